// What the fields of a statement ask of each other.
import { between, known } from "./form-dates.js";
import { figured } from "./form-figures.js";
import { broken } from "./form-required.js";
import { quoteLength } from "./form-sentences.js";
import { each } from "./form-statements.js";

/** @type {(check: Check, placed: Placed) => void} */
const quotes = ({ data, put }, { kind, index, statement }) => {
  const { quote = "" } = statement;
  const length = quoteLength(quote, data);
  if (length > data.limits.quote) put("long-quote", [kind, index, "quote"], { value: length, most: data.limits.quote });
  for (const { at } of broken(data.presence[kind] ?? [], statement, "quote-language")) {
    put(at === "quote" ? "quote-language" : "quote-language/no-quote", [kind, index, "quote_language"]);
  }
};

/** @type {(check: Check, placed: Placed) => void} */
const relays = ({ card, put }, { kind, index, statement: { via = [], said_by: speaker } }) => {
  const at = [kind, index, "via"];
  via.forEach((relay, place) => {
    if (typeof relay !== "string") return;
    if (relay === card.publisher) put("via-repeats/publisher", at, { value: relay });
    else if (relay === speaker) put("via-repeats/speaker", at, { value: relay });
    else if (via.indexOf(relay) < place) put("via-repeats/twice", at, { value: relay });
  });
};

/** @type {(check: Check, placed: Placed) => void} */
const wording = ({ card, pattern, put }, { kind, index, statement }) => {
  for (const [word] of (statement.text ?? "").matchAll(pattern("attribution", "gi"))) {
    put("attribution-word", [kind, index, "text"], { value: word });
  }
  const [said, published] = [known(statement.said_on)?.first, known(card.published)?.last];
  if (said && published && between(published, said) > 1) {
    put("date-order/said", [kind, index, "said_on"], { value: statement.said_on, published: card.published });
  }
};

/** @type {(check: Check, placed: Placed) => void} */
const measures = ({ data, put }, { kind, index, statement: { answers = {}, measure } }) => {
  const at = [kind, index, "measure"];
  const listed = Object.keys(answers).flatMap((question) => data.questions[question]?.measures ?? []);
  if (measure && !listed.includes(measure)) put("measure", at, { value: measure });
  for (const [question, answer] of measure ? [] : Object.entries(answers)) {
    const counts = data.questions[question]?.measures ?? [];
    if (figured(answer) && counts.length > 1) {
      put("measure-left-out", at, { question, value: counts.join("; ") });
    }
  }
};

/** @type {(check: Check, placed: Placed) => void} */
const unacknowledged = ({ data, put }, { kind, index, statement }) => {
  const group = (/** @type {string} */ actor) => data.actors[actor]?.[2];
  const { said_by: speaker, answers = {}, not_acknowledged_by: parties = {} } = statement;
  const given = Object.entries(answers);
  if (broken(data.presence[kind] ?? [], statement, "several-answers").length) {
    put("several-answers", [kind, index, "answers"], { value: given.length });
  }
  for (const [, answer] of given) {
    if (answer !== "no" && answer !== "declined") continue;
    put("answer-not-claimed", [kind, index, "answers"], { value: answer });
  }
  const at = [kind, index, "not_acknowledged_by"];
  for (const party of Object.keys(parties)) {
    if (typeof speaker === "string" && group(speaker) && group(speaker) === group(party)) {
      put("own-side", at, { value: party, speaker });
    } else for (const [question] of given) {
      const concerns = data.questions[question]?.concerns ?? [];
      if (concerns.includes(party)) continue;
      put("party-not-concerned", at, { question, other: party, value: concerns.join(", ") });
    }
  }
};

/** @param {Check} check */
export const claims = (check) => {
  for (const placed of each(check.card)) {
    quotes(check, placed);
    if (placed.kind === "verified") continue;
    relays(check, placed);
    wording(check, placed);
    measures(check, placed);
    if (placed.kind === "unacknowledged") unacknowledged(check, placed);
  }
};
