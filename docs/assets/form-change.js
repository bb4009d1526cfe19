// A published card that is changed says so in its log (method §7): which statements differ, and which are gone.
import { each } from "./form-statements.js";
import { today } from "./form-dates.js";

const ordered = (value) => {
  if (Array.isArray(value)) return value.map(ordered);
  return value && typeof value === "object" ? Object.entries(value).sort().map(([name, one]) => [name, ordered(one)]) : value ?? null;
};
const same = (one, other) => JSON.stringify(ordered(one)) === JSON.stringify(ordered(other));
// Evidence may be added without a word, and a copy to a page; what is gone is told.
const kept = (piece, other) => (typeof piece === "string" ? piece === other : Object.entries(piece).every(([name, value]) => other[name] === value));
const lost = (was, now) => (was.evidence ?? []).some((piece) => !(now.evidence ?? []).some((other) => kept(piece, other)));
const differs = (was, now, { statement: guarded }) => was.kind !== now.kind || lost(was.statement, now.statement)
  || guarded.some((name) => !same(was.statement[name], now.statement[name]));

// What no entry of the log that was added tells of yet: fields of the card, ids of statements that differ, ids of those that
// are gone; and entries that are gone from the log. Both cards as the form reads them; `guarded`: what may not change in silence.
const unlogged = (base, card, guarded) => {
  const now = new Map(each(card).map((one) => [one.statement.id, one]));
  const [before, after] = [base, card].map(({ corrections = [] }) => corrections);
  const fresh = after.filter((entry) => !before.some((other) => same(entry, other)));
  const named = new Set(fresh.flatMap((entry) => entry.statements ?? []));
  const withdrawn = new Set((card.withdrawn ?? []).map((entry) => entry.id));
  const was = each(base).map((one) => [one.statement.id, one]);
  return {
    fields: fresh.length ? [] : guarded.card.filter((name) => !same(base[name], card[name])),
    changed: was.filter(([id, one]) => now.has(id) && !named.has(id) && differs(one, now.get(id), guarded)).map(([id]) => id),
    gone: was.map(([id]) => id).filter((id) => !now.has(id) && !withdrawn.has(id)),
    untold: (base.withdrawn ?? []).map((entry) => entry.id).filter((id) => !withdrawn.has(id)),
    erased: before.filter((entry) => !after.some((other) => same(entry, other))).map((entry) => entry.on ?? ""),
  };
};

// The same as things to mend, each at the log that is to tell it.
export const silent = (base, card, { guarded }) => {
  const { fields, changed, gone, untold, erased } = unlogged(base, card, guarded);
  const hint = "choose “Note the correction” under “What you changed”, and say what was mended";
  return [
    ...fields.map((name) => ({ at: ["corrections"], key: "no-correction", text: `${name} changed, and no new correction says so`, hint })),
    ...changed.map((id) => ({ at: ["corrections"], key: "no-correction", text: `“${id}” changed, and no new correction names it`, hint })),
    ...erased.map((day) => ({ at: ["corrections"], key: "correction-gone", text: `the correction of ${day} is gone or differs`, hint: "put it back as it was" })),
    ...untold.map((id) => ({ at: ["withdrawn"], key: "tombstone-gone", text: `“${id}” was withdrawn, and its entry is gone`, hint: "put it back as it was" })),
    ...gone.map((id) => ({ at: ["withdrawn"], key: "statement-gone", text: `“${id}” is gone, and nothing says why`, hint: "choose “Note why it is withdrawn” under “What you changed”, or put it back" })),
  ].map((one) => ({ ...one, text: one.text[0].toUpperCase() + one.text.slice(1) }));
};

// What is to be noted, each with a button; `note` adds an entry to the log.
export const showChanges = (box, base, card, { guarded }, note) => {
  const { fields, changed, gone } = unlogged(base, card, guarded);
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
  const noted = changed.length ? { on: today(), statements: changed } : { on: today() };
  box.replaceChildren(
    ...(changed.length || fields.length ? [offer("Note the correction", [...fields, ...changed], () => note("corrections", noted))] : []),
    ...gone.map((id) => offer("Note why it is withdrawn", [id], () => note("withdrawn", { id, on: today() }))),
  );
};
