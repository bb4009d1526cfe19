// What the header's field and the page of the search share: Pagefind, which is loaded when it is first asked for, and
// templates filled with text, never with markup. Pagefind's program is WebAssembly: a content security policy needs
// script-src 'self' 'wasm-unsafe-eval'.
const root = new URL("../", import.meta.url);
/** @type {Promise<any> | undefined} */
let loading;

export const load = () => {
  loading ??= import(new URL("pagefind/pagefind.js", root).href).then(async (pagefind) => {
    await pagefind.init();
    return pagefind;
  });
  loading.catch(() => { loading = undefined; });
  return loading;
};

/** @param {string} url */
export const address = (url) => {
  const to = new URL(url, root);
  return to.protocol === root.protocol && to.host === root.host ? to.href : root.href;
};

// Evidence may lie on another site; only http and https lead there.
/** @param {string} url */
const elsewhere = (url) => (/^https?:\/\//i.test(url) ? url : root.href);

/** @param {string} word */
const bare = (word) => word.toLowerCase().replace(/^[^\p{L}\p{N}]+|[^\p{L}\p{N}]+$/gu, "");

/**
 * What draws a statement, and the words in it that Pagefind matched, in any form of them.
 * @param {any} result
 * @returns {Promise<{ drawn: any, matched: Set<string> }>}
 */
export const read = async (result) => {
  const { content, locations, meta } = await result.data();
  const words = content.split(/\s+/);
  const matched = new Set(locations.map((/** @type {number} */ place) => bare(words[place] ?? "")));
  matched.delete("");
  return { drawn: JSON.parse(meta.drawn), matched };
};

const FIRST_QUESTIONS = 3;
/** @typedef {{ filters?: Record<string, any>, sort?: Record<string, string> }} Options */

/**
 * What Pagefind finds, the few best questions first where words are asked for; a sort by date is followed by what has
 * no day. `filters` of the answer has how many results each kind has.
 * @param {any} pagefind
 * @param {string} words
 * @param {Options} [options]
 * @returns {Promise<{ results: any[], filters: Record<string, Record<string, number>> }>}
 */
export const ask = async (pagefind, words, { filters = {}, sort } = {}) => {
  const all = { result: [], ...filters };
  const found = await pagefind.search(words || null, { filters: all });
  const first = sort ? (await pagefind.search(words || null, { filters: all, sort })).results
    : words && !filters.result ? (await questions(pagefind, words, filters)).slice(0, FIRST_QUESTIONS) : [];
  const ids = new Set(first.map((/** @type {any} */ one) => one.id));
  return { ...found, results: [...first, ...found.results.filter((/** @type {any} */ one) => !ids.has(one.id))] };
};

/** @type {(pagefind: any, words: string, filters: Record<string, any>) => Promise<any[]>} */
const questions = async (pagefind, words, filters) =>
  (await pagefind.search(words, { filters: { ...filters, result: { any: ["question"] } } })).results;

/** @type {(text: string, matched?: Set<string> | null) => (string | HTMLElement)[]} */
const marked = (text, matched) => text.split(/(\s+)/).map((part) => {
  if (!matched?.has(bare(part))) return part;
  const mark = document.createElement("mark");
  mark.textContent = part;
  return mark;
});

/** @type {(element: any, all: any, matched?: Set<string> | null) => void} */
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
    element.textContent = data[time].words;
    if (data[time].iso) element.dateTime = data[time].iso;
  }
  if (name) element.classList.add(...data[name].split(" "));
  if (lang && data[lang]) element.lang = data[lang];
  for (const key of Object.keys(element.dataset)) delete element.dataset[key];
  if (!text) fill(element, data, matched);
};

/** @type {(element: any, data: any, matched?: Set<string> | null) => void} */
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
 * @type {(template: HTMLTemplateElement, data: any, matched?: Set<string> | null) => any}
 */
export const draw = (template, data, matched) => {
  const copy = /** @type {DocumentFragment} */ (template.content.cloneNode(true));
  fill(copy, data, matched);
  return copy.firstElementChild;
};
