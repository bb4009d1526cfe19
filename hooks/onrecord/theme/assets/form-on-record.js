// Whether the text of a fact says that somebody said it, as evidence_of_facts.py reads it;
// tests/shared_cases/on_record.json holds both to the same answers.

/** @param {string} text */
const escaped = (text) => text.replace(/[.*+?^${}()|[\]\\]/g, "\\$&");
/** @param {string} word */
const isLower = (word) => word === word.toLowerCase() && word !== word.toUpperCase();
/** @param {string} sign */
const isUpper = (sign) => sign === sign.toUpperCase() && sign !== sign.toLowerCase();

// What a name is shortened to: its longer words with a capital, and its initials.
/** @type {(name: string, small: string[]) => string[]} */
const partsOf = (name, small) => {
  const words = (name.match(/[\p{L}\p{N}_]+/gu) ?? []).filter((word) => !small.includes(word.toLowerCase()));
  const initials = words.map((word) => [...word][0] ?? "").filter(isUpper).join("");
  return [...words.filter((word) => [...word].length > 2 && !isLower(word)),
    ...([...initials].length > 1 ? [initials] : [])];
};

// Where in a text somebody has been named: by name, alias, initials or a word of the name; -1: nowhere.
/** @type {(text: string, actor: KnownActor, small: string[]) => number} */
const namedAt = (text, [name, aliases], small) => {
  const names = [name, ...aliases];
  const patterns = [
    ...names.map((whole) => new RegExp(`(?<![\\p{L}\\p{N}_])${escaped(whole)}`, "iu")),
    ...names.flatMap((whole) => partsOf(whole, small))
      .map((part) => new RegExp(`(?<![\\p{L}\\p{N}_])${escaped(part)}(?![\\p{L}\\p{N}_])`, "u")),
  ];
  const ends = patterns.flatMap((pattern) =>
    { const match = pattern.exec(text); return match ? [match.index + match[0].length] : []; });
  return ends.length ? Math.min(...ends) : -1;
};

/**
 * Whether a text names the speaker and then the saying, or says what was signed or published by the speaker.
 * @param {string} text
 * @param {KnownActor} actor
 * @param {Pick<Data, "limits" | "patterns">} data
 */
export const saysThatItWasSaid = (text, actor, { limits, patterns }) => {
  const passive = new RegExp(patterns.saidBy ?? "", "u").exec(text);
  const at = namedAt(text, actor, limits.small);
  const saying = new RegExp(patterns.saying ?? "", "giu");
  saying.lastIndex = Math.max(at, 0);
  if (at >= 0 && saying.test(passive ? text.slice(0, passive.index) : text)) return true;
  return passive !== null && namedAt(text.slice(passive.index + passive[0].length), actor, limits.small) >= 0;
};
