// What is still open, told at its field once that was left, and all of it in one list that leads there.
import * as fields from "./form-fields.js";

const $ = (selector, within = document) => within.querySelector(selector);
const all = (selector, within) => [...within.querySelectorAll(selector)];
const placeOf = (problem, field) => {
  if (!field) return { verified: "What it shows", corrections: "What you changed", withdrawn: "What you changed" }[problem.at[0]] ?? problem.at[0];
  const record = field.closest(".one");
  return `${record ? `${$("legend", record).textContent}: ` : ""}${fields.label(field)}`;
};
const AT_FIRST = 5; // of what is open, so that the file below it stays in sight
const told = (problem) => (problem.why ? "Say why, in a few words" : problem.missing ? "This is still missing" : problem.text);

// `fieldAt` finds the field of a problem; `again` shows all once more, when one was opened; `unchanged`: as it is published.
export const tell = (form, problems, fieldAt, again, unchanged) => {
  const at = new Map();
  for (const problem of problems) { const field = fieldAt(problem.at); if (field) at.set(field, [...(at.get(field) ?? []), problem]); }
  for (const field of all(".field", form)) {
    const found = at.get(field) ?? [];
    const made = fields.firstControl(field);
    const wrong = $(":scope > .wrong", field);
    const seen = "touched" in field.dataset ? found : [];
    wrong.hidden = !seen.length;
    const words = seen.map((one) => `${told(one)}${one.about ? `: “${one.about.slice(0, 60)}${one.about.length > 60 ? " …" : ""}”` : ""}.${one.hint ? ` ${one.hint[0].toUpperCase()}${one.hint.slice(1)}${one.hint.endsWith("?") ? "" : "."}` : ""}`).join("\n");
    if (wrong.textContent !== words) wrong.textContent = words;
    if (!made || made.tagName === "BUTTON") continue;
    made.setCustomValidity?.(found.length ? told(found[0]) : "");
    if (seen.length) made.setAttribute("aria-invalid", "true");
    else made.removeAttribute("aria-invalid");
  }
  const heading = $("#_open");
  const number = problems.length;
  heading.textContent = heading.dataset[number === 0 ? (unchanged ? "unchanged" : "none") : number === 1 ? "one" : "many"].replace("{}", number);
  const list = $(".open ul", form);
  const rest = $(".open .rest", form);
  const more = $("button", rest);
  rest.hidden = number <= AT_FIRST || "whole" in list.dataset;
  more.textContent = more.dataset.words.replace("{}", number);
  more.onclick = () => { list.dataset.whole = ""; rest.hidden = true; for (const item of list.children) item.hidden = false; list.focus(); };
  list.replaceChildren(...problems.map((problem, place) => {
    const [item, button, where] = ["li", "button", "b"].map((name) => document.createElement(name));
    item.hidden = place >= AT_FIRST && !rest.hidden;
    button.type = "button";
    where.textContent = placeOf(problem, fieldAt(problem.at));
    button.append(where, ` ${told(problem)}${problem.about ? `: “${problem.about.slice(0, 40)} …”` : ""}`);
    button.addEventListener("click", () => {
      const field = fieldAt(problem.at);
      if (field) { field.dataset.touched = ""; const more = field.closest("details"); if (more) more.open = true; again(); }
      const instead = problem.at[0] === "verified" ? '[data-lane="attributed"] .add-statement' : ".offers button, .log .add-entry";
      (field ? fields.firstControl(field) : $(instead)).focus();
    });
    item.append(button);
    return item;
  }));
};
