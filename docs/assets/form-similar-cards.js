// Cards of the archive that may be the same source, above the fields, each with a link to change it instead.
import { canonical } from "./form-addresses.js";
import { plain, ratio } from "./form-names.js";

const HERE = {
  address: "The archive has this address already. To change or add to that card:",
  title: "The archive has a card with a title much like this. If it is the same source, change that card:",
};

/** @typedef {[id: string, title: string, by: "address" | "title"]} Similar */
/**
 * The cards that have this address (in its canonical form), or a title much like this one.
 * @param {Card} card
 * @param {string} own
 * @param {Pick<Data, "cards" | "patterns">} data
 * @returns {Similar[]}
 */
export const similarCards = (card, own, { cards, patterns }) => {
  const address = card.url ? canonical(card.url, patterns.tracking ?? "") : "";
  const title = plain(card.title ?? "");
  const near = (/** @type {string} */ other) => Math.abs(other.length - title.length) < 0.35 * title.length && ratio(title, other) >= 82;
  return Object.entries(cards).filter(([id]) => id !== own).flatMap(([id, [name, , , , url]]) => {
    if (address && url === address) return [/** @type {Similar} */ ([id, name, "address"])];
    return title.length > 11 && near(plain(name)) ? [/** @type {Similar} */ ([id, name, "title"])] : [];
  });
};

/** @type {(box: HTMLElement, view: { card: Card, id: string }, data: Data) => void} */
export const showSimilarCards = (box, { card, id: own }, data) => {
  const found = similarCards(card, own, data).slice(0, 4);
  const words = found.map(([id]) => id).join(" ");
  if (box.dataset.shown === words) return;
  box.dataset.shown = words;
  box.hidden = !found.length;
  box.querySelector("p").textContent = HERE[found.some(([, , which]) => which === "address") ? "address" : "title"];
  box.querySelector("ul").replaceChildren(...found.map(([id, title]) => {
    const [item, link, change] = ["li", "a", "a"].map((name) => document.createElement(name));
    link.href = new URL(`../sources/${id}/`, import.meta.url);
    link.textContent = title;
    change.href = `?card=${id}`;
    change.textContent = "suggest a change";
    item.append(link, ", ", change);
    return item;
  }));
};
