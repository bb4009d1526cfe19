// A card → what is wrong with it, as far as a page can tell: {at, key, text, hint}. The texts and patterns are the
// checker's own (form.json); `at` leads to the field: ["attributed", 0, "text"].
import { canonical } from "./form-canonical.js";
import { between, days, known } from "./form-dates.js";
import { facts } from "./form-basis.js";
import { circles } from "./form-circles.js";
import { kebab, plain, ratio } from "./form-names.js";
import { broken } from "./form-required.js";
import { codePoint, fill, message } from "./form-says.js";
import { each, KINDS } from "./form-statements.js";

const LAST = "9999-12-31";
export const figured = (answer) => typeof answer === "object" || /\d/.test(answer ?? "");

// What the rules ask of: the format, the archive, this card in it.
const world = (card, id, data, editing) => {
  const pattern = (name, flags = "") => new RegExp(data.patterns[name], `u${flags}`);
  const whole = (name) => new RegExp(`^(?:${data.patterns[name]})$`, "u");
  const found = [];
  const put = (key, at, values = {}, more = {}) => {
    found.push({ at, key, ...message(data, key, values), ...more });
  };
  return { card, id, data, editing, pattern, whole, found, put };
};

const missing = ({ card, id, data, put }) => {
  const absent = (kind, record, at) => { for (const { at: name } of broken(data.presence[kind], record, "missing-field")) put("missing", [...at, name], {}, { missing: true }); };
  absent("card", card, []);
  for (const [name, why] of Object.entries(card.not_recorded ?? {})) if (!why) put("missing", [name], {}, { missing: true, why: true });
  if (!id) put("missing", ["id"], {}, { missing: true });
  for (const { kind, index, statement } of each(card)) absent(kind, statement, [kind, index]);
  for (const [log, one] of [["corrections", "correction"], ["withdrawn", "withdrawn"]]) {
    (card[log] ?? []).forEach((entry, index) => absent(one, entry, [log, index]));
  }
};

// Where only the first or the last possible day is told (“2025-01-11 or later”), the words aside: which, and that day.
const halfOpen = ({ pattern }, text) => ["later", "earlier"].map((way) => ({ [way]: text.trim().replace(pattern(way, "gi"), "") }))
  .find((end) => Object.values(end)[0] !== text.trim() && known(Object.values(end)[0]));
const date = (of, text, at, oneDay = false) => {
  const { put } = of;
  try {
    const { first, last } = days(text);
    if (oneDay && first !== last) put("bad-date/day", at, { value: text });
  } catch (error) {
    const way = error.message === "date" ? "spelling" : error.message;
    put(oneDay ? "bad-date/day" : `bad-date/${way}`, at, { value: text, ...halfOpen(of, text) });
  }
};
const address = ({ put }, text, at) => {
  let url;
  try { url = new URL(text); } catch { return put("bad-url", at, { value: text }); }
  if (!/^https?:\/\/[^/?#]/i.test(text) || /[\s<>"\\^`{|}]/.test(text)) return put("bad-url", at, { value: text });
  if (url.username || url.password) put("bad-url/password", at);
};
const SPELT = { slug: "bad-id", sha256: "bad-hash", language: "bad-language" };
const spelt = (of, name, text, at) => { if (!of.whole(name).test(text)) of.put(SPELT[name], at, { value: text }); };
const actor = ({ data, put }, id, at) => { if (!(id in data.actors)) put("unknown-actor", at, { value: id }, kebab(id) ? { hint: "" } : {}); }; // the form makes the file itself
// Those whose id or name has what was typed.
const near = (typed, known_) => Object.entries(known_).filter(([id, name]) => plain(typed) && plain(`${id} ${name}`).includes(plain(typed))).slice(0, 3).map(([, name]) => name);

// The ids of this card’s statements; none where they cannot all be told, and what names them is not held against it.
const idsOf = ({ card, whole }) => {
  const ids = each(card).map((one) => one.statement.id);
  return ids.every((id) => id && whole("slug").test(id)) && new Set(ids).size === ids.length ? new Set(ids) : null;
};

const reference = (of, ref, at) => {
  const parts = ref.split("#");
  if (parts.length !== 2 || !parts.every((part) => of.whole("slug").test(part))) return of.put("bad-reference", at, { value: ref });
  const there = of.data.cards[parts[0]]?.[7];
  if (parts[0] === of.id ? idsOf(of)?.has(parts[1]) ?? true : there && parts[1] in there) return;
  if (!there && parts[0] !== of.id) return of.put("unknown-card", at, { value: parts[0] });
  of.put("unknown-statement", at, { card: parts[0], value: parts[1] });
};

const forms = (of) => {
  const { card, data, put } = of;
  const speaker = (one, at) => {
    if (typeof one === "string") actor(of, one, at);
    else if (one.purported_author) actor(of, one.purported_author, at);
    if (typeof one === "object" && !(one.anonymous ?? one.document)) put("missing", at, {}, { missing: true });
  };
  const listed = (names, known_, key, at) => (names ?? []).filter((name) => !(name in known_)).forEach((name) => {
    const found = near(name, known_);
    put(key, at, { value: name }, found.length ? { hint: `is it ${found.join(" or ")}?` } : {});
  });
  const tags = (record, at) => {
    listed(record.places, data.places, "unknown-place", [...at, "places"]);
    listed(record.topics, data.topics, "unknown-topic", [...at, "topics"]);
  };
  if (card.publisher) actor(of, card.publisher, ["publisher"]);
  for (const name of ["published", "retrieved"]) if (card[name]) date(of, card[name], [name]);
  if (card.url) address(of, card.url, ["url"]);
  if (card.archived) (card.archived.startsWith("sha256:") ? spelt(of, "sha256", card.archived, ["archived"]) : address(of, card.archived, ["archived"]));
  if (card.language) spelt(of, "language", card.language, ["language"]);
  tags(card, []);
  for (const { kind, index, statement } of each(card)) {
    const at = [kind, index];
    if (statement.id) spelt(of, "slug", statement.id, [...at, "id"]);
    for (const name of ["said_on", "as_of"]) if (statement[name]) date(of, statement[name], [...at, name]);
    if (statement.quote_language) spelt(of, "language", statement.quote_language, [...at, "quote_language"]);
    if (statement.said_by) speaker(statement.said_by, [...at, "said_by"]);
    (statement.via ?? []).forEach((hand) => speaker(hand, [...at, "via"]));
    if (statement.by) actor(of, statement.by, [...at, "by"]);
    for (const name of ["about", "unverified_by"]) for (const id of statement[name] ?? []) actor(of, id, [...at, name]);
    for (const name of ["rests_on", "supersedes"]) (statement[name] ?? []).forEach((ref) => reference(of, ref, [...at, name]));
    if (statement.rendering_of) reference(of, statement.rendering_of, [...at, "rendering_of"]);
    tags(statement, at);
    (statement.evidence ?? []).forEach((piece) => {
      if (typeof piece === "string") {
        if (piece.includes("#")) return reference(of, piece, [...at, "evidence"]);
        if (!(piece in data.cards) && piece !== of.id) put("unknown-card", [...at, "evidence"], { value: piece });
        return;
      }
      address(of, piece.url ?? "", [...at, "evidence"]);
      if (piece.archived) address(of, piece.archived, [...at, "evidence"]);
      if (piece.sha256) spelt(of, "sha256", `sha256:${piece.sha256.replace(/^sha256:/, "")}`, [...at, "evidence"]);
      if (broken(data.presence.web, piece, "bad-evidence").length) put("bad-evidence/no-copy", [...at, "evidence"]);
    });
    for (const [question, answer] of Object.entries(statement.answers ?? {})) {
      figure(of, answer, [...at, "answers"]);
      if (data.questions[question]?.kind === "quantity" && ["yes", "no"].includes(answer)) put("answer-kind/quantity", [...at, "answers"], { question });
    }
  }
  (card.corrections ?? []).forEach((entry, index) => { if (entry.on) date(of, entry.on, ["corrections", index, "on"], true); });
  (card.withdrawn ?? []).forEach((entry, index) => {
    if (entry.id) spelt(of, "slug", entry.id, ["withdrawn", index, "id"]);
    if (entry.on) date(of, entry.on, ["withdrawn", index, "on"], true);
    if (entry.see) reference(of, entry.see, ["withdrawn", index, "see"]);
  });
};

const figure = ({ put }, answer, at) => {
  if (answer === "" || answer?.words === "") return put("missing", at, {}, { missing: true });
  if (typeof answer === "object" || ["yes", "no", "declined"].includes(answer)) return;
  const [, sign, low, high] = /^(~|>=|<=|>|<)?\s*(\d{1,12})(?:\.\.(\d{1,12}))?$/.exec(answer) ?? [];
  if (low === undefined || (sign === "<" && +low === 0)) return put("bad-figure/spelling", at, { value: answer });
  if (high !== undefined && (sign || +high < +low)) put("bad-figure/range", at, { value: answer });
};

const characters = ({ card, pattern, put }) => {
  const walk = (value, at) => {
    if (typeof value === "string") {
      const sign = pattern("forbidden").exec(value)?.[0];
      if (sign) put("forbidden-character", at, { value: codePoint(sign) });
    } else for (const [key, one] of Object.entries(value ?? {})) {
      if (at[0] === "not_recorded") walk(one, [key]); // it is told at the field itself
      else walk(one, at.length > 2 || (at.length === 1 && !KINDS.concat("corrections", "withdrawn").includes(at[0])) ? at : [...at, Array.isArray(value) ? +key : key]);
    }
  };
  walk(card, []);
};

const whole = (of) => {
  const { card, id, data, editing, found, put, whole: all } = of;
  if (id && !editing) {
    if (!all("slug").test(id)) put("bad-id", ["id"], { value: id });
    else if (id.length > data.limits.longestId) found.push({ at: ["id"], key: "long-id", text: `A name of ${id.length} signs is too long`, hint: `at most ${data.limits.longestId}` });
    else if (id in data.taken) put("duplicate-id", ["id"], { value: id, path: data.taken[id] });
  }
  const first = new Set();
  const own = idsOf(of);
  const gone = new Set();
  (card.withdrawn ?? []).forEach(({ id: name }, index) => {
    if (gone.has(name)) put("duplicate-statement-id/withdrawn", ["withdrawn", index, "id"], { value: name });
    if (name) gone.add(name);
  });
  if (broken(data.presence.card, card, "no-statements").length) put("no-statements", ["verified"], { card: id });
  for (const { kind, index, statement } of each(card)) {
    if (!statement.id) continue;
    if (first.has(statement.id)) put("duplicate-statement-id", [kind, index, "id"], { value: statement.id });
    if (gone.has(statement.id)) put("withdrawn-id", [kind, index, "id"], { value: statement.id });
    first.add(statement.id);
  }
  const published = known(card.published);
  const [read, on] = [known(card.retrieved)?.last, published?.first];
  if (read && on && read < on) put("date-order", ["retrieved"], { value: card.retrieved, published: card.published });
  for (const log of ["corrections", "withdrawn"]) {
    (card[log] ?? []).forEach((entry, index) => {
      if (known(entry.on)?.last < on) put("date-order", [log, index, "on"], { value: entry.on, published: card.published });
      for (const name of entry.statements ?? []) {
        if (own && !own.has(name) && !gone.has(name)) put("unknown-statement/of-this-card", [log, index, "statements"], { value: name });
      }
    });
  }
  twins(of, published);
};

// Whether the note of this card names the other: somebody has looked at both.
const toldApart = (card, other) => new RegExp(`(?<![\\w-])${other}(?![\\w-])`).test(card.note ?? "");

const twins = ({ card, id, data, put }, published) => {
  const numbers = (title) => (title.match(/\p{Nd}+/gu) ?? []).join(" ");
  const address = card.url && canonical(card.url, data.patterns.tracking);
  const here = (other) => other !== id && !toldApart(card, other);
  const same = Object.entries(data.cards).find(([other, [, , , , url]]) => here(other) && address && url === address);
  if (same) put("same-address", ["url"], { value: same[0], path: data.taken[same[0]] });
  if (!published || !card.title) return;
  for (const [other, [title, publisher, first, last, url]] of Object.entries(data.cards)) {
    if (!here(other) || publisher !== card.publisher || numbers(title) !== numbers(card.title) || (address && url === address)) continue;
    const [before, after] = (first || "0001-01-01") <= (published.first || "0001-01-01") ? [last, published.first] : [published.last, first];
    if (between(before || LAST, after || "0001-01-01") > 1) continue;
    if (ratio(plain(title), plain(card.title)) >= 90) put("near-duplicate", ["title"], { value: other, path: data.taken[other] });
  }
};

const claims = (of) => {
  const { card, data, pattern, put } = of;
  const group = (name) => data.actors[name]?.[2];
  const published = known(card.published);
  for (const { kind, index, statement } of each(card)) {
    const at = (name) => [kind, index, name];
    const { quote = "", said_by: who } = statement;
    const spaceless = quote.match(pattern("unspaced", "g"))?.length ?? 0;
    const length = quote.replace(pattern("unspaced", "g"), "").split(/\s+/).filter(Boolean).length + Math.ceil(spaceless / 2);
    if (length > data.limits.quote) put("long-quote", at("quote"), { value: length, most: data.limits.quote });
    for (const { at: cause } of broken(data.presence[kind], statement, "quote-language")) put(cause === "quote" ? "quote-language" : "quote-language/no-quote", at("quote_language"));
    if (kind === "verified") continue;
    (statement.via ?? []).forEach((hand, place, hands) => {
      if (typeof hand !== "string") return;
      if (hand === card.publisher) put("via-repeats/publisher", at("via"), { value: hand });
      else if (hand === who) put("via-repeats/speaker", at("via"), { value: hand });
      else if (hands.indexOf(hand) < place) put("via-repeats/twice", at("via"), { value: hand });
    });
    for (const [word] of (statement.text ?? "").matchAll(pattern("attribution", "gi"))) put("attribution-word", at("text"), { value: word });
    const said = known(statement.said_on);
    if (said?.first && published?.last && between(published.last, said.first) > 1) put("date-order/said", at("said_on"), { value: statement.said_on, published: card.published });
    const answers = Object.entries(statement.answers ?? {});
    const measures = answers.flatMap(([name]) => data.questions[name]?.measures ?? []);
    if (statement.measure && !measures.includes(statement.measure)) put("measure", at("measure"), { value: statement.measure });
    for (const [name, answer] of statement.measure ? [] : answers) {
      const counts = data.questions[name]?.measures ?? [];
      if (figured(answer) && counts.length > 1) put("measure-left-out", at("measure"), { question: name, value: counts.join("; ") });
    }
    if (kind !== "unacknowledged") continue;
    if (broken(data.presence[kind], statement, "several-answers").length) put("several-answers", at("answers"), { value: answers.length });
    for (const [, answer] of answers) if (["no", "declined"].includes(answer)) put("answer-not-claimed", at("answers"), { value: answer });
    for (const party of Object.keys(statement.not_acknowledged_by ?? {})) {
      if (typeof who === "string" && group(who) && group(who) === group(party)) put("own-side", at("not_acknowledged_by"), { value: party, speaker: who });
      else for (const [question] of answers) {
        const concerns = data.questions[question]?.concerns ?? [];
        if (!concerns.includes(party)) put("party-not-concerned", at("not_acknowledged_by"), { question, other: party, value: concerns.join(", ") });
      }
    }
  }
};

export const links = (summary, data) => [...summary.matchAll(new RegExp(data.patterns.link, "gu"))]
  .map((match) => ({ clause: match.groups.clause, to: match.groups.target, start: match.index, end: match.index + match[0].length }));

const sentences = ({ pattern, data }, text) => {
  const found = [];
  const spans = links(text, data);
  let start = 0;
  for (const match of text.matchAll(pattern("end", "g"))) {
    const end = match.index + match[0].length;
    if (spans.some((span) => span.start < match.index && end < span.end)) continue;
    if (pattern("abbreviated").test(text.slice(Math.max(start, end - 8), end)) && end < text.trimEnd().length) continue;
    found.push(text.slice(start, end));
    start = end;
  }
  return [...found, text.slice(start)].filter((sentence) => /[\p{L}\p{N}_]/u.test(sentence)).map((sentence) => sentence.trim());
};

const summary = (of) => {
  const { card, data, id, pattern, put } = of;
  const text = card.summary ?? "";
  const kinds = { __proto__: null, actor: data.actors, question: data.questions, place: data.places, topic: data.topics };
  const own = idsOf(of);
  const dead = (way, to, key, values) => put(`dead-annotation/${way}`, ["summary"], { to, target: fill(data.says[key][0], values) });
  for (const { to } of links(text, data)) {
    const [prefix, entity] = to.split(/:(.*)/s);
    const [there, statement] = to.split(/#(.*)/s);
    if (kinds[prefix] && entity !== undefined) {
      if (!(entity in kinds[prefix])) dead("entity", to, `unknown-${prefix}`, { value: entity });
    } else if (!statement || to.includes(":")) put("dead-annotation/nowhere", ["summary"], { to });
    else if (there === "" || there === id) {
      if (own && !own.has(statement)) dead("statement", to, "unknown-statement", { card: id, value: statement });
    } else if (!(there in data.cards)) dead("entity", to, "unknown-card", { value: there });
    else if (!(statement in data.cards[there][7])) dead("statement", to, "unknown-statement", { card: there, value: statement });
  }
  const stray = (part) => [...part.matchAll(pattern("lookalike", "g"))].filter((match) => !links(part, data).some((span) => span.start < match.index && match.index < span.end));
  for (const [written] of stray(text)) put("dead-annotation/no-link", ["summary"], { value: written });
  for (const sentence of text && each(card).length ? sentences(of, text) : []) { // before there is a statement, that is what is missing
    const leads = links(sentence, data).some(({ to }) => !/^(?:actor|question|place|topic):/.test(to));
    if (!leads && !stray(sentence).length) put("summary-unlinked", ["summary"], {}, { about: sentence });
  }
};

const RULES = [missing, forms, characters, circles, whole, claims, facts, summary];
// `editing` is the id of the card that is changed, if one is.
export const check = (card, id, data, editing = "") => {
  const of = world(card, id, data, editing);
  for (const rule of RULES) rule(of);
  const seen = new Set();
  return of.found.filter((one) => !seen.has(JSON.stringify([one.at, one.text, one.about])) && seen.add(JSON.stringify([one.at, one.text, one.about])));
};
