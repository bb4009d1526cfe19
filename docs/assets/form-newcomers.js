// Actors whom the card names and the archive does not have: each gets a file of its own, handed in with the card's.
import { resembling } from "./form-similar-actors.js";
import { circle } from "./form-circles.js";
import * as fields from "./form-fields.js";
import { kebab, plain, ratio, stem } from "./form-names.js";
import { codePoint, message } from "./form-messages.js";
import { broken } from "./form-required.js";
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
  const ids = [card.publisher, ...statements.flatMap(speakers)].filter((id) => id && SLUG.test(id) && !Object.hasOwn(data.actors, id));
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
  const id = stem(kebab(typed), data);
  if (!id) return;
  input.value = id;
  if (Object.hasOwn(data.actors, id)) return;
  const made = records(box).find((record) => record.dataset.id === id);
  const now = made ? fields.readRecord(made, data) : {};
  const record = made ?? begin(box, id, typed, data);
  if (now.name && (!record.hidden || now.name !== record.dataset.typed)) return; // another field names it so, or it was corrected there
  record.dataset.typed = typed;
  fields.writeRecord(record, { ...now, name: typed }, data);
};

const within = (part, whole) => part.length > 3 && ` ${whole} `.includes(` ${part} `);
const alike = (one, other) => ratio(one, other) >= 75 || within(one, other) || within(other, one);
const likeness = ([, [name, aliases]], typed) => Math.max(...[name, ...aliases].map(plain).map((one) => (alike(one, typed) ? ratio(one, typed) : 0)));
// Those of the archive who may be meant, the likest first.
const like = (name, data) => Object.entries(data.actors).map((actor) => [likeness(actor, plain(name)), actor])
  .filter(([found]) => found).sort(([one], [other]) => other - one).slice(0, 4).map(([, actor]) => actor);
const called = (id, values) => values.name || id.replaceAll("-", " ");
// Words rather than a name. Some names are written without a capital, so this is asked, and bars nothing.
const nameless = (name) => /\p{Ll}/u.test(name) && !/[\p{Lu}\p{Lo}\p{Script=Georgian}]/u.test(name) && name.includes(" ");
const speaks = (id, field) => [...field.querySelectorAll(".of.actor:not([hidden]) input")].some((input) => input.value === id);
// At each field that names a newcomer: that it is one, where its file is made, and whom of the archive it may be.
const telling = (id, values, data, field) => {
  const line = fields.copyOf("_newly");
  $("b", line).textContent = called(id, values);
  $("a", line).href = `#_file-of-${id}`;
  if (!nameless(values.name ?? "") || !speaks(id, field)) $(".nameless", line).remove();
  const found = like(called(id, values), data);
  if (!found.length) $(".perhaps", line).remove();
  else $(".perhaps span", line).replaceChildren(...found.map(([known, [name]]) => {
    const button = document.createElement("button");
    Object.assign(button, { type: "button", className: "take-known", textContent: name });
    Object.assign(button.dataset, { id: known, newcomer: id });
    return button;
  }));
  return line;
};
export const tellAt = (form, newcomers, data) => {
  for (const field of form.querySelectorAll(".field:has(input[list=_actors])")) {
    const ids = [...new Set([...field.querySelectorAll('input[list="_actors"]')].map((input) => input.value))].filter((id) => id in newcomers);
    const key = JSON.stringify(ids.map((id) => [id, called(id, newcomers[id]), speaks(id, field)]));
    if ((field.dataset.newly ?? "[]") === key) continue;
    field.dataset.newly = key;
    for (const line of field.querySelectorAll(":scope > .newly")) line.remove();
    $(":scope > .wrong", field).before(...ids.map((id) => telling(id, newcomers[id], data, field)));
    fields.describe(field.parentElement);
  }
};
// Somebody whom the archive has after all stands in the newcomer's place, wherever the card names it.
export const takeKnown = (form, button) => {
  const inputs = [...form.querySelectorAll('input[list="_actors"]')].filter((input) => input.value === button.dataset.newcomer);
  for (const input of inputs) input.value = button.dataset.id;
  inputs[0]?.focus();
};

// The files of whoever the card names and the archive does not have, as they stand now: {id: values}.
export const read = (box, card, data) => {
  const ids = unknown(card, data);
  const of = (id) => records(box).find((record) => record.dataset.id === id) ?? begin(box, id, "", data);
  for (const id of ids) { // grows: whoever a newcomer is part of may be new too
    const whole = fields.readRecord(of(id), data).part_of;
    if (whole && SLUG.test(whole) && !Object.hasOwn(data.actors, whole) && !ids.includes(whole)) ids.push(whole);
  }
  for (const record of records(box)) record.hidden = !ids.includes(record.dataset.id);
  box.hidden = !ids.length;
  return Object.fromEntries(used(box).map((record) => [record.dataset.id, fields.readRecord(record, data)]));
};
// Those too whom the card does not name any more, for it may name them again.
export const kept = (box, data) => Object.fromEntries(records(box).map((record) => [record.dataset.id, fields.readRecord(record, data)]).filter(([, values]) => Object.keys(values).length));
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
  return { ...data, actors: { __proto__: null, ...data.actors, ...Object.fromEntries(rows) } };
};

// What is still missing of a file. Whoever may be somebody of the archive is asked about that there.
const missing = (id, values, data) => broken(data.presence.actor, values, "missing-field").map(({ at: name }) => {
  const names = name === "type" ? like(called(id, values), data).map(([, [known]]) => known) : [];
  return { at: ["actor", id, name], text: names.length ? `This is still missing, unless it is ${names.join(" or ")}` : "", hint: names.length ? "if it is, choose that one where the card names it" : "", missing: !names.length };
});
// What is open of their files: what is missing, an id that something else has, signs that no file may hold, whom it is part of.
export const problems = (newcomers, card, data) => {
  const leads = new Map(Object.entries(newcomers).map(([id, { part_of: whole }]) => [id, whole ? [whole] : []]));
  return [...resembling(newcomers, data), ...Object.entries(newcomers).flatMap(([id, values]) => {
    const found = missing(id, values, data);
    const put = (name, key, value, path = "") => found.push({ at: ["actor", id, name], ...message(data, key, { value, path }) });
    if (id === card || Object.hasOwn(data.taken, id)) put("name", "duplicate-id", id, data.taken[id] ?? "this card");
    if (values.part_of && !SLUG.test(values.part_of)) put("part_of", "unknown-actor", values.part_of);
    const way = circle(id, leads);
    if (way) put("part_of", "cycle", way.join(" → "));
    for (const [name, value] of Object.entries(values)) {
      const sign = new RegExp(data.patterns.forbidden, "u").exec([value].flat().join(" "))?.[0];
      if (sign) put(name, "forbidden-character", codePoint(sign));
    }
    return found;
  })];
};
export const fieldAt = (box, [, id, name]) => fields.fieldsOf(records(box).find((record) => record.dataset.id === id)).find((field) => field.dataset.name === name);

export const show = (box, newcomers, data) => {
  const also = $(".with-it", box.closest("form"));
  also.hidden = !used(box).length;
  $("span", also).replaceChildren(...used(box).flatMap(({ dataset: { id } }, at) => {
    const link = document.createElement("a");
    Object.assign(link, { href: `#_file-of-${id}`, textContent: `sources/actors/${id}.yaml` });
    return at ? [", ", link] : [link];
  }));
  for (const record of used(box)) {
    const { id } = record.dataset;
    const values = newcomers[id];
    record.id = `_file-of-${id}`;
    $("legend", record).textContent = values.name || id;
    $(".its-path", record).textContent = `sources/actors/${id}.yaml`;
    $("pre", record).textContent = emit(values, data, [data.heads.actor], "actor");
  }
};
