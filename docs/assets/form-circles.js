// What leads back to itself.
import { each } from "./form-statements.js";

/**
 * The way from something back to itself, or nothing.
 * @param {string} start
 * @param {Map<string, string[]>} leads
 * @returns {string[] | null}
 */
export const circle = (start, leads, way = [start]) => {
  for (const next of leads.get(way.at(-1) ?? "") ?? []) {
    if (next === start) return [...way, start];
    const back = way.includes(next) ? null : circle(start, leads, [...way, next]);
    if (back) return back;
  }
  return null;
};

/**
 * What rests on itself, replaces itself or renders itself, at any remove within this card.
 * @param {Check} check
 */
export const circles = ({ card, id, put }) => {
  for (const name of ["rests_on", "supersedes", "rendering_of"]) {
    const own = (/** @type {Statement} */ statement) => [statement[name] ?? []].flat()
      .filter((ref) => ref.startsWith(`${id}#`));
    const leads = new Map(each(card).map(({ statement }) => [`${id}#${statement.id}`, own(statement)]));
    for (const { kind, index, statement } of each(card)) {
      const way = circle(`${id}#${statement.id}`, leads);
      if (!way) continue;
      put("cycle", [kind, index, name], { value: way.join(" → ") });
      for (const one of way) leads.set(one, []); // told once
    }
  }
};
