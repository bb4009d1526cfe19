// A published card that is changed says so in its log (method §7): which statements differ, and which are gone.
import { each } from "./form-check.js";

const SILENT = ["note", "locator", "topics", "places", "about"]; // of kind, figure, origin or text they say nothing
const told = ({ kind, statement }) => JSON.stringify([kind, Object.entries(statement).filter(([name]) => !SILENT.includes(name)).sort()]);

// {changed, gone}: ids of published statements that no entry of the log that was added names yet.
export const unlogged = (base, card) => {
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
