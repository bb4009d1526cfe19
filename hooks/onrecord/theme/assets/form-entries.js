// What stands in a field as somebody typed it (an entry) ↔ the value that a card has. A list keeps its empty places,
// and a speaker what was typed for each form of one. Nothing here knows of the page.
import { isWord, partsOf } from "./form-figures.js";

/** @typedef {Pick<Data, "questions">} Q */

/** @param {unknown} value */
const oneLine = (value) => (typeof value === "string" ? value.replace(/\s*\n\s*/g, " ") : "");
/** @type {<T>(list: T[]) => T[] | undefined} */
const some = (list) => (list.length ? list : undefined);
/** @param {unknown} one */
const isGiven = (one) => one !== undefined && one !== "";

/** @type {() => SpeakerEntry} */
const noSpeaker = () => ({ form: "actor", actor: "", anonymous: "", document: "", author: "" });
/** @type {(value?: Speaker) => SpeakerEntry} */
const speakerEntry = (value) => {
  if (typeof value !== "object") return { ...noSpeaker(), actor: oneLine(value) };
  const author = oneLine(value.purported_author);
  if ("document" in value) return { ...noSpeaker(), form: "document", document: oneLine(value.document), author };
  return { ...noSpeaker(), form: "anonymous", anonymous: oneLine(value.anonymous), author };
};
/** @type {(entry: SpeakerEntry) => Speaker | undefined} */
const speakerValue = ({ form, actor, anonymous, document, author }) => {
  if (form === "actor") return actor || undefined;
  if (form === "anonymous") return anonymous ? { anonymous } : undefined;
  return document || author ? { document, ...(author ? { purported_author: author } : {}) } : undefined;
};

/** @type {() => EvidenceEntry} */
const noEvidence = () => ({ form: "card", card: "", url: "", archived: "", sha256: "" });
/** @type {(value?: Evidence) => EvidenceEntry} */
const evidenceEntry = (value) => {
  if (typeof value !== "object") return { ...noEvidence(), card: oneLine(value) };
  const { url, archived, sha256 } = value;
  return { ...noEvidence(), form: "web", url: oneLine(url), archived: oneLine(archived), sha256: oneLine(sha256) };
};
/** @type {(entry: EvidenceEntry) => Evidence | undefined} */
const evidenceValue = ({ form, card, ...page }) => {
  if (form === "card") return card || undefined;
  const given = Object.entries(page).filter(([, text]) => text);
  return given.length ? Object.fromEntries(given) : undefined;
};

/** @type {() => AnswerEntry} */
const noAnswer = () => ({ question: "", word: "", bound: "", low: "", high: "", words: "" });
/** @type {(value: [string, Answer], data: Q) => AnswerEntry} */
const answerEntry = ([question, answer], data) => {
  const entry = { ...noAnswer(), question };
  if (data.questions[question]?.kind !== "quantity") {
    return { ...entry, word: typeof answer === "string" && isWord(answer) ? answer : "" };
  }
  if (typeof answer === "object") return { ...entry, bound: "words", words: oneLine(answer.words) };
  if (answer === "declined") return { ...entry, bound: "declined" };
  const { sign, low, high } = partsOf(oneLine(answer));
  return { ...entry, bound: high === undefined ? sign : "..", low, high: high ?? "" };
};
// Commas and spaces between thousands are taken out.
/** @param {string} text */
const digits = (text) => text.replace(/(\d)[,\s](?=\d{3})/g, "$1");
/** @type {(entry: AnswerEntry, data: Q) => [string, Answer] | undefined} */
const answerValue = ({ question, word, bound, low, high, words }, data) => {
  if (!question) return undefined;
  if (data.questions[question]?.kind !== "quantity") return [question, word];
  if (bound === "declined") return [question, "declined"];
  if (bound === "words") return [question, { words }];
  if (bound === "..") return [question, low || high ? `${digits(low)}..${digits(high)}` : ""];
  return [question, digits(low) && `${bound}${/[<>]/.test(bound) ? " " : ""}${digits(low)}`];
};

/**
 * @typedef {{ blank: () => any, entry: (value: any, data: Q) => any, value: (entry: any, data: Q) => any,
 *   item?: () => any }} Codec
 */
/** @type {(item: () => any, entry: (value: any, data: Q) => any, value: (entry: any, data: Q) => any) => Codec} */
const listOf = (item, entry, value) => ({
  blank: () => [], item,
  entry: (given, data) => (typeof given === "string" ? [given] : given ?? [])
    .map((/** @type {any} */ one) => entry(one, data)),
  value: (entries, data) => some(entries.map((/** @type {any} */ one) => value(one, data)).filter(isGiven)),
});
const TEXTS = listOf(() => "", oneLine, (text) => text);
const ANSWERS = listOf(noAnswer, answerEntry, answerValue);
/** @type {Record<string, Codec>} */
const CODECS = {
  // a list of captures has no field of its own: it stays as it is
  capture: {
    blank: () => "", entry: (given) => (Array.isArray(given) ? given : oneLine(given)),
    value: (entry) => entry || undefined,
  },
  line: { blank: () => "", entry: oneLine, value: (text) => text || undefined },
  long: { blank: () => "", entry: (text) => text ?? "", value: (text) => text || undefined },
  speaker: { blank: noSpeaker, entry: speakerEntry, value: speakerValue },
  parties: {
    blank: () => ({}), entry: (given) => ({ ...given }),
    value: (entry) => {
      const given = Object.entries(entry).filter(([, how]) => how);
      return given.length ? Object.fromEntries(given) : undefined;
    },
  },
  speakers: listOf(noSpeaker, speakerEntry, speakerValue),
  evidence: listOf(noEvidence, evidenceEntry, evidenceValue),
  answers: {
    ...ANSWERS,
    entry: (given, data) => Object.entries(given ?? {}).map((one) => answerEntry(one, data)),
    value: (entries, data) => {
      const given = ANSWERS.value(entries, data);
      return given && Object.fromEntries(given);
    },
  },
  actors: TEXTS, places: TEXTS, topics: TEXTS, questions: TEXTS, statements: TEXTS, slugs: TEXTS, texts: TEXTS,
};
/** @param {string | undefined} control */
const codec = (control) => /** @type {Codec} */ (CODECS[control ?? ""] ?? CODECS.line);

/** @type {(control: string | undefined) => any} */
export const blank = (control) => codec(control).blank();
/** @type {(control: string) => any} */
export const blankItem = (control) => codec(control).item?.();

/**
 * The values that entries stand for, without what is empty; the other way: the entries of values.
 * @type {(entries: Entries, controls: Controls, data: Q) => Record<string, any>}
 */
export const valuesOf = (entries, controls, data) => Object.fromEntries(Object.entries(controls)
  .map(([name, control]) => [name, name in entries ? codec(control).value(entries[name], data) : undefined])
  .filter(([, value]) => value !== undefined));
/** @type {(values: Record<string, any>, controls: Controls, data: Q) => Entries} */
export const entriesOf = (values, controls, data) => Object.fromEntries(Object.entries(controls)
  .filter(([name]) => values[name] !== undefined)
    .map(([name, control]) => [name, codec(control).entry(values[name], data)]));

/**
 * An entry with each name in it that may be an id of this sort (actors, places, topics) put through `change`.
 * @type {(entry: any, control: string | undefined, sort: string, change: (text: string) => string) => any}
 */
export const mapNames = (entry, control, sort, change) => {
  const speaker = (/** @type {SpeakerEntry} */ one) =>
    ({ ...one, actor: change(one.actor), author: change(one.author) });
  if (sort === "actors" && control === "actor") return change(entry);
  if (sort === "actors" && control === "speaker") return speaker(entry);
  if (sort === "actors" && control === "speakers") return entry.map(speaker);
  return sort === control ? entry.map(change) : entry;
};
