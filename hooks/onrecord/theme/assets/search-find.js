// What the header's field and the page of the search share: Pagefind, which is loaded when it is first asked for, and
// templates filled with text, never with markup. Pagefind's program is WebAssembly: a content security policy needs
// script-src 'self' 'wasm-unsafe-eval'.
import { also, expand, stem, stems } from "./search-words.js";

export { also };

const root = new URL("../", import.meta.url);
/** @typedef {{ has: (word: string) => boolean }} Matched */
/** @type {Promise<any> | undefined} */
let loading;
/** @type {import("./search-words.js").Group[]} */
let groups = [];

// Without its groups of words the search finds what is typed.
const listed = () => fetch(new URL("search/words.json", root))
  .then((answer) => (answer.ok ? answer.json() : []))
  .catch(() => []);

export const load = () => {
  const both = () => Promise.all([import(new URL("pagefind/pagefind.js", root).href), listed()]);
  loading ??= both().then(async ([pagefind, all]) => {
    groups = all;
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

/** Every word that has others beside it, for who mistypes one. */
export const synonyms = () => groups.flatMap((group) => group.words);

/**
 * What draws a result, and the words in it that Pagefind matched, in any form of them, or that stand for one typed.
 * @param {any} result
 * @param {import("./search-words.js").Replaced[]} [replaced]
 * @returns {Promise<{ drawn: any, matched: Matched }>}
 */
export const read = async (result, replaced = []) => {
  const { content, locations, meta } = await result.data();
  const words = content.split(/\s+/);
  const exact = new Set(locations.map((/** @type {number} */ place) => bare(words[place] ?? "")));
  exact.delete("");
  const near = new Set(replaced.flatMap(({ group }) => group.words.flatMap(stems)));
  return { drawn: JSON.parse(meta.drawn), matched: { has: (word) => exact.has(word) || near.has(stem(word)) } };
};

const FIRST_QUESTIONS = 3;
/** @typedef {{ filters?: Record<string, any>, sort?: Record<string, string> }} Options */

/**
 * What Pagefind finds: the few best questions first where words are asked for, then what has the words as typed, then
 * what has others that stand for them (`replaced`). A sort by date is followed by what has no day. `filters` of the
 * answer has how many results each kind has.
 * @param {any} pagefind
 * @param {string} typed
 * @param {Options} [options]
 */
export const ask = async (pagefind, typed, { filters = {}, sort } = {}) => {
  const { words, replaced } = expand(typed, groups);
  /** @type {(asked: string, options?: Options) => Promise<any[]>} */
  const look = async (asked, { filters: more = {}, sort: by } = {}) => {
    const options = { filters: { result: [], ...filters, ...more }, ...(by ? { sort: by } : {}) };
    return (await pagefind.search(asked || null, options)).results;
  };
  const found = await pagefind.search(words || null, { filters: { result: [], ...filters } });
  const first = sort ? await look(words, { sort }) : typed ? await best(look, typed, words, filters) : [];
  const all = new Map(found.results.map((/** @type {any} */ one) => [one.id, one]));
  const ordered = new Map([...first, ...found.results].filter(({ id }) => all.has(id)).map((one) => [one.id, one]));
  return { filters: found.filters, results: [...ordered.values()], replaced };
};

/** @type {(look: any, typed: string, words: string, filters: Record<string, any>) => Promise<any[]>} */
const best = async (look, typed, words, filters) => {
  const asked = [...new Set([typed, words])];
  const question = { filters: { result: { any: ["question"] } } };
  const questions = filters.result ? [] : (await Promise.all(asked.map((one) => look(one, question)))).flat();
  return [...questions.slice(0, FIRST_QUESTIONS), ...(asked.length > 1 ? await look(typed) : [])];
};

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
