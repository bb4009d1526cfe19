// Where a finished card is proposed: GitHub’s page for a new file with name and text filled in, or, where that is too
// long or the card exists already, the page on which the copied text is pasted.
import { $, all } from "./form-page.js";

/** @param {Card} card */
const yearOf = (card) => [card.published, card.retrieved].flatMap((day) => /\d{4}/.exec(day ?? "")?.[0] ?? [])[0]
  ?? String(new Date().getFullYear());
/** @type {(card: Card, id: string, editing: string) => string} */
export const pathOf = (card, id, editing) => editing || `cards/${yearOf(card)}/${id || "name"}.yaml`;

/** @typedef {{ new: string, edit: string, longest: number }} Places */
/**
 * {way, href}: by `link`, `long`, `edit`, or `none` where the files do not lie on GitHub.
 * @type {(places: Places, card: Card, id: string, editing: string, text: string) => { way: string, href: string }}
 */
const proposal = (places, card, id, editing, text) => {
  if (!places.new) return { way: "none", href: "" };
  if (editing) return { way: "edit", href: places.edit + editing };
  const name = encodeURIComponent(`${id || "name"}.yaml`);
  const empty = `${places.new}${yearOf(card)}?filename=${name}`;
  const href = `${empty}&value=${encodeURIComponent(text)}`;
  return href.length > places.longest ? { way: "long", href: empty } : { way: "link", href };
};

/**
 * The text of the file, its path, and the way to propose it.
 * @type {(form: HTMLElement, places: Places, view: View, editing: string) => void}
 */
export const drawFile = (form, places, { card, id, text }, editing) => {
  for (const code of all(".path", form)) code.textContent = `sources/${pathOf(card, id, editing)}`;
  $(".file pre", form).textContent = text;
  const { way, href } = proposal(places, card, id, editing, text);
  if (href) Object.assign($(".propose", form), { href, hidden: false });
  for (const words of all("[data-way]", form)) words.hidden = words.dataset.way !== way;
};
