// A published card that is changed says so in its log (method §7): which statements differ, and which are gone.
import { isPress } from "./form-check-facts.js";
import { today } from "./form-dates.js";
import { figured, figureOf } from "./form-figures.js";
import { each } from "./form-statements.js";

/** @typedef {Record<string, Question>} Questions */
// A value as diff/normalise.py spells it: how lines are broken means nothing, nor does the order of what stands in no
// order.
/** @type {(value: any) => any} */
const spelt = (value) => {
  if (typeof value === "string") return value.trim().replace(/\s+/g, " ");
  if (Array.isArray(value)) return value.map(spelt);
  if (value && typeof value === "object") return Object.entries(value).map(([name, one]) => [name, spelt(one)]);
  return value ?? null;
};
/** @param {string[]} [ids] */
const some = (ids = []) => [...ids].sort();
/** @param {Answer} answer */
const answered = (answer) => {
  const figure = typeof answer === "string" ? figureOf(answer) : undefined;
  if (!figure) return answer;
  return [figure.sign, ...[figure.low, figure.high ?? ""].map((number) => number.replace(/^0+(?=\d)/, ""))].join(" ");
};
/** @type {(measure: string | undefined, listed: string[]) => string | undefined} */
const measured = (measure, listed) => (measure && listed.includes(measure) ? measure : listed[0]);
// What a field of a statement means, where that is more than its value.
/** @type {Record<string, (statement: Statement, questions: Questions) => unknown>} */
const MEANT = {
  answers: ({ answers = {} }) => Object.entries(answers).map(([id, answer]) => [id, answered(answer)]).sort(),
  as_of: ({ as_of: day, said_on: said }) => (day === said ? undefined : day),
  measure: ({ measure, answers = {} }, questions) => Object.entries(answers).filter(([, answer]) => figured(answer))
    .map(([id]) => [id, measured(measure, questions[id]?.measures ?? [])]).sort(),
  rests_on: ({ rests_on: ids }) => some(ids),
  supersedes: ({ supersedes: ids }) => some(ids),
};
/** @type {(name: string, statement: Record<string, any>, questions: Questions) => string} */
const meant = (name, statement, questions) => JSON.stringify(spelt(MEANT[name]?.(statement, questions) ?? (
  MEANT[name] ? null : statement[name]
)));
/** @param {LogEntry} entry */
const spelling = ({ on, note, statements }) => JSON.stringify(spelt([on, note, some(statements)]));
// Evidence may be added without a word, and a copy to a page; what is gone is told.
/** @type {(piece: Evidence, other: Evidence) => boolean} */
const kept = (piece, other) => (typeof piece === "string" || typeof other === "string" ? piece === other
  : Object.entries(piece).every(([name, value]) => /** @type {any} */ (other)[name] === value));
/** @type {(was: Statement, now: Statement) => boolean} */
const lost = (was, now) => (was.evidence ?? [])
  .some((piece) => !(now.evidence ?? []).some((other) => kept(piece, other)));
/** @type {(was: Placed, now: Placed, data: Data) => boolean} */
const differs = (was, now, { guarded, questions }) => was.kind !== now.kind || lost(was.statement, now.statement)
  || guarded.statement.some((name) => meant(name, was.statement, questions) !== meant(name, now.statement, questions));
// Who said it first (method §4): the speaker’s side; of one without a name, that of the first relay that has one.
/** @type {(card: Card, placed: Placed, data: Data) => string} */
const first = ({ publisher }, { kind, statement }, { actors, sorts }) => {
  const { said_by: who, by, via = [], rests_on: below = [] } = statement;
  if (below.length) return "";
  const speaker = kind === "verified" ? by ?? publisher : who;
  const counted = typeof speaker === "string" ? speaker : via.find((relay) => typeof relay === "string") ?? publisher;
  const actor = typeof counted === "string" ? actors[counted] : undefined;
  return `${actor?.[2] ?? counted} ${speaker !== counted || isPress(actor, sorts)}`;
};
// What is in one list of entries and not in the other; what stands there twice counts twice.
/** @type {(entries: LogEntry[], others: LogEntry[]) => LogEntry[]} */
const besides = (entries, others) => {
  const left = others.map(spelling);
  return entries.filter((one) => {
    const at = left.indexOf(spelling(one));
    if (at >= 0) left.splice(at, 1);
    return at < 0;
  });
};
/** @param {Card} card */
const byId = (card) => new Map(each(card).map((one) => [one.statement.id ?? "", one]));
/** @type {(base: Card, card: Card) => string[]} */
const away = (base, card) => [...byId(base).keys()].filter((id) => !byId(card).has(id));

// What no entry of the log that was added tells of yet: fields of the card, ids of statements that differ, ids of
// those that are gone; and entries that are gone from the log. Both cards as the form reads them.
/**
 * @type {(base: Card, card: Card, data: Data) => Record<"fields" | "changed" | "gone" | "buried" | "erased", string[]>}
 */
const unlogged = (base, card, data) => {
  const now = byId(card);
  const [before, after] = [base.corrections ?? [], card.corrections ?? []];
  const fresh = besides(after, before);
  const named = new Set(fresh.flatMap(({ statements }) => statements ?? []));
  const withdrawn = new Set((card.withdrawn ?? []).map(({ id }) => id));
  const changed = [...byId(base)].filter(([id, was]) => {
    const is = now.get(id);
    return is && !named.has(id) && (differs(was, is, data) || first(base, was, data) !== first(card, is, data));
  });
  const fields = data.guarded.card.filter((name) => meant(name, base, {}) !== meant(name, card, {}));
  return {
    fields: fresh.some(({ statements = [] }) => !statements.length) ? [] : fields,
    changed: changed.map(([id]) => id),
    gone: away(base, card).filter((id) => !withdrawn.has(id)),
    buried: (base.withdrawn ?? []).flatMap(({ id }) => (id && !withdrawn.has(id) ? [id] : [])),
    erased: besides(before, after).map(({ on }) => on ?? ""),
  };
};

// What the comparison says of the same (diff/silent_changes.py), it says of files, with the lines to write there; here
// each text names what stands in the form, and the hint names the button that puts it right.
/**
 * The same as things to mend, each at the log that is to tell it; `namers`: the files that name a statement.
 * @type {(base: Card, card: Card, data: Data, namers: Record<string, string[]>) => Problem[]}
 */
export const silent = (base, card, data, namers) => {
  const { fields, changed, gone, buried, erased } = unlogged(base, card, data);
  /** @type {(log: Log, key: string, hint: string) => (text: string) => Problem} */
  const at = (log, key, hint) => (text) =>
    ({ at: [log], key, text: text.charAt(0).toUpperCase() + text.slice(1), hint });
  const hint = "choose “Note the correction” under “What you changed”, and say what was mended";
  const noted = at("corrections", "no-correction", hint);
  const back = "put it back as it was";
  const why = "choose “Note why it is withdrawn” under “What you changed”, or put it back";
  const until = "keep it until a change to that file has taken its name out there";
  return [
    ...fields.map((name) => noted(`${name} changed, and no new correction says so`)),
    ...changed.map((id) => noted(`“${id}” changed, and no new correction names it`)),
    ...erased.map((day) => at("corrections", "correction-gone", back)(`the correction of ${day} is gone or differs`)),
    ...buried.map((id) => at("withdrawn", "tombstone-gone", back)(`“${id}” was withdrawn, and its entry is gone`)),
    ...gone.map((id) => at("withdrawn", "statement-gone", why)(`“${id}” is gone, and nothing says why`)),
    ...away(base, card).flatMap((id) => (namers[id]
      ? [at("withdrawn", "still-named", until)(`“${id}” is gone, and ${namers[id].join(", ")} names it`)] : [])),
  ];
};

/**
 * What is to be noted, each with a button; `note` adds an entry to the log.
 * @type {(box: HTMLElement, base: Card, card: Card, data: Data, note: (log: Log, values: LogEntry) => void) => void}
 */
export const showChanges = (box, base, card, data, note) => {
  const { fields, changed, gone } = unlogged(base, card, data);
  const key = JSON.stringify([fields, changed, gone]);
  if (box.dataset.shown === key) return;
  box.dataset.shown = key;
  /** @type {(words: string, ids: string[], log: Log, values: LogEntry) => HTMLElement} */
  const offer = (words, ids, log, values) => {
    const [line, button] = [document.createElement("p"), document.createElement("button")];
    Object.assign(button, { type: "button", textContent: words });
    button.addEventListener("click", () => note(log, { on: today(), ...values }));
    line.append(`${ids.join(", ")} `, button);
    return line;
  };
  box.replaceChildren(
    ...(fields.length ? [offer("Note the correction", fields, "corrections", {})] : []),
    ...(changed.length ? [offer("Note the correction", changed, "corrections", { statements: changed })] : []),
    ...gone.map((id) => offer("Note why it is withdrawn", [id], "withdrawn", { id })),
  );
};
