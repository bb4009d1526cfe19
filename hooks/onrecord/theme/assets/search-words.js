// Words that the search takes for one another. Pagefind knows no "or": what is found has the token of each group of
// which it has a word, and here the token is asked for in place of the word. Words are compared as the index compares
// them (pages/search/word_groups.py). What stands in quotation marks is asked for as it is.
/** @typedef {{ token: string, words: string[], for: string }} Group */
/** @typedef {{ typed: string, group: Group }} Replaced */

/** @type {[RegExp, string][]} */
const ENDINGS = [
  [/['’]s?$/u, ""],
  [/^(.{3,})ie[sd]$/u, "$1y"],
  [/^(.{3,}?)(?:ing|ed|es|s|e)$/u, "$1"],
  [/(.)\1$/u, "$1"],
];

/** @param {string} word */
export const stem = (word) =>
  ENDINGS.reduce((one, [ending, instead]) => one.replace(ending, instead), word.toLowerCase());

/** @param {string} text */
export const stems = (text) => (text.match(/[\p{L}\p{N}]+(?:['’][\p{L}\p{N}]+)*/gu) ?? []).map(stem);

/** @param {string} text */
const key = (text) => stems(text).join(" ");

/**
 * What is asked for in place of the words typed: the longest of our words first; and what was replaced.
 * @type {(typed: string, groups: Group[]) => { words: string, replaced: Replaced[] }}
 */
export const expand = (typed, groups) => {
  const known = new Map(groups.flatMap((group) =>
    group.words.map((word) => /** @type {[string, Group]} */ ([key(word), group]))));
  const longest = Math.max(0, ...[...known.keys()].map((one) => one.split(" ").length));
  const parts = typed.match(/"[^"]*"?|[^\s"]+/g) ?? [];
  /** @type {Replaced[]} */
  const replaced = [];
  /** @type {string[]} */
  const words = [];
  for (let at = 0; at < parts.length;) {
    let size = Math.min(longest, parts.length - at);
    while (size > 0 && !known.has(key(run(parts, at, size)))) size -= 1;
    const group = size ? known.get(key(run(parts, at, size))) : undefined;
    if (group) replaced.push({ typed: run(parts, at, size), group });
    words.push(group ? group.token : parts[at] ?? "");
    at += size || 1;
  }
  return { words: words.join(" "), replaced };
};

// A part in quotation marks is none of our words, nor part of one.
/** @type {(parts: string[], at: number, size: number) => string} */
const run = (parts, at, size) => {
  const taken = parts.slice(at, at + size);
  return taken.some((part) => part.startsWith('"')) ? "" : taken.join(" ");
};

/**
 * What else was asked for, for a reader: `admit: confirm, acknowledge`, or `Moscow:` and who speaks for Russia.
 * @type {(replaced: Replaced[]) => string}
 */
export const also = (replaced) => [...new Set(replaced.map(({ typed, group }) => {
  const others = group.words.filter((word) => key(word) !== key(typed)).join(", ");
  const named = `who speaks for ${group.for}, and what concerns it`;
  return `“${typed}”: ${group.for ? named : others}`;
}))].join("; ");

// How many letters must be changed, left out or put in to make one word of another.
/** @type {(one: string, other: string) => number} */
export const distance = (one, other) => {
  let row = [...Array(other.length + 1).keys()];
  for (let at = 1; at <= one.length; at += 1) {
    const next = [at];
    for (let to = 1; to <= other.length; to += 1) {
      const same = one[at - 1] === other[to - 1] ? 0 : 1;
      next.push(Math.min((next[to - 1] ?? 0) + 1, (row[to] ?? 0) + 1, (row[to - 1] ?? 0) + same));
    }
    row = next;
  }
  return row.at(-1) ?? 0;
};

const MOST = 3;

/**
 * The words that were perhaps meant by one that is nowhere: at most one letter in four is another, the nearest first.
 * @type {(typed: string, words: string[]) => string[]}
 */
export const meant = (typed, words) => {
  const word = typed.toLowerCase();
  const near = new Map(words.flatMap((one) => {
    const far = distance(word, one.toLowerCase());
    return far > 0 && far <= word.length / 4 ? [/** @type {[string, number]} */ ([one, far])] : [];
  }));
  return [...near].sort(([, one], [, other]) => one - other).slice(0, MOST).map(([one]) => one);
};
