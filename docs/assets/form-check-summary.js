// The summary: where its links lead, and whether each sentence has one to a statement.
import { links, lookalikes, sentences } from "./form-sentences.js";
import { each, idsOf } from "./form-statements.js";

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
    if (!(entity in listed)) put(`dead-annotation/${prefix}`, ["summary"], { to, value: entity });
    return;
  }
  const [card = "", statement] = to.split(/#(.*)/s);
  if (!statement || to.includes(":")) return put("dead-annotation/nowhere", ["summary"], { to });
  if (card === "" || card === id) {
    const own = idsOf(check);
    if (own && !own.has(statement)) put("dead-annotation/statement", ["summary"], { to, card: id, value: statement });
    return;
  }
  const there = data.cards[card]?.[7];
  if (!there) put("dead-annotation/card", ["summary"], { to, value: card });
  else if (!(statement in there)) put("dead-annotation/statement", ["summary"], { to, card, value: statement });
};

/** @param {Check} check */
export const summary = (check) => {
  const { card, data, put } = check;
  const text = card.summary ?? "";
  for (const { to } of links(text, data)) target(check, to);
  for (const written of lookalikes(text, data)) put("dead-annotation/looks", ["summary"], { value: written });
  // before there is a statement, that is what is missing
  for (const sentence of text && each(card).length ? sentences(text, data) : []) {
    const leads = links(sentence, data).some(({ to }) => !/^(?:actor|question|place|topic):/.test(to));
    if (!leads && !lookalikes(sentence, data).length) put("summary-unlinked/summary", ["summary"], {},
      { about: sentence });
  }
};
