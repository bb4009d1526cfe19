// What was found, as a file for a spreadsheet.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";

import { all, cell, csv, told } from "../../hooks/onrecord/theme/assets/search-csv.js";

const HEAD = "\uFEFFresult,kind,speaker,day,text,figure,source,about,standing,cite_as,stale_on,link\r\n";
/** @type {(url: string) => string} */
const link = (url) => `https://record.example/${url}`;

test("a statement has its kind, its speaker, its day and the sentence to cite it by", () => {
  const drawn = {
    words: "Attributed claim", who: "Volodymyr Zelensky", said: { when: { words: "23 Dec 2024", iso: "2024-12-23" } },
    text: "Over 3,000 fell.", figure: "> 3,000", source: "Newsweek",
    cited: { standings: ["killed: attributed", "sent: verified"], cite_as: "Attributed claim by Volodymyr Zelensky …" },
    url: "sources/newsweek/#over-3000",
  };
  assert.equal(csv([drawn], link), `${HEAD}Statement,Attributed claim,Volodymyr Zelensky,2024-12-23,`
    + "\"Over 3,000 fell.\",\"> 3,000\",Newsweek,,killed: attributed | sent: verified,"
    + "Attributed claim by Volodymyr Zelensky …,,"
    + "https://record.example/sources/newsweek/#over-3000\r\n");
});

test("a day that is none is told in words, and one under any of its names is found", () => {
  assert.match(csv([{ published: { when: { words: "before 2025", iso: "" } }, url: "" }], link), /,before 2025,/);
  const recorded = { when: { words: "1 Jan 2025", iso: "2025-01-01" } };
  assert.match(csv([{ recorded, url: "" }], link), /,2025-01-01,/);
  assert.match(csv([{ made_public: { when: { words: "2025", iso: "2025" } }, url: "" }], link), /,2025,/);
});

test("a page has its title, and a question its answer", () => {
  const drawn = { label: "Question", title: "Did they fight?", answer: "Verified: yes", dated: "Russia confirmed it.",
    about: "6 origins", url: "questions/fought/",
    cited: { standing: "verified", cite_as: "On Record, “Did they fight?” …", stale_on: "2025-01-02" } };
  assert.equal(csv([drawn], link), `${HEAD}Question,Verified: yes,,,Did they fight?,,,Russia confirmed it. 6 origins,`
    + "verified,\"On Record, “Did they fight?” …\",2025-01-02,https://record.example/questions/fought/\r\n");
});

test("a cell is written as in the files of the tables", () => {
  const cases = JSON.parse(readFileSync(new URL("../shared_cases/cells.json", import.meta.url), "utf8"));
  for (const { text, cell: written } of cases) assert.equal(cell(text), written);
});

test("results are read a few at a time, and told in their order", async () => {
  const results = Array.from({ length: 50 }, (_, at) => at);
  let [running, most] = [0, 0];
  const read = async (/** @type {number} */ at) => {
    running += 1;
    most = Math.max(most, running);
    await new Promise((done) => { setImmediate(done); });
    running -= 1;
    return { drawn: at };
  };
  /** @type {number[]} */
  const counted = [];
  assert.deepEqual(await all(results, read, (number) => counted.push(number)), results);
  assert.deepEqual([most, counted], [24, [24, 48, 50]]);
});

test("what the tables say is in the files of sources and questions, each asked for once", async () => {
  /** @type {Record<string, any>} */
  const files = {
    "sources/a/source.json": { source: { id: "a", cite_as: "A." }, statements: [{ id: "a#x", cite_as: "A says x." }] },
    "questions/q/question.json": { question: { id: "q", cite_as: "Q?" }, answers: [] },
  };
  /** @type {string[]} */
  const asked = [];
  const row = told((url) => { asked.push(url); return Promise.resolve(files[url]); });
  const wanted = ["sources/a/#x", "sources/a/", "sources/a/#gone", "questions/q/", "actors/somebody/", "method/#_x"];
  const rows = await Promise.all(wanted.map((url) => row(url)));
  assert.deepEqual(rows.map((one) => one?.cite_as), ["A says x.", "A.", undefined, "Q?", undefined, undefined]);
  assert.deepEqual(asked, ["sources/a/source.json", "questions/q/question.json"]);
});
