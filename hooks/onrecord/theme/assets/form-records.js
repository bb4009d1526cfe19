// The card, its statements lane by lane and the entries of its logs, drawn as the state has them.
import { describe, drawAbsent, drawField, fieldsOf } from "./form-fields.js";
import { fieldAt as fieldOfFile } from "./form-newcomer-files.js";
import { $, all, copyOf } from "./form-page.js";
import { holderOf, LISTS, recordName, textOf, words } from "./form-state.js";
import { LOGS } from "./form-statements.js";

const LONGEST = 60; // signs of its text, by which what was removed is known again
/** @type {(form: ParentNode, list: string) => any} */
const boxOf = (form, list) => $(`[data-lane="${list}"] .made, [data-log="${list}"] .made`, form);
/**
 * The statements and the entries that stand in a list.
 * @type {(form: ParentNode, list: string) => any[]}
 */
export const recordsOf = (form, list) => all(`[data-lane="${list}"] .one, [data-log="${list}"] .one`, form);
/** @type {(form: ParentNode) => any[]} */
const cardsOf = (form) => all('[data-record="card"]', form);
/** @type {(form: ParentNode, key: number) => any} */
export const elementOf = (form, key) => $(`[data-key="${key}"]`, form);

/**
 * The field of which a message is.
 * @type {(form: HTMLElement, at: At) => any}
 */
export const fieldAt = (form, [first = "", index, name]) => {
  if (first === "actor") return fieldOfFile($(".newcomers", form), [first, index ?? "", name ?? ""]);
  if (first === "id") return $("[data-card-id]", form);
  if (index === undefined && LOGS.includes(/** @type {Log} */ (first))) return null; // told at the buttons that note it
  const record = index === undefined ? null : recordsOf(form, String(first))[Number(index)];
  const among = record ? fieldsOf(record) : index === undefined ? cardsOf(form).flatMap(fieldsOf)
    : [];
  return among.find((field) => field.dataset.name === (record ? name : first) && !("cardId" in field.dataset));
};
/**
 * Which control each field of each record has.
 * @type {(form: ParentNode) => World["controls"]}
 */
export const controlsOf = (form) => {
  const names = /** @type {RecordName[]} */ ([...LISTS.map(recordName), "actor"]);
  const of = (/** @type {any[]} */ records) => Object.fromEntries(records.flatMap(fieldsOf)
    .map(({ dataset }) => [dataset.name, dataset.control]));
  const templates = Object.fromEntries(names.map((name) => [name, of([copyOf(`_new-${name}`)])]));
  return /** @type {World["controls"]} */ ({ card: of(cardsOf(form)), ...templates });
};
/**
 * What one record of each list is called.
 * @type {(form: ParentNode) => Record<string, string>}
 */
export const titlesOf = (form) => Object.fromEntries(LISTS.map((list) => {
  const { one } = boxOf(form, list).closest("[data-one]").dataset;
  return [list, `${one[0].toUpperCase()}${one.slice(1)}`];
}));

/**
 * To whom a field belongs.
 * @type {(field: any) => Owner}
 */
export const ownerOf = (field) => {
  const record = field.closest(".one");
  if (!record) return { record: "card" };
  const { id, key, record: name } = record.dataset;
  return name === "actor" ? { record: "actor", id } : { record: "one", key: Number(key) };
};

/** @type {(record: RecordHolder, world: World, list: Kind | Log) => any} */
const putBackLine = (record, { controls }, list) => {
  const line = copyOf("_put-back");
  const signs = [...words(record, controls[recordName(list)])];
  const text = signs.length > LONGEST ? `${signs.slice(0, LONGEST).join("")}…` : signs.join("");
  $("b", line).textContent = record.removed;
  $("q", line).textContent = text;
  $("q", line).hidden = !text;
  $("button", line).setAttribute("aria-label", `Put it back: ${[record.removed, text].filter(Boolean).join(", ")}`);
  return line;
};
/** @type {(element: any, record: RecordHolder, data: Data, published: string[]) => void} */
const drawRecord = (element, record, data, published) => {
  for (const field of fieldsOf(element)) drawField(field, record, data);
  element.toggleAttribute("data-own", record.own);
  const aside = Object.keys(record.aside);
  const kept = $(".aside-kept", element);
  if (!kept) return;
  kept.hidden = !aside.length;
  $("b", kept).textContent = aside.map((name) => data.labels[name]).join(", ");
  // the name of a published statement is part of its address, and never changed
  $('[data-name="id"] input', element).readOnly = published.includes(record.named);
};
/** @type {(box: any, elements: any[]) => void} */
const arrange = (box, elements) => {
  for (const child of [...box.children]) if (!elements.includes(child)) child.remove();
  elements.forEach((element, at) =>
    { if (box.children[at] !== element) box.insertBefore(element, box.children[at] ?? null); });
};
/** @type {(form: any, state: FormState, list: Kind | Log, world: World, published: string[]) => void} */
const drawList = (form, state, list, world, published) => {
  const title = titlesOf(form)[list];
  const box = boxOf(form, list);
  const before = new Map([...box.children].map((child) => [Number(child.dataset.key), child]));
  const elements = state.lists[list].map((record) => {
    const there = before.get(record.key);
    if (there && there.matches(".put-back") === Boolean(record.removed)) return there;
    const element = record.removed ? putBackLine(record, world, list) : copyOf(`_new-${recordName(list)}`);
    element.dataset.key = record.key;
    if (record.removed) element.dataset.id = textOf(record, "id");
    else describe(element);
    return element;
  });
  arrange(box, elements);
  const standing = state.lists[list].filter(({ removed }) => !removed);
  recordsOf(form, list).forEach((element, at) => {
    const name = `${title} ${at + 1}`;
    $("legend", element).textContent = name;
    $(".remove", $(":scope > .do", element)).setAttribute("aria-label", `Remove ${name}`);
    drawRecord(element, /** @type {RecordHolder} */ (standing[at]), world.data, published);
  });
};

/** @type {(form: any, state: FormState, world: World, published: string[]) => void} */
export const drawRecords = (form, state, world, published) => {
  const card = holderOf(state, { record: "card" });
  for (const field of [...cardsOf(form).flatMap(fieldsOf), $("[data-card-id]", form)]) {
    drawField(field, card, world.data);
    drawAbsent(field, state.card.absent[field.dataset.name]);
  }
  $("[data-card-id]", form).toggleAttribute("data-own", state.card.own);
  for (const list of LISTS) drawList(form, state, list, world, published);
};
