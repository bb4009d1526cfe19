// What is still open, told at its field once that was left, and all of it in one list that leads there.
import * as fields from "./form-fields.js";
import { $, all } from "./form-page.js";

const PLACES = /** @type {Record<string, string>} */ ({
  verified: "What it shows", corrections: "What you changed", withdrawn: "What you changed",
});
const AT_FIRST = 5; // of what is open, so that the file below it stays in sight

/** @type {(problem: Problem, field: any) => string} */
const placeOf = ({ at: [part = ""] }, field) => {
  if (!field) return PLACES[part] ?? String(part);
  const record = field.closest(".one");
  return [...(record ? [$("legend", record).textContent] : []), fields.label(field)].join(": ");
};
/** @param {Problem} problem */
const wrong = ({ why, missing, text }) => (why ? "Say why, in a few words" : missing ? "This is still missing" : text);
/** @type {(text: string, length: number) => string} */
const beginning = (text, length) => (text.length > length ? `${text.slice(0, length)} …` : text);
/** @param {Problem} problem */
const inFull = (problem) => {
  const about = problem.about ? `: “${beginning(problem.about, 60)}”` : "";
  const hint = problem.hint ? ` ${problem.hint.charAt(0).toUpperCase()}${problem.hint.slice(1)}` : "";
  return `${wrong(problem)}${about}.${hint}${hint && !hint.endsWith("?") ? "." : ""}`;
};

/** @type {(field: any, problems: Problem[], touched: boolean) => void} */
const atField = (field, problems, touched) => {
  const shown = touched ? problems : [];
  const line = $(":scope > .wrong", field);
  line.hidden = !shown.length;
  const words = shown.map(inFull).join("\n");
  if (line.textContent !== words) line.textContent = words;
  const control = fields.firstControl(field);
  if (!control || control.tagName === "BUTTON") return;
  control.setCustomValidity?.(problems[0] ? wrong(problems[0]) : "");
  if (shown.length) control.setAttribute("aria-invalid", "true");
  else control.removeAttribute("aria-invalid");
};

/**
 * `fieldAt` finds the field of a problem; `isTouched` whether one was left once; `open` opens one; `unchanged`: as
 * published.
 * @typedef {{
 *   fieldAt: (at: At) => any, isTouched: (field: any) => boolean, open: (field: any) => void, unchanged: boolean,
 * }} Page
 */
/** @type {(problem: Problem, page: Page) => any} */
const line = (problem, { fieldAt, open }) => {
  const [item, button] = [document.createElement("li"), document.createElement("button")];
  const where = document.createElement("b");
  button.type = "button";
  where.textContent = placeOf(problem, fieldAt(problem.at));
  const about = problem.about ? `: “${problem.about.slice(0, 40)} …”` : "";
  button.append(where, ` ${wrong(problem)}${about}`);
  button.addEventListener("click", () => {
    const field = fieldAt(problem.at);
    const more = field?.closest("details");
    if (more) more.open = true;
    if (field) open(field);
    const instead = problem.at[0] === "verified" ? '[data-lane="attributed"] .add-statement'
      : ".offers button, .log .add-entry";
    (field ? fields.firstControl(field) : $(instead)).focus();
  });
  item.append(button);
  return item;
};

/** @type {(form: HTMLElement, problems: Problem[], page: Page) => void} */
export const showProblems = (form, problems, page) => {
  /** @type {Map<any, Problem[]>} */
  const at = new Map();
  for (const problem of problems) {
    const field = page.fieldAt(problem.at);
    if (field) at.set(field, [...(at.get(field) ?? []), problem]);
  }
  for (const field of all(".field", form)) atField(field, at.get(field) ?? [], page.isTouched(field));
  const heading = $("#_open");
  const number = problems.length;
  const words = number === 0 ? (page.unchanged ? "unchanged" : "none") : number === 1 ? "one" : "many";
  heading.textContent = heading.dataset[words].replace("{}", number);
  const list = $(".open ul", form);
  const rest = $(".open .rest", form);
  const more = $("button", rest);
  rest.hidden = number <= AT_FIRST || "whole" in list.dataset;
  more.textContent = more.dataset.words.replace("{}", number);
  more.onclick = () => {
    list.dataset.whole = "";
    rest.hidden = true;
    for (const item of list.children) item.hidden = false;
    list.focus();
  };
  list.replaceChildren(...problems.map((problem, place) => {
    const item = line(problem, page);
    item.hidden = place >= AT_FIRST && !rest.hidden;
    return item;
  }));
};
