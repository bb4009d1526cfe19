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
  fill("_evidence", [...Object.entries(data.cards).map(([id, [title]]) => [id, title]), ...statements]);
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
