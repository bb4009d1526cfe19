// The summary: where its links lead, and whether each sentence has one to a statement.
import { fill } from "./form-messages.js";
import { links, lookalikes, sentences } from "./form-sentences.js";
import { each, idsOf } from "./form-statements.js";

// A link to what is not there says of it what a field that names it would say.
/** @type {(check: Check, way: string, to: string, key: string, values: Values) => void} */
const dead = ({ data, put }, way, to, key, values) => {
  put(`dead-annotation/${way}`, ["summary"], { to, target: fill(data.says[key]?.[0] ?? key, values) });
};

/** @type {(check: Check, to: string) => void} */
const target = (check, to) => {
  const { data, id, put } = check;
  /** @type {Record<string, Record<string, unknown> | undefined>} */
  const kinds = Object.assign(Object.create(null), {
    actor: data.actors, question: data.questions, place: data.places, topic: data.topics,
  });
  const [prefix = "", entity] = to.split(/:(.*)/s);
  const listed = entity === undefined ? undefined : kinds[prefix];
  if (listed && entity !== undefined) {
    if (!(entity in listed)) dead(check, "entity", to, `unknown-${prefix}`, { value: entity });
    return;
  }
  const [card = "", statement] = to.split(/#(.*)/s);
  if (!statement || to.includes(":")) return put("dead-annotation/nowhere", ["summary"], { to });
  if (card === "" || card === id) {
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
  const { card, data, put } = check;
  const text = card.summary ?? "";
  for (const { to } of links(text, data)) target(check, to);
  for (const written of lookalikes(text, data)) put("dead-annotation/no-link", ["summary"], { value: written });
  // before there is a statement, that is what is missing
  for (const sentence of text && each(card).length ? sentences(text, data) : []) {
    const leads = links(sentence, data).some(({ to }) => !/^(?:actor|question|place|topic):/.test(to));
    if (!leads && !lookalikes(sentence, data).length) put("summary-unlinked", ["summary"], {}, { about: sentence });
  }
};
