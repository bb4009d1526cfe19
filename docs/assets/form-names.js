// Short names proposed from words; likeness of addresses and titles.
const LATIN = { ß: "ss", æ: "ae", ø: "o", đ: "d", ł: "l", ı: "i" };
const words = (text) => text.toLowerCase().replace(/[ßæøđłı]/g, (letter) => LATIN[letter]).normalize("NFKD")
  .replace(/\p{M}/gu, "").replace(/(\d)[,.](?=\d{3})/g, "$1").replace(/['’]s?\b/g, "").match(/[a-z0-9]+/g) ?? [];

// An id of a few words that say something; empty where there are none of Latin letters.
export const named = (text, small, most = 4) => {
  const told = words(text).filter((word) => !small.includes(word));
  return told.slice(0, most).join("-").slice(0, 48).replace(/-$/, "");
};

export const unique = (name, taken) => {
  if (!taken(name)) return name;
  let number = 2;
  while (taken(`${name}-${number}`)) number += 1;
  return `${name}-${number}`;
};

// An address without what does not tell pages apart.
export const bare = (address) => {
  try {
    const url = new URL(address);
    for (const key of [...url.searchParams.keys()]) if (/^(utm_|fbclid|gclid|ref$|ref_|mc_|amp)/.test(key)) url.searchParams.delete(key);
    url.searchParams.sort();
    const host = url.hostname.replace(/^(www|m|amp|mobile)\./, "");
    return `${host}${url.pathname.replace(/\/(index\.html?|amp)?$/, "")}${url.search}`;
  } catch { return ""; }
};

// What two texts have in common, of 100: twice the longest common subsequence by both lengths (rapidfuzz’s ratio).
export const ratio = (one, other) => {
  const [first, second] = [[...one], [...other]];
  if (!first.length && !second.length) return 100;
  let row = new Uint16Array(second.length + 1);
  for (const sign of first) {
    const next = new Uint16Array(second.length + 1);
    for (let at = 1; at <= second.length; at += 1) next[at] = second[at - 1] === sign ? row[at - 1] + 1 : Math.max(row[at], next[at - 1]);
    row = next;
  }
  return (200 * row[second.length]) / (first.length + second.length);
};

// The cards that have this address, or a title much like this one: [id, title, which].
export const like = (card, own, cards) => {
  const [address, title] = [bare(card.url ?? ""), (card.title ?? "").toLowerCase()];
  const near = (other) => Math.abs(other.length - title.length) < 0.35 * title.length && ratio(title, other.toLowerCase()) >= 82;
  return Object.entries(cards).filter(([id]) => id !== own).flatMap(([id, [name, , , , url]]) => {
    if (address && bare(url) === address) return [[id, name, "address"]];
    return title.length > 11 && near(name) ? [[id, name, "title"]] : [];
  });
};
