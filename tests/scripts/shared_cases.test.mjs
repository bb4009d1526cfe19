// What a page decides by itself, the checks decide too: one table of cases each, run here and by pytest
// (test_shared_cases.py).
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";

import { addressProblem, canonical } from "../../docs/assets/form-addresses.js";
import { refused } from "../../docs/assets/form-captures.js";
import { check } from "../../docs/assets/form-check.js";
import { countsFrom } from "../../docs/assets/form-check-facts.js";
import { dateProblem } from "../../docs/assets/form-check-fields.js";
import { resolve } from "../../docs/assets/form-check-summary.js";
import { cycles } from "../../docs/assets/form-circles.js";
import { days, inWords } from "../../docs/assets/form-dates.js";
import { answerProblem, figureInWords } from "../../docs/assets/form-figures.js";
import { kebab, plain, ratio, shortName } from "../../docs/assets/form-names.js";
import { saysThatItWasSaid } from "../../docs/assets/form-on-record.js";
import { links, lookalikes, quoteLength, sentences } from "../../docs/assets/form-sentences.js";
import { resemble } from "../../docs/assets/form-similar-actors.js";

const read = (name) => JSON.parse(readFileSync(new URL(`../shared_cases/${name}.json`, import.meta.url), "utf8"));
const data = read("format");
const { limits, patterns } = data;
const archive = read("facts_archive");
const known = { ...data, says: {}, labels: {}, ...archive.form };

const dateOf = (text) => {
  try { return { text, ...days(text), words: inWords(text) }; } catch (error) {
    if (!(error instanceof RangeError)) throw error;
    return { text, wrong: error.message };
  }
};
const TABLES = {
  dates: ({ text }) => dateOf(text),
  days: ({ text }) => ({ text, problem: dateProblem(text, true) }),
  addresses: ({ text }) => ({ text, canonical: canonical(text, patterns.tracking), problem: addressProblem(text) }),
  captures: ({ page, address }) => ({
    page, address,
    problem: refused(address, page, { limits, patterns, archives: [...limits.archives, "archive.example"] })?.key ?? "",
  }),
  figures: ({ text }) => {
    const problem = answerProblem(text);
    return { text, problem, words: problem ? null : figureInWords(text) };
  },
  names: ({ text }) => ({ text, kebab: kebab(text), name: shortName(text, data) }),
  sentences: ({ text }) => ({
    text, sentences: sentences(text, data), links: links(text, data).map(({ clause, to }) => [clause, to]),
    lookalikes: lookalikes(text, data),
  }),
  quotes: ({ text }) => ({ text, words: quoteLength(text, data) }),
  titles: ({ one, other }) => ({ one, other, alike: ratio(plain(one), plain(other)) >= limits.alike }),
  actor_names: ({ one, other }) => ({ one, other, alike: resemble(one, other, data) }),
  links: ({ text }) => ({ text, ...(resolve(text, "own") ?? { kind: null, target: null }) }),
  cycles: ({ leads }) => ({ leads, cycles: cycles(new Map(Object.entries(leads))) }),
  counting: ({ published, retrieved, said_on: said, named }) => ({
    published, retrieved, said_on: said, named,
    day: countsFrom({ published, retrieved: retrieved ?? undefined },
      { said_by: named ? "minister" : { anonymous: "an aide" }, said_on: said ?? undefined }),
  }),
  facts: ({ about, card }) => (
    { about, card, keys: check({ ...archive.own, ...card }, "t-own", known).map(({ key }) => key).sort() }
  ),
  on_record: ({ name, aliases, text }) => (
    { name, aliases, text, says: saysThatItWasSaid(text, [name, aliases, "", 0], data) }
  ),
};

for (const [name, decide] of Object.entries(TABLES)) {
  test(`the scripts decide ${name} as the checks do`, () => {
    const rows = read(name);
    assert.ok(rows.length >= 15);
    for (const row of rows) assert.deepEqual(decide(row), row);
  });
}
