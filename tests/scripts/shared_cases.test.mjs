// What a page decides by itself, the checks decide too: one table of cases each, run here and by pytest
// (test_shared_cases.py).
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";

import { addressProblem, canonical } from "../../hooks/onrecord/theme/assets/form-addresses.js";
import { refused } from "../../hooks/onrecord/theme/assets/form-captures.js";
import { check } from "../../hooks/onrecord/theme/assets/form-check.js";
import { countsFrom } from "../../hooks/onrecord/theme/assets/form-check-facts.js";
import { dateProblem } from "../../hooks/onrecord/theme/assets/form-check-fields.js";
import { resolve } from "../../hooks/onrecord/theme/assets/form-check-summary.js";
import { cycles } from "../../hooks/onrecord/theme/assets/form-circles.js";
import { days, inWords } from "../../hooks/onrecord/theme/assets/form-dates.js";
import { answerProblem, figureInWords } from "../../hooks/onrecord/theme/assets/form-figures.js";
import { kebab, plain, ratio, shortName } from "../../hooks/onrecord/theme/assets/form-names.js";
import { saysThatItWasSaid } from "../../hooks/onrecord/theme/assets/form-on-record.js";
import { links, lookalikes, quoteLength, sentences } from "../../hooks/onrecord/theme/assets/form-sentences.js";
import { resemble } from "../../hooks/onrecord/theme/assets/form-similar-actors.js";
import { partOf, titleWords } from "../../hooks/onrecord/theme/assets/form-parts.js";
import { stem } from "../../hooks/onrecord/theme/assets/search-words.js";

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
  parts: ({ text }) => ({ text, part: partOf(text, 4), words: titleWords(text, 3) }),
  stems: ({ text }) => ({ text, stem: stem(text) }),
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
