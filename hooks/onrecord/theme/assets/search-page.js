// The page of the search. Its address holds the whole query: ?q=…&kind=…&actor=…&year=…&month=…&sort=…&since=…
// A value of a filter may be chosen beside others of the same filter (either), and of other filters (both).
import { address, ask, draw, isSearched, load, reach, read, synonyms, told } from "./search-find.js";
import { boxes, facetOf, fill, labels } from "./search-facets.js";
import { also, meant } from "./search-words.js";

const ON_A_PAGE = 20;
const GROUPS = ["result", "kind", "actor", "publisher", "question", "place", "topic", "when", "type"];
const PARAMETERS = [...GROUPS.filter((name) => name !== "when"), "year", "month"];
const SORTS = new Map([["newest", { order: "desc" }], ["oldest", { order: "asc" }]]);
/** @type {(selector: string, within?: ParentNode) => any} */
const $ = (selector, within = document) => within.querySelector(selector);
/** @type {(selector: string, within?: ParentNode) => any[]} */
const all = (selector, within = document) => [...within.querySelectorAll(selector)];
/** @type {(id: string) => any} */
const byId = (id) => document.getElementById(id);
const resultsBox = $(".found");
const [field, sort, heading, status] = ["_q", "_sort", "_count", "_told"].map(byId);
/** @param {string} name */
const group = (name) => (name === "year" || name === "month" ? "when" : name);
/** @type {Record<string, [string, string]>} */
const called = JSON.parse(resultsBox.dataset.called);
// `12 statements`; of several kinds `14 results: 2 questions, 12 statements`
/** @type {(found: { results: any[], filters: Record<string, Record<string, number>> }) => string} */
const counted = ({ results: all, filters }) => {
  const { none, several } = resultsBox.dataset;
  if (!all.length) return none;
  const kinds = Object.entries(called).flatMap(([kind, [one, many]]) => {
    const number = filters.result?.[kind] ?? 0;
    return number ? [`${number.toLocaleString("en")} ${number === 1 ? one : many}`] : [];
  });
  return (kinds.length > 1 ? several.replace("{}", all.length.toLocaleString("en")) : "") + kinds.join(", ");
};

// the query: words, what is chosen, how it is sorted
/** @typedef {[name: string, value: string]} Pair */
/** @typedef {{ words: string, chosen: Pair[], sort: string, since: string }} Query */
/** @type {(search: string) => Query} */
const queryOf = (search) => {
  const asked = new URLSearchParams(search);
  const chosen = PARAMETERS.flatMap((name) => [...new Set(asked.getAll(name))]
    .map((value) => /** @type {Pair} */ ([name, value])));
  const [words, sort, since] = ["q", "sort", "since"].map((name) => (asked.get(name) ?? "").trim());
  return /** @type {Query} */ ({ words, chosen, sort, since });
};
/** @type {(query: Query) => string} */
const searchOf = ({ words, chosen, sort: by, since }) => {
  const last = [["sort", by], ["since", since]].filter(([, value]) => value);
  const asked = new URLSearchParams([...(words ? [["q", words]] : []), ...chosen, ...last]);
  return asked.size ? `?${asked}` : location.pathname;
};
/** @param {Query} query */
const asks = (query) => query.words !== "" || query.chosen.length > 0;
// A year with some of its months chosen stands for those months.
/** @type {(chosen: Pair[]) => Pair[]} */
const effective = (chosen) => {
  const years = new Set(chosen.filter(([name]) => name === "month").map(([, month]) => month.slice(0, 4)));
  return chosen.filter(([name, value]) => name !== "year" || !years.has(value));
};
// A filter that is asked for without a value is counted and holds nothing back.
/** @type {(chosen: Pair[], values: string[]) => Record<string, any>} */
const filtersOf = (chosen, values) => {
  const filters = Object.fromEntries(values.map((name) => [name, /** @type {any} */ ([])]));
  for (const [name, value] of effective(chosen)) {
    const of = group(name);
    filters[of] = { any: [...(filters[of]?.any ?? []), value] };
  }
  return filters;
};
// The periods of a query: where months or years are chosen, from the last of these on.
/** @param {Query} query */
const periodsOf = ({ chosen, since }) => {
  const until = effective(chosen).flatMap(([name, value]) => (group(name) === "when" ? [value] : [])).sort().at(-1);
  return reach({ since, ...(until ? { until } : {}) });
};
/** @type {(pagefind: any, query: Query, values?: string[], within?: any[]) => Promise<any>} */
const search = (pagefind, query, values = [], within = periodsOf(query).searched) => {
  const { words, chosen, sort: by } = query;
  const sort = SORTS.get(by) ?? (words ? undefined : SORTS.get("newest"));
  return ask(pagefind, words, { filters: filtersOf(chosen, values), within, ...(sort ? { sort } : {}) });
};

// What each value of a filter would give: a filter's own choices do not count against its other values. Those of a
// closed filter are not seen, so they are neither loaded nor counted before it opens.
/** @typedef {Record<string, Record<string, number>>} Counts */
/** @type {(pagefind: any) => Promise<Counts>} */
const countsOf = async (pagefind) => {
  /** @type {Counts} */
  const counts = {};
  const { searched } = periodsOf(query);
  for (const facet of all(".facet[open]")) {
    const { name } = facet.dataset;
    const chosen = query.chosen.filter(([one]) => group(one) !== name);
    counts[name] = (await search(pagefind, { ...query, chosen }, [name], searched)).filters[name] ?? {};
  }
  return counts;
};

let query = queryOf(location.search);
let latest = 0;
let typing = false;
/** @type {ReturnType<typeof setTimeout> | undefined} */
let timer;
/** @type {any[]} */
let results = [];
/** @type {import("./search-words.js").Replaced[]} */
let replaced = [];

const showChosen = () => {
  const has = new Set(query.chosen.map((pair) => pair.join("\n")));
  for (const box of boxes()) box.checked = has.has(`${box.name}\n${box.value}`);
};

const showForm = () => {
  if (field.value.trim() !== query.words) field.value = query.words;
  showChosen();
  const relevance = sort.options[0];
  relevance.disabled = !query.words;
  sort.value = SORTS.has(query.sort) ? query.sort : query.words ? "relevance" : "newest";
};

/** @param {Counts} counts */
const showCounts = async (counts) => {
  const asked = latest;
  const needed = new Set([...all(".facet[open]"), ...query.chosen.map(([name]) => facetOf(name))]);
  await Promise.all([...needed].map((facet) => fill(facet, query.chosen, counts[facet.dataset.name])));
  if (asked !== latest) return;
  showChosen();
  const changed = new Set();
  const { searched } = periodsOf(query);
  for (const box of boxes()) {
    const item = box.closest("li");
    const number = $("small", item);
    const values = counts[group(box.name)];
    if (!values && asks(query)) continue;
    const gives = values ? (Object.hasOwn(values, box.value) ? values[box.value] ?? 0 : 0)
      : number.dataset.all && Number(number.dataset.all); // what is not known before one searches is empty
    number.textContent = gives.toLocaleString("en");
    const known = !asks(query) || group(box.name) !== "when" || isSearched(box.value, searched);
    if (!known) number.textContent = "";
    const out = known && gives === 0 && !box.checked;
    if (item.classList.contains("empty") !== out) changed.add(item.parentElement);
    item.classList.toggle("empty", out);
  }
  changed.forEach(renew);
  for (const facet of all(".facet")) {
    const chosen = effective(query.chosen).filter(([name]) => group(name) === facet.dataset.name).length;
    $(".chosen", facet).textContent = chosen || "";
  }
};

// A list that was put in anew has not moved on the screen, where its items would have.
/** @param {HTMLElement} list */
const renew = (list) => {
  const { activeElement: focused } = document;
  const { scrollTop, nextSibling, parentNode } = list;
  if (!parentNode) return;
  list.remove();
  parentNode.insertBefore(list, nextSibling);
  list.scrollTop = scrollTop;
  if (focused instanceof HTMLElement && list.contains(focused)) focused.focus({ preventScroll: true });
};

/** @type {(pair: Pair) => Query} */
const without = (pair) => ({ ...query, chosen: query.chosen.filter((one) => one !== pair) });
/** @param {Pair} pair */
const labelOf = ([name, value]) => {
  const box = boxes().find((one) => one.name === name && one.value === value);
  return box ? $("span", box.closest("label")).textContent : value;
};
/** @param {Pair} pair */
const titleOf = ([name]) => facetOf(name).dataset.title;

const showChips = () => {
  $(".chips").replaceChildren(...effective(query.chosen).map((pair) => {
    const chip = draw(byId("_chip"), { title: titleOf(pair), label: labelOf(pair) });
    $("button", chip).addEventListener("click", () => { go(without(pair)); heading.focus(); });
    return chip;
  }));
};

// Pagefind passes over a word that no statement has: a reader must be told.
/** @type {(pagefind: any) => Promise<string[]>} */
const unknownIn = async (pagefind) => {
  const words = query.words.split(/\s+/).filter(Boolean);
  if (words.length < 2) return [];
  const alone = words.map((word) => ({ ...query, words: word, chosen: [], sort: "" }));
  const given = await Promise.all(alone.map((one) => search(pagefind, one)));
  return words.filter((word, at) => /[\p{L}\p{N}]/u.test(word) && !given[at].results.length);
};

// The words of all names and titles on this page, and those that the search takes for one another.
const vocabulary = async () => {
  const named = all(".facet label > span, .browse .names a").map((one) => one.textContent ?? "");
  const words = [...named, ...await labels(), ...synonyms()].flatMap((label) => label.match(/[\p{L}\p{N}-]+/gu) ?? []);
  return [...new Set(words.filter((word) => word.length > 3))];
};

// Nothing found: the words that were perhaps meant; what each filter, or each word, gives up when it is dropped.
/** @type {(pagefind: any, asked: number, unknown: string[]) => Promise<void>} */
const showWays = async (pagefind, asked, unknown) => {
  const words = query.words.split(/\s+/).filter(Boolean);
  const typed = words.length < 2 ? words : unknown;
  const known = typed.length ? await vocabulary() : [];
  const instead = (/** @type {string} */ word, /** @type {string} */ other) =>
    ({ ...query, words: words.map((one) => (one === word ? other : one)).join(" ") });
  const others = typed.flatMap((word) => meant(word, known)
    .map((other) => ({ said: "meant", label: other, next: instead(word, other) })));
  const fewer = words.length < 2 || others.length ? [] : words
    .map((label, at) => ({ said: "without", label, next: { ...query, words: words.toSpliced(at, 1).join(" ") } }));
  const looser = effective(query.chosen)
    .map((pair) => ({ said: "without", label: labelOf(pair), next: without(pair) }));
  const ways = [];
  for (const { said, label, next } of [...others, ...looser, ...fewer].filter((one) => asks(one.next))) {
    const found = await search(pagefind, next);
    if (!found.results.length) continue;
    const way = draw(byId("_way"), { [said]: label, gives: counted(found) });
    $("button", way).addEventListener("click", () => { go(next); heading.focus(); });
    ways.push(way);
  }
  if (asked === latest) $(".ways").replaceChildren(...ways);
};

/** @type {(asked: number, upTo: number, anew?: boolean) => Promise<any>} */
const more = async (asked, upTo, anew = false) => {
  const list = $(".statements", resultsBox);
  const from = anew ? 0 : list.children.length;
  const drawn = await Promise.all(results.slice(from, upTo).map((one) => read(one, replaced)));
  if (asked !== latest) return null;
  if (anew) {
    list.replaceChildren();
    renew($(".more").parentElement);
  }
  for (const one of drawn) {
    const shown = draw(byId(one.drawn.result ? "_page" : "_statement"), one.drawn, one.matched);
    shown.classList.add(one.drawn.result ? "one" : "statement");
    list.append(shown);
  }
  $(".more").hidden = list.children.length >= results.length;
  return list.children[from];
};

const showOlder = () => {
  const { searched, older } = periodsOf(query);
  const { words, records, since } = told(older);
  $(".older").hidden = !older.length;
  $(".older span").textContent = told(searched).words;
  $(".older b").textContent = `${words} (${records.toLocaleString("en")})`;
  $(".older button").onclick = () => { go({ ...query, since }); heading.focus(); };
};

/** @param {string} state */
const show = (state) => {
  const start = !asks(query);
  resultsBox.hidden = start || state === "failed" || state === "searching";
  $(".browse").hidden = state === "found" || state === "searching";
  $(".none").hidden = state !== "none";
  $(".busy").hidden = state !== "searching";
  if (state !== "searching") delete document.documentElement.dataset.asked; // set by page.js, before the first paint
  $(".failed").hidden = state !== "failed";
};

const run = async () => {
  const upTo = history.state?.shown ?? ON_A_PAGE;
  const asked = ++latest;
  showForm();
  if (!asks(query)) { show("start"); await showCounts({}); status.textContent = ""; return; }
  resultsBox.setAttribute("aria-busy", "true");
  if (!results.length && resultsBox.hidden) show("searching");
  try {
    const pagefind = await load();
    const result = await search(pagefind, query);
    const [counts, unknown] = [await countsOf(pagefind), await unknownIn(pagefind)];
    if (asked !== latest) return;
    ({ results, replaced } = result);
    if (await more(asked, upTo, true) === null) return;
    heading.textContent = status.textContent = counted(result);
    $(".unknown").hidden = !unknown.length || !results.length;
    $(".unknown b").textContent = unknown.join(" ");
    $(".also").hidden = !replaced.length;
    $(".also span").textContent = also(replaced);
    await showCounts(counts);
    if (asked !== latest) return;
    showChips();
    showOlder();
    show(results.length ? "found" : "none");
    $(".ways").replaceChildren();
    if (!results.length || unknown.length) await showWays(pagefind, asked, unknown);
  } catch {
    if (asked === latest) { show("failed"); status.textContent = $(".failed").textContent; }
  }
  resultsBox.removeAttribute("aria-busy");
};

// A step that the back button undoes; letters typed one after another are one step.
/** @type {(next: Query, letters?: boolean) => void} */
const go = (next, letters = false) => {
  query = next;
  history[letters && typing ? "replaceState" : "pushState"](null, "", searchOf(query));
  typing = letters;
  clearTimeout(timer);
  run();
};
// What is asked for, with the letters that were typed a moment ago.
const now = () => ({ ...query, words: field.value.trim() });
const type = () => { if (now().words !== query.words) go(now(), true); };

field.addEventListener("focus", () => { load().catch(() => {}); }, { once: true });
field.addEventListener("input", () => { clearTimeout(timer); timer = setTimeout(type, 200); });
byId("_search").addEventListener("submit", (/** @type {Event} */ event) => { event.preventDefault(); type(); });
sort.addEventListener("change", () => go({ ...now(), sort: sort.value === "relevance" ? "" : sort.value }));
for (const facets of all(".facets")) {
  facets.addEventListener("change", (/** @type {any} */ { target: box }) => {
    if (box.type !== "checkbox") return;
    const others = query.chosen.filter(([name, value]) => name !== box.name || value !== box.value);
    const gone = box.name === "year" && !box.checked // with a year go its months
      ? others.filter(([name, value]) => name !== "month" || !value.startsWith(box.value)) : others;
    /** @type {Pair[]} */
    const pairs = box.checked ? [...gone, [box.name, box.value]] : gone;
    go({ ...now(), chosen: PARAMETERS.flatMap((name) => pairs.filter(([one]) => one === name)) });
  });
}
for (const facet of all(".facet")) {
  facet.addEventListener("toggle", async () => {
    if (!facet.open) return;
    const asked = latest;
    // that it cannot be loaded is told by the search itself
    const counts = asks(query) ? await load().then(countsOf).catch(() => null) : {};
    if (counts && asked === latest) await showCounts(counts);
  });
}
for (const narrow of all(".facet .narrow")) {
  narrow.addEventListener("input", async () => {
    await fill(narrow.closest(".facet"), query.chosen);
    const part = narrow.value.trim().toLowerCase();
    narrow.parentElement.classList.toggle("narrowed", part !== ""); // shows the months too
    for (const item of all("li", narrow.parentElement)) {
      // a year stays where one of its months is meant
      const labels = all("span", item).map((label) => label.textContent.toLowerCase());
      item.classList.toggle("out", !labels.some((label) => label.includes(part)));
    }
  });
}
$(".more").addEventListener("click", async () => {
  const first = await more(latest, $(".statements", resultsBox).children.length + ON_A_PAGE);
  first?.focus();
  if (first) history.replaceState({ shown: $(".statements", resultsBox).children.length }, "");
});
$(".download")?.addEventListener("click", (/** @type {any} */ { target: button }) => import("./search-csv.js")
  .then(({ give }) => give(button, results, read, address))
  .catch(() => { button.textContent = button.dataset.failed; }));
addEventListener("popstate", () => { query = queryOf(location.search); typing = false; run(); });
if (matchMedia("(min-width: 60rem)").matches) {
  for (const [name] of query.chosen) facetOf(name).open = true;
} else if (asks(query)) { // above the results there is no room; they are not shown yet, so nothing moves
  for (const facet of all(".facet")) facet.open = false;
}
if (now().words) type(); // typed before this script was there
if (!latest) run();
