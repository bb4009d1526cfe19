// What a single field may hold, what is missing, and which signs no file may hold.
import { addressProblem } from "./form-addresses.js";
import { capturesOf, hostOf, refused } from "./form-captures.js";
import { days, known } from "./form-dates.js";
import { answerProblem } from "./form-figures.js";
import { codePoint } from "./form-messages.js";
import { kebab, plain } from "./form-names.js";
import { broken } from "./form-required.js";
import { each, idsOf, KINDS, LOGS } from "./form-statements.js";

/** @typedef {Check} C */

/** @param {C} check */
export const missing = ({ card, id, data, put }) => {
  /** @type {(kind: string, record: Record<string, any>, at: At) => void} */
  const absent = (kind, record, at) => {
    for (const { at: name } of broken(data.presence[kind] ?? [], record, "missing-field")) {
      put("missing", [...at, name], {}, { missing: true });
    }
  };
  absent("card", card, []);
  for (const [name, why] of Object.entries(card.not_recorded ?? {})) {
    if (!why) put("missing", [name], {}, { missing: true, why: true });
  }
  if (!id) put("missing", ["id"], {}, { missing: true });
  for (const { kind, index, statement } of each(card)) absent(kind, statement, [kind, index]);
  for (const log of LOGS) {
    const kind = log === "corrections" ? "correction" : log;
    (card[log] ?? []).forEach((entry, index) => absent(kind, entry, [log, index]));
  }
};

// The messages about what a single field holds, by what was wrong with it.
const KEYS = {
  date: "bad-date/spelling", calendar: "bad-date/calendar", backwards: "bad-date/backwards",
  url: "bad-url", password: "bad-url/password", figure: "bad-figure/spelling", range: "bad-figure/range",
  slug: "bad-id", sha256: "bad-hash", language: "bad-language",
};
/** @param {string} problem */
const keyOf = (problem) => /** @type {Record<string, string>} */ (KEYS)[problem] ?? problem;

// Where only the first or the last possible day is told (“2025-01-11 or later”): that day, by which of them it is.
/** @type {(check: C, text: string) => Values | undefined} */
const halfOpen = ({ pattern }, text) => ["later", "earlier"]
  .map((way) => ({ way, day: text.trim().replace(pattern(way, "gi"), "") }))
  .filter(({ day }) => day !== text.trim() && known(day)).map(({ way, day }) => ({ [way]: day }))[0];
/**
 * The key of what is wrong with a date, if anything is; `oneDay`: whether it must be a single day.
 * @type {(text: string, oneDay?: boolean) => string}
 */
export const dateProblem = (text, oneDay = false) => {
  try {
    const { first, last } = days(text);
    return oneDay && first !== last ? "bad-date/day" : "";
  } catch (error) { return keyOf(/** @type {Error} */ (error).message); }
};
/** @type {(check: C, text: string, at: At, oneDay?: boolean) => void} */
const date = (check, text, at, oneDay = false) => {
  const key = dateProblem(text, oneDay);
  if (key) check.put(key, at, { value: text, ...halfOpen(check, text) });
};
/** @type {(check: C, text: string, at: At) => void} */
const address = ({ put }, text, at) => {
  const problem = addressProblem(text);
  if (problem) put(keyOf(problem), at, { value: text });
};
// The address of an archived copy, which is one of a page.
/** @type {(check: C, copy: string, page: string | undefined, at: At) => void} */
const copied = (check, copy, page, at) => {
  const wrong = addressProblem(copy) ? undefined : refused(copy, page ?? "", check.data);
  address(check, copy, at);
  if (wrong) check.put(wrong.key, at, wrong.values);
};
/** @type {(check: C, name: string, text: string, at: At) => void} */
const spelt = ({ whole, put }, name, text, at) => {
  if (!whole(name).test(text)) put(keyOf(name), at, { value: text });
};
/** @type {(check: C, id: string, at: At) => void} */
const actor = ({ data, put }, id, at) => {
  // the form makes the file itself
  if (!(id in data.actors)) put("unknown-actor", at, { value: id }, kebab(id) ? { hint: "" } : {});
};
/** @type {(check: C, answer: Answer, at: At) => void} */
const figure = ({ put }, answer, at) => {
  if (answer === "" || (typeof answer === "object" && !answer.words)) put("missing", at, {}, { missing: true });
  else if (typeof answer === "string" && answerProblem(answer)) {
    put(keyOf(answerProblem(answer)), at, { value: answer });
  }
};
/** @type {(check: C, one: Speaker, at: At) => void} */
const speaker = (check, one, at) => {
  if (typeof one === "string") return actor(check, one, at);
  if (one.purported_author) actor(check, one.purported_author, at);
  if (!(one.anonymous ?? one.document)) check.put("missing", at, {}, { missing: true });
};

// Those whose id or name has what was typed.
/** @type {(typed: string, names: Record<string, string | Question>) => string[]} */
const near = (typed, names) => Object.entries(names)
  .map(([id, one]) => /** @type {const} */ ([id, typeof one === "string" ? one : one.text]))
  .filter(([id, name]) => plain(typed) && plain(`${id} ${name}`).includes(plain(typed))).slice(0, 3)
    .map(([, name]) => name);
/** @type {(check: C, names: string[] | undefined, listed: Record<string, string | Question>, key: string,
 *  at: At) => void} */
const ofList = ({ put }, names = [], listed, key, at) => names.filter((name) => !(name in listed)).forEach((name) => {
  const meant = near(name, listed);
  put(key, at, { value: name }, meant.length ? { hint: `is it ${meant.join(" or ")}?` } : {});
});
/** @type {(check: C, record: Card | Statement, at: At) => void} */
const tags = (check, record, at) => {
  ofList(check, record.places, check.data.places, "unknown-place", [...at, "places"]);
  ofList(check, record.topics, check.data.topics, "unknown-topic", [...at, "topics"]);
};
/** @type {(check: C, statement: Statement, at: At) => void} */
const comments = (check, { answers = {}, comments_on: questions = [] }, at) => {
  ofList(check, questions, check.data.questions, "unknown-question", [...at, "comments_on"]);
  for (const question of questions.filter((one) => one in answers)) {
    check.put("comment-and-answer", [...at, "comments_on"], { question });
  }
};

/** @type {(check: C, ref: string, at: At) => void} */
const reference = (check, ref, at) => {
  const [card = "", statement = "", ...more] = ref.split("#");
  const isSlug = (/** @type {string} */ part) => check.whole("slug").test(part);
  if (more.length || !isSlug(card) || !isSlug(statement)) return check.put("bad-reference", at, { value: ref });
  const there = check.data.cards[card]?.[7];
  if (card === check.id ? idsOf(check)?.has(statement) ?? true : there && statement in there) return;
  if (!there && card !== check.id) return check.put("unknown-card", at, { value: card });
  check.put("unknown-statement", at, { card, value: statement });
};
/** @type {(check: C, piece: Evidence, at: At) => void} */
const evidence = (check, piece, at) => {
  if (typeof piece === "string") {
    if (piece.includes("#")) return reference(check, piece, at);
    if (!(piece in check.data.cards) && piece !== check.id) check.put("unknown-card", at, { value: piece });
    return;
  }
  address(check, piece.url ?? "", at);
  if (piece.archived) copied(check, piece.archived, piece.url, at);
  if (piece.sha256) spelt(check, "sha256", `sha256:${piece.sha256.replace(/^sha256:/, "")}`, at);
  if (broken(check.data.presence.web ?? [], piece, "bad-evidence").length) check.put("bad-evidence/no-copy", at);
};

/** @type {(check: C, placed: Placed) => void} */
const statementFormats = (check, { kind, index, statement }) => {
  const at = [kind, index];
  if (statement.id) spelt(check, "slug", statement.id, [...at, "id"]);
  for (const name of ["said_on", "as_of"]) if (statement[name]) date(check, statement[name], [...at, name]);
  if (statement.quote_language) spelt(check, "language", statement.quote_language, [...at, "quote_language"]);
  if (statement.said_by) speaker(check, statement.said_by, [...at, "said_by"]);
  (statement.via ?? []).forEach((relay) => speaker(check, relay, [...at, "via"]));
  if (statement.by) actor(check, statement.by, [...at, "by"]);
  for (const name of ["about", "unverified_by"]) for (const id of statement[name] ?? []) actor(check, id,
    [...at, name]);
  for (const name of ["rests_on", "supersedes"]) {
    for (const ref of statement[name] ?? []) reference(check, ref, [...at, name]);
  }
  if (statement.rendering_of) reference(check, statement.rendering_of, [...at, "rendering_of"]);
  tags(check, statement, at);
  comments(check, statement, at);
  (statement.evidence ?? []).forEach((piece) => evidence(check, piece, [...at, "evidence"]));
  for (const [question, answer] of Object.entries(statement.answers ?? {})) {
    figure(check, answer, [...at, "answers"]);
    if (check.data.questions[question]?.kind === "quantity" && (answer === "yes" || answer === "no")) {
      check.put("answer-kind/quantity", [...at, "answers"], { question });
    }
  }
};

// The address of an outlet, and another publisher: the nearest host above it that somebody has counts.
/** @param {C} check */
const hostOfAnother = ({ card, data, put }) => {
  const labels = hostOf(card.url ?? "").split(".");
  const host = labels.map((_, at) => labels.slice(at).join(".")).find((one) => Object.hasOwn(data.hosts, one)) ?? "";
  const owners = data.hosts[host] ?? [];
  if (!card.publisher || !owners.length || owners.includes(card.publisher)) return;
  put("host-of-another", ["publisher"], { value: card.publisher, host, others: owners.join(", ") });
};

/** @param {C} check */
export const formats = (check) => {
  const { card } = check;
  if (card.publisher) actor(check, card.publisher, ["publisher"]);
  for (const name of ["published", "retrieved"]) if (card[name]) date(check, card[name], [name]);
  if (card.url) address(check, card.url, ["url"]);
  hostOfAnother(check);
  for (const { url, sha256 } of capturesOf(card.archived)) {
    if (sha256) spelt(check, "sha256", `sha256:${sha256.replace(/^sha256:/, "")}`, ["archived"]);
    else copied(check, url ?? "", card.url, ["archived"]);
  }
  if (card.language) spelt(check, "language", card.language, ["language"]);
  tags(check, card, []);
  for (const placed of each(card)) statementFormats(check, placed);
  (card.corrections ?? []).forEach((entry, index) => {
    if (entry.on) date(check, entry.on, ["corrections", index, "on"], true);
  });
  (card.withdrawn ?? []).forEach((entry, index) => {
    if (entry.id) spelt(check, "slug", entry.id, ["withdrawn", index, "id"]);
    if (entry.on) date(check, entry.on, ["withdrawn", index, "on"], true);
    if (entry.see) reference(check, entry.see, ["withdrawn", index, "see"]);
  });
};

/** @param {C} check */
export const characters = ({ card, pattern, put }) => {
  /** @type {(value: any, at: At) => void} */
  const walk = (value, at) => {
    if (typeof value === "string") {
      const sign = pattern("forbidden").exec(value)?.[0];
      if (sign) put("forbidden-character", at, { value: codePoint(sign) });
    } else for (const [key, one] of Object.entries(value ?? {})) {
      const ofRecord = at.length === 1 && ![...KINDS, ...LOGS].includes(/** @type {any} */ (at[0]));
      if (at[0] === "not_recorded") walk(one, [key]); // it is told at the field itself
      else walk(one, at.length > 2 || ofRecord ? at : [...at, Array.isArray(value) ? +key : key]);
    }
  };
  walk(card, []);
};
