// A card → what is wrong with it, as far as a page can tell: {at, key, text, hint}. The texts and patterns are the
// checker's own (form.json); `at` leads to the field: ["attributed", 0, "text"].
import { wholeCard } from "./form-check-card.js";
import { facts } from "./form-check-facts.js";
import { characters, formats, missing } from "./form-check-fields.js";
import { claims } from "./form-check-statements.js";
import { summary } from "./form-check-summary.js";
import { circles } from "./form-circles.js";
import { message } from "./form-messages.js";

const RULES = [missing, formats, characters, circles, wholeCard, claims, facts, summary];

/** @type {(card: Card, id: string, data: Data, editing: string) => Check} */
const begin = (card, id, data, editing) => {
  /** @type {Problem[]} */
  const problems = [];
  return {
    card, id, data, editing, problems,
    pattern: (name, flags = "") => new RegExp(data.patterns[name] ?? "", `u${flags}`),
    whole: (name) => new RegExp(`^(?:${data.patterns[name]})$`, "u"),
    put: (key, at, values = {}, more = {}) => { problems.push({ at, key, ...message(data, key, values), ...more }); },
  };
};

/**
 * @param {Card} card
 * @param {string} id
 * @param {Data} data
 * @param {string} [editing] the id of the card that is changed, if one is
 */
export const check = (card, id, data, editing = "") => {
  const running = begin(card, id, data, editing);
  for (const rule of RULES) rule(running);
  const seen = new Set();
  return running.problems.filter(({ at, text, about }) => {
    const key = JSON.stringify([at, text, about]);
    return !seen.has(key) && seen.add(key);
  });
};
