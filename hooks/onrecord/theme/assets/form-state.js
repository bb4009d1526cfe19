// The state of the form, in one object that form.js draws; each function here makes a new one of an old one.
// `state.lists` has the statements and the entries of the logs, those too that were removed and can be put back where
// they stood.
import { blank, blankItem, entriesOf, valuesOf } from "./form-entries.js";
import { standsInPlace } from "./form-required.js";
import { KINDS, LOGS } from "./form-statements.js";

export const LISTS = /** @type {(Kind | Log)[]} */ ([...KINDS, ...LOGS]);
/** @type {(list: Kind | Log) => RecordName} */
export const recordName = (list) => (list === "corrections" ? "correction" : list);
/** @param {RecordHolder} record */
const stands = ({ removed }) => !removed;

/** @returns {FormState} */
export const empty = () => ({
  next: 1, card: { entries: {}, touched: [], own: false, absent: {} },
  lists: { verified: [], attributed: [], unacknowledged: [], corrections: [], withdrawn: [] }, newcomers: [],
});

/** @type {(state: FormState, list: Kind | Log) => RecordHolder[]} */
export const standing = (state, list) => state.lists[list].filter(stands);
/** @param {FormState} state */
export const statements = (state) => KINDS.flatMap((kind) => standing(state, kind));
/** @type {(state: FormState, key: number) => { list: Kind | Log, record: RecordHolder }} */
export const find = (state, key) => {
  for (const list of LISTS) {
    const record = state.lists[list].find((one) => one.key === key);
    if (record) return { list, record };
  }
  throw new RangeError(`no record has the key ${key}`);
};

/** @type {(state: FormState, owner: Owner) => boolean} */
export const has = (state, owner) => {
  if (owner.record === "actor") return state.newcomers.some(({ id }) => id === owner.id);
  return owner.record === "card" || LISTS.some((list) => state.lists[list].some(({ key }) => key === owner.key));
};

/** @type {(state: FormState, list: Kind | Log, records: RecordHolder[]) => FormState} */
const withList = (state, list, records) => ({ ...state, lists: { ...state.lists, [list]: records } });
/** @type {(state: FormState, key: number, change: (record: RecordHolder) => RecordHolder) => FormState} */
export const withRecord = (state, key, change) => {
  const { list } = find(state, key);
  return withList(state, list, state.lists[list].map((one) => (one.key === key ? change(one) : one)));
};
/** @type {(state: FormState, key: number) => FormState} */
const without = (state, key) => {
  const { list } = find(state, key);
  return withList(state, list, state.lists[list].filter((one) => one.key !== key));
};

/** @type {(state: FormState, owner: Owner) => Holder} */
export const holderOf = (state, owner) => {
  if (owner.record === "card") return state.card;
  if (owner.record === "one") return find(state, owner.key).record;
  return state.newcomers.find(({ id }) => id === owner.id) ?? { entries: {}, touched: [] };
};
/** @type {(state: FormState, owner: Owner, change: (holder: any) => any) => FormState} */
export const withHolder = (state, owner, change) => {
  if (owner.record === "card") return { ...state, card: change(state.card) };
  if (owner.record === "one") return withRecord(state, owner.key, change);
  return { ...state, newcomers: state.newcomers.map((one) => (one.id === owner.id ? change(one) : one)) };
};
/** @type {(state: FormState, owner: Owner, world: World) => Controls} */
export const controlsOf = (state, owner, { controls }) => (
  owner.record === "one" ? controls[recordName(find(state, owner.key).list)] : controls[owner.record]
);

// what is typed
/** @type {(owner: Owner, name: string, entry: any) => Change} */
export const typed = (owner, name, entry) => (state) => withHolder(state, owner, (holder) => ({
  ...holder, entries: { ...holder.entries, [name]: entry }, ...(name === "id" ? { own: true } : {}),
}));
/** @type {(name: string, ticked: boolean, why: string) => Change} */
export const leftOut = (name, ticked, why) => (state) => ({
  ...state, card: { ...state.card, absent: { ...state.card.absent, [name]: { ticked, why } } },
});
/** @type {(owner: Owner, name: string) => Change} */
export const touched = (owner, name) => (state) => (holderOf(state, owner).touched.includes(name) ? state
  : withHolder(state, owner, (holder) => ({ ...holder, touched: [...holder.touched, name] })));
/** @type {(world: World) => Change} */
export const allTouched = ({ controls }) => (state) => {
  /** @type {<T extends Holder>(holder: T, record: RecordName) => T} */
  const all = (holder, record) => ({ ...holder, touched: ["id", ...Object.keys(controls[record])] });
  const lists = LISTS.map((list) => [list, state.lists[list].map((one) => all(one, recordName(list)))]);
  const newcomers = state.newcomers.map((one) => all(one, "actor"));
  return { ...state, card: all(state.card, "card"), lists: Object.fromEntries(lists), newcomers };
};

// the places of a list
/** @type {(owner: Owner, name: string, change: (items: any[], control: string) => any[], world: World) => Change} */
const changedItems = (owner, name, change, world) => (state) => {
  const control = controlsOf(state, owner, world)[name] ?? "";
  const items = holderOf(state, owner).entries[name] ?? blank(control);
  return withHolder(state, owner, (holder) =>
    ({ ...holder, entries: { ...holder.entries, [name]: change(items, control) } }));
};
/** @type {(owner: Owner, name: string, world: World) => Change} */
export const itemAdded = (owner, name, world) =>
  changedItems(owner, name, (items, control) => [...items, blankItem(control)], world);
/** @type {(owner: Owner, name: string, at: number, world: World) => Change} */
export const itemRemoved = (owner, name, at, world) =>
  changedItems(owner, name, (items) => items.toSpliced(at, 1), world);
/** @type {(owner: Owner, name: string, at: number, to: number, world: World) => Change} */
export const itemMoved = (owner, name, at, to, world) => changedItems(owner, name, (items) => (
  to < 0 || to >= items.length ? items : items.toSpliced(at, 1).toSpliced(to, 0, items[at])
), world);

// statements and entries of the logs
/** @typedef {{ named?: string, own?: boolean, aside?: Entries }} Kept */
/** @type {(list: Kind | Log, entries: Entries, kept?: Kept, place?: number) => Change} */
export const added = (list, entries, { named = "", own = false, aside = {} } = {}, place = Infinity) => (state) => {
  const record = { key: state.next, entries, touched: [], own, named, words: null, aside, removed: "" };
  return { ...withList(state, list, state.lists[list].toSpliced(place, 0, record)), next: state.next + 1 };
};
/** @type {(record: RecordHolder, name: string) => string} */
export const textOf = ({ entries }, name) => entries[name] ?? "";
const CHOSEN = ["form", "question", "word", "bound", "choice", "measure", "parties"]; // by a list, not typed
/** @type {(entry: any, name: string) => string[]} */
const typedIn = (entry, name) => {
  if (CHOSEN.includes(name)) return [];
  if (typeof entry === "string") return [entry];
  return Object.entries(entry).flatMap(([part, one]) => typedIn(one, part));
};
// What can be known again: the first of its long texts.
/** @type {(record: RecordHolder, controls: Controls) => string} */
export const words = (record, controls) => Object.keys(controls).filter((name) => controls[name] === "long")
  .map((name) => textOf(record, name).trim()).find(Boolean) ?? "";
/** @type {(key: number, titles: Record<string, string>, world: World) => Change} */
export const removed = (key, titles, { controls }) => (state) => {
  const { list, record } = find(state, key);
  const ofKind = controls[recordName(list)];
  const texts = Object.entries(record.entries).flatMap(([name, entry]) => typedIn(entry, ofKind[name] ?? ""));
  if (!texts.some((text) => text.trim())) return without(state, key);
  const number = words(record, ofKind) ? "" : ` ${standing(state, list).indexOf(record) + 1}`;
  return withRecord(state, key, (one) => ({ ...one, removed: `${titles[list]}${number}` }));
};
// A statement that is there again is not withdrawn: what was noted of that can be put back in its turn.
/** @type {(key: number, titles: Record<string, string>, world: World) => Change} */
export const putBack = (key, titles, world) => (state) => {
  const { list, record } = find(state, key);
  const back = withRecord(state, key, (one) => ({ ...one, removed: "" }));
  const id = KINDS.includes(/** @type {Kind} */ (list)) && textOf(record, "id");
  const entries = id ? standing(back, "withdrawn").filter((one) => textOf(one, "id") === id) : [];
  return entries.reduce((changed, one) => removed(one.key, titles, world)(changed), back);
};
/** @type {(key: number, to: Kind, world: World) => Change} */
export const moved = (key, to, { data, controls }) => (state) => {
  const { list, record } = find(state, key);
  const given = Object.keys(valuesOf(record.entries, controls[recordName(list)], data));
  const entries = { ...record.aside, ...Object.fromEntries(given.map((name) => [name, record.entries[name]])) };
  const has = (/** @type {string} */ name) => data.order[to]?.includes(name);
  const [kept, aside] = [has, (/** @type {string} */ name) => !has(name)]
    .map((which) => Object.fromEntries(Object.entries(entries).filter(([name]) => which(name))));
  return added(to, kept ?? {}, { named: record.named, own: record.own, aside })(without(state, key));
};

/** @type {(state: FormState, world: World) => Card} */
export const cardOf = (state, { data, controls }) => {
  const { entries, absent } = state.card;
  const out = (/** @type {string} */ name) => absent[name]?.ticked && standsInPlace(data.presence.card ?? [], name);
  const given = Object.fromEntries(Object.entries(entries).filter(([name]) => !out(name)));
  const why = Object.keys(controls.card).filter((name) => absent[name]?.ticked)
    .map((name) => [name, absent[name]?.why]);
  const lists = LISTS.map((list) => [list, standing(state, list)
    .map((one) => valuesOf(one.entries, controls[recordName(list)], data))]).filter(([, records]) => records?.length);
  return {
    ...valuesOf(given, controls.card, data), ...(why.length ? { not_recorded: Object.fromEntries(why) } : {}),
    ...Object.fromEntries(lists),
  };
};

/**
 * @typedef {{ own?: boolean, owns?: (place: string) => boolean | undefined, set?: Draft["set"],
 *   proposed: (text: string) => string }} Owned
 */
/**
 * The state in which the form has a card; `set`: what was set aside of a statement; `owns`: whether it keeps its name.
 * @type {(card: Card, id: string, world: World, owned: Owned) => FormState}
 */
export const stateOf = (card, id, { data, controls },
  { own = id !== "", owns = () => undefined, set = {}, proposed }) => {
  const absent = Object.entries(card.not_recorded ?? {}).map(([name, why]) => [name, { ticked: true, why }]);
  const entries = { ...entriesOf(card, controls.card, data), id };
  /** @type {FormState} */
  const start = { ...empty(), card: { entries, touched: [], own, absent: Object.fromEntries(absent) } };
  /** @type {(list: Kind | Log) => Change} */
  const listed = (list) => (before) => (card[list] ?? []).reduce((state, values, place) => {
    const [at, record] = [`${list}/${place}`, recordName(list)];
    const named = KINDS.includes(/** @type {Kind} */ (list)) ? values.id ?? "" : "";
    const kept = { named, own: named !== "" && (owns(at) ?? named !== proposed(values.text ?? "")) };
    const aside = entriesOf(set[at] ?? {},
      { ...controls.verified, ...controls.attributed, ...controls.unacknowledged }, data);
    return added(list, entriesOf(values, controls[record], data), { ...kept, aside })(state);
  }, before);
  return LISTS.reduce((state, list) => listed(list)(state), start);
};
