// What verified facts rest on, and what rests on other cards: the checks that look beyond the card.
import { known } from "./form-dates.js";
import { saysThatItWasSaid } from "./form-on-record.js";
import { broken } from "./form-required.js";
import { each, KINDS } from "./form-statements.js";

const LAST = "9999-12-31";
/** @type {(actor: KnownActor | undefined, sorts: Data["sorts"]) => boolean} */
export const isPress = (actor, sorts) => actor !== undefined && actor[3] === sorts.outlet;

/** @type {(card: Card, text: string | undefined) => string} */
const lastDay = (card, text) => {
  const day = known(text);
  if (day?.first && day.first === day.last) return day.last;
  return [day?.last, known(card.retrieved)?.last].flatMap((one) => one || []).sort()[0] ?? LAST;
};
/**
 * The last possible day on which something happened: one that is not known to the day is at most the card’s own.
 * @type {(card: Card, text: string) => string}
 */
const lastOf = (card, text) => {
  const day = known(text);
  if (day?.first && day.first === day.last) return day.last;
  return [day?.last || LAST, lastDay(card, card.published)].sort()[0] ?? LAST;
};
/**
 * The day from which a statement counts (method §2). tests/shared_cases/counting.json holds it to archive.py.
 * @type {(card: Card, statement: Statement) => string}
 */
export const countsFrom = (card, { said_by: speaker, said_on: said }) => {
  const published = lastDay(card, card.published);
  const spoken = said ? lastOf(card, said) : published;
  return said && typeof speaker === "string" ? spoken : [spoken, published].sort().at(-1) ?? LAST;
};
/**
 * Whose words they are: an actor, or of whoever is not named the form and the first named hand (`document:daily`);
 * empty of a fact for which nobody is on record.
 * @type {(card: Card, kind: Kind, statement: Statement) => string}
 */
const spokenBy = (card, kind, { said_by: speaker, by, via = [] }) => {
  const who = (kind === "verified" ? by : speaker) ?? "";
  if (typeof who === "string") return who;
  const hand = via.find((one) => typeof one === "string") ?? card.publisher;
  return `${who.document === undefined ? "anonymous" : "document"}:${hand}`;
};
/** @type {(statement: Statement) => string[]} */
const relaysOf = ({ via = [] }) => [...new Set(via.flatMap((one) => (typeof one === "string" ? one : [])))];
// the actors by whom and through whom it came
/** @type {(statement: KnownStatement) => string[]} */
const namedIn = ([, speaker, relays]) => (speaker && !speaker.includes(":") ? [speaker, ...relays] : relays);

// This card as the archive would have it.
/** @type {(card: Card) => KnownCard} */
const asKnown = (card) => {
  const statements = KINDS.flatMap((kind) => (card[kind] ?? []).map((/** @type {Statement} */ one) =>
    [one.id, [countsFrom(card, one), spokenBy(card, kind, one), relaysOf(one)]]));
  return ["", card.publisher, "", "", "", card.url && card.archived ? 1 : 0, "", Object.fromEntries(statements)];
};

/** @param {Check} check */
const archiveWith = ({ card, id, data }) => {
  const own = asKnown(card);
  const cardOf = (/** @type {string} */ ref) => (ref.split("#")[0] === id ? own : data.cards[ref.split("#")[0] ?? ""]);
  const publisherOf = (/** @type {string} */ ref) => data.actors[cardOf(ref)?.[1] ?? ""];
  const group = (/** @type {string | undefined} */ actor) => data.actors[actor ?? ""]?.[2];
  const publisher = (/** @type {string} */ ref) => publisherOf(ref)?.[2];
  const ofPress = (/** @type {string} */ ref) => isPress(publisherOf(ref), data.sorts);
  const ofVerifier = (/** @type {string} */ ref) => publisherOf(ref)?.[3] === data.sorts["verification-body"];
  const statement = (/** @type {string} */ ref) => cardOf(ref)?.[7][ref.split("#")[1] ?? ""];
  const speaker = (/** @type {string} */ ref) => statement(ref) && (statement(ref)?.[1] || cardOf(ref)?.[1]);
  // what the side says or passes on there: in the statement, or in all of the card
  const spoken = (/** @type {string} */ side, /** @type {string} */ ref) => Object.entries(cardOf(ref)?.[7] ?? {})
    .filter(([name, said]) => (!ref.includes("#") || name === ref.split("#")[1])
      && namedIn(said).some((one) => group(one) === side));
  const relayed = (/** @type {string} */ side, /** @type {string} */ ref) => spoken(side, ref)
    .flatMap(([, said]) => namedIn(said).filter((one) => isPress(data.actors[one], data.sorts)).map(group));
  /** @type {(side: string, one: string, other: string) => boolean} */
  const independent = (side, one, other) => ofPress(one) && ofPress(other)
    && publisher(one) !== publisher(other)
    && spoken(side, one).length > 0 && spoken(side, other).length > 0
    && !relayed(side, other).includes(publisher(one)) && !relayed(side, one).includes(publisher(other));
  return { cardOf, group, publisher, ofPress, ofVerifier, statement, speaker, independent };
};
/** @typedef {ReturnType<typeof archiveWith>} Archive */

/** @type {(check: Check, archive: Archive, fact: Statement, at: (name: string) => At, refs: string[]) => void} */
const onRecord = ({ card, id, data, put }, { publisher, independent }, fact, at, refs) => {
  if (broken(data.presence.verified ?? [], fact, "on-record-speaker").length) return put("on-record-speaker", at("by"));
  const actor = data.actors[fact.by ?? ""];
  if (!actor || !card.publisher) return;
  if (fact.text && !saysThatItWasSaid(fact.text, actor, data)) put("on-record-text", at("text"), { name: actor[0] });
  const side = actor[2];
  if ([id, ...refs].some((ref) => publisher(ref) === side)) return;
  const two = refs.some((one, place) => refs.slice(place + 1).some((other) => independent(side, one, other)));
  if (!two) put("on-record-evidence", at("evidence"), { value: fact.by });
};

/** @type {(check: Check, archive: Archive, fact: Statement, index: number) => void} */
const basis = (check, archive, fact, index) => {
  const at = (/** @type {string} */ name) => ["verified", index, name];
  const evidence = fact.evidence ?? [];
  const cited = evidence.flatMap((piece) => (typeof piece === "string" ? piece : []));
  const refs = cited.filter((ref) => archive.cardOf(ref));
  if (!evidence.length || refs.length < cited.length) return;
  if (fact.basis === "on-record") onRecord(check, archive, fact, at, refs);
  const captured = evidence.some((piece) => typeof piece === "object" && piece.archived);
  const register = refs.some((ref) => !archive.ofPress(ref) && archive.cardOf(ref)?.[5]);
  if (fact.basis === "public-record" && !captured && !register) check.put("public-record-evidence", at("evidence"));
  if (fact.basis === "examined" && ![check.id, ...refs].some((ref) => archive.ofVerifier(ref))) {
    check.put("examined-evidence", at("evidence"));
  }
};

/** @type {(speaker: string) => string} */
const inWords = (speaker) => {
  const [form, hand] = speaker.split(":");
  if (!hand) return speaker;
  return `${form === "document" ? "a document" : "somebody anonymous"} through ${hand}`;
};

/** @type {(check: Check, archive: Archive, placed: Placed) => void} */
const others = ({ card, put }, archive, { kind, index, statement }) => {
  const day = countsFrom(card, statement);
  for (const ref of statement.rests_on ?? []) {
    const later = archive.statement(ref)?.[0] || archive.cardOf(ref)?.[3];
    if (later && later > day) put("rests-on-later", [kind, index, "rests_on"], { value: ref, later, day });
  }
  const speaker = spokenBy(card, kind, statement) || card.publisher || "";
  const side = (/** @type {string} */ who) => archive.group(who) ?? who;
  const renderings = [statement.rendering_of ?? []].flat().map((ref) => ["rendering_of", ref]);
  const replaced = (statement.supersedes ?? []).map((ref) => ["supersedes", ref]);
  for (const [name = "", ref = ""] of [...renderings, ...replaced]) {
    const other = archive.speaker(ref);
    if (!other || side(other) === side(speaker)) continue;
    put("another-speaker", [kind, index, name], { value: ref, other: inWords(other), speaker: inWords(speaker) });
  }
};

/** @param {Check} check */
export const facts = (check) => {
  const archive = archiveWith(check);
  (check.card.verified ?? []).forEach((fact, index) => basis(check, archive, fact, index));
  for (const placed of each(check.card)) others(check, archive, placed);
};
