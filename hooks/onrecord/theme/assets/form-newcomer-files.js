// The files of newcomers, drawn; and at each field that names one, that it is new, and whom of the archive it may be.
import { describe, drawField, fieldsOf } from "./form-fields.js";
import { called, like, nameless } from "./form-newcomers.js";
import { $, all, copyOf } from "./form-page.js";
import { emit } from "./form-yaml.js";

/** @param {ParentNode} box */
const recordsOf = (box) => all(".one", box);
/** @type {(box: ParentNode, id: string) => any} */
const recordOf = (box, id) => recordsOf(box).find((record) => record.dataset.id === id);
/** @type {(box: ParentNode, at: At) => any} */
export const fieldAt = (box, [, id, name]) => fieldsOf(recordOf(box, String(id)))
  .find((field) => field.dataset.name === name);

/** @type {(id: string) => any} */
const begin = (id) => {
  const record = copyOf("_new-actor");
  record.dataset.id = id;
  describe(record);
  return record;
};
/** @type {(record: any, id: string, file: Newcomer, data: Data) => void} */
const drawFile = (record, id, file, data) => {
  record.id = `_file-of-${id}`;
  $("legend", record).textContent = file.name || id;
  $(".its-path", record).textContent = `sources/actors/${id}.yaml`;
  $("pre", record).textContent = emit(file, data, [data.heads.actor], "actor");
};
/**
 * All files that are kept; those of newcomers whom the card names (`files`) are shown.
 * @type {(box: any, state: FormState, files: Newcomers, data: Data) => void}
 */
export const drawFiles = (box, state, files, data) => {
  const ids = state.newcomers.map(({ id }) => id);
  for (const record of recordsOf(box)) if (!ids.includes(record.dataset.id)) record.remove();
  for (const holder of state.newcomers) {
    const record = recordOf(box, holder.id) ?? begin(holder.id);
    if (!record.isConnected) $(".made", box).append(record);
    for (const field of fieldsOf(record)) drawField(field, holder, data);
    const file = files[holder.id];
    record.hidden = !file;
    if (file) drawFile(record, holder.id, file, data);
  }
  box.hidden = !Object.keys(files).length;
  const also = $(".with-it", box.closest("form"));
  also.hidden = box.hidden;
  $("span", also).replaceChildren(...Object.keys(files).flatMap((id, at) => {
    const link = document.createElement("a");
    Object.assign(link, { href: `#_file-of-${id}`, textContent: `sources/actors/${id}.yaml` });
    return at ? [", ", link] : [link];
  }));
};

/** @type {(id: string, field: any) => boolean} */
const speaks = (id, field) => all(".of.actor:not([hidden]) input", field).some((input) => input.value === id);
/** @type {(id: string, file: Newcomer, data: Data, field: any) => any} */
const noteOf = (id, file, data, field) => {
  const line = copyOf("_newly");
  $("b", line).textContent = called(id, file);
  $("a", line).href = `#_file-of-${id}`;
  if (!nameless(file.name ?? "") || !speaks(id, field)) $(".nameless", line).remove();
  const meant = like(called(id, file), data);
  if (!meant.length) $(".perhaps", line).remove();
  else $(".perhaps span", line).replaceChildren(...meant.map(([known, [name]]) => {
    const button = document.createElement("button");
    Object.assign(button, { type: "button", className: "take-known", textContent: name });
    Object.assign(button.dataset, { id: known, newcomer: id });
    return button;
  }));
  return line;
};
/** @type {(form: ParentNode, files: Newcomers, data: Data) => void} */
export const noteNewcomers = (form, files, data) => {
  for (const field of all(".field:has(input[list=_actors])", form)) {
    const typed = all('input[list="_actors"]', field).map((input) => input.value);
    const ids = [...new Set(typed)].filter((id) => Object.hasOwn(files, id));
    const key = JSON.stringify(ids.map((id) => [id, called(id, files[id]), speaks(id, field)]));
    if ((field.dataset.newly ?? "[]") === key) continue;
    field.dataset.newly = key;
    for (const line of all(":scope > .newly", field)) line.remove();
    $(":scope > .wrong", field).before(...ids
      .map((id) => noteOf(id, /** @type {Newcomer} */ (files[id]), data, field)));
    describe(field.parentElement);
  }
};
