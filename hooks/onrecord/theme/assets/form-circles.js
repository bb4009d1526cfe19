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
 * The ways from each to itself, one by one, as cycles_and_order.py reports them: each begins with its first in
 * alphabetical order, and what is on it is then left out. tests/shared_cases/cycles.json holds both to the same
 * answers; where two ways share a part, each reports one of them, not always the same.
 * @type {(leads: Map<string, string[]>) => string[][]}
 */
export const cycles = (leads) => {
  const left = new Map(leads);
  return [...leads.keys()].sort().flatMap((start) => {
    const way = circle(start, left);
    for (const one of way ?? []) left.set(one, []);
    return way ? [way] : [];
  });
};

/**
 * What rests on itself, replaces itself or renders itself, at any remove within this card.
 * @param {Check} check
 */
export const circles = ({ card, id, put }) => {
  for (const name of ["rests_on", "supersedes", "rendering_of"]) {
    const own = (/** @type {Statement} */ statement) => [statement[name] ?? []].flat()
      .filter((ref) => ref.startsWith(`${id}#`));
    const ways = cycles(new Map(each(card).map(({ statement }) => [`${id}#${statement.id}`, own(statement)])));
    for (const { kind, index, statement } of each(card)) {
      const way = ways.find(([start]) => start === `${id}#${statement.id}`);
      if (way) put("cycle", [kind, index, name], { value: way.join(" → ") });
    }
  }
};
