// A published card that is changed says so in its log (method §7): which statements differ, and which are gone.
import { each } from "./form-statements.js";
import { today } from "./form-dates.js";

const SILENT = ["note", "locator", "topics", "places", "about"]; // of kind, figure, origin or text they say nothing
const ordered = (value) => {
  if (Array.isArray(value)) return value.map(ordered);
  return value && typeof value === "object" ? Object.entries(value).sort().map(([name, one]) => [name, ordered(one)]) : value;
};
const told = ({ kind, statement }) => JSON.stringify([kind, ordered(Object.fromEntries(Object.entries(statement).filter(([name]) => !SILENT.includes(name))))]);

// {changed, gone}: ids of published statements that no entry of the log that was added names yet. Both cards as the form reads them.
const unlogged = (base, card) => {
  const now = new Map(each(card).map((one) => [one.statement.id, told(one)]));
  const before = new Set((base.corrections ?? []).map((entry) => JSON.stringify(entry)));
  const fresh = (card.corrections ?? []).filter((entry) => !before.has(JSON.stringify(entry)));
  const named = new Set(fresh.flatMap((entry) => entry.statements ?? []));
  const withdrawn = new Set((card.withdrawn ?? []).map((entry) => entry.id));
  const was = each(base);
  return {
    changed: was.filter((one) => now.has(one.statement.id) && now.get(one.statement.id) !== told(one) && !named.has(one.statement.id)).map((one) => one.statement.id),
    gone: was.map((one) => one.statement.id).filter((id) => !now.has(id) && !withdrawn.has(id)),
  };
};

// What is to be noted, each with a button; `note` adds an entry to the log.
export const showChanges = (box, base, card, note) => {
  const { changed, gone } = unlogged(base, card);
  const key = JSON.stringify([changed, gone]);
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
    ...(changed.length ? [offer("Note the correction", changed, () => note("corrections", { on: today(), statements: changed }))] : []),
    ...gone.map((id) => offer("Note why it is withdrawn", [id], () => note("withdrawn", { id, on: today() }))),
  );
};
