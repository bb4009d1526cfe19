// A published card that is changed says so in its log (method §7): which statements differ, and which are gone.
import { today } from "./form-dates.js";
import { figured } from "./form-figures.js";
import { each } from "./form-statements.js";

// A value as comparing/spelling.py spells it: how lines are broken means nothing, nor does the order of what stands in no order.
const spelt = (value) => {
  if (typeof value === "string") return value.trim().replace(/\s+/g, " ");
  if (Array.isArray(value)) return value.map(spelt);
  return value && typeof value === "object" ? Object.entries(value).map(([name, one]) => [name, spelt(one)]) : value ?? null;
};
const PRESS = 1; // among the sorts of actors
const some = (ids = []) => [...ids].sort();
const ANSWER = /^(~|>=|<=|>|<)?\s*0*(\d+)(?:\.\.0*(\d+))?$/;
const answered = (answer) => (typeof answer === "string" ? answer.trim().replace(ANSWER, (_, sign = "", low, high = "") => [sign, low, high].join(" ")) : answer);
// What a field of a statement means, where that is more than its value.
const MEANT = {
  answers: ({ answers = {} }) => Object.entries(answers).map(([id, answer]) => [id, answered(answer)]).sort(),
  as_of: ({ as_of: day, said_on: said }) => (day === said ? undefined : day),
  measure: ({ measure, answers = {} }, questions) => Object.entries(answers).filter(([, answer]) => figured(answer))
    .map(([id]) => [id, questions[id]?.measures ?? []]).map(([id, listed]) => [id, listed.includes(measure) ? measure : listed[0]]).sort(),
  rests_on: ({ rests_on: ids }) => some(ids),
  supersedes: ({ supersedes: ids }) => some(ids),
};
const meant = (name, statement, questions) => JSON.stringify(spelt(MEANT[name] ? MEANT[name](statement, questions) : statement[name]));
const entry = ({ on, note, statements }) => JSON.stringify(spelt([on, note, some(statements)]));
// Evidence may be added without a word, and a copy to a page; what is gone is told.
const kept = (piece, other) => (typeof piece === "string" ? piece === other : Object.entries(piece).every(([name, value]) => other[name] === value));
const lost = (was, now) => (was.evidence ?? []).some((piece) => !(now.evidence ?? []).some((other) => kept(piece, other)));
const differs = (was, now, { guarded, questions }) => was.kind !== now.kind || lost(was.statement, now.statement)
  || guarded.statement.some((name) => meant(name, was.statement, questions) !== meant(name, now.statement, questions));
// Who said it first (method §4): the speaker’s side; of one without a name, that of the first hand that has one.
const first = ({ publisher }, { kind, statement: { said_by: who, by, via = [], rests_on: below = [] } }, { actors }) => {
  if (below.length) return "";
  const speaker = kind === "verified" ? by ?? publisher : who;
  const counted = typeof speaker === "string" ? speaker : via.find((hand) => typeof hand === "string") ?? publisher;
  return `${actors[counted]?.[2] ?? counted} ${speaker !== counted || actors[counted]?.[3] === PRESS}`;
};
// What is in one list of entries and not in the other; what stands there twice counts twice.
const besides = (entries, others) => {
  const left = others.map(entry);
  return entries.filter((one) => { const at = left.indexOf(entry(one)); if (at >= 0) left.splice(at, 1); return at < 0; });
};

const away = (base, card) => {
  const now = each(card).map(({ statement }) => statement.id);
  return each(base).map(({ statement }) => statement.id).filter((id) => !now.includes(id));
};

// What no entry of the log that was added tells of yet: fields of the card, ids of statements that differ, ids of those that
// are gone; and entries that are gone from the log. Both cards as the form reads them.
const unlogged = (base, card, data) => {
  const now = new Map(each(card).map((one) => [one.statement.id, one]));
  const [before, after] = [base, card].map(({ corrections = [] }) => corrections);
  const fresh = besides(after, before);
  const named = new Set(fresh.flatMap(({ statements }) => statements ?? []));
  const withdrawn = new Set((card.withdrawn ?? []).map(({ id }) => id));
  const was = each(base).map((one) => [one.statement.id, one]);
  const other = (one, then) => differs(one, then, data) || first(base, one, data) !== first(card, then, data);
  const fields = data.guarded.card.filter((name) => meant(name, base, {}) !== meant(name, card, {}));
  return {
    fields: fresh.some(({ statements = [] }) => !statements.length) ? [] : fields,
    changed: was.filter(([id, one]) => now.has(id) && !named.has(id) && other(one, now.get(id))).map(([id]) => id),
    gone: away(base, card).filter((id) => !withdrawn.has(id)),
    untold: (base.withdrawn ?? []).map(({ id }) => id).filter((id) => !withdrawn.has(id)),
    erased: besides(before, after).map(({ on }) => on ?? ""),
  };
};

// The same as things to mend, each at the log that is to tell it.
export const silent = (base, card, data, namers) => {
  const { fields, changed, gone, untold, erased } = unlogged(base, card, data);
  const hint = "choose “Note the correction” under “What you changed”, and say what was mended";
  return [
    ...fields.map((name) => ({ at: ["corrections"], key: "no-correction", text: `${name} changed, and no new correction says so`, hint })),
    ...changed.map((id) => ({ at: ["corrections"], key: "no-correction", text: `“${id}” changed, and no new correction names it`, hint })),
    ...erased.map((day) => ({ at: ["corrections"], key: "correction-gone", text: `the correction of ${day} is gone or differs`, hint: "put it back as it was" })),
    ...untold.map((id) => ({ at: ["withdrawn"], key: "tombstone-gone", text: `“${id}” was withdrawn, and its entry is gone`, hint: "put it back as it was" })),
    ...gone.map((id) => ({ at: ["withdrawn"], key: "statement-gone", text: `“${id}” is gone, and nothing says why`, hint: "choose “Note why it is withdrawn” under “What you changed”, or put it back" })),
    ...away(base, card).filter((id) => namers[id]).map((id) => ({ at: ["withdrawn"], key: "still-named", text: `“${id}” is gone, and ${namers[id].join(", ")} names it`, hint: "keep it until a change to that file has taken its name out there" })),
  ].map((one) => ({ ...one, text: one.text[0].toUpperCase() + one.text.slice(1) }));
};

// What is to be noted, each with a button; `note` adds an entry to the log.
export const showChanges = (box, base, card, data, note) => {
  const { fields, changed, gone } = unlogged(base, card, data);
  const key = JSON.stringify([fields, changed, gone]);
  if (box.dataset.shown === key) return;
  box.dataset.shown = key;
  const offer = (words, ids, act) => {
    const [line, button] = ["p", "button"].map((name) => document.createElement(name));
    Object.assign(button, { type: "button", textContent: words });
    button.addEventListener("click", act);
    line.append(`${ids.join(", ")} `, button);
    return line;
  };
  box.replaceChildren(
    ...(fields.length ? [offer("Note the correction", fields, () => note("corrections", { on: today() }))] : []),
    ...(changed.length ? [offer("Note the correction", changed, () => note("corrections", { on: today(), statements: changed }))] : []),
    ...gone.map((id) => offer("Note why it is withdrawn", [id], () => note("withdrawn", { id, on: today() }))),
  );
};
