// The short names of the card and of its statements: proposed until somebody chooses another; the links of the summary
// follow the statement to which they lead, and no other.
import { shortName, stem, unique } from "./form-names.js";
import { links } from "./form-sentences.js";
import { find, statements, textOf, withRecord } from "./form-state.js";
import { KINDS } from "./form-statements.js";

/** @param {FormState} state */
const summaryOf = (state) => state.card.entries.summary ?? "";
/** @type {(state: FormState, key: number) => RecordHolder[]} */
const othersOf = (state, key) => statements(state).filter((one) => one.key !== key);

/**
 * The links that led to a statement lead to its new name, unless another statement has either of the two.
 * @type {(key: number) => Change}
 */
export const renamed = (key) => (state) => {
  const { record } = find(state, key);
  const [from, to] = [record.named, textOf(record, "id")];
  const has = (/** @type {string} */ id) => othersOf(state, key)
    .some((one) => one.named === id || textOf(one, "id") === id);
  if (!to || from === to || has(to)) return state;
  const summary = from && !has(from) ? summaryOf(state).replaceAll(`](#${from})`, `](#${to})`) : summaryOf(state);
  const linked = { ...state, card: { ...state.card, entries: { ...state.card.entries, summary } } };
  return withRecord(linked, key, (one) => ({ ...one, named: to }));
};
/** @type {Change} */
export const allRenamed = (state) => statements(state).reduce((changed, { key }) => renamed(key)(changed), state);

// A name stays while its words do. One that belonged to a statement that was removed (which can be put back, or to
// which the summary still links) is not given out again.
/** @type {(key: number, data: Data) => Change} */
const statementNamed = (key, data) => (state) => {
  const { record } = find(state, key);
  if (record.own) return state;
  const text = textOf(record, "text");
  const words = shortName(text, data) || (text.trim() ? "statement" : "");
  const kept = record.named && (record.words ?? words) === words;
  const proposed = withRecord(state, key, (one) => ({ ...one, words }));
  if (kept) return proposed;
  const linked = links(summaryOf(state), data).filter(({ to }) => to.startsWith("#")).map(({ to }) => to.slice(1))
    .filter((id) => id !== record.named);
  const removed = KINDS.flatMap((kind) => state.lists[kind]).filter((one) => one.removed);
  const taken = new Set([...[...othersOf(state, key), ...removed].map((one) => textOf(one, "id")), ...linked]);
  const id = words && unique(words, (name) => taken.has(name));
  return renamed(key)(withRecord(proposed, key, (one) => ({ ...one, entries: { ...one.entries, id } })));
};
/** @type {(data: Data) => Change} */
export const statementsNamed = (data) => (state) => statements(state)
  .reduce((changed, { key }) => statementNamed(key, data)(changed), state);

/**
 * A name of the card that is proposed until somebody chooses another.
 * @type {(card: Card, known: Data) => Change}
 */
export const cardNamed = (card, known) => (state) => {
  if (state.card.own) return state;
  const day = (card.published ?? "").replace(/[^0-9-].*/s, "");
  const words = shortName(card.title ?? "", known);
  const publisher = card.publisher && known.actors[card.publisher] ? card.publisher : "";
  const name = stem([publisher, words || (card.title && day)].filter(Boolean).join("-"), known);
  const taken = (/** @type {string} */ one) => one in known.taken;
  const dated = words && day ? `${name}-${day}` : name;
  const id = (name && [name, dated].find((one) => !taken(one))) || (name && unique(name, taken));
  return { ...state, card: { ...state.card, entries: { ...state.card.entries, id } } };
};
