// The form that makes a card, or a change to one. The page holds what was typed; after each change it is read as a card,
// checked, shown, and written as the text of its file. What it knows of the archive is loaded when it is first used.
import { showChanges, silent } from "./form-change.js";
import { check } from "./form-check.js";
import { drop, elsewhere, keep, kept } from "./form-draft.js";
import * as fields from "./form-fields.js";
import { copy, download, say } from "./form-copy.js";
import { showSimilarCards } from "./form-similar-cards.js";
import { link } from "./form-linking.js";
import { inOrder } from "./form-order.js";
import { shortName, stem, unique } from "./form-names.js";
import { nameStatement, rename, renameAll } from "./form-naming.js";
import * as newcomers from "./form-newcomers.js";
import { show } from "./form-preview.js";
import { pathOf, proposal } from "./form-propose.js";
import { json, published } from "./form-published.js";
import * as records from "./form-records.js";
import * as removed from "./form-removed.js";
import { each, KINDS, LOGS } from "./form-statements.js";
import { tell } from "./form-problems.js";
import { emit } from "./form-yaml.js";

const $ = (selector, within = document) => within.querySelector(selector);
const all = (selector, within = document) => [...within.querySelectorAll(selector)];
const form = $(".make");
const asked = new URLSearchParams(location.search).get("card") ?? "";
const places = { new: form.dataset.new, edit: form.dataset.edit, longest: Number(form.dataset.longest) };
const version = Number(form.dataset.version);
const idField = $("[data-card-id]", form);
const others = $(".newcomers", form);
let data;
let base = null; // the card as published, where one is changed
let start = { card: {}, text: "" }; // that card as the form reads and writes it
let path = "";
let namers = {}; // the files that name its statements
let head = [];
let over = false;
let stale = false; // another tab has kept a newer draft
let state = { card: {}, id: "", text: "", problems: [], actors: {} };

// reading and writing the whole
const idOf = () => (base ? asked : fields.text($("input", idField)));
export const read = () => records.read(form, data);
export const write = (card, id, { set = {}, own = id !== "", actors = {}, owns = () => undefined, removed: gone = [] } = {}) => {
  newcomers.write(others, actors, data);
  idField.toggleAttribute("data-own", own);
  $("input", idField).value = id;
  records.write(form, card, data, set, owns);
  removed.keep(form, gone, data);
  update();
};

// a name that is proposed until somebody chooses another
const nameCard = (card, known) => {
  if (base || "own" in idField.dataset) return;
  const day = (card.published ?? "").replace(/[^0-9-].*/s, "");
  const words = shortName(card.title ?? "", data);
  const name = stem([known.actors[card.publisher] ? card.publisher : "", words || (card.title && day)].filter(Boolean).join("-"), data);
  const taken = (one) => one in data.taken;
  const dated = words && day ? `${name}-${day}` : name;
  $("input", idField).value = name && [name, dated].find((one) => !taken(one)) || (name && unique(name, taken));
};

// what is seen after each change
const fieldAt = ([first, index, name]) => {
  if (first === "actor") return newcomers.fieldAt(others, [first, index, name]);
  if (first === "id") return idField;
  if (index === undefined && LOGS.includes(first)) return null; // told at the buttons that note it
  if (index === undefined) return records.cards(form).flatMap(fields.fieldsOf).find((field) => field.dataset.name === first && !("cardId" in field.dataset));
  const record = records.records(form, first)[index];
  return record && fields.fieldsOf(record).find((field) => field.dataset.name === name);
};
// A message that came while a button is pressed would move it from under the pointer: it waits until that is let go.
let pressing = false;
addEventListener("pointerdown", () => { pressing = true; }, true);
for (const end of ["pointerup", "pointercancel"]) addEventListener(end, () => { setTimeout(() => { pressing = false; if (data) showProblems(); }); }, true);
const showProblems = () => {
  if (pressing) return;
  newcomers.tellAt(form, state.actors, data);
  tell(form, state.problems, fieldAt, showProblems, base !== null && state.text === start.text);
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
  const made = records.add(form, kind, data, values);
  update();
  fields.firstControl($('[data-name="note"]', made)).focus();
};
let saving;
const save = () => {
  clearTimeout(saving);
  if (over || stale || !data) return;
  const [set, owns] = [{}, []];
  for (const kind of KINDS) {
    records.records(form, kind).forEach((record, index) => {
      if (records.asideOf(record)) set[`${kind}/${index}`] = records.asideOf(record);
      if ("own" in record.dataset) owns.push(`${kind}/${index}`);
    });
  }
  const gone = removed.kept(form, data);
  const same = base ? state.text === start.text : !Object.keys(state.card).length;
  if (same && !gone.length) drop(asked);
  else keep(asked, { version, card: state.card, id: $("input", idField).value, own: "own" in idField.dataset, set, owns, actors: newcomers.kept(others, data), removed: gone, start: start.text });
};
export const update = () => {
  for (const record of all(".one", form)) { fields.depend(record, data); nameStatement(form, record, data); }
  if (base) records.fixNames(form, each(start.card).map(({ statement }) => statement.id));
  const actors = newcomers.read(others, read(), data);
  const known = newcomers.joined(actors, data);
  nameCard(read(), known);
  const [card, id] = [read(), idOf()];
  const unsaid = base ? silent(start.card, card, known, namers) : [];
  const found = inOrder([...check(card, id, known, base ? asked : ""), ...newcomers.problems(actors, id, data), ...unsaid], data);
  state = { card, id, problems: found, text: emit(card, data, head), actors };
  newcomers.show(others, actors, data);
  showProblems();
  showFile();
  showSimilarCards($(".like", form), state, data);
  showStatements();
  if (base) showChanges($(".changed .offers", form), start.card, card, known, note);
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
    const statements = Object.entries(data.cards).flatMap(([id, [, publisher, , last, , , , own]]) => Object.keys(own).map((one) => [`${id}#${one}`, [data.actors[publisher][0], last].filter(Boolean).join(", ")]));
    fill("_refs", statements);
    fill("_evidence", [...Object.entries(data.cards).map(([id, [title]]) => [id, title]), ...statements]);
    update();
  }).catch((error) => { loading = undefined; $(".failed").hidden = false; throw error; });
  return loading;
};

// what somebody does
const touch = (target) => { const field = target.closest?.(".field"); if (field) { field.dataset.touched = ""; const outer = field.parentElement.closest(".field"); if (outer) outer.dataset.touched = ""; } };
const acts = {
  "add-statement": (button) => fields.firstControl($(".field", records.add(form, button.closest("[data-lane]").dataset.lane, data))).focus(),
  "add-entry": (button) => fields.firstControl($(".field", records.add(form, button.closest("[data-log]").dataset.log, data))).focus(),
  add: (button) => { const field = button.closest(".field"); $("input, select", fields.addItem(field, undefined, data)).focus(); },
  remove: (button) => {
    const item = button.closest("li");
    const gone = item ?? button.closest(".one");
    const field = gone.parentElement.closest(".field, [data-lane], [data-log]");
    const after = item && (gone.nextElementSibling ?? gone.previousElementSibling);
    if (item) { gone.remove(); fields.number(field); }
    const back = item ? null : removed.removeByHand(form, gone);
    if (back) $("button", back).focus();
    else (after ? $("input, select, textarea", after) : $(".add, .add-statement, .add-entry", field)).focus();
  },
  back: (button) => removed.putBack(form, button),
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
const TAKEN = ["copy", "save", "copy-other", "save-other"]; // these change nothing
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
  if (!TAKEN.includes(act)) stale = false;
  await ready();
  acts[act](button);
  update();
});
form.addEventListener("input", async (event) => {
  const { target } = event;
  stale = false; // what is typed here is newer again
  fields.grow(target);
  if (target.closest("[data-card-id]")) idField.dataset.own = "";
  const record = target.closest(".one");
  if (record && target.closest('[data-name="id"]')) record.dataset.own = "";
  await ready();
  update();
});
form.addEventListener("change", async (event) => {
  const { target } = event;
  stale = false;
  if (target.matches(".unknown")) { // at once: whoever goes on by Tab comes to the reason
    fields.showAbsent(target.closest(".field"));
    if (target.checked) $(".why input", target.closest(".field")).focus();
  }
  await ready();
  const item = target.closest(".items > *");
  if (target.closest('[data-lane] [data-name="id"]')) rename(form, target.closest(".one"));
  if (target.matches(".move")) records.move(form, target.closest(".one"), target.value, data);
  fields.settle(target, newcomers.joined(state.actors, data));
  newcomers.settle(others, target, data);
  if (item && target.matches("select")) fields.showItem(item.closest(".field"), item, data);
  touch(target);
  update();
});
elsewhere(asked, () => { stale = true; $(".elsewhere", form).hidden = false; });
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
    ({ path, head, named: namers, data: base } = found);
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
