// Templates filled with text, never with markup: results of the search, and a card as the form shows it.
const root = new URL("../", import.meta.url);
/** @typedef {{ has: (word: string) => boolean }} Matched */

/** @param {string} url */
export const address = (url) => {
  const to = new URL(url, root);
  return to.protocol === root.protocol && to.host === root.host ? to.href : root.href;
};

// Evidence may lie on another site; only http and https lead there.
/** @param {string} url */
const elsewhere = (url) => (/^https?:\/\//i.test(url) ? url : root.href);

/** @param {string} word */
export const bare = (word) => word.toLowerCase().replace(/^[^\p{L}\p{N}]+|[^\p{L}\p{N}]+$/gu, "");

/** @type {(text: string, matched?: Matched | null) => (string | HTMLElement)[]} */
const marked = (text, matched) => text.split(/(\s+)/).map((part) => {
  if (!matched?.has(bare(part))) return part;
  const mark = document.createElement("mark");
  mark.textContent = part;
  return mark;
});

/** @type {(element: any, all: any, matched?: Matched | null) => void} */
const bind = (element, all, matched) => {
  const { with: part, if: only, text, href, out, time, class: name, lang } = element.dataset;
  const data = part ? all[part] : all;
  if (!data || (only && !data[only])) return element.remove();
  if (text) {
    if (!data[text]) return element.remove();
    element.replaceChildren(...marked(data[text], "mark" in element.dataset ? matched : null));
  }
  if (href && data[href]) element.href = address(data[href]);
  if (out && data[out]) element.href = elsewhere(data[out]);
  if (time && data[time]) {
    const { words, iso } = data[time];
    const day = { textContent: words, dateTime: iso };
    element.replaceChildren(iso ? Object.assign(document.createElement("time"), day) : words);
  }
  if (name) element.classList.add(...data[name].split(" "));
  if (lang && data[lang]) element.lang = data[lang];
  for (const key of Object.keys(element.dataset)) delete element.dataset[key];
  if (!text) fill(element, data, matched);
};

/** @type {(element: any, data: any, matched?: Matched | null) => void} */
const fill = (element, data, matched) => {
  for (const child of [...element.children]) {
    const each = child.dataset.each;
    if (!each) { bind(child, data, matched); continue; }
    for (const one of data[each] ?? []) {
      const copy = child.cloneNode(true);
      delete copy.dataset.each;
      child.before(copy);
      bind(copy, one, matched);
    }
    child.remove();
  }
};

/**
 * A copy of a template's one element, filled.
 * @type {(template: HTMLTemplateElement, data: any, matched?: Matched | null) => any}
 */
export const draw = (template, data, matched) => {
  const copy = /** @type {DocumentFragment} */ (template.content.cloneNode(true));
  fill(copy, data, matched);
  return copy.firstElementChild;
};
