// Short names proposed from words; likeness of titles.
const LATIN = { ß: "ss", æ: "ae", œ: "oe", ø: "o", đ: "d", ð: "d", þ: "th", ħ: "h", ł: "l", ŋ: "n", ŧ: "t", ı: "i" };
// Small Latin letters, digits and single hyphens; empty where most letters are of another script.
export const kebab = (text) => {
  const bare = text.toLowerCase().replace(/[ßæœøđðþħłŋŧı]/g, (letter) => LATIN[letter]).normalize("NFKD").toLowerCase().replace(/\p{M}|['’]/gu, "");
  const letters = bare.match(/\p{L}/gu) ?? [];
  const latin = letters.filter((letter) => letter <= "z").length;
  return letters.length && 2 * latin <= letters.length ? "" : (bare.match(/[a-z0-9]+/g) ?? []).join("-");
};

// The first words of a text that say what it is about, as the terminal proposes them: whole words, unless the first alone is too long.
export const named = (text, { limits, patterns }, most = 4) => {
  const without = (name, from) => from.replace(new RegExp(patterns[name], "gu"), "");
  const told = kebab(without("possessive", without("thousands", text))).split("-").filter((word) => word && !limits.inNoName.includes(word));
  const fits = told.slice(0, most).filter((_, at, all) => all.slice(0, at + 1).join("-").length <= limits.longestName);
  return (fits.length ? fits : told.slice(0, 1)).join("-").slice(0, limits.longestName);
};

// What is proposed as the name of a file: no longer than a file’s name may be, with room for a day or a number.
export const stem = (name, { limits }) => name.slice(0, limits.longestStem).replace(/-+$/, "");

export const unique = (name, taken) => {
  if (!taken(name)) return name;
  let number = 2;
  while (taken(`${name}-${number}`)) number += 1;
  return `${name}-${number}`;
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

// A title as far as it is compared: signs and capitals aside.
export const plain = (title) => title.toLowerCase().replace(/[^\p{L}\p{N}]/gu, " ").trim();

// The cards that have this address (in its canonical form), or a title much like this one: [id, title, which].
export const like = (card, address, own, cards) => {
  const title = plain(card.title ?? "");
  const near = (other) => Math.abs(other.length - title.length) < 0.35 * title.length && ratio(title, other) >= 82;
  return Object.entries(cards).filter(([id]) => id !== own).flatMap(([id, [name, , , , url]]) => {
    if (address && url === address) return [[id, name, "address"]];
    return title.length > 11 && near(plain(name)) ? [[id, name, "title"]] : [];
  });
};
