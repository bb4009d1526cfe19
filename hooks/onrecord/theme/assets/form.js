// The form that makes a card, or a change to one. What was typed is held in one state (form-state.js); each event
// makes a new one, which is checked, drawn, and kept as the draft. What the form knows of the archive is loaded when
// it is first used; of a large archive in parts.
import { showChanges } from "./form-change.js";
import { copy, download } from "./form-copy.js";
import { drop, elsewhere, keep, kept } from "./form-draft.js";
import * as fields from "./form-fields.js";
import { link } from "./form-linking.js";
import { askFor, drawStatements, fillLists } from "./form-lists.js";
import { allRenamed, renamed } from "./form-naming.js";
import { drawFiles, noteNewcomers } from "./form-newcomer-files.js";
import { knownTaken, settled } from "./form-newcomers.js";
import { $, all } from "./form-page.js";
import { show } from "./form-preview.js";
import { showProblems } from "./form-problems.js";
import { drawFile, pathOf } from "./form-propose.js";
import { json, published } from "./form-published.js";
import * as records from "./form-records.js";
import { showSimilarCards } from "./form-similar-cards.js";
import * as states from "./form-state.js";
import { each } from "./form-statements.js";
import { followed, stateWith, viewOf } from "./form-view.js";

/** @type {HTMLFormElement} */
const form = $(".make");
const address = new URLSearchParams(location.search);
const asked = address.get("card") ?? "", isBegun = !asked && address.has("question");
const places = { new: form.dataset.new ?? "", edit: form.dataset.edit ?? "", longest: Number(form.dataset.longest) };
const version = Number(form.dataset.version);
const titles = records.titlesOf(form);
/** @type {World | undefined} */
let world;
/** @type {import("./form-view.js").Published | null} */
let base = null; // the card as published, where one is changed
/** @type {string[]} */
let head = [];
let over = false;
let stale = false; // another tab has kept a newer draft
let state = states.empty();
/** @type {View} */
let view = { card: {}, id: "", text: "", problems: [], actors: {}, known: /** @type {any} */ ({}) };

export const current = () => view;
// What begins a card is loaded only where the address asks for one.
const begunCard = async () => {
  const { begunBy } = await import("./form-begun.js");
  begunBy(address, loaded().data);
  if (isOpen()) await arrived();
  return begunBy(address, loaded().data);
};
const answersAll = async () => (await import("./form-begun.js")).answersAll(view.card, await begunCard());
/** @type {() => World} */
const loaded = () => { if (!world) throw new Error("what the form knows is not loaded"); return world; };

// drawing
/** @param {any} field */
const isTouched = (field) => states.holderOf(state, records.ownerOf(field)).touched.includes(field.dataset.name);
// A message that came while a button is pressed would move it from under the pointer: it waits until that is let go.
let pressing = false;
addEventListener("pointerdown", () => { pressing = true; }, true);
const release = () => { setTimeout(() => { pressing = false; if (world) drawProblems(); }); };
for (const end of ["pointerup", "pointercancel"]) addEventListener(end, release, true);
const drawProblems = () => {
  if (pressing || isOpen()) return; // what the archive does not have is known only when all came
  noteNewcomers(form, view.actors, loaded().data);
  const unchanged = base !== null && view.text === base.text;
  const open = (/** @type {any} */ field) => { touch(field); drawProblems(); };
  showProblems(form, view.problems, { fieldAt: (at) => records.fieldAt(form, at), isTouched, open, unchanged });
};
// Of a large archive, what was asked for and is not there yet.
const isOpen = () => loaded().data.isOpen?.() ?? false;
/** @type {Promise<void> | undefined} */
let coming;
const arrived = () => {
  coming ??= (async () => {
    try { await loaded().data.arrived?.(); } catch (error) { $(".failed").hidden = false; throw error; }
    finally { coming = undefined; }
  })();
  return coming;
};
let drawing = false; // what has the focus may go meanwhile: its field was left
const draw = () => {
  const { data } = loaded();
  drawing = true;
  records.drawRecords(form, state, loaded(), base ? each(base.card).map(({ statement }) => statement.id ?? "") : []);
  if (!isOpen()) drawFiles($(".newcomers", form), state, view.actors, data);
  drawing = false;
  drawProblems();
  drawFile(form, places, view, base?.path ?? "");
  showSimilarCards($(".like", form), view, data);
  if (data.divided && !isOpen()) fillLists(data);
  drawStatements(form, view.card);
  if (base) showChanges($(".changed .offers", form), base.card, view.card, view.known, note);
  show($(".preview", form), view.card, view.id, view.known);
};

/** @type {ReturnType<typeof setTimeout> | undefined} */
let saving;
const save = () => {
  clearTimeout(saving);
  if (over || stale || !world) return;
  const same = base ? view.text === base.text : !Object.keys(view.card).length;
  const removed = states.LISTS.some((list) => state.lists[list].some((one) => one.removed));
  if (same && !removed) drop(asked);
  else keep(asked, { version, state, start: base?.text ?? "" });
};
/** @type {(...changes: Change[]) => void} */
const update = (...changes) => {
  state = followed(loaded(), base)(changes.reduce((now, change) => change(now), state));
  view = viewOf(state, loaded(), base, head);
  draw();
  if (isOpen()) arrived().then(() => update(), () => {});
  clearTimeout(saving);
  saving = setTimeout(save, 200);
};
/** @type {(card: Card, id: string, more?: Owns) => void} */
export const write = (card, id, more = {}) => update(() => stateWith(card, id, more, loaded(), titles));
// Which fields an answer fills depends on its question: all that a card names is there before it is written.
/** @type {typeof write} */
const writeWhole = async (card, id, more = {}) => {
  stateWith(card, id, more, loaded(), titles);
  if (isOpen()) await arrived();
  write(card, id, more);
  while (isOpen()) {
    await arrived();
    update();
  }
};
export const showAll = () => update(states.allTouched(loaded()));

/** @type {Promise<void> | undefined} */
let loading;
export const ready = () => {
  loading ??= json(new URL("form.json", import.meta.url)).then(async (all) => {
    const part = (/** @type {string} */ name) => json(new URL(`form/${name}.json`, import.meta.url));
    const data = all.divided ? (await import("./form-parts.js")).inParts(all, part) : all;
    world = { data, controls: records.controlsOf(form) };
    if (!asked) head = [data.heads.card];
    fillLists(data);
    update();
  }).catch((error) => { loading = undefined; $(".failed").hidden = false; throw error; });
  return loading;
};

// what somebody does
/** @type {(field: any) => void} */
const touch = (field) => {
  const owner = records.ownerOf(field);
  if (states.has(state, owner)) state = states.touched(owner, field.dataset.name)(state);
};
/** @type {(field: any) => Change} */
const asTyped = (field) => ($("input[readonly]", field) ? (now) => now
  : states.typed(records.ownerOf(field), field.dataset.name ?? "id", fields.readField(field)));
/** @param {any} button */
const itemOf = (button) => {
  const item = button.closest("li");
  const field = item.closest(".field");
  return { field, at: [...item.parentElement.children].indexOf(item), owner: records.ownerOf(field),
    name: field.dataset.name };
};
/** @type {(list: Kind | Log, entries?: Entries) => any} */
const add = (list, entries = {}) => {
  const key = state.next;
  update(states.added(list, entries));
  return records.elementOf(form, key);
};
/** @type {(list: Log, values: LogEntry) => void} */
const note = (list, values) => fields.firstControl($('[data-name="note"]', add(list, values))).focus();
/** @type {(button: any, by: number) => void} */
const swap = (button, by) => {
  const { field, at, owner, name } = itemOf(button);
  const { length } = $(".items", field).children;
  const to = Math.min(Math.max(at + by, 0), length - 1);
  update(states.itemMoved(owner, name, at, to, loaded()));
  $(by < 0 ? ".up" : ".down", $(".items", field).children[to]).focus();
};
/** @param {any} button */
const removeItem = (button) => {
  const { field, at, owner, name } = itemOf(button);
  update(states.itemRemoved(owner, name, at, loaded()));
  const left = $(".items", field).children;
  const after = left[at] ?? left[at - 1];
  (after ? $("input, select, textarea", after) : $(".add", field)).focus();
};
/** @param {any} button */
const removeRecord = (button) => {
  const element = button.closest(".one");
  const field = element.closest("[data-lane], [data-log]");
  const key = Number(element.dataset.key);
  update(states.removed(key, titles, loaded()));
  const line = records.elementOf(form, key);
  (line ? $("button", line) : $(".add-statement, .add-entry", field)).focus();
};
const acts = /** @type {Record<string, (button: any) => unknown>} */ ({
  "add-statement": (button) =>
    fields.firstControl($(".field", add(button.closest("[data-lane]").dataset.lane))).focus(),
  "add-entry": (button) => fields.firstControl($(".field", add(button.closest("[data-log]").dataset.log))).focus(),
  add: (button) => {
    const field = button.closest(".field");
    update(states.itemAdded(records.ownerOf(field), field.dataset.name, loaded()));
    $("input, select", $(".items", field).lastElementChild).focus();
  },
  remove: (button) => (button.closest("li") ? removeItem(button) : removeRecord(button)),
  back: (button) => {
    const key = Number(button.closest(".put-back").dataset.key);
    update(states.putBack(key, titles, loaded()));
    fields.firstControl($(".field", records.elementOf(form, key))).focus();
  },
  up: (button) => swap(button, -1),
  down: (button) => swap(button, 1),
  link: () => {
    link(form, loaded().data);
    update(asTyped($('[data-name="summary"]', form)));
  },
  copy: (button) => copy($(".file pre", form), button),
  save: () => download(pathOf(view.card, view.id, base?.path ?? ""), view.text),
  "copy-other": (button) => copy($("pre", button.closest(".one")), button),
  "save-other": (button) => {
    const record = button.closest(".one");
    download($(".its-path", record).textContent, $("pre", record).textContent);
  },
  "take-known": ({ dataset: { newcomer, id } }) => {
    const named = all('input[list="_actors"]', form).find((input) => input.value === newcomer);
    update(knownTaken(newcomer, id, loaded()));
    named?.focus();
  },
  over: () => $(".ask-over").showModal(),
});
const CHANGES_NOTHING = ["copy", "save", "copy-other", "save-other"];
form.addEventListener("submit", (event) => event.preventDefault());
form.addEventListener("click", async (event) => {
  const button = /** @type {Element} */ (event.target).closest("button, .propose");
  const act = button && Object.keys(acts).find((name) => button.classList.contains(name));
  if (button?.matches(".propose") && view.problems.length) { // what is open comes first
    event.preventDefault();
    showAll();
    $(".open ul", form).focus();
  }
  if (!act) return;
  if (!CHANGES_NOTHING.includes(act)) stale = false;
  await ready();
  acts[act]?.(button);
});
/** @type {(target: any, field: any) => Change} */
const typedIn = (target, field) => {
  if (!target.closest(".absent")) return asTyped(field);
  const { ticked, why } = fields.readAbsent(field);
  return states.leftOut(field.dataset.name, ticked, why);
};
form.addEventListener("input", async ({ target }) => {
  const field = /** @type {Element} */ (target).closest(".field");
  stale = false; // what is typed here is newer again
  await ready();
  askFor(/** @type {any} */ (target), loaded().data);
  if (field?.isConnected) update(typedIn(target, field));
});
form.addEventListener("change", async (event) => {
  const target = /** @type {any} */ (event.target);
  const field = target.closest(".field");
  stale = false;
  if (target.matches(".unknown")) { // at once: whoever goes on by Tab comes to the reason
    fields.drawAbsent(field, fields.readAbsent(field));
    if (target.checked) $(".why input", field).focus();
  }
  await ready();
  if (target.matches(".move")) {
    const key = state.next;
    update(states.moved(Number(target.closest(".one").dataset.key), target.value, loaded()));
    return $(".move", records.elementOf(form, key)).focus();
  }
  askFor(target, loaded().data);
  if (isOpen()) await arrived().catch(() => {}); // whom a name means
  if (!field?.isConnected) return;
  const owner = records.ownerOf(field);
  const isName = target.closest('[data-lane] [data-name="id"]') && owner.record === "one";
  update(
    typedIn(target, field), settled(owner, field.dataset.name, loaded(), view.known),
      states.touched(owner, field.dataset.name),
    ...(isName ? [renamed(owner.key)] : []),
  );
});
elsewhere(asked, () => { stale = true; $(".elsewhere", form).hidden = false; });
form.addEventListener("focusin", () => { ready().catch(() => {}); });
form.addEventListener("focusout", ({ target, relatedTarget }) => {
  const field = /** @type {Element} */ (target).closest?.(".field");
  if (!world || !field?.isConnected || field.contains(/** @type {Node | null} */ (relatedTarget))) return;
  touch(field);
  if (!drawing) drawProblems();
});
$(".ask-over").addEventListener("close", (/** @type {any} */ { target }) => {
  if (target.returnValue !== "over") return;
  over = true;
  drop(asked);
  location.reload();
});
addEventListener("pagehide", () => {
  if (!world) return;
  update(allRenamed); // of a name that is being typed
  save();
});

// where it begins: empty, with a card of the archive, or with what was typed before
const begin = async () => {
  fields.describe(form);
  const draft = kept(asked, version);
  form.classList.toggle("waiting", Boolean(draft || asked || isBegun));
  const original = asked ? await published(form, asked) : null;
  if (asked && !original) return;
  if (original) {
    ({ head } = original);
    $("[data-card-id]", form).hidden = true;
    $(".changed", form).hidden = false;
  }
  if (!draft && !original && !isBegun) return;
  try {
    if (!(await ready().then(() => true, () => false))) return; // told already
    if (original) {
      base = { id: asked, card: {}, text: "", path: original.path, named: original.named };
      await writeWhole(original.data, asked, { owns: () => true });
      base = { ...base, card: view.card, text: view.text };
    }
    const was = draft?.state;
    if (was) update(() => was);
    else if (draft) await writeWhole(draft.card ?? {}, draft.id ?? "", { ...draft, owns: draft.owns ?? [] });
    else if (isBegun) await writeWhole(await begunCard(), "");
    else update();
    $(".kept-draft", form).hidden = !isBegun || await answersAll();
    $(".moved-on", form).hidden = !base || !draft || draft.start === base.text;
    await painted(); // laid out unseen first: what is shown has not moved
  } finally {
    form.classList.remove("waiting");
  }
};
/** @returns {Promise<number>} */
const painted = () => new Promise((done) => { requestAnimationFrame(() => { requestAnimationFrame(done); }); });
export const begun = begin();
