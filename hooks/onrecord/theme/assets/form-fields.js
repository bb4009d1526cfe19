// One field of the page: what stands in it as an entry, and an entry drawn into it. A field says by data-control what
// it holds. What is there already is not written again: whoever types keeps the place and the space just typed.
import { inOneLine } from "./form-captures.js";
import { blank } from "./form-entries.js";
import { $, all, copyOf } from "./form-page.js";
import { holdsOne } from "./form-required.js";

/** @typedef {any} Field */
/** @param {Field} field */
const control = (field) => $("input:not(.unknown), select, textarea", field);
/** @type {(field: Field) => any[]} */
const items = (field) => [...$(".items", field).children];
/** @param {Field} field */
export const label = (field) => $(".name", field)?.textContent ?? "";
/** @type {(record: any) => Field[]} */
export const fieldsOf = (record) => all(".field", record).filter((field) => field.closest("[data-record]") === record);
/** @param {Field} field */
export const firstControl = (field) => (
  field.tagName === "FIELDSET" ? $("input, select, textarea, button", field) : control(field)
);

// One line is trimmed; of several, each line’s end.
/** @type {(element: any) => string} */
const text = (element) => element.value.toWellFormed().replace(/\r\n?/g, "\n").replace(/[ \t]+\n/g, "\n").trim();
/** @type {(element: any, value: string) => void} */
const put = (element, value) => {
  if (element.tagName === "SELECT") {
    if (element.value === value) return;
    if (![...element.options].some((one) => one.value === value)) element.add(new Option(value, value));
    element.value = value;
  } else if (text(element) !== value) element.value = value;
};
// Texts grow with what is typed.
/** @param {any} element */
const grow = (element) => {
  if (element.tagName !== "TEXTAREA") return;
  const lines = element.value.split("\n").reduce(
    (/** @type {number} */ sum, /** @type {string} */ one) => sum + 1 + Math.floor(one.length / 68), 0,
  );
  element.rows = Math.max(element.closest('[data-name="summary"]') ? 5 : 2, Math.min(lines, 14));
};

// the parts of an item, by the names that its entry has for them
/** @type {Record<string, Record<string, string>>} */
const PARTS = {
  speaker: {
    form: ".form", actor: ".of.actor input", anonymous: ".of.anonymous input", document: ".of.document input",
    author: ".author input",
  },
  evidence: {
    form: ".form", card: ".of.card input", url: ".of.url input", archived: ".of.archived input",
      sha256: ".of.sha256 input",
  },
  answers: {
    question: ".question", word: ".word", bound: ".bound", low: ".low input", high: ".high input",
      words: ".in-words input",
  },
};
PARTS.speakers = /** @type {Record<string, string>} */ (PARTS.speaker);
/** @type {(item: any, kind: string) => any} */
const readItem = (item, kind) => {
  const parts = PARTS[kind];
  if (!parts) return text($("input", item));
  return Object.fromEntries(Object.entries(parts).map(([name, where]) => {
    const element = $(where, item);
    return [name, element.tagName === "SELECT" ? element.value : text(element)];
  }));
};
/** @type {(item: any, kind: string, entry: any, data: Data) => void} */
const drawItem = (item, kind, entry, data) => {
  const parts = PARTS[kind];
  if (!parts) return put($("input", item), entry);
  if (kind === "answers") {
    const choice = $(".question", item);
    $(".find", item).hidden = !data.divided;
    const questions = Object.entries(data.questions); // of a large archive those that were asked for
    if (choice.options.length <= questions.length) {
      const there = [...choice.options].map(({ value }) => value);
      for (const [id, { text: asked }] of questions) if (!there.includes(id)) choice.add(new Option(asked, id));
    }
  }
  for (const [name, where] of Object.entries(parts)) put($(where, item), entry[name]);
  for (const part of all(".of", item)) part.hidden = !isShown(part, kind, entry, data);
  if (kind !== "answers") return;
  const asked = $(".asked", item);
  asked.textContent = data.questions[entry.question]?.note ?? "";
  asked.hidden = !asked.textContent;
};
/** @type {(part: any, kind: string, entry: any, data: Data) => boolean} */
const isShown = (part, kind, entry, data) => {
  if (kind !== "answers") return part.classList.contains(entry.form);
  const asks = data.questions[entry.question]?.kind;
  const figure = asks === "quantity" && !["words", "declined"].includes(entry.bound);
  const shown = {
    "yes-no": asks === "yes-no", quantity: asks === "quantity", low: figure, high: figure && entry.bound === "..",
    "in-words": asks === "quantity" && entry.bound === "words",
  };
  return Object.entries(shown).some(([name, is]) => is && part.classList.contains(name));
};
// Each of several is named for whoever does not see them: “Remove 2”.
/** @param {Field} field */
const number = (field) => items(field).forEach((item, at) => {
  for (const button of all("button", item)) button.setAttribute("aria-label",
    `${button.textContent} ${label(field)} ${at + 1}`);
  if (!$("label", item)) $("input", item).setAttribute("aria-label", `${label(field)} ${at + 1}`);
});
/** @type {(field: Field, entries: any[], data: Data) => void} */
const drawItems = (field, entries, data) => {
  const kind = field.dataset.control;
  const box = $(".items", field);
  while (box.children.length > entries.length) box.lastElementChild.remove();
  while (box.children.length < entries.length) box.append(copyOf(`_item-${kind}`));
  entries.forEach((entry, at) => drawItem(box.children[at], kind, entry, data));
  if (kind !== "speaker") number(field);
};

// What depends on the question: the parties concerned, the measures.
/** @type {(holder: Holder, data: Data) => Question[]} */
const questionsOf = ({ entries }, data) => (entries.answers ?? []).flatMap(
  (/** @type {AnswerEntry} */ { question }) => data.questions[question] ?? [],
);
/** @type {(field: Field, entry: Record<string, string>, holder: Holder, data: Data) => void} */
const drawParties = (field, entry, holder, data) => {
  const given = Object.keys(entry).filter((party) => entry[party]);
  const listed = [...new Set([...questionsOf(holder, data).flatMap(({ concerns }) => concerns), ...given])];
  if (listed.join("\n") !== items(field).map((item) => item.dataset.party).join("\n")) {
    $(".items", field).replaceChildren(...listed.map((party) => {
      const item = copyOf("_item-parties");
      item.dataset.party = party;
      $(".party", item).textContent = data.actors[party]?.[0] ?? party;
      return item;
    }));
  }
  for (const item of items(field)) put($("select", item), entry[item.dataset.party] ?? "");
  $(".none", field).hidden = listed.length > 0;
};
/** @type {(field: Field, entry: string, holder: Holder, data: Data) => void} */
const drawMeasure = (field, entry, holder, data) => {
  const choice = control(field);
  const measures = questionsOf(holder, data).flatMap((question) => question.measures);
  const listed = [...new Set([...measures, ...(entry ? [entry] : [])])];
  const now = [...choice.options].slice(1).map((one) => one.value);
  if (listed.join("\n") !== now.join("\n")) {
    choice.replaceChildren(choice.options[0], ...listed.map((name) => new Option(name, name)));
  }
  choice.value = entry;
  field.hidden = !listed.length;
};
// Each question is answered once; an unacknowledged claim answers one.
/** @type {(field: Field, entries: AnswerEntry[], data: Data) => void} */
const drawChoices = (field, entries, data) => {
  const asked = entries.map(({ question }) => question).filter(Boolean);
  for (const choice of all(".question", field)) {
    for (const one of choice.options) one.disabled = one.value !== choice.value && asked.includes(one.value);
  }
  const rules = data.presence[field.closest("[data-record]").dataset.record] ?? [];
  if (holdsOne(rules, "answers")) $(".add", field).hidden = entries.length > 0;
};

// A list of captures is shown and kept: it is changed in the file.
/** @type {(field: Field, entry: string | Capture[]) => void} */
const drawCapture = (field, entry) => {
  const listed = typeof entry !== "string";
  put(control(field), listed ? inOneLine(entry) : entry);
  control(field).readOnly = listed;
  $(".listed", field).hidden = !listed;
};

/**
 * What stands in a field.
 * @param {Field} field
 */
export const readField = (field) => {
  const kind = field.dataset.control;
  if (kind === "parties") return Object.fromEntries(items(field)
    .map((item) => [item.dataset.party, $("select", item).value]));
  if (kind === "speaker") return readItem(items(field)[0], kind);
  if ($(".items", field)) return items(field).map((item) => readItem(item, kind));
  const element = control(field);
  return element.tagName === "SELECT" ? element.value : text(element);
};
/** @type {(field: Field, holder: Holder, data: Data) => void} */
export const drawField = (field, holder, data) => {
  const { control: kind, name } = field.dataset;
  const entry = holder.entries[name] ?? blank(kind);
  if (kind === "parties") return drawParties(field, entry, holder, data);
  if (kind === "measure") return drawMeasure(field, entry, holder, data);
  if (kind === "capture") drawCapture(field, entry);
  else if ($(".items", field)) drawItems(field, kind === "speaker" ? [entry] : entry, data);
  else {
    put(control(field), entry);
    grow(control(field));
  }
  if (kind === "answers") drawChoices(field, entry, data);
};

/**
 * Whether a field is left out, and why.
 * @param {Field} field
 */
export const readAbsent = (field) => ({ ticked: $(".unknown", field).checked, why: text($(".why input", field)) });
/** @type {(field: Field, absent: { ticked: boolean, why: string } | undefined) => void} */
export const drawAbsent = (field, { ticked, why } = { ticked: false, why: "" }) => {
  const unknown = $(".unknown", field);
  if (!unknown) return;
  unknown.checked = ticked;
  $(".why", field).hidden = !ticked;
  put($(".why input", field), why);
  if (!("beside" in unknown.dataset)) control(field).disabled = ticked;
};

// Hints and messages belong to their fields for whoever hears the page; each has an id of its own for that.
const ids = { last: 0 };
/** @param {ParentNode} within */
export const describe = (within) => {
  for (const field of all(".field", within)) {
    const named = all(":scope > .hint, :scope > .wrong", field).map((element) => {
      element.id ||= `_f${ids.last += 1}`;
      return element.id;
    });
    (field.tagName === "FIELDSET" ? field : control(field)).setAttribute("aria-describedby", named.join(" "));
  }
};
