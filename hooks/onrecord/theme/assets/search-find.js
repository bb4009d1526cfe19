// What the header's field and the page of the search share: Pagefind, which is loaded when it is first asked for.
// Its program is WebAssembly: a content security policy needs script-src 'self' 'wasm-unsafe-eval'.
import { address, bare, draw } from "./filled.js";
import { also, expand, stem, stems } from "./search-words.js";

export { address, also, draw };

const root = new URL("../", import.meta.url);
/** @typedef {import("./filled.js").Matched} Matched */
/** @type {Promise<any> | undefined} */
let loading;
/** @type {import("./search-words.js").Group[]} */
let groups = [];
/** @typedef {[period: string, records: number]} Shard */
/** @type {Shard[]} */
let shards = [];
/** @type {Map<string, Promise<void>>} */
const merged = new Map();

// Without its groups of words the search finds what is typed.
/** @param {string} url */
const listed = (url) => fetch(new URL(url, root))
  .then((answer) => (answer.ok ? answer.json() : []))
  .catch(() => []);

// A worker would be a second program to load.
export const load = () => {
  const urls = ["search/words.json", "pagefind/shards.json"];
  const all = () => Promise.all([import(new URL("pagefind/pagefind.js", root).href), ...urls.map(listed)]);
  loading ??= all().then(async ([pagefind, ...lists]) => {
    [groups, shards] = lists;
    await pagefind.options({ noWorker: true, ...(shards.length ? { mergeFilter: { shard: UNDATED } } : {}) });
    await pagefind.init();
    return pagefind;
  });
  loading.catch(() => { loading = undefined; });
  return loading;
};

// A large archive is indexed by periods, of which the newest are searched first, and older ones on request; what has no
// day is always searched. A period loads as much as A_PERIOD records more than it has; FIRST and MORE are how many are
// loaded at once, and one period at least.
const A_PERIOD = 2_000;
const FIRST = 9_000;
const MORE = 25_000;
const UNDATED = "undated";
/** @param {Shard} shard */
const begin = ([period]) => period.replace("s", "");
/** @type {(from: number, most: number, back?: string) => Shard[]} */
const run = (from, most, back = "") => {
  let [to, records] = [from, 0];
  for (; to < shards.length; to += 1) {
    const shard = /** @type {Shard} */ (shards[to]);
    records += shard[1] + A_PERIOD;
    if (to > from && records > most && !(back && begin(shard) >= back)) break;
  }
  return shards.slice(from, to);
};

/**
 * The periods that are searched, from the newest that begins by the end of `until` on, and at least back to `since`;
 * and those that would be searched next.
 * @param {{ until?: string, since?: string }} [asked]
 */
export const reach = ({ until = "", since = "" } = {}) => {
  const from = until ? shards.findIndex((shard) => begin(shard) <= `${until}~`) : 0;
  const searched = from < 0 ? [] : run(from, FIRST, since);
  return { searched, older: from < 0 ? [] : run(from + searched.length, MORE) };
};

/**
 * Whether a year or month lies in the periods that are searched: of another nothing is known.
 * @type {(period: string, searched: Shard[]) => boolean}
 */
export const isSearched = (period, searched) => {
  const [newest, oldest] = [searched.at(0), searched.at(-1)];
  if (!newest || !oldest) return !shards.length;
  return `${period}~` >= begin(oldest) && period <= `${begin(newest)}~`;
};

/** @param {string} period */
const inWords = (period) => {
  const [year, month, day] = period.split("-");
  if (!month) return period;
  /** @type {Intl.DateTimeFormatOptions} */
  const parts = { year: "numeric", month: "long", timeZone: "UTC", ...(day ? { day: "numeric" } : {}) };
  return new Date(Date.UTC(Number(year), Number(month) - 1, Number(day ?? 1))).toLocaleDateString("en-GB", parts);
};

/**
 * Periods for a reader: `2021–2023`, how many records they have, and where they begin.
 * @param {Shard[]} those
 */
export const told = (those) => {
  const [newest, oldest] = [those.at(0)?.[0] ?? "", those.at(-1)?.[0] ?? ""];
  const words = newest === oldest ? inWords(newest) : `${inWords(oldest)}–${inWords(newest)}`;
  return { words, records: those.reduce((sum, [, number]) => sum + number, 0), since: oldest.replace("s", "") };
};

/** @type {(pagefind: any, shard: Shard) => Promise<void>} */
const merge = (pagefind, [period]) => {
  const merging = merged.get(period)
    ?? pagefind.mergeIndex(new URL(`pagefind/${period}/`, root).href, { mergeFilter: { shard: period } });
  merged.set(period, merging);
  return merging;
};

// White space to Pagefind's program and none to its script: everything is found. No words at all are taken for the
// beginning of every word, for which the whole index would be loaded.
const EVERYTHING = "\u0085";

/** Every word that has others beside it, for who mistypes one. */
export const synonyms = () => groups.flatMap((group) => group.words);

/**
 * What draws a result, and the words in it that Pagefind matched, in any form of them, or that stand for one typed.
 * @param {any} result
 * @param {import("./search-words.js").Replaced[]} [replaced]
 * @returns {Promise<{ drawn: any, matched: Matched }>}
 */
export const read = async (result, replaced = []) => {
  const { content, locations, raw_url: drawn } = await result.data();
  const words = content.split(/\s+/);
  const exact = new Set(locations.map((/** @type {number} */ place) => bare(words[place] ?? "")));
  exact.delete("");
  const near = new Set(replaced.flatMap(({ group }) => group.words.flatMap(stems)));
  return { drawn: JSON.parse(drawn), matched: { has: (word) => exact.has(word) || near.has(stem(word)) } };
};

const FIRST_QUESTIONS = 3;
/** @typedef {{ filters?: Record<string, any>, sort?: Record<string, string>, within?: Shard[] }} Options */

/**
 * What Pagefind finds: the few best questions first where words are asked for, then what has the words as typed, then
 * what has others that stand for them (`replaced`). A sort by date is followed by what has no day. `filters` of the
 * answer has how many results each kind has. `within` are the periods that are searched.
 * @param {any} pagefind
 * @param {string} typed
 * @param {Options} [options]
 */
export const ask = async (pagefind, typed, { filters: chosen = {}, sort, within = reach().searched } = {}) => {
  const { words, replaced } = expand(typed, groups);
  await Promise.all(within.map((shard) => merge(pagefind, shard)));
  const periods = within.map(([period]) => period);
  const filters = shards.length ? { ...chosen, shard: { any: [UNDATED, ...periods] } } : chosen;
  /** @type {(asked: string, options?: Options) => Promise<any[]>} */
  const look = async (asked, { filters: more = {}, sort: by } = {}) => {
    const options = { filters: { result: [], ...filters, ...more }, ...(by ? { sort: by } : {}) };
    return (await pagefind.search(asked || EVERYTHING, options)).results;
  };
  const found = await pagefind.search(words || EVERYTHING, { filters: { result: [], ...filters } });
  // each period is in order, and so are the periods
  const sorted = () => (shards.length
    ? Promise.all((sort?.order === "desc" ? periods : periods.toReversed())
      .map((shard) => look(words, { filters: { shard }, sort: sort ?? {} }))).then((lists) => lists.flat())
    : look(words, { sort: sort ?? {} }));
  const first = sort ? await sorted() : typed ? await best(look, typed, words, filters) : [];
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
