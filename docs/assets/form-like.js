// Cards of the archive that may be the same source, above the fields, each with a link to change it instead.
import { canonical } from "./form-canonical.js";
import { like } from "./form-names.js";

const HERE = {
  address: "The archive has this address already. To change or add to that card:",
  title: "The archive has a card with a title much like this. If it is the same source, change that card:",
};

export const showLike = (box, state, data) => {
  const address = state.card.url ? canonical(state.card.url, data.patterns.tracking) : "";
  const found = like(state.card, address, state.id, data.cards).slice(0, 4);
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
