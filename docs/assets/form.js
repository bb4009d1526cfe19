// The form that makes a card, or a change to one. The page holds what was typed; after each change it is read as a card,
// checked, shown, and written as the text of its file. What it knows of the archive is loaded when it is first used.
import { unlogged } from "./form-change.js";
import { check } from "./form-check.js";
import { today } from "./form-dates.js";
import { drop, keep, kept } from "./form-draft.js";
import * as fields from "./form-fields.js";
import { copy, download, say } from "./form-hand.js";
import { showLike } from "./form-like.js";
import { named, unique } from "./form-names.js";
import * as newcomers from "./form-newcomers.js";
import { show } from "./form-preview.js";
import { pathOf, proposal } from "./form-propose.js";
import { tell } from "./form-told.js";
import { emit } from "./form-yaml.js";

const KINDS = ["verified", "attributed", "unacknowledged"];
const LOGS = ["corrections", "withdrawn"];
const $ = (selector, within = document) => within.querySelector(selector);
const all = (selector, within = document) => [...within.querySelectorAll(selector)];
const form = $(".make");
const asked = new URLSearchParams(location.search).get("card") ?? "";
const places = { new: form.dataset.new, edit: form.dataset.edit, longest: Number(form.dataset.longest) };
const version = Number(form.dataset.version);
const idField = $("[data-card-id]", form);
const summary = $('[data-name="summary"] textarea', form);
const others = $(".newcomers", form);
const aside = new WeakMap(); // what a statement had that its new kind has no field for
let data;
let base = null; // the card as published, where one is changed
let path = "";
let head = [];
let over = false;
let state = { card: {}, id: "", text: "", problems: [], actors: {} };

// reading and writing the whole
const records = (kind) => all(`[data-lane="${kind}"] .one, [data-log="${kind}"] .one`, form);
const cards = () => all('[data-record="card"]', form);
const idOf = () => (base ? asked : fields.text($("input", idField)));
export const read = () => {
  const card = Object.assign({}, ...cards().map((record) => fields.readRecord(record, data)));
  const absent = Object.assign({}, ...cards().map(fields.readAbsent));
  if (Object.keys(absent).length) card.not_recorded = absent;
  for (const kind of [...KINDS, ...LOGS]) {
    const made = records(kind).map((record) => fields.readRecord(record, data));
    if (made.length) card[kind] = made;
  }
  return Object.fromEntries(data.order.card.filter((name) => name in card).map((name) => [name, card[name]]));
};
export const write = (card, id, set = {}, own = id !== "", actors = {}) => {
  newcomers.write(others, actors, data);
  idField.toggleAttribute("data-own", own);
  for (const record of cards()) {
    fields.writeRecord(record, card, data);
    fields.writeAbsent(record, card.not_recorded ?? {});
  }
  $("input", idField).value = id;
  for (const kind of [...KINDS, ...LOGS]) {
    for (const record of records(kind)) record.remove();
    (card[kind] ?? []).forEach((values, index) => add(kind, values, set[`${kind}/${index}`]));
  }
  update();
};

const add = (kind, values = {}, set_ = null) => {
  const record = fields.copyOf(`_new-${kind === "corrections" ? "correction" : kind}`);
  $(`[data-lane="${kind}"] .made, [data-log="${kind}"] .made`, form).append(record);
  fields.describe(record);
  fields.writeRecord(record, values, data);
  if (values.id) record.dataset.named = values.id;
  if (values.id && values.id !== proposed(record)) record.dataset.own = "";
  if (set_) setAside(record, set_);
  count(kind);
  return record;
};
const setAside = (record, values) => {
  aside.set(record, values);
  const told = $(".aside-kept", record);
  if (!told) return;
  told.hidden = !Object.keys(values).length;
  $("b", told).textContent = Object.keys(values).join(", ");
};
const count = (kind) => records(kind).forEach((record, index) => {
  const one = record.closest("[data-one]").dataset.one;
  const name = `${one[0].toUpperCase()}${one.slice(1)} ${index + 1}`;
  $("legend", record).textContent = name;
  $(".remove", $(":scope > .do", record)).setAttribute("aria-label", `Remove ${name}`);
});
const move = (record, to) => {
  const from = record.dataset.record;
  const values = { ...aside.get(record), ...fields.readRecord(record, data) };
  record.remove();
  count(from);
  const has = data.order[to];
  const made = add(to, Object.fromEntries(Object.entries(values).filter(([name]) => has.includes(name))), Object.fromEntries(Object.entries(values).filter(([name]) => !has.includes(name))));
  if ("own" in record.dataset) made.dataset.own = "";
  $(".move", made).focus();
};

// names that are proposed until somebody chooses another
const proposed = (record) => named($('[data-name="text"] textarea', record)?.value ?? "", data);
const nameStatement = (record) => {
  if ("own" in record.dataset || !KINDS.includes(record.dataset.record)) return;
  const input = $('[data-name="id"] input', record);
  const others = new Set(all(".one", form).filter((one) => one !== record).map((one) => $('[data-name="id"] input', one)?.value));
  const words = proposed(record) || (fields.text($('[data-name="text"] textarea', record)) ? "statement" : "");
  rename(record, input.value = words && unique(words, (name) => others.has(name)));
};
const rename = (record, to) => {
  const from = record.dataset.named;
  if (from && to && from !== to) summary.value = summary.value.replaceAll(`](#${from})`, `](#${to})`);
  if (to) record.dataset.named = to;
};
const nameCard = (card, known) => {
  if (base || "own" in idField.dataset) return;
  const words = named(card.title ?? "", data) || (card.title && card.published?.slice(0, 10).replace(/[^0-9-]/g, ""));
  const name = [known.actors[card.publisher] ? card.publisher : "", words].filter(Boolean).join("-");
  $("input", idField).value = name && unique(name, (one) => one in data.taken);
};

// what is seen after each change
const fieldAt = ([first, index, name]) => {
  if (first === "actor") return newcomers.fieldAt(others, [first, index, name]);
  if (first === "id") return idField;
  if (index === undefined) return cards().flatMap(fields.fieldsOf).find((field) => field.dataset.name === first && !("cardId" in field.dataset));
  const record = records(first)[index];
  return record && fields.fieldsOf(record).find((field) => field.dataset.name === name);
};
// A message that came while a button is pressed would move it from under the pointer: it waits until that is let go.
let pressing = false;
addEventListener("pointerdown", () => { pressing = true; }, true);
for (const end of ["pointerup", "pointercancel"]) addEventListener(end, () => { setTimeout(() => { pressing = false; if (data) showProblems(); }); }, true);
const showProblems = () => {
  if (pressing) return;
  newcomers.tellAt(form, state.actors, data);
  tell(form, state.problems, fieldAt, showProblems);
};
const showFile = () => {
  const { card, id, text } = state;
  for (const code of all(".path", form)) code.textContent = `sources/${pathOf(card, id, path)}`;
  $(".file pre", form).textContent = text;
  const { way, href } = proposal(places, card, id, path, text);
  const link = $(".propose", form);
  link.hidden = !href;
  if (href) link.href = href;
  for (const words of all("[data-way]", form)) words.hidden = words.dataset.way !== way;
};
const showStatements = () => {
  const choice = $(".linking .to", form);
  const options = KINDS.flatMap((kind) => (state.card[kind] ?? []).filter((one) => one.id).map((one) => [one.id, `${one.id}: ${(one.text ?? "").slice(0, 60)}`]));
  const was = choice.value;
  choice.replaceChildren(...options.map(([id, words]) => new Option(words, id)));
  if (options.some(([id]) => id === was)) choice.value = was;
  fill("_own", options.map(([id]) => [id]));
};
const showChanges = () => {
  if (!base) return;
  const { changed, gone } = unlogged(base, state.card);
  const box = $(".changed .offers", form);
  const offer = (words, act, ids) => {
    if (!ids.length) return [];
    const [line, button] = ["p", "button"].map((name) => document.createElement(name));
    button.type = "button";
    button.textContent = words;
    button.addEventListener("click", () => { const made = act(); update(); fields.firstControl($('[data-name="note"]', made)).focus(); });
    line.append(`${ids.join(", ")} `, button);
    return [line];
  };
  const key = JSON.stringify([changed, gone]);
  if (box.dataset.shown === key) return;
  box.dataset.shown = key;
  box.replaceChildren(
    ...offer("Note the correction", () => add("corrections", { on: today(), statements: changed }), changed),
    ...gone.flatMap((id) => offer("Note why it is withdrawn", () => add("withdrawn", { id, on: today() }), [id])),
  );
};

let saving;
const save = () => {
  clearTimeout(saving);
  if (over || !data) return;
  const set = {};
  for (const kind of KINDS) records(kind).forEach((record, index) => { if (aside.has(record)) set[`${kind}/${index}`] = aside.get(record); });
  const empty = !base && !Object.keys(state.card).length;
  const same = base && state.text === emit(base, data, head);
  if (empty || same) drop(asked);
  else keep(asked, { version, card: state.card, id: $("input", idField).value, own: "own" in idField.dataset, set, actors: state.actors });
};
export const update = () => {
  for (const record of all(".one", form)) { fields.depend(record, data); nameStatement(record); }
  const actors = newcomers.read(others, read(), data);
  const known = newcomers.joined(actors, data);
  nameCard(read(), known);
  const [card, id] = [read(), idOf()];
  const found = [...check(card, id, known, base ? asked : ""), ...newcomers.problems(actors, data)];
  state = { card, id, problems: found, text: emit(card, data, head), actors };
  newcomers.show(others, actors, data);
  showProblems();
  showFile();
  showLike($(".like", form), state, data);
  showStatements();
  showChanges();
  show($(".preview", form), card, id, known);
  clearTimeout(saving);
  saving = setTimeout(save, 200);
};
export const current = () => state;

// what the form knows of the archive
const fill = (list, options) => {
  const element = document.getElementById(list);
  const key = options.join("\n");
  if (element.dataset.shown === key) return;
  element.dataset.shown = key;
  element.replaceChildren(...options.map(([value, words]) => new Option(words ?? "", value)));
};
const json = async (url) => {
  const answer = await fetch(url);
  if (!answer.ok) throw new Error(String(answer.status));
  return answer.json();
};
let loading;
export const ready = () => {
  loading ??= json(new URL("form.json", import.meta.url)).then((found) => {
    data = found;
    if (!asked) head = [data.heads.card];
    fill("_actors", Object.entries(data.actors).map(([id, [name, others]]) => [id, [name, ...others].join(", ")]));
    fill("_places", Object.entries(data.places));
    fill("_topics", Object.entries(data.topics));
    const statements = Object.entries(data.cards).flatMap(([id, [, publisher, , last, , , , own]]) => Object.keys(own).map((one) => [`${id}#${one}`, `${data.actors[publisher][0]}, ${last}`]));
    fill("_refs", statements);
    fill("_evidence", [...Object.entries(data.cards).map(([id, [title]]) => [id, title]), ...statements]);
    update();
  }).catch((error) => { loading = undefined; $(".failed").hidden = false; throw error; });
  return loading;
};

// what somebody does
const touch = (target) => { const field = target.closest?.(".field"); if (field) { field.dataset.touched = ""; const outer = field.parentElement.closest(".field"); if (outer) outer.dataset.touched = ""; } };
const acts = {
  "add-statement": (button) => fields.firstControl($(".field", add(button.closest("[data-lane]").dataset.lane))).focus(),
  "add-entry": (button) => fields.firstControl($(".field", add(button.closest("[data-log]").dataset.log))).focus(),
  add: (button) => { const field = button.closest(".field"); $("input, select", fields.addItem(field, undefined, data)).focus(); },
  remove: (button) => {
    const item = button.closest("li");
    const gone = item ?? button.closest(".one");
    const field = gone.parentElement.closest(".field, [data-lane], [data-log]");
    const after = gone.nextElementSibling ?? gone.previousElementSibling;
    gone.remove();
    if (item) fields.number(field);
    else count(gone.dataset.record === "correction" ? "corrections" : gone.dataset.record);
    (after ? $("input, select, textarea", after) : $(".add, .add-statement, .add-entry", field)).focus();
  },
  up: (button) => swap(button, "previousElementSibling", "before"),
  down: (button) => swap(button, "nextElementSibling", "after"),
  link: () => link(),
  copy: (button) => copy($(".file pre", form), button),
  save: () => download(pathOf(state.card, state.id, path), state.text),
  "copy-other": (button) => copy($("pre", button.closest(".one")), button),
  "save-other": (button) => download($(".its-path", button.closest(".one")).textContent, $("pre", button.closest(".one")).textContent),
  "take-known": (button) => newcomers.takeKnown(form, button),
  over: () => $(".ask-over").showModal(),
};
const swap = (button, to, where) => {
  const item = button.closest("li");
  item[to]?.[where](item);
  fields.number(item.closest(".field"));
  button.focus();
};
const link = () => {
  const told_ = $(".linking .told", form);
  const to = $(".linking .to", form).value;
  if (!to) return say(told_, "bare");
  let [start, end] = [summary.selectionStart, summary.selectionEnd];
  while (start < end && /\s/.test(summary.value[start])) start += 1;
  while (end > start && /\s/.test(summary.value[end - 1])) end -= 1;
  const words = summary.value.slice(start, end);
  if (!words || /[[\]]/.test(words)) return say(told_, "none");
  summary.setRangeText(`[${words}](#${to})`, start, end, "end");
  say(told_, "done");
  summary.focus();
};
form.addEventListener("submit", (event) => event.preventDefault());
form.addEventListener("click", async (event) => {
  const button = event.target.closest("button, .propose");
  const act = button && Object.keys(acts).find((name) => button.classList.contains(name));
  if (button?.matches(".propose")) { for (const field of all(".field", form)) field.dataset.touched = ""; showProblems(); }
  if (!act) return;
  await ready();
  acts[act](button);
  update();
});
form.addEventListener("input", async (event) => {
  const { target } = event;
  fields.grow(target);
  if (target.closest("[data-card-id]")) idField.dataset.own = "";
  const record = target.closest(".one");
  if (record && target.closest('[data-name="id"]')) { record.dataset.own = ""; await ready(); rename(record, fields.text(target)); }
  await ready();
  update();
});
form.addEventListener("change", async (event) => {
  const { target } = event;
  await ready();
  const item = target.closest(".items > *");
  if (target.matches(".unknown")) { fields.showAbsent(target.closest(".field")); if (target.checked) $(".why input", target.closest(".field")).focus(); }
  if (target.matches(".move")) move(target.closest(".one"), target.value);
  fields.settle(target, newcomers.joined(state.actors, data));
  newcomers.settle(others, target, data);
  if (item && target.matches("select")) fields.showItem(item.closest(".field"), item, data);
  touch(target);
  update();
});
form.addEventListener("focusin", () => { ready().catch(() => {}); });
form.addEventListener("focusout", ({ target, relatedTarget }) => {
  const field = target.closest?.(".field");
  if (!data || !field || field.contains(relatedTarget)) return;
  touch(target);
  showProblems();
});
$(".ask-over").addEventListener("close", ({ target }) => {
  if (target.returnValue !== "over") return;
  over = true;
  drop(asked);
  location.reload();
});
addEventListener("pagehide", save);

// where it begins: empty, with a card of the archive, or with what was typed before
const begin = async () => {
  fields.describe(form);
  const draft = kept(asked, version);
  form.classList.toggle("waiting", Boolean(draft || asked));
  if (asked) {
    let found;
    try { found = await json(new URL(`../sources/${encodeURIComponent(asked)}/form.json`, import.meta.url)); } catch {
      $(".absent-card .line").textContent = asked;
      $(".absent-card").hidden = false;
      form.hidden = true;
      return;
    }
    $("#_title").textContent = $("#_title").dataset.change;
    ({ path, head } = found);
    if (found.remark) {
      $(".refused .line").textContent = found.remark;
      $(".refused .to").textContent = `sources/${path}`;
      if (form.dataset.base) $(".refused .to").href = form.dataset.base + path;
      $(".refused").hidden = false;
      form.hidden = true;
      return;
    }
    base = found.data;
    idField.hidden = true;
    $(".changed", form).hidden = false;
  }
  if (!draft && !asked) return;
  await ready();
  write(draft?.card ?? base, draft?.id ?? asked, draft?.set, draft?.own ?? true, draft?.actors);
  const painted = () => new Promise((done) => { requestAnimationFrame(() => { requestAnimationFrame(done); }); });
  await painted(); // laid out unseen first: what is shown has not moved
  form.classList.remove("waiting");
};
export const begun = begin();
