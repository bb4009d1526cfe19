// A published card that is to be changed.
import { $, all } from "./form-page.js";

// Without what every object inherits: no id of the archive is `constructor` unless the archive has it.
/** @type {(key: string, value: any) => any} */
const bare = (_, value) => (value && typeof value === "object" && !Array.isArray(value)
  ? Object.setPrototypeOf(value, null)
  : value);
/** @type {(url: URL) => Promise<any>} */
export const json = async (url) => {
  const answer = await fetch(url);
  if (!answer.ok) throw new Error(String(answer.status));
  return JSON.parse(await answer.text(), bare);
};

/**
 * {path, head, data}: where the card lies and what it holds; nothing where there is no such card, or where the form
 * would
 * lose a remark in its file: the page says so in place of the form.
 * @type {(form: HTMLElement, id: string) => Promise<any>}
 */
export const published = async (form, id) => {
  const folder = `../sources/${encodeURIComponent(id)}/`;
  const card = await json(new URL(`${folder}form.json`, import.meta.url)).catch(() => null);
  if (card) {
    for (const words of all(".lede")) words.hidden = !words.matches(".of-change");
    for (const words of [$("#_title"), $("#_ask-over")]) words.textContent = words.dataset.change;
    $(".changing").hidden = false;
    Object.assign($(".changing a"),
      { href: new URL(folder, import.meta.url).href, textContent: card.data?.title ?? id });
  }
  if (card && !card.remark) return card;
  const instead = $(card ? ".refused" : ".absent-card");
  $(".line", instead).textContent = card ? card.remark : id;
  if (card) {
    const path = `sources/${card.path}`;
    const link = { textContent: path, href: form.dataset.base + card.path, rel: "external noreferrer" };
    $(".to", instead).replaceChildren(form.dataset.base ? Object.assign(document.createElement("a"), link) : path);
  }
  instead.hidden = false;
  form.hidden = true;
  return null;
};
