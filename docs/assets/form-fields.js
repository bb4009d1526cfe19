// The fields of the form ↔ values as a card has them. A field says by data-control what it holds; one that is empty has no
// value. Each element is read and written alone: the page itself keeps what was typed.
import { holdsOne } from "./form-required.js";

const $ = (selector, within) => within.querySelector(selector);
const all = (selector, within) => [...within.querySelectorAll(selector)];
const control = (field) => $("input:not(.unknown), select, textarea", field);
// One line is trimmed; of several, each line’s end.
export const text = (element) => element.value.toWellFormed().replace(/\r\n?/g, "\n").replace(/[ \t]+\n/g, "\n").trim();
const set = (element, value) => { element.value = element.tagName === "INPUT" ? (value ?? "").replace(/\s*\n\s*/g, " ") : value ?? ""; };
let last = 0;

export const label = (field) => $(".name", field)?.textContent ?? "";
export const fieldsOf = (record) => all(".field", record).filter((field) => field.closest("[data-record]") === record);
const copy = (id) => document.getElementById(id).content.cloneNode(true).firstElementChild;

// Names become ids: somebody types “Zelensky”, and the archive calls him volodymyr-zelensky.
const named = (typed, data, control_) => {
  const [kind] = { actor: ["actors"], actors: ["actors"], places: ["places"], topics: ["topics"] }[control_] ?? [];
  const known = kind && data?.[kind];
  if (!known || typed in known) return typed;
  const like = typed.toLowerCase();
  const found = Object.entries(known).filter(([, one]) => (Array.isArray(one) ? [one[0], ...one[1]] : [one]).some((name) => name.toLowerCase() === like));
  return found.length === 1 ? found[0][0] : typed;
};
export const settle = (input, data) => {
  const control_ = { _actors: "actor", _places: "places", _topics: "topics" }[input.getAttribute("list")];
  if (control_) set(input, named(text(input), data, control_));
};

const speaker = {
  read: (item) => {
    const form = $(".form", item).value;
    const typed = text($(`.of.${form} input`, item));
    if (form === "actor") return typed || undefined;
    const author = text($(".author input", item));
    if (form === "document") return typed || author ? { document: typed, ...(author ? { purported_author: author } : {}) } : undefined;
    return typed ? { anonymous: typed } : undefined;
  },
  write: (item, value) => {
    const form = typeof value === "object" ? ("document" in value ? "document" : "anonymous") : "actor";
    $(".form", item).value = form;
    set($(`.of.${form} input`, item), form === "actor" ? value : value[form]);
    if (value?.purported_author) set($(".author input", item), value.purported_author);
    speaker.show(item);
  },
  show: (item) => { for (const of of all(".of", item)) of.hidden = !of.classList.contains($(".form", item).value); },
};

const evidence = {
  read: (item) => {
    if ($(".form", item).value === "card") return text($(".of.card input", item)) || undefined;
    const typed = Object.fromEntries(["url", "archived", "sha256"].map((name) => [name, text($(`.of.${name} input`, item))]).filter(([, one]) => one));
    return Object.keys(typed).length ? typed : undefined;
  },
  write: (item, value) => {
    const web = typeof value === "object";
    $(".form", item).value = web ? "web" : "card";
    if (web) for (const [name, one] of Object.entries(value)) set($(`.of.${name} input`, item), one);
    else set($(".of.card input", item), value);
    evidence.show(item);
  },
  show: (item) => { for (const of of all(".of", item)) of.hidden = !of.classList.contains($(".form", item).value); },
};

const FIGURE = /^(~|>=|<=|>|<)?\s*(.*?)(?:\.\.(.*))?$/;
const answers = {
  read: (item, data) => {
    const question = $(".question", item).value;
    if (!question) return undefined;
    if (data.questions[question]?.kind !== "quantity") return [question, $(".word", item).value];
    const bound = $(".bound", item).value;
    const [low, high, words] = [".low", ".high", ".in-words"].map((name) => text($(`${name} input`, item)));
    if (bound === "declined") return [question, "declined"];
    if (bound === "words") return [question, { words }];
    const number = low.replace(/(\d)[,\s](?=\d{3})/g, "$1");
    if (bound === "..") return [question, low || high ? `${number}..${high.replace(/(\d)[,\s](?=\d{3})/g, "$1")}` : ""];
    return [question, number && `${bound}${/[<>]/.test(bound) ? " " : ""}${number}`];
  },
  write: (item, [question, answer], data) => {
    const choice = $(".question", item);
    if (question && ![...choice.options].some((one) => one.value === question)) choice.add(new Option(question, question));
    choice.value = question;
    const quantity = data.questions[question]?.kind === "quantity";
    if (!quantity) $(".word", item).value = answer;
    else if (typeof answer === "object" || answer === "declined") {
      $(".bound", item).value = answer === "declined" ? answer : "words";
      set($(".in-words input", item), answer.words);
    } else {
      const [, sign, low, high] = FIGURE.exec(answer);
      $(".bound", item).value = high === undefined ? sign ?? "" : "..";
      set($(".low input", item), low);
      set($(".high input", item), high);
    }
    answers.show(item, data);
  },
  show: (item, data) => {
    const question = data.questions[$(".question", item).value];
    const bound = $(".bound", item).value;
    const shown = { "yes-no": question?.kind === "yes-no", quantity: question?.kind === "quantity" };
    const figure = shown.quantity && !["words", "declined"].includes(bound);
    Object.assign(shown, { low: figure, high: figure && bound === "..", "in-words": shown.quantity && bound === "words" });
    for (const of of all(".of", item)) of.hidden = !Object.entries(shown).some(([name, is]) => is && of.classList.contains(name));
    const asked = $(".asked", item);
    asked.textContent = question?.note ?? "";
    asked.hidden = !question?.note;
  },
};

const PARTS = { speakers: speaker, speaker, evidence, answers };
const plain = { read: (item) => text($("input", item)) || undefined, write: (item, value) => set($("input", item), value), show: () => {} };
const part = (field) => PARTS[field.dataset.control] ?? plain;
const items = (field) => [...$(".items", field).children];

export const addItem = (field, value, data) => {
  const item = copy(`_item-${field.dataset.control}`);
  const questions = $(".question", item);
  if (questions) for (const [id, { text: asked }] of Object.entries(data.questions)) questions.add(new Option(asked, id));
  $(".items", field).append(item);
  if (value !== undefined) part(field).write(item, value, data);
  else part(field).show(item, data);
  number(field);
  return item;
};
// Each of several is named for whoever does not see them: “Remove 2”.
export const number = (field) => items(field).forEach((item, at) => {
  for (const button of all("button", item)) button.setAttribute("aria-label", `${button.textContent} ${label(field)} ${at + 1}`);
  if (!$("label", item)) $("input", item).setAttribute("aria-label", `${label(field)} ${at + 1}`);
});
export const showItem = (field, item, data) => part(field).show(item, data);

// What depends on the question: the parties concerned, the measures.
export const depend = (record, data) => {
  const find = (name) => $(`.field[data-name="${name}"]`, record);
  const answering = find("answers");
  const asked = answering ? items(answering).map((item) => $(".question", item).value).filter(Boolean) : [];
  for (const choice of answering ? all(".question", answering) : []) { // each question is answered once
    for (const one of choice.options) one.disabled = one.value !== choice.value && asked.includes(one.value);
  }
  const [measure, parties] = [find("measure"), find("not_acknowledged_by")];
  if (measure) {
    const choice = control(measure);
    const was = choice.value;
    const listed = [...new Set([...asked.flatMap((id) => data.questions[id]?.measures ?? []), ...(was ? [was] : [])])];
    const now = [...choice.options].slice(1).map((one) => one.value);
    if (listed.join("\n") !== now.join("\n")) {
      choice.replaceChildren(choice.options[0], ...listed.map((name) => new Option(name, name)));
      choice.value = was;
    }
    measure.hidden = !listed.length;
  }
  if (parties) {
    const was = readField(parties, data) ?? {};
    const listed = [...new Set([...asked.flatMap((id) => data.questions[id]?.concerns ?? []), ...Object.keys(was)])];
    showParties(parties, listed, was, data);
  }
  if (answering && holdsOne(data.presence[record.dataset.record], "answers")) $(".add", answering).hidden = items(answering).length > 0;
};
const showParties = (field, listed, values, data) => {
  const now = items(field).map((item) => item.dataset.party);
  if (listed.join("\n") !== now.join("\n")) {
    $(".items", field).replaceChildren(...listed.map((party) => {
      const item = copy("_item-parties");
      item.dataset.party = party;
      $(".party", item).textContent = data.actors[party]?.[0] ?? party;
      $("select", item).value = values[party] ?? "";
      return item;
    }));
  }
  $(".none", field).hidden = listed.length > 0;
};

export const readField = (field, data) => {
  const kind = field.dataset.control;
  if (kind === "parties") {
    const told = items(field).map((item) => [item.dataset.party, $("select", item).value]).filter(([, how]) => how);
    return told.length ? Object.fromEntries(told) : undefined;
  }
  if (kind === "speaker") return speaker.read(items(field)[0]);
  if ($(".items", field)) {
    const found = items(field).map((item) => part(field).read(item, data)).filter((one) => one !== undefined);
    if (!found.length) return undefined;
    return kind === "answers" ? Object.fromEntries(found) : found;
  }
  const unknown = $(".unknown", field);
  if (unknown?.checked && !("beside" in unknown.dataset)) return undefined;
  return text(control(field)) || undefined;
};

export const writeField = (field, value, data) => {
  const kind = field.dataset.control;
  if (kind === "parties") return showParties(field, Object.keys(value ?? {}), value ?? {}, data);
  if (kind === "speaker") {
    $(".items", field).replaceChildren(copy("_item-speaker"));
    return speaker.write(items(field)[0], value);
  }
  if ($(".items", field)) {
    $(".items", field).replaceChildren();
    const listed = kind === "answers" ? Object.entries(value ?? {}) : typeof value === "string" ? [value] : value ?? [];
    for (const one of listed) addItem(field, one, data);
    return;
  }
  const made = control(field);
  if (made.tagName === "SELECT" && value && ![...made.options].some((one) => one.value === value)) made.add(new Option(value, value));
  set(made, value);
  grow(made);
};

// A record’s values, in the order of its fields; and the other way.
export const readRecord = (record, data) => Object.fromEntries(fieldsOf(record).filter((field) => !("cardId" in field.dataset))
  .map((field) => [field.dataset.name, readField(field, data)]).filter(([, value]) => value !== undefined));
export const writeRecord = (record, values, data) => {
  for (const field of fieldsOf(record)) if (!("cardId" in field.dataset)) writeField(field, values[field.dataset.name], data);
  depend(record, data);
};

// Why a field is left out.
export const readAbsent = (record) => Object.fromEntries(fieldsOf(record).filter((field) => $(".unknown", field)?.checked)
  .map((field) => [field.dataset.name, text($(".why input", field))]));
export const writeAbsent = (record, absent) => {
  for (const field of fieldsOf(record).filter((one) => $(".unknown", one))) {
    $(".unknown", field).checked = field.dataset.name in absent;
    set($(".why input", field), absent[field.dataset.name]);
    showAbsent(field);
  }
};
export const showAbsent = (field) => {
  const unknown = $(".unknown", field);
  $(".why", field).hidden = !unknown.checked;
  if (!("beside" in unknown.dataset)) control(field).disabled = unknown.checked;
};

// Texts grow with what is typed.
export const grow = (element) => {
  if (element.tagName !== "TEXTAREA") return;
  const lines = element.value.split("\n").reduce((sum, one) => sum + 1 + Math.floor(one.length / 68), 0);
  element.rows = Math.max(element.closest('[data-name="summary"]') ? 5 : 2, Math.min(lines, 14));
};

// Hints and messages belong to their fields for whoever hears the page.
export const describe = (within) => {
  for (const field of all(".field", within)) {
    const ids = all(":scope > .hint, :scope > .wrong", field).map((element) => { element.id ||= `_f${last += 1}`; return element.id; }).join(" ");
    (field.tagName === "FIELDSET" ? field : control(field)).setAttribute("aria-describedby", ids);
  }
};

export const copyOf = copy;
export const firstControl = (field) => (field.tagName === "FIELDSET" ? $("input, select, textarea, button", field) : control(field));
