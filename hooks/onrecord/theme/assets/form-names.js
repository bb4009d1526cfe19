// Short names proposed from words, as id_proposal.py makes them; likeness of titles. tests/shared_cases/names.json
// holds both to the same answers.
const LATIN = /** @type {Record<string, string>} */ ({
  ß: "ss", æ: "ae", œ: "oe", ø: "o", đ: "d", ð: "d", þ: "th", ħ: "h", ł: "l", ŋ: "n", ŧ: "t", ı: "i",
});
/**
 * Small Latin letters, digits and single hyphens; empty where most letters are of another script.
 * @param {string} text
 */
export const kebab = (text) => {
  const latin = text.toLowerCase().replace(/[ßæœøđðþħłŋŧı]/g, (letter) => LATIN[letter] ?? "");
  const bare = latin.normalize("NFKD").toLowerCase().replace(/\p{M}|['’]/gu, "");
  const letters = bare.match(/\p{L}/gu) ?? [];
  const ascii = letters.filter((letter) => letter <= "z").length;
  return letters.length && 2 * ascii <= letters.length ? "" : (bare.match(/[a-z0-9]+/g) ?? []).join("-");
};

/**
 * The first words of a text that say what it is about: whole words, unless the first alone is too long.
 * @param {string} text
 * @param {Pick<Data, "limits" | "patterns">} data
 */
export const shortName = (text, { limits, patterns }, most = 4) => {
  /** @type {(name: string, from: string) => string} */
  const without = (name, from) => from.replace(new RegExp(patterns[name] ?? "", "gu"), "");
  const words = kebab(without("possessive", without("thousands", text))).split("-")
    .filter((word) => word && !limits.inNoName.includes(word));
  const fits = words.slice(0, most).filter((_, at, all) => all.slice(0, at + 1).join("-").length <= limits.longestName);
  return (fits.length ? fits : words.slice(0, 1)).join("-").slice(0, limits.longestName);
};

/**
 * What is proposed as the name of a file: no longer than one may be, with room for a day or a number.
 * @param {string} name
 * @param {Pick<Data, "limits">} data
 */
export const stem = (name, { limits }) => name.slice(0, limits.longestStem).replace(/-+$/, "");

/**
 * The name, or the name with the first number that is free.
 * @param {string} name
 * @param {(name: string) => boolean} taken
 */
export const unique = (name, taken) => {
  if (!taken(name)) return name;
  let number = 2;
  while (taken(`${name}-${number}`)) number += 1;
  return `${name}-${number}`;
};

/**
 * What two texts have in common, of 100: twice the longest common subsequence by both lengths (rapidfuzz’s ratio).
 * @param {string} one
 * @param {string} other
 */
export const ratio = (one, other) => {
  const [first, second] = [[...one], [...other]];
  if (!first.length && !second.length) return 100;
  let row = new Uint16Array(second.length + 1);
  for (const sign of first) {
    const next = new Uint16Array(second.length + 1);
    for (let at = 1; at <= second.length; at += 1) {
      next[at] = second[at - 1] === sign ? (row[at - 1] ?? 0) + 1 : Math.max(row[at] ?? 0, next[at - 1] ?? 0);
    }
    row = next;
  }
  return (200 * (row[second.length] ?? 0)) / (first.length + second.length);
};

/**
 * A title as far as it is compared: signs and capitals aside.
 * @param {string} title
 */
export const plain = (title) => title.replaceAll("İ", "I").toLowerCase().replace(/[^\p{L}\p{N}]/gu, " ").trim();

/**
 * Whether a text may be the id of something.
 * @type {(text: string, data: Pick<Data, "patterns">) => boolean}
 */
export const isSlug = (text, { patterns }) => new RegExp(`^(?:${patterns.slug})$`).test(text);

/**
 * Whether a note names something by its id.
 * @type {(note: string | undefined, id: string) => boolean}
 */
export const mentions = (note, id) => (note ?? "").split(/[^\p{L}\p{N}_-]+/u).includes(id);

/**
 * Where the file of an id that is taken lies: the folder is kept, the name is the id.
 * @type {(data: Pick<Data, "taken">, id: string) => string}
 */
export const pathOf = ({ taken }, id) => `${taken[id] ?? ""}${id}.yaml`;
