// Which two actors are perhaps one, as similar_names.py compares them: the same letters or words, or a few letters of
// one word apart. tests/shared_cases/actor_names.json holds both to the same answers.
import { mentions, ratio } from "./form-names.js";
import { message } from "./form-messages.js";

/** @param {string} name */
const words = (name) => name.normalize("NFKD")
  .replace(/\p{M}/gu, "").normalize("NFC").toLowerCase().replaceAll("ß", "ss")
  .split(/[^\p{L}\p{N}]+/u).filter((word) => word && word !== "the");
/** @type {(list: string[], others: string[]) => string[]} */
const without = (list, others) => {
  const left = [...others];
  return list.filter((word) => {
    const at = left.indexOf(word);
    if (at >= 0) left.splice(at, 1);
    return at < 0;
  });
};

// Whether two words begin or end alike: the mistake may stand near either end, and in a short word nearer.
/** @param {string} word */
const lengths = (word) => (word.length < 6 ? [2] : word.length === 6 ? [2, 3] : [3]);
/** @type {(one: string, other: string) => boolean} */
const beginOrEndAlike = (one, other) => lengths(one).filter((length) => lengths(other).includes(length))
  .some((length) => one.slice(0, length) === other.slice(0, length) || one.slice(-length) === other.slice(-length));

/**
 * Whether two names have the same letters or words, or differ by a few letters of one word, and no number.
 * @param {string} name
 * @param {string} other
 * @param {Pick<Data, "limits">} data
 */
export const resemble = (name, other, { limits }) => {
  const [one, two] = [words(name), words(other)];
  if (!one.length || !two.length) return false;
  const [mine, theirs] = [[...one].sort().join(" "), [...two].sort().join(" ")];
  if (one.join("") === two.join("") || mine === theirs) return true;
  const [[a, ...more], [b, ...others]] = [without(one, two), without(two, one)];
  if (!a || !b || more.length || others.length || /\p{N}/u.test(a + b) || !beginOrEndAlike(a, b)) return false;
  return ratio(mine, theirs) >= limits.alike && ratio(a, b) >= limits.alikeWord;
};

/**
 * Of each newcomer whom it resembles, of the archive or of the newcomers before it, unless the note of either names
 * the other.
 * @param {Newcomers} newcomers
 * @param {Data} data
 * @returns {Problem[]}
 */
export const resembling = (newcomers, data) => {
  /** @typedef {{ id: string, names: string[], note: string | undefined }} Named */
  /** @type {Named[]} */
  const known = Object.entries(data.actors)
    .map(([id, [name, aliases]]) => ({ id, names: [name, ...aliases], note: "" }));
  /** @type {Named[]} */
  const fresh = Object.entries(newcomers)
    .map(([id, { name = "", aliases = [], note }]) => ({ id, names: [name, ...aliases].filter(Boolean), note }));
  return fresh.flatMap((mine, at) => [...known, ...fresh.slice(0, at)].flatMap((other) => {
    if (mentions(mine.note, other.id) || mentions(other.note, mine.id)) return [];
    const name = other.names.find((theirs) => mine.names.some((own) => resemble(own, theirs, data)));
    if (!name) return [];
    const values = { name, value: other.id, path: `actors/${other.id}.yaml` };
    return [{ at: ["actor", mine.id, "name"], ...message(data, "like-name", values) }];
  }));
};
