// The summary: where its links lead, and whether each sentence has one to a statement.
import { fill } from "./form-messages.js";
import { links, lookalikes, sentences } from "./form-sentences.js";
import { each, idsOf } from "./form-statements.js";

// A link to what is not there says of it what a field that names it would say.
/** @type {(check: Check, way: string, to: string, key: string, values: Values) => void} */
const dead = ({ data, put }, way, to, key, values) => {
  put(`dead-annotation/${way}`, ["summary"], { to, target: fill(data.says[key]?.[0] ?? key, values) });
};

/**
 * What a link of a card leads to, as annotated_markdown.py reads it: an entity of one of four kinds, a statement
 * (`card#statement`), or nothing. tests/shared_cases/links.json holds both to the same answers.
 * @typedef {{ kind: "actor" | "question" | "place" | "topic" | "statement", target: string }} Target
 * @type {(to: string, card: string) => Target | null}
 */
export const resolve = (to, card) => {
  const [, kind, entity = ""] = /^(actor|question|place|topic):(.*)$/s.exec(to) ?? [];
  if (kind) return { kind: /** @type {Target["kind"]} */ (kind), target: entity };
  const [there, statement] = to.split(/#(.*)/s);
  return statement && !to.includes(":") ? { kind: "statement", target: `${there || card}#${statement}` } : null;
};

/** @type {(check: Check, to: string) => void} */
const target = (check, to) => {
  const { data, id, put } = check;
  const goal = resolve(to, id);
  if (!goal) return put("dead-annotation/nowhere", ["summary"], { to });
  if (goal.kind !== "statement") {
    const listed = { actor: data.actors, question: data.questions, place: data.places, topic: data.topics }[goal.kind];
    if (!(goal.target in listed)) dead(check, "entity", to, `unknown-${goal.kind}`, { value: goal.target });
    return;
  }
  const [card = "", statement = ""] = goal.target.split(/#(.*)/s);
  if (card === id) {
    const own = idsOf(check);
    if (own && !own.has(statement)) dead(check, "statement", to, "unknown-statement", { card: id, value: statement });
    return;
  }
  const there = data.cards[card]?.[7];
  if (!there) dead(check, "entity", to, "unknown-card", { value: card });
  else if (!(statement in there)) dead(check, "statement", to, "unknown-statement", { card, value: statement });
};

/** @param {Check} check */
export const summary = (check) => {
  const { card, id, data, put } = check;
  const text = card.summary ?? "";
  for (const { to } of links(text, data)) target(check, to);
  for (const written of lookalikes(text, data)) put("dead-annotation/no-link", ["summary"], { value: written });
  // before there is a statement, that is what is missing
  for (const sentence of text && each(card).length ? sentences(text, data) : []) {
    const leads = links(sentence, data).some(({ to }) => (resolve(to, id)?.kind ?? "statement") === "statement");
    if (!leads && !lookalikes(sentence, data).length) put("summary-unlinked", ["summary"], {}, { about: sentence });
  }
};
