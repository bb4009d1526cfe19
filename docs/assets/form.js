// The form that makes a card, or a change to one. The page holds what was typed; after each change it is read as a card,
// checked, shown, and written as the text of its file. What it knows of the archive is loaded when it is first used.
import { showChanges } from "./form-change.js";
import { check } from "./form-check.js";
import { drop, keep, kept } from "./form-draft.js";
import * as fields from "./form-fields.js";
import { copy, download, say } from "./form-hand.js";
import { showLike } from "./form-like.js";
import { link } from "./form-linking.js";
import { named, unique } from "./form-names.js";
import { nameStatement, rename, renameAll, written } from "./form-naming.js";
import * as newcomers from "./form-newcomers.js";
import { show } from "./form-preview.js";
import { pathOf, proposal } from "./form-propose.js";
import { json, published } from "./form-published.js";
import { KINDS } from "./form-statements.js";
import { tell } from "./form-told.js";
import { emit } from "./form-yaml.js";

const LOGS = ["corrections", "withdrawn"];
const $ = (selector, within = document) => within.querySelector(selector);
const all = (selector, within = document) => [...within.querySelectorAll(selector)];
const form = $(".make");
const asked = new URLSearchParams(location.search).get("card") ?? "";
const places = { new: form.dataset.new, edit: form.dataset.edit, longest: Number(form.dataset.longest) };
const version = Number(form.dataset.version);
const idField = $("[data-card-id]", form);
const others = $(".newcomers", form);
const aside = new WeakMap(); // what a statement had that its new kind has no field for
let data;
let base = null; // the card as published, where one is changed
let start = { card: {}, text: "" }; // that card as the form reads and writes it
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
// `owns`: whether a statement, by kind and place, keeps its name whatever becomes of its text.
export const write = (card, id, { set = {}, own = id !== "", actors = {}, owns = () => undefined } = {}) => {
  newcomers.write(others, actors, data);
  idField.toggleAttribute("data-own", own);
  for (const record of cards()) {
    fields.writeRecord(record, card, data);
    fields.writeAbsent(record, card.not_recorded ?? {});
  }
  $("input", idField).value = id;
  for (const kind of [...KINDS, ...LOGS]) {
    for (const record of records(kind)) record.remove();
    (card[kind] ?? []).forEach((values, index) => add(kind, values, set[`${kind}/${index}`], owns(`${kind}/${index}`)));
  }
  update();
};

const add = (kind, values = {}, set_ = null, own = undefined) => {
  const record = fields.copyOf(`_new-${kind === "corrections" ? "correction" : kind}`);
  $(`[data-lane="${kind}"] .made, [data-log="${kind}"] .made`, form).append(record);
  fields.describe(record);
  fields.writeRecord(record, values, data);
  if (KINDS.includes(kind)) written(record, values.id, own, data);
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

// a name that is proposed until somebody chooses another
const nameCard = (card, known) => {
  if (base || "own" in idField.dataset) return;
  const day = (card.published ?? "").replace(/[^0-9-].*/s, "");
  const words = named(card.title ?? "", data);
  const name = [known.actors[card.publisher] ? card.publisher : "", words || (card.title && day)].filter(Boolean).join("-");
  const taken = (one) => one in data.taken;
  const dated = words && day ? `${name}-${day}` : name;
  $("input", idField).value = name && [name, dated].find((one) => !taken(one)) || (name && unique(name, taken));
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
const note = (kind, values) => {
  const made = add(kind, values);
  update();
  fields.firstControl($('[data-name="note"]', made)).focus();
};
let saving;
const save = () => {
  clearTimeout(saving);
  if (over || !data) return;
  const [set, owns] = [{}, []];
  for (const kind of KINDS) {
    records(kind).forEach((record, index) => {
      if (aside.has(record)) set[`${kind}/${index}`] = aside.get(record);
      if ("own" in record.dataset) owns.push(`${kind}/${index}`);
    });
  }
  const empty = !base && !Object.keys(state.card).length;
  const same = base && state.text === start.text;
  if (empty || same) drop(asked);
  else keep(asked, { version, card: state.card, id: $("input", idField).value, own: "own" in idField.dataset, set, owns, actors: state.actors, start: start.text });
};
export const update = () => {
  for (const record of all(".one", form)) { fields.depend(record, data); nameStatement(form, record, data); }
  const actors = newcomers.read(others, read(), data);
  const known = newcomers.joined(actors, data);
  nameCard(read(), known);
  const [card, id] = [read(), idOf()];
  const found = [...check(card, id, known, base ? asked : ""), ...newcomers.problems(actors, id, data)];
  state = { card, id, problems: found, text: emit(card, data, head), actors };
  newcomers.show(others, actors, data);
  showProblems();
  showFile();
  showLike($(".like", form), state, data);
  showStatements();
  if (base) showChanges($(".changed .offers", form), start.card, card, note);
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
  link: () => link(form),
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
form.addEventListener("submit", (event) => event.preventDefault());
form.addEventListener("click", async (event) => {
  const button = event.target.closest("button, .propose");
  const act = button && Object.keys(acts).find((name) => button.classList.contains(name));
  if (button?.matches(".propose") && state.problems.length) { // what is open comes first
    event.preventDefault();
    for (const field of all(".field", form)) field.dataset.touched = "";
    showProblems();
    $(".open ul", form).focus();
  }
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
  if (record && target.closest('[data-name="id"]')) record.dataset.own = "";
  await ready();
  update();
});
form.addEventListener("change", async (event) => {
  const { target } = event;
  await ready();
  const item = target.closest(".items > *");
  if (target.matches(".unknown")) { fields.showAbsent(target.closest(".field")); if (target.checked) $(".why input", target.closest(".field")).focus(); }
  if (target.closest('[data-lane] [data-name="id"]')) rename(form, target.closest(".one"));
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
addEventListener("pagehide", () => {
  if (!data) return;
  renameAll(form); // of a name that is being typed
  update();
  save();
});

// where it begins: empty, with a card of the archive, or with what was typed before
const begin = async () => {
  fields.describe(form);
  const draft = kept(asked, version);
  form.classList.toggle("waiting", Boolean(draft || asked));
  if (asked) {
    const found = await published(form, asked);
    if (!found) return;
    ({ path, head, data: base } = found);
    idField.hidden = true;
    $(".changed", form).hidden = false;
  }
  if (!draft && !asked) return;
  try {
    if (!(await ready().then(() => true, () => false))) return; // told already
    if (base) {
      write(base, asked, { owns: () => true });
      start = { card: state.card, text: state.text };
    }
    if (draft) write(draft.card, draft.id, { ...draft, owns: (place) => draft.owns?.includes(place) });
    else update();
    $(".moved-on", form).hidden = !base || !draft || draft.start === start.text;
    await painted(); // laid out unseen first: what is shown has not moved
  } finally {
    form.classList.remove("waiting");
  }
};
const painted = () => new Promise((done) => { requestAnimationFrame(() => { requestAnimationFrame(done); }); });
export const begun = begin();
