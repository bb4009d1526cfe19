// What was removed by hand can be put back where it stood: statements, and entries of the logs, each by a line of its own.
import * as fields from "./form-fields.js";
import { count, kindOf, records, remove } from "./form-records.js";

const $ = (selector, within) => within.querySelector(selector);
const all = (selector, within) => [...within.querySelectorAll(selector)];
const LONGEST = 60; // signs of its text, by which it is known again
const removed = new WeakMap(); // of each line, what it puts back, and what followed it
const idOf = (record) => fields.text($('[data-name="id"] input', record) ?? { value: "" });
const wordsOf = (record) => all("textarea", record).map(({ value }) => value.trim()).find(Boolean) ?? "";

// The line that puts it back; null for what held nothing. Its name is kept for it meanwhile (see nameStatement).
export const removeByHand = (form, record) => {
  const made = record.parentElement;
  const named = $("legend", record).textContent;
  const words = wordsOf(record);
  const empty = !all("textarea, input:not([type=checkbox])", record).some(({ value }) => value.trim());
  const after = all(":scope > .one", made).slice([...made.children].indexOf(record) + 1);
  remove(form, record);
  if (empty) return null;
  const line = fields.copyOf("_put-back");
  removed.set(line, { record, after });
  line.dataset.id = idOf(record);
  const [what, text] = [words ? named.replace(/ \d+$/, "") : named, words.length > LONGEST ? `${words.slice(0, LONGEST)}…` : words];
  $("b", line).textContent = what;
  $("q", line).textContent = text;
  $("q", line).hidden = !words;
  $("button", line).setAttribute("aria-label", `Put it back: ${[what, text].filter(Boolean).join(", ")}`);
  $(".removed", made.parentElement).append(line);
  return line;
};
// A statement that is there again is not withdrawn: what was noted of that can be put back in its turn.
export const putBack = (form, button) => {
  const line = button.closest(".put-back");
  const { record, after } = removed.get(line);
  const made = $(".made", line.parentElement.parentElement);
  made.insertBefore(record, after.find((one) => one.parentElement === made) ?? null);
  line.remove();
  count(form, kindOf(record));
  if (record.closest("[data-lane]")) {
    for (const entry of records(form, "withdrawn")) if (idOf(entry) === idOf(record)) removeByHand(form, entry);
  }
  fields.firstControl($(".field", record)).focus();
};
