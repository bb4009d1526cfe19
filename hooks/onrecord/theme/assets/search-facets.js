// The filters of the page of the search. The values of a long one lie in a file of their own, which is asked for when
// it is opened or one of them is chosen. Of very many only some are shown: those that fit what was typed and searched.
import { draw } from "./search-find.js";

const MOST = 300;
/** @typedef {[value: string, label: string, all: number, within?: Value[]]} Value */
/** @typedef {Record<string, number>} Gives */
/** @type {(selector: string, within?: ParentNode) => any} */
const $ = (selector, within = document) => within.querySelector(selector);
/** @type {Map<string, Promise<Value[]>>} */
const lists = new Map();
/** @type {Map<string, any>} */
const items = new Map();

/** @param {string} name */
export const facetOf = (name) => $(`.facet[data-name="${name === "year" || name === "month" ? "when" : name}"]`);
/** @returns {any[]} */
export const boxes = () => [...document.querySelectorAll(".facets input[type=checkbox]")];

/** @type {(facet: any) => Promise<Value[]>} */
const valuesOf = (facet) => {
  const { list } = facet.dataset;
  if (!list) return Promise.resolve([]);
  const asked = lists.get(list) ?? fetch(list).then((answer) => (answer.ok ? answer.json() : []));
  lists.set(list, asked);
  return asked.catch(() => { lists.delete(list); return []; });
};

/** Every name and title that a filter has, for who mistypes one. */
export const labels = async () => {
  const given = await Promise.all([...document.querySelectorAll(".facet")].map(valuesOf));
  return given.flat().map(([, label]) => label);
};

/** @type {(name: string, value: Value) => any} */
const itemOf = (name, [value, label, number, within]) => {
  const key = `${name}\n${value}`;
  const item = items.get(key) ?? draw($("#_choice"), { label });
  if (items.has(key)) return item;
  items.set(key, item);
  item.dataset.value = value;
  Object.assign($("input", item), { name, value });
  const count = $("small", item);
  count.dataset.all = number;
  count.textContent = number.toLocaleString("en");
  if (within) {
    const list = Object.assign(document.createElement("ul"), { className: "within" });
    list.append(...within.map((one) => itemOf("month", one)));
    item.append(list);
  }
  return item;
};

/**
 * What of very many is shown: what is chosen, then what the search would find.
 * @type {(values: Value[], part: string, chosen: Set<string>, gives?: Gives) => Value[]}
 */
export const some = (values, part, chosen, gives) => {
  const fits = (/** @type {Value} */ [value, label]) =>
    label.toLowerCase().includes(part) && (!gives || (Object.hasOwn(gives, value) && gives[value] !== 0));
  return [...values.filter(([value]) => chosen.has(value)),
    ...values.filter((one) => !chosen.has(one[0]) && fits(one)).slice(0, MOST)];
};

/**
 * Have the values of a filter there, as far as they are shown; `gives` are how many the search finds with each.
 * @type {(facet: any, chosen: [string, string][], gives?: Gives) => Promise<void>}
 */
export const fill = async (facet, chosen, gives) => {
  const values = await valuesOf(facet);
  const list = $("div > ul", facet);
  if (!values.length || (values.length <= MOST && list.children.length)) return;
  const { name } = facet.dataset;
  const own = new Set(chosen.flatMap(([one, value]) => (one === name ? [value] : [])));
  const part = $(".narrow", facet)?.value.trim().toLowerCase() ?? "";
  const shown = values.length > MOST ? some(values, part, own, gives) : values;
  const { activeElement: focused } = document;
  list.replaceChildren(...shown.map((value) => itemOf(name === "when" ? "year" : name, value)));
  if (focused instanceof HTMLElement && list.contains(focused)) focused.focus({ preventScroll: true });
};
