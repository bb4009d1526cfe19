// The page ↔ the whole card: its fields, its statements lane by lane, the entries of its logs.
import * as fields from "./form-fields.js";
import { written } from "./form-naming.js";
import { KINDS, LOGS } from "./form-statements.js";

const $ = (selector, within) => within.querySelector(selector);
const all = (selector, within) => [...within.querySelectorAll(selector)];
const listed = (form, kind) => $(`[data-lane="${kind}"] .made, [data-log="${kind}"] .made`, form);
export const kindOf = (record) => record.closest("[data-lane]")?.dataset.lane ?? record.closest("[data-log]").dataset.log;

// What stands in a lane or a log, in its order; and the parts of the page that hold the fields of the card itself.
export const records = (form, kind) => all(`[data-lane="${kind}"] .one, [data-log="${kind}"] .one`, form);
export const cards = (form) => all('[data-record="card"]', form);

export const read = (form, data) => {
  const card = Object.assign({}, ...cards(form).map((record) => fields.readRecord(record, data)));
  const absent = Object.assign({}, ...cards(form).map(fields.readAbsent));
  if (Object.keys(absent).length) card.not_recorded = absent;
  for (const kind of [...KINDS, ...LOGS]) {
    const made = records(form, kind).map((record) => fields.readRecord(record, data));
    if (made.length) card[kind] = made;
  }
  return card;
};
// `set`: what was set aside of a statement, by kind and place; `owns`: whether it keeps its name whatever becomes of its text.
export const write = (form, card, data, set, owns) => {
  for (const record of cards(form)) {
    fields.writeRecord(record, card, data);
    fields.writeAbsent(record, card.not_recorded ?? {});
  }
  for (const kind of [...KINDS, ...LOGS]) {
    listed(form, kind).replaceChildren();
    (card[kind] ?? []).forEach((values, index) => add(form, kind, data, values, set[`${kind}/${index}`], owns(`${kind}/${index}`)));
  }
};

export const add = (form, kind, data, values = {}, set = null, own = undefined) => {
  const record = fields.copyOf(`_new-${kind === "corrections" ? "correction" : kind}`);
  listed(form, kind).append(record);
  fields.describe(record);
  fields.writeRecord(record, values, data);
  if (KINDS.includes(kind)) written(record, values.id, own, data);
  if (set) setAside(record, set, data);
  count(form, kind);
  return record;
};
export const count = (form, kind) => records(form, kind).forEach((record, index) => {
  const one = record.closest("[data-one]").dataset.one;
  const name = `${one[0].toUpperCase()}${one.slice(1)} ${index + 1}`;
  $("legend", record).textContent = name;
  $(".remove", $(":scope > .do", record)).setAttribute("aria-label", `Remove ${name}`);
});
export const remove = (form, record) => {
  const kind = kindOf(record);
  record.remove();
  count(form, kind);
};
const aside = new WeakMap(); // what a statement had that its new kind has no field for
export const asideOf = (record) => aside.get(record);
const setAside = (record, values, { labels }) => {
  aside.set(record, values);
  const told = $(".aside-kept", record);
  if (!told) return;
  told.hidden = !Object.keys(values).length;
  $("b", told).textContent = Object.keys(values).map((name) => labels[name]).join(", ");
};
// The name of a published statement is part of its address, and never changed.
export const fixNames = (form, published) => {
  for (const record of KINDS.flatMap((kind) => records(form, kind))) $('[data-name="id"] input', record).readOnly = published.includes(record.dataset.named);
};
export const move = (form, record, to, data) => {
  const values = { ...aside.get(record), ...fields.readRecord(record, data) };
  remove(form, record);
  const has = ([name]) => data.order[to].includes(name);
  const [kept, set] = [has, (one) => !has(one)].map((which) => Object.fromEntries(Object.entries(values).filter(which)));
  const made = add(form, to, data, kept, set);
  if ("own" in record.dataset) made.dataset.own = "";
  $(".move", made).focus();
};
