// The short names of the card and of its statements: proposed until somebody chooses another; the links of the summary
// follow the statement to which they lead, and no other.
import * as fields from "./form-fields.js";
import { shortName, unique } from "./form-names.js";

const $ = (selector, within) => within.querySelector(selector);
const all = (selector, within) => [...within.querySelectorAll(selector)];
const LINK = /\]\(#([a-z0-9-]+)\)/g;
const summaryOf = (form) => $('[data-name="summary"] textarea', form);
const input = (record) => $('[data-name="id"] input', record);
const othersOf = (form, record) => all("[data-lane] .one", form).filter((one) => one !== record);

const proposed = (record, data) => shortName($('[data-name="text"] textarea', record)?.value ?? "", data);

// A statement that was written with its name: it is its own where it was chosen, or published.
export const written = (record, id, own, data) => {
  if (!id) return;
  record.dataset.named = id;
  if (own ?? id !== proposed(record, data)) record.dataset.own = "";
};

// The links that led to a statement lead to its new name, unless another statement has either of the two.
export const rename = (form, record) => {
  const [from, to] = [record.dataset.named, fields.text(input(record))];
  const has = (id) => othersOf(form, record).some((one) => one.dataset.named === id || input(one).value === id);
  if (!to || from === to || has(to)) return;
  const summary = summaryOf(form);
  if (from && !has(from)) summary.value = summary.value.replaceAll(`](#${from})`, `](#${to})`);
  record.dataset.named = to;
};
export const renameAll = (form) => { for (const record of all("[data-lane] .one", form)) rename(form, record); };

// A name stays while its words do. One that belonged to a statement that was removed (which can be put back, or to which the
// summary still links) is not given out again.
export const nameStatement = (form, record, data) => {
  if ("own" in record.dataset || !record.closest("[data-lane]")) return;
  const words = proposed(record, data) || (fields.text($('[data-name="text"] textarea', record)) ? "statement" : "");
  const kept = record.dataset.named && (record.dataset.words ?? words) === words;
  record.dataset.words = words;
  if (kept) return;
  const linked = [...summaryOf(form).value.matchAll(LINK)].map(([, id]) => id).filter((id) => id !== record.dataset.named);
  const gone = all("[data-lane] .put-back", form).map(({ dataset }) => dataset.id);
  const taken = new Set([...othersOf(form, record).map((one) => input(one).value), ...linked, ...gone]);
  input(record).value = words && unique(words, (name) => taken.has(name));
  rename(form, record);
};
