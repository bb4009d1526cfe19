// The form that makes a card, or a change to one. The page holds what was typed; after each change it is read as a card,
// checked, shown, and written as the text of its file. What it knows of the archive is loaded when it is first used.
import { canonical } from "./form-canonical.js";
import { unlogged } from "./form-change.js";
import { check } from "./form-check.js";
import { today } from "./form-dates.js";
import { drop, keep, kept } from "./form-draft.js";
import * as fields from "./form-fields.js";
import { like, named, unique } from "./form-names.js";
import { show } from "./form-preview.js";
import { pathOf, proposal } from "./form-propose.js";
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
const aside = new WeakMap(); // what a statement had that its new kind has no field for
let data;
let base = null; // the card as published, where one is changed
let path = "";
let head = [];
let over = false;
let state = { card: {}, id: "", text: "", problems: [] };

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
export const write = (card, id, set = {}, own = id !== "") => {
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
const small = () => [...data.limits.small, "or", "than", "be", "has", "have", "had", "been", "was", "were", "is", "are", "that", "it", "from", "with", "as"];
const proposed = (record) => named($('[data-name="text"] textarea', record)?.value ?? "", small());
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
const nameCard = (card) => {
  if (base || "own" in idField.dataset) return;
  const words = named(card.title ?? "", small(), 3) || (card.title && card.published?.slice(0, 10).replace(/[^0-9-]/g, ""));
  const name = [data.actors[card.publisher] ? card.publisher : "", words].filter(Boolean).join("-");
  $("input", idField).value = name && unique(name, (one) => one in data.taken);
};

// what is seen after each change
const fieldAt = ([first, index, name]) => {
  if (first === "id") return idField;
  if (index === undefined) return cards().flatMap(fields.fieldsOf).find((field) => field.dataset.name === first && !("cardId" in field.dataset));
  const record = records(first)[index];
  return record && fields.fieldsOf(record).find((field) => field.dataset.name === name);
};
const placeOf = (problem) => {
  const field = fieldAt(problem.at);
  if (!field) return problem.at[0] === "verified" ? "What it shows" : problem.at[0];
  const record = field.closest(".one");
  return `${record ? `${$("legend", record).textContent}: ` : ""}${fields.label(field)}`;
};
const told = (problem) => (problem.missing ? "This is still missing" : problem.text);
// A message that came while a button is pressed would move it from under the pointer: it waits until that is let go.
let pressing = false;
addEventListener("pointerdown", () => { pressing = true; }, true);
for (const end of ["pointerup", "pointercancel"]) addEventListener(end, () => { setTimeout(() => { pressing = false; if (data) showProblems(); }); }, true);
const showProblems = () => {
  if (pressing) return;
  const at = new Map();
  for (const problem of state.problems) { const field = fieldAt(problem.at); if (field) at.set(field, [...(at.get(field) ?? []), problem]); }
  for (const field of all(".field", form)) {
    const found = at.get(field) ?? [];
    const made = fields.firstControl(field);
    const wrong = $(":scope > .wrong", field);
    const seen = "touched" in field.dataset ? found : [];
    wrong.hidden = !seen.length;
    const words = seen.map((one) => `${told(one)}${one.about ? `: “${one.about.slice(0, 60)}${one.about.length > 60 ? " …" : ""}”` : ""}.${one.hint ? ` ${one.hint[0].toUpperCase()}${one.hint.slice(1)}.` : ""}`).join("\n");
    if (wrong.textContent !== words) wrong.textContent = words;
    if (!made || made.tagName === "BUTTON") continue;
    made.setCustomValidity?.(found.length ? told(found[0]) : "");
    if (seen.length) made.setAttribute("aria-invalid", "true");
    else made.removeAttribute("aria-invalid");
  }
  const heading = $("#_open");
  const number = state.problems.length;
  heading.textContent = heading.dataset[number === 0 ? "none" : number === 1 ? "one" : "many"].replace("{}", number);
  $(".open ul", form).replaceChildren(...state.problems.map((problem) => {
    const [item, button, where] = ["li", "button", "b"].map((name) => document.createElement(name));
    button.type = "button";
    where.textContent = placeOf(problem);
    button.append(where, ` ${told(problem)}${problem.about ? `: “${problem.about.slice(0, 40)} …”` : ""}`);
    button.addEventListener("click", () => {
      const field = fieldAt(problem.at);
      if (field) { field.dataset.touched = ""; const more = field.closest("details"); if (more) more.open = true; showProblems(); }
      (field ? fields.firstControl(field) : $('[data-lane="attributed"] .add-statement')).focus();
    });
    item.append(button);
    return item;
  }));
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
const showLike = () => {
  const address = state.card.url ? canonical(state.card.url, data.patterns.tracking) : "";
  const found = like(state.card, address, state.id, data.cards).slice(0, 4);
  const box = $(".like", form);
  const words = found.map(([id]) => id).join(" ");
  if (box.dataset.shown === words) return;
  box.dataset.shown = words;
  box.hidden = !found.length;
  $("p", box).textContent = found.some(([, , which]) => which === "address") ? "The archive has this address already. To change or add to that card:" : "The archive has a card with a title much like this. If it is the same source, change that card:";
  $("ul", box).replaceChildren(...found.map(([id, title]) => {
    const [item, link, change] = ["li", "a", "a"].map((name) => document.createElement(name));
    link.href = new URL(`../sources/${id}/`, import.meta.url);
    link.textContent = title;
    change.href = `?card=${id}`;
    change.textContent = "suggest a change";
    item.append(link, ", ", change);
    return item;
  }));
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
  else keep(asked, { version, card: state.card, id: $("input", idField).value, own: "own" in idField.dataset, set });
};
export const update = () => {
  for (const record of all(".one", form)) { fields.depend(record, data); nameStatement(record); }
  nameCard(read());
  const [card, id] = [read(), idOf()];
  state = { card, id, problems: check(card, id, data, base ? asked : ""), text: emit(card, data, head) };
  showProblems();
  showFile();
  showLike();
  showStatements();
  showChanges();
  show($(".preview", form), card, id, data);
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
    if (!asked) ({ head } = data);
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
  copy: () => copy(),
  save: () => download(),
  over: () => $(".ask-over").showModal(),
};
const swap = (button, to, where) => {
  const item = button.closest("li");
  item[to]?.[where](item);
  fields.number(item.closest(".field"));
  button.focus();
};
const say = (element, word) => { element.textContent = ""; requestAnimationFrame(() => { element.textContent = element.dataset[word]; }); };
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
const copy = async () => {
  const pre = $(".file pre", form);
  let done = false;
  try { await navigator.clipboard.writeText(state.text); done = true; } catch {
    getSelection().selectAllChildren(pre);
    done = document.execCommand("copy");
  }
  say($("#_told"), done ? "copied" : "not");
  $(".copy", form).dataset.done = done ? $("#_told").dataset.copied : $("#_told").dataset.not;
};
const download = () => {
  const link_ = document.createElement("a");
  link_.href = URL.createObjectURL(new Blob([state.text], { type: "text/yaml" }));
  link_.download = pathOf(state.card, state.id, path).split("/").at(-1);
  link_.click();
  setTimeout(() => URL.revokeObjectURL(link_.href), 1000);
  say($("#_told"), "saved");
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
  fields.settle(target, data);
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
  write(draft?.card ?? base, draft?.id ?? asked, draft?.set, draft?.own ?? true);
  const painted = () => new Promise((done) => { requestAnimationFrame(() => { requestAnimationFrame(done); }); });
  await painted(); // laid out unseen first: what is shown has not moved
  form.classList.remove("waiting");
};
export const begun = begin();
