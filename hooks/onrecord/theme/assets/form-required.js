// Which fields must be there, and when: the rules of form.json (the table of the model), held against what was typed.

/**
 * @typedef {{is: [string, string]} | {filled: string} | {empty: string} | {explained: string} | {not: Condition}}
 *   Condition
 * @typedef {{
 *   code: string, demand: "required" | "no-value" | "no-key" | "at-most-one",
 *   fields: string[], at: string, when?: Condition,
 * }} Presence What is asked of some fields; `at`: the one that is pointed at.
 * @typedef {Record<string, unknown>} Values
 */

/** @param {unknown} value */
const size = (value) => (typeof value === "object" && value !== null ? Object.keys(value).length : value ? 1 : 0);

/** @param {Condition} condition @param {Values} values @returns {boolean} */
export const holds = (condition, values) => {
  if ("is" in condition) return values[condition.is[0]] === condition.is[1];
  if ("filled" in condition) return size(values[condition.filled]) > 0;
  if ("empty" in condition) return (values[condition.empty] ?? null) !== null && size(values[condition.empty]) === 0;
  if ("explained" in condition) return Object.keys(values.not_recorded ?? {}).includes(condition.explained);
  return !holds(condition.not, values);
};

/** @type {Record<Presence["demand"], (fields: string[], values: Values) => boolean>} */
const met = {
  required: (fields, values) => fields.some((name) => size(values[name]) > 0),
  "no-value": (fields, values) => fields.every((name) => size(values[name]) === 0),
  "no-key": (fields, values) => fields.every((name) => values[name] === undefined),
  "at-most-one": (fields, values) => fields.every((name) => size(values[name]) <= 1),
};

/**
 * The rules of a code that a record breaks, in their order.
 * @param {Presence[]} rules @param {Values} values @param {string} code
 */
export const broken = (rules, values, code) => rules.filter((rule) => rule.code === code
  && (rule.when === undefined || holds(rule.when, values)) && !met[rule.demand](rule.fields, values));

/**
 * Whether a field has at most one entry.
 * @param {Presence[]} rules @param {string} name
 */
export const holdsOne = (rules, name) => rules
  .some(({ demand, fields }) => demand === "at-most-one" && fields.includes(name));

/**
 * Whether a reason why a field is not known stands in place of its value, and not beside it.
 * @param {Presence[]} rules @param {string} name
 */
export const standsInPlace = (rules, name) => rules.some(({ demand, fields, when = {} }) => demand === "no-value"
  && "explained" in when && when.explained === name && fields.includes(name));
