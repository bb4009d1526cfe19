// Actors whom the card names and the archive does not have: each gets a file of its own, handed in with the card's.
import * as fields from "./form-fields.js";
import { kebab, plain, ratio } from "./form-names.js";
import { emit } from "./form-yaml.js";

const $ = (selector, within) => within.querySelector(selector);
const SLUG = /^[a-z0-9]+(?:-[a-z0-9]+)*$/;
const records = (box) => [...box.querySelectorAll(".one")];
const used = (box) => records(box).filter((record) => !record.hidden);

const speakers = ({ said_by: who, via = [], by, about = [], unverified_by: not = [] }) =>
  [who, ...via].map((one) => (typeof one === "string" ? one : one?.purported_author)).concat(by, about, not);
// Every id of an actor that a card names and the archive does not have, each once.
export const unknown = (card, data) => {
  const statements = ["verified", "attributed", "unacknowledged"].flatMap((kind) => card[kind] ?? []);
  const ids = [card.publisher, ...statements.flatMap(speakers)].filter((id) => id && SLUG.test(id) && !(id in data.actors));
  return [...new Set(ids)];
};

const begin = (box, id, name, data) => {
  const record = fields.copyOf("_new-actor");
  record.dataset.id = id;
  $(".made", box).append(record);
  fields.describe(record);
  fields.writeRecord(record, typeof name === "string" ? { name } : name, data);
  return record;
};
// A name typed where an id belongs becomes an id, and the name of the file that it will have.
export const settle = (box, input, data) => {
  const typed = fields.text(input);
  if (input.getAttribute("list") !== "_actors" || !typed || SLUG.test(typed)) return;
  const id = kebab(typed);
  if (!id) return;
  input.value = id;
  if (!(id in data.actors) && !records(box).some((record) => record.dataset.id === id)) begin(box, id, typed, data);
};

const within = (part, whole) => part.length > 3 && ` ${whole} `.includes(` ${part} `);
const alike = (one, other) => ratio(one, other) >= 75 || within(one, other) || within(other, one);
const like = (name, data) => Object.entries(data.actors)
  .filter(([, [other, aliases]]) => [other, ...aliases].some((one) => alike(plain(one), plain(name)))).slice(0, 4);
const showLike = (record, name, data) => {
  const box = $(".perhaps", record);
  const found = name ? like(name, data) : [];
  const key = found.map(([id]) => id).join(" ");
  if (box.dataset.shown === key) return;
  box.dataset.shown = key;
  box.hidden = !found.length;
  $("span", box).replaceChildren(...found.map(([id, [other]]) => {
    const button = document.createElement("button");
    Object.assign(button, { type: "button", className: "take-known", textContent: other });
    button.dataset.id = id;
    return button;
  }));
};
// Somebody whom the archive has after all stands in the newcomer's place, wherever the card names it.
export const takeKnown = (form, button) => {
  const { id } = button.closest(".one").dataset;
  for (const input of form.querySelectorAll('input[list="_actors"]')) if (input.value === id) input.value = button.dataset.id;
};

// The files of whoever the card names and the archive does not have, as they stand now: {id: values}.
export const read = (box, card, data) => {
  const ids = unknown(card, data);
  const of = (id) => records(box).find((record) => record.dataset.id === id) ?? begin(box, id, "", data);
  for (const id of ids) { // grows: whoever a newcomer is part of may be new too
    const whole = fields.readRecord(of(id), data).part_of;
    if (whole && SLUG.test(whole) && !(whole in data.actors) && !ids.includes(whole)) ids.push(whole);
  }
  for (const record of records(box)) record.hidden = !ids.includes(record.dataset.id);
  box.hidden = !ids.length;
  return Object.fromEntries(used(box).map((record) => [record.dataset.id, fields.readRecord(record, data)]));
};
export const write = (box, newcomers, data) => {
  for (const record of records(box)) record.remove();
  for (const [id, values] of Object.entries(newcomers ?? {})) begin(box, id, values, data);
};

// The archive as it will be with them: name, other names, control group, whether it is press or a verification body.
export const joined = (newcomers, data) => {
  const group = (id, seen = []) => {
    if (seen.includes(id)) return id;
    const whole = newcomers[id]?.part_of;
    return data.actors[id]?.[2] ?? (whole ? group(whole, [...seen, id]) : id);
  };
  const rows = Object.entries(newcomers).map(([id, { name, aliases, type }]) => [id, [name || id, aliases ?? [], group(id), data.sorts[type] ?? 0]]);
  return { ...data, actors: { ...data.actors, ...Object.fromEntries(rows) } };
};

// What is still missing of their files.
export const problems = (newcomers, data) => Object.entries(newcomers).flatMap(([id, values]) => data.needed.actor
  .filter((name) => !values[name]).map((name) => ({ at: ["actor", id, name], text: "", hint: "", missing: true })));
export const fieldAt = (box, [, id, name]) => fields.fieldsOf(records(box).find((record) => record.dataset.id === id)).find((field) => field.dataset.name === name);

export const show = (box, newcomers, data) => {
  for (const record of used(box)) {
    const { id } = record.dataset;
    const values = newcomers[id];
    $("legend", record).textContent = values.name || id;
    $(".its-path", record).textContent = `sources/actors/${id}.yaml`;
    $("pre", record).textContent = emit(values, data, [data.heads.actor], "actor");
    showLike(record, values.name || id.replaceAll("-", " "), data);
  }
};
