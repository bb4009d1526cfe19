// Cards of the archive that may be the same source, above the fields, each with a link to change it instead.
import { canonical } from "./form-addresses.js";
import { plain, ratio } from "./form-names.js";
import { $ } from "./form-page.js";

const HERE = {
  address: "The archive has this address already. To change or add to that card:",
  title: "The archive has a card with a title much like this. If it is the same source, change that card:",
};
const ALIKE = 82; // of 100: sooner than the check, for here it is only asked

/** @typedef {{ id: string, title: string, by: "address" | "title" }} Similar */
/**
 * The cards that have this address (in its canonical form), or a title much like this one.
 * @type {(card: Card, own: string, data: CardsToCompare & Pick<Data, "patterns">) => Similar[]}
 */
const similarCards = (card, own, data) => {
  const address = card.url ? canonical(card.url, data.patterns.tracking ?? "") : "";
  const title = plain(card.title ?? "");
  const near = (/** @type {string} */ other) => title.length > 11
    && Math.abs(other.length - title.length) < 0.35 * title.length && ratio(title, other) >= ALIKE;
  return (data.beside?.({ address, title: card.title }) ?? Object.entries(data.cards))
    .filter(([id]) => id !== own).flatMap(([id, [name, , , , url]]) => {
    const by = address && url === address ? "address" : near(plain(name)) ? "title" : "";
    return by ? [{ id, title: name, by }] : [];
  });
};

/** @type {(box: HTMLElement, view: { card: Card, id: string }, data: Data) => void} */
export const showSimilarCards = (box, { card, id: own }, data) => {
  const similar = similarCards(card, own, data).slice(0, 4);
  const words = similar.map(({ id }) => id).join(" ");
  if (box.dataset.shown === words) return;
  box.dataset.shown = words;
  box.hidden = !similar.length;
  $("p", box).textContent = HERE[similar.some(({ by }) => by === "address") ? "address" : "title"];
  $("ul", box).replaceChildren(...similar.map(({ id, title }) => {
    const item = document.createElement("li");
    const [link, change] = [document.createElement("a"), document.createElement("a")];
    link.href = new URL(`../sources/${id}/`, import.meta.url).href;
    link.textContent = title;
    change.href = `?card=${id}`;
    change.textContent = "suggest a change";
    item.append(link, ", ", change);
    return item;
  }));
};
