// What was removed by hand can be put back where it stood: statements, and entries of the logs, each by a line that keeps its place.
import * as fields from "./form-fields.js";
import { add, asideOf, count, kindOf, records, remove } from "./form-records.js";

const $ = (selector, within) => within.querySelector(selector);
const all = (selector, within) => [...within.querySelectorAll(selector)];
const LONGEST = 60; // signs of its text, by which it is known again
const removed = new WeakMap(); // the record that each line puts back
const idOf = (record) => fields.text($('[data-name="id"] input', record) ?? { value: "" });
const wordsOf = (record) => all("textarea", record).map(({ value }) => value.trim()).find(Boolean) ?? "";

// The line that puts it back; null for what held nothing. Its name is kept for it meanwhile (see nameStatement).
export const removeByHand = (form, record) => {
  const named = $("legend", record).textContent;
  const words = [...wordsOf(record)];
  if (!all("textarea, input:not([type=checkbox])", record).some(({ value }) => value.trim())) {
    remove(form, record);
    return null;
  }
  const line = fields.copyOf("_put-back");
  removed.set(line, record);
  record.before(line);
  remove(form, record);
  line.dataset.id = idOf(record);
  const [what, text] = [words.length ? named.replace(/ \d+$/, "") : named, words.length > LONGEST ? `${words.slice(0, LONGEST).join("")}…` : words.join("")];
  $("b", line).textContent = what;
  $("q", line).textContent = text;
  $("q", line).hidden = !text;
  $("button", line).setAttribute("aria-label", `Put it back: ${[what, text].filter(Boolean).join(", ")}`);
  return line;
};
// A statement that is there again is not withdrawn: what was noted of that can be put back in its turn.
export const putBack = (form, button) => {
  const line = button.closest(".put-back");
  const record = removed.get(line);
  line.replaceWith(record);
  count(form, kindOf(record));
  const id = record.closest("[data-lane]") && idOf(record);
  for (const entry of id ? records(form, "withdrawn") : []) if (idOf(entry) === id) removeByHand(form, entry);
  fields.firstControl($(".field", record)).focus();
};

// What can be put back, for a draft: of each its lane or log, its place there among all, and what it held; and the other way.
export const kept = (form, data) => all(".put-back", form).map((line) => {
  const record = removed.get(line);
  return { kind: kindOf(line), at: [...line.parentElement.children].indexOf(line), values: fields.readRecord(record, data), set: asideOf(record), own: "own" in record.dataset };
});
export const keep = (form, list, data) => {
  for (const { kind, at, values, set, own } of list) {
    const record = add(form, kind, data, values, set, own);
    record.parentElement.insertBefore(record, record.parentElement.children[at]);
    count(form, kind);
    removeByHand(form, record);
  }
};
