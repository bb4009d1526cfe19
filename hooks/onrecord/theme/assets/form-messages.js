// What is wrong, in the checker’s words, and what to do: the templates of the catalogue (form.json), filled. How a
// template is written, problems/template.py says; tests/shared_cases/messages.json holds the two to the same answers.

/** @typedef {{ name: string, plural?: boolean, first?: Part[], second?: Part[] }} Choice a value, or two forms */
/** @typedef {string | Choice} Part */

// The parts from a place on, up to one of the signs that end them, and that sign's place.
/** @type {(template: string, start: number, ends: string) => [Part[], number]} */
const sequence = (template, start, ends) => {
  /** @type {Part[]} */
  const parts = [];
  let [text, at] = ["", start];
  while (at < template.length && !ends.includes(template.charAt(at))) {
    if (template[at] === "{") {
      const [part, after] = braced(template, at + 1);
      parts.push(text, part);
      [text, at] = ["", after];
    } else {
      if (template[at] === "\\") at += 1;
      text += template.charAt(at);
      at += 1;
    }
  }
  return [[...parts, text], at];
};

/** @type {(template: string, start: number) => [Choice, number]} */
const braced = (template, start) => {
  const end = start + template.slice(start).search(/[?#}]/);
  const [name, sign] = [template.slice(start, end), template[end]];
  if (sign === "}") return [{ name }, end + 1];
  const [first, middle] = sequence(template, end + 1, "|}");
  /** @type {[Part[], number]} */
  const [second, last] = template[middle] === "|" ? sequence(template, middle + 1, "}") : [[], middle];
  return [{ name, plural: sign === "#", first, second }, last + 1];
};

/** @type {(values: Values, name: string) => string} */
const given = (values, name) => {
  if (!(name in values)) throw new RangeError(`no value is given for {${name}}`);
  return String(values[name]);
};

/** @type {(parts: Part[], values: Values) => string} */
const joined = (parts, values) => parts.map((part) => {
  if (typeof part === "string") return part;
  const { name, plural, first, second } = part;
  if (!first) return given(values, name);
  const chosen = plural ? given(values, name) === "1" : String(values[name] ?? "") !== "";
  return joined(chosen ? first : second ?? [], values);
}).join("");

/**
 * A template with its values. Throws a RangeError where a value that it shows or counts is not given.
 * @param {string} template
 * @param {Values} values
 */
export const fill = (template, values) => joined(sequence(template, 0, "")[0], values);

// The labels of the fields are values too: {label_via}.
/** @type {(labels: Record<string, string>) => Values} */
const labelled = (labels) => Object.fromEntries(
  Object.entries(labels).map(([name, label]) => [`label_${name}`, label]),
);

/**
 * A message of the catalogue: {text, hint}. A text begins with a capital letter; an id or a path stands as it is.
 * @param {Pick<Data, "says" | "labels">} data
 * @param {string} key
 * @param {Values} [values]
 */
export const message = (data, key, values = {}) => {
  const [template = key, ...hints] = data.says[key] ?? [];
  const all = { ...labelled(data.labels ?? {}), ...values };
  const text = fill(template, all);
  const hint = hints.map((part) => fill(part, all)).filter(Boolean).join("; ");
  return { text: template.startsWith("{") ? text : text.charAt(0).toUpperCase() + text.slice(1), hint };
};

/** @param {string} sign */
export const codePoint = (sign) => `U+${(sign.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, "0")}`;
