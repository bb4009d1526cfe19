// The lists from which fields and the links of the summary are chosen.
import { $ } from "./form-page.js";
import { each } from "./form-statements.js";

/** @type {(list: string, options: string[][]) => void} */
const fill = (list, options) => {
  const element = /** @type {HTMLElement} */ (document.getElementById(list));
  const key = options.join("\n");
  if (element.dataset.shown === key) return;
  element.dataset.shown = key;
  element.replaceChildren(...options.map(([value, words]) => new Option(words ?? "", value)));
};
/**
 * All that the archive has.
 * @param {Data} data
 */
export const fillLists = (data) => {
  fill("_actors", Object.entries(data.actors).map(([id, [name, others]]) => [id, [name, ...others].join(", ")]));
  fill("_places", Object.entries(data.places));
  fill("_topics", Object.entries(data.topics));
  fill("_questions", Object.entries(data.questions).map(([id, { text }]) => [id, text]));
  const statements = Object.entries(data.cards)
    .flatMap(([id, [, publisher = "", , last, , , , own]]) => Object.keys(own)
    .map((one) => [`${id}#${one}`, [data.actors[publisher]?.[0], last].filter(Boolean).join(", ")]));
  fill("_refs", statements);
  const titles = Object.entries({ ...data.compared, ...data.cards }).map(([id, [title = ""]]) => [id, title]);
  fill("_evidence", [...Object.entries(data.names ?? {}), ...titles, ...statements]);
};
const TABLES = /** @type {Record<string, "actors" | "questions" | "names">} */ ({
  _actors: "actors", _questions: "questions", _refs: "names", _evidence: "names",
});
/**
 * Asks of a large archive what may be meant by what was typed in a field with one of the lists, or to find a question.
 * @type {(input: HTMLInputElement, data: Data) => void}
 */
export const askFor = (input, data) => {
  const table = input.closest(".find") ? "questions" : TABLES[input.getAttribute("list") ?? ""];
  if (table) data.ask?.(table, input.value.split("#")[0] ?? "");
};
/**
 * The statements of the card.
 * @type {(form: HTMLElement, card: Card) => void}
 */
export const drawStatements = (form, card) => {
  const choice = $(".linking .to", form);
  const options = each(card)
    .flatMap(({ statement: { id, text = "" } }) => (id ? [[id, `${id}: ${text.slice(0, 60)}`]] : []));
  const was = choice.value;
  choice.replaceChildren(...options.map(([id, words]) => new Option(words, id)));
  if (options.some(([id]) => id === was)) choice.value = was;
  fill("_own", options.map(([id = ""]) => [id]));
};
