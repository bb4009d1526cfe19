// Actors whom the card names and the archive does not have: each gets a file of its own, handed in with the card's.
import { circle } from "./form-circles.js";
import { blank, entriesOf, mapNames, valuesOf } from "./form-entries.js";
import { codePoint, message } from "./form-messages.js";
import { isSlug, kebab, pathOf, plain, ratio, stem } from "./form-names.js";
import { broken } from "./form-required.js";
import { resembling } from "./form-similar-actors.js";
import { cardOf, controlsOf, holderOf, LISTS, recordName, withHolder } from "./form-state.js";
import { each } from "./form-statements.js";

/** @type {(id: string | undefined, data: Data) => boolean} */
const isNew = (id, data) => id !== undefined && isSlug(id, data) && !Object.hasOwn(data.actors, id);
const NOBODY = "nobody"; // no actor’s id: whoever is part of it speaks for none
/**
 * Whom a newcomer belongs to; undefined where it is nobody.
 * @param {Newcomer | undefined} file
 */
const wholeOf = (file) => (file?.part_of === NOBODY ? undefined : file?.part_of);
/** @type {(statement: Statement) => (string | undefined)[]} */
const named = ({ said_by: speaker, via = [], by, about = [], unverified_by: others = [] }) => [
  ...[speaker, ...via].map((one) => (typeof one === "string" ? one : one?.purported_author)), by, ...about, ...others,
];
/** @type {(one: NewcomerHolder, world: World) => Newcomer} */
export const fileOf = ({ entries }, { data, controls }) => valuesOf(entries, controls.actor, data);

// The ids of all whom the card names and the archive does not have; whoever a newcomer is part of may be new too.
/** @type {(state: FormState, world: World) => string[]} */
const idsOf = (state, world) => {
  const card = cardOf(state, world);
  const ids = [card.publisher, ...each(card).flatMap(({ statement }) => named(statement))]
    .flatMap((id) => (id && isNew(id, world.data) ? [id] : []));
  const all = [...new Set(ids)];
  for (const id of all) { // grows
    const holder = state.newcomers.find((one) => one.id === id);
    const whole = holder && wholeOf(fileOf(holder, world));
    if (whole && isNew(whole, world.data) && !all.includes(whole)) all.push(whole);
  }
  return all;
};
/**
 * Those whom the card names now. The files of others wait: it may name them again.
 * @type {(state: FormState, world: World) => NewcomerHolder[]}
 */
export const namedNow = (state, world) => {
  const ids = idsOf(state, world);
  return state.newcomers.filter(({ id }) => ids.includes(id));
};
/** @type {(id: string, file: Newcomer, world: World) => NewcomerHolder} */
const begin = (id, file, { data, controls }) =>
  ({ id, entries: entriesOf(file, controls.actor, data), touched: [], typed: "" });
/** @type {(files: Newcomers, world: World) => Change} */
export const withFiles = (files, world) => (state) => (
  { ...state, newcomers: Object.entries(files).map(([id, file]) => begin(id, file, world)) }
);
/**
 * A file begun for each newcomer; an empty one that nobody names goes.
 * @type {(world: World) => Change}
 */
export const newcomersBegun = (world) => (state) => {
  const ids = idsOf(state, world);
  const kept = state.newcomers.filter((one) => ids.includes(one.id) || Object.keys(fileOf(one, world)).length > 0);
  const fresh = ids.filter((id) => !kept.some((one) => one.id === id)).map((id) => begin(id, {}, world));
  return { ...state, newcomers: [...kept, ...fresh] };
};

// Names become ids: somebody types “Zelensky”, and the archive calls him volodymyr-zelensky.
/** @type {(text: string, known: Record<string, string | KnownActor>) => string} */
const idOf = (text, known) => {
  if (!text || text in known) return text;
  const names = (/** @type {string | KnownActor} */ one) => (typeof one === "string" ? [one] : [one[0], ...one[1]]);
  const like = Object.entries(known)
    .filter(([, one]) => names(one).some((name) => name.toLowerCase() === text.toLowerCase()));
  return like.length === 1 ? like[0]?.[0] ?? text : text;
};
// A name typed where an id belongs becomes an id, and the name of the file that it will have.
/** @type {(text: string, id: string, world: World) => Change} */
const newcomerNamed = (text, id, world) => (state) => {
  if (Object.hasOwn(world.data.actors, id)) return state;
  const before = state.newcomers.find((one) => one.id === id);
  const name = before && fileOf(before, world).name;
  const isNamed = namedNow(state, world).some((one) => one.id === id);
  if (name && (isNamed || name !== before.typed)) return state; // another field names it so, or it was corrected there
  const holder = before ?? begin(id, {}, world);
  const now = { ...holder, typed: text, entries: { ...holder.entries, name: text } };
  return { ...state, newcomers: before ? state.newcomers.map((one) => (one === before ? now : one))
    : [...state.newcomers, now] };
};
/**
 * What was typed in a field, once it is left: names of the archive and of newcomers are ids.
 * @type {(owner: Owner, name: string, world: World, known: Data) => Change}
 */
export const settled = (owner, name, world, known) => (state) => {
  const control = controlsOf(state, owner, world)[name];
  const before = holderOf(state, owner).entries[name] ?? blank(control);
  /** @type {Change[]} */
  const changes = [];
  const actor = (/** @type {string} */ text) => {
    const id = idOf(text, known.actors);
    const fresh = id && !isSlug(id, world.data) ? stem(kebab(id), world.data) : "";
    if (fresh) changes.push(newcomerNamed(id, fresh, world));
    return fresh || id;
  };
  const entry = [["actors", actor], ["places", (/** @type {string} */ text) => idOf(text, known.places)],
    ["topics", (/** @type {string} */ text) => idOf(text, known.topics)]]
    .reduce((one, [sort, change]) => mapNames(one, control, /** @type {string} */ (sort), /** @type {any} */ (change)),
      before);
  const now = changes.reduce((changed, change) => change(changed), state);
  return JSON.stringify(entry) === JSON.stringify(before) ? now
    : withHolder(now, owner, (holder) => ({ ...holder, entries: { ...holder.entries, [name]: entry } }));
};
/**
 * Somebody whom the archive has after all stands in the newcomer's place, wherever the card names it.
 * @type {(newcomer: string, id: string, world: World) => Change}
 */
export const knownTaken = (newcomer, id, { controls }) => (state) => {
  /** @type {<T extends Holder>(holder: T, record: RecordName) => T} */
  const put = (holder, record) => ({
    ...holder, entries: Object.fromEntries(Object.entries(holder.entries).map(([name, entry]) => [
      name, mapNames(entry, controls[record][name], "actors", (text) => (text === newcomer ? id : text)),
    ])),
  });
  const lists = LISTS.map((list) => [list, state.lists[list].map((one) => put(one, recordName(list)))]);
  const newcomers = state.newcomers.map((one) => put(one, "actor"));
  return { ...state, card: put(state.card, "card"), lists: Object.fromEntries(lists), newcomers };
};

/** @type {(part: string, whole: string) => boolean} */
const within = (part, whole) => part.length > 3 && ` ${whole} `.includes(` ${part} `);
/** @type {(one: string, other: string, limits: Limits) => boolean} */
const alike = (one, other, { nearest }) => ratio(one, other) >= nearest || within(one, other) || within(other, one);
/** @type {(actor: KnownActor, typed: string, limits: Limits) => number} */
const likeness = ([name, aliases], typed, limits) => Math.max(
  ...[name, ...aliases].map(plain).map((one) => (alike(one, typed, limits) ? ratio(one, typed) : 0)),
);
/**
 * Those of the archive who may be meant, the likest first.
 * @type {(name: string, data: Data) => [string, KnownActor][]}
 */
export const like = (name, data) => Object.entries(data.actors)
  .map((actor) => /** @type {const} */ ([likeness(actor[1], plain(name), data.limits), actor]))
  .filter(([match]) => match).sort(([one], [other]) => other - one).slice(0, 4).map(([, actor]) => actor);
/** @type {(id: string, file: Newcomer | undefined) => string} */
export const called = (id, file) => file?.name || id.replaceAll("-", " ");
/**
 * Words rather than a name. Some names are written without a capital, so this is asked, and bars nothing.
 * @param {string} name
 */
export const nameless = (name) => /\p{Ll}/u.test(name) && !/[\p{Lu}\p{Lo}\p{Script=Georgian}]/u.test(name)
  && name.includes(" ");

/**
 * The archive as it will be with them: name, other names, control group, whether it is press or a verification body.
 * @type {(newcomers: Newcomers, data: Data) => Data}
 */
export const joined = (newcomers, data) => {
  /** @type {(id: string, seen?: string[]) => string} */
  const group = (id, seen = []) => {
    if (seen.includes(id)) return id;
    const whole = wholeOf(newcomers[id]);
    return data.actors[id]?.[2] ?? (whole ? group(whole, [...seen, id]) : id);
  };
  const rows = Object.entries(newcomers)
    .map(([id, { name, aliases, type = "" }]) => [id, [name || id, aliases ?? [], group(id), data.sorts[type] ?? 0]]);
  const actors = Object.assign(Object.create(null), data.actors, Object.fromEntries(rows));
  return { ...data, actors: data.watched?.("actors", actors) ?? actors };
};

// What is still missing of a file. Whoever may be somebody of the archive is asked about that there.
/** @type {(id: string, file: Newcomer, data: Data) => Problem[]} */
const missing = (id, file, data) => broken(data.presence.actor ?? [], file, "missing-field").map(({ at: name }) => {
  const names = name === "type" ? like(called(id, file), data).map(([, [known]]) => known) : [];
  if (!names.length) return { at: ["actor", id, name], text: "", hint: "", missing: true };
  const text = `This is still missing, unless it is ${names.join(" or ")}`;
  return { at: ["actor", id, name], text, hint: "if it is, choose that one where the card names it", missing: false };
});
// Only the press has hosts, and each is the host of an address alone.
/** @type {(file: Newcomer, data: Data, put: (name: string, key: string, value: string) => void) => void} */
const hostProblems = ({ hosts = [], type = "" }, data, put) => {
  const host = new RegExp(`^(?:${data.patterns.host})$`, "u");
  for (const one of hosts) if (!host.test(one)) put("hosts", "bad-host", one);
  if (hosts.length && type && data.sorts[type] !== 1) put("hosts", "bad-host/no-press", type);
};
/**
 * What is open of their files: what is missing, an id that something else has, signs that no file may hold, whom it is
 * part of.
 * @type {(newcomers: Newcomers, card: string, data: Data) => Problem[]}
 */
export const problemsOf = (newcomers, card, data) => {
  const leads = new Map(Object.entries(newcomers).map(([id, file]) => [id, [wholeOf(file) ?? []].flat()]));
  return [...resembling(newcomers, data), ...Object.entries(newcomers).flatMap(([id, file]) => {
    const problems = missing(id, file, data);
    const put = (/** @type {string} */ name, /** @type {string} */ key, /** @type {string} */ value, path = "") => {
      problems.push({ at: ["actor", id, name], ...message(data, key, { value, path, type: file.type }) });
    };
    if (Object.hasOwn(data.taken, id)) put("name", "duplicate-id", id, pathOf(data, id));
    else if (id === card) put("name", "duplicate-id", id, "this card");
    if (file.part_of && !isSlug(file.part_of, data)) put("part_of", "unknown-actor", file.part_of);
    if (id === NOBODY) put("name", "bad-id/nobody", id);
    hostProblems(file, data, put);
    const way = circle(id, leads);
    if (way) put("part_of", "cycle", way.join(" → "));
    for (const [name, value] of Object.entries(file)) {
      const sign = new RegExp(data.patterns.forbidden ?? "", "u").exec([value].flat().join(" "))?.[0];
      if (sign) put(name, "forbidden-character", codePoint(sign));
    }
    return problems;
  })];
};
