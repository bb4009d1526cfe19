// The state of the form without a page: each event makes a new state of an old one, which stays as it was.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";

import { allRenamed, renamed } from "../../hooks/onrecord/theme/assets/form-naming.js";
import { inOneLine } from "../../hooks/onrecord/theme/assets/form-captures.js";
import { knownTaken, settled } from "../../hooks/onrecord/theme/assets/form-newcomers.js";
import * as states from "../../hooks/onrecord/theme/assets/form-state.js";
import { followed, stateWith, viewOf } from "../../hooks/onrecord/theme/assets/form-view.js";

const { limits, patterns } = JSON.parse(readFileSync(new URL("../shared_cases/format.json", import.meta.url), "utf8"));
const STATEMENT = { id: "slug", text: "long" };
// a reason why there is no copy stands in its place; one why a day is no single day stands beside it
const RULES = [
  { code: "not-recorded-field", demand: "no-value", fields: ["archived"], at: "archived",
    when: { explained: "archived" } },
];
const CLAIM = { ...STATEMENT, said_by: "speaker", via: "speakers", answers: "answers", measure: "measure",
  about: "actors" };
const world = {
  controls: {
    card: { title: "text", publisher: "actor", published: "date", summary: "long", archived: "capture" },
    verified: { ...STATEMENT, basis: "choice", by: "actor", evidence: "evidence" },
    attributed: CLAIM, unacknowledged: { ...CLAIM, not_acknowledged_by: "parties" },
    correction: { on: "day", note: "long", statements: "slugs" }, withdrawn: { id: "slug", on: "day", note: "long" },
    actor: { name: "text", type: "choice", part_of: "actor", aliases: "texts" },
  },
  data: {
    limits, patterns, archives: ["example.org"], hosts: {},
    says: {}, presence: { card: RULES }, asked: {}, long: [], order: {
      card: ["title", "publisher", "summary", "attributed"], actor: ["name"], correction: [], withdrawn: [],
      verified: ["id", "text", "basis", "by", "evidence"], attributed: Object.keys(CLAIM),
      unacknowledged: [...Object.keys(CLAIM), "not_acknowledged_by"],
    },
    actors: { newsweek: ["Newsweek", [], "newsweek", 1],
      zelensky: ["Volodymyr Zelensky", ["Zelenskyy"], "ukraine", 0] },
    questions: { killed: { text: "How many?", kind: "quantity", measures: [], concerns: [], note: "" } },
    sorts: {}, labels: {}, places: {}, topics: {}, cards: {}, taken: { "newsweek-ferry": "cards/a.yaml" },
    heads: { card: "", actor: "" },
  },
};
const TITLES = { verified: "Verified fact", attributed: "Attributed claim", withdrawn: "Withdrawn statement" };
const CARD = { record: "card" };
const freeze = (value) => {
  if (value && typeof value === "object"
    && !Object.isFrozen(value)) Object.values(Object.freeze(value)).forEach(freeze);
  return value;
};
// What a form comes to in which this happens one after another; no state is changed by what comes after it.
const after = (start, ...changes) => changes.reduce(
  (state, change) => freeze(followed(world, null)(change(state))), freeze(followed(world, null)(start)),
);
const cardOf = (state) => states.cardOf(state, world);
const withTexts = (...texts) => after(states.empty(), ...texts.map((text) => states.added("attributed", { text })));
const ids = (state) => states.standing(state, "attributed").map((record) => record.entries.id);
const one = (state, at) => ({ record: "one", key: state.lists.attributed[at].key });

test("a card becomes a state and a state the same card", () => {
  const card = {
    title: "A ferry", publisher: "newsweek", published: "2025-06", summary: "[It](#said).",
      not_recorded: { archived: "None." },
    attributed: [{
      id: "said", text: "It is so.\nIt is.", said_by: { document: "An order", purported_author: "zelensky" },
      via: ["newsweek", { anonymous: "an aide" }], answers: { killed: "> 3000" }, about: ["zelensky"],
    }],
    verified: [{ id: "page", text: "It is.",
      evidence: ["a#b", { url: "https://example.org/", archived: "https://example.org/a" }] }],
    unacknowledged: [{ id: "owed", text: "So.", answers: { killed: { words: "several" } },
      not_acknowledged_by: { russia: "denied" } }],
    corrections: [{ on: "2026-01-01", note: "It was.", statements: ["said"] }],
  };
  const state = stateWith(card, "a-ferry", {}, world, TITLES);
  assert.deepEqual(cardOf(state), card);
  assert.deepEqual(cardOf(JSON.parse(JSON.stringify(state))), card);
});

test("a list of archived copies stays as it is, and is shown in one line", () => {
  const archived = [
    { url: "https://perma.cc/A", on: "2024-12-30" }, { sha256: "sha256:0", on: "2024-12-31", held_by: "a-contributor" },
  ];
  const state = stateWith({ title: "A ferry", archived }, "a-ferry", {}, world, TITLES);
  assert.deepEqual(cardOf(state).archived, archived);
  assert.equal(inOneLine(archived), "https://perma.cc/A of 2024-12-30; sha256:0 of 2024-12-31 held by a-contributor");
});

test("whoever is part of nobody speaks for none, and nobody needs no file", () => {
  const actors = { "the-lamp": { name: "The Lamp", type: "outlet", part_of: "nobody" } };
  const state = after(stateWith({ publisher: "the-lamp" }, "a", { actors }, world, TITLES));
  assert.deepEqual(state.newcomers.map(({ id }) => id), ["the-lamp"]);
  assert.equal(viewOf(state, world, null, []).known.actors["the-lamp"][2], "the-lamp");
});

test("a figure is written as a card has it, whatever stands between its thousands", () => {
  const figures = { "~": "~3000", ">": "> 3000", "": "3000", "..": "3000..4000", words: { words: "some" },
    declined: "declined" };
  for (const [bound, value] of Object.entries(figures)) {
    const entry = { question: "killed", word: "", bound, low: "3,000", high: "4 000", words: "some" };
    const state = after(withTexts("It is."), (now) => states.typed(one(now, 0), "answers", [entry])(now));
    assert.deepEqual(cardOf(state).attributed[0].answers, { killed: value });
  }
});

test("what is left out has no value, and keeps what was typed", () => {
  const typed = after(states.empty(), states.typed(CARD, "archived", "https://example.org/a"));
  const out = after(typed, states.leftOut("archived", true, "None."));
  assert.deepEqual(cardOf(out), { not_recorded: { archived: "None." } });
  assert.deepEqual(cardOf(after(out, states.leftOut("archived", false, "None."))),
    { archived: "https://example.org/a" });
});

test("empty places of a list stand in the form and not in the card", () => {
  const added = after(withTexts("It is."), (now) => states.itemAdded(one(now, 0), "about", world)(now));
  assert.deepEqual(states.holderOf(added, one(added, 0)).entries.about, [""]);
  assert.equal(cardOf(added).attributed[0].about, undefined);
  const two = after(added, states.typed(one(added, 0), "about", ["a", "b"]),
    states.itemMoved(one(added, 0), "about", 1, 0, world));
  assert.deepEqual(cardOf(two).attributed[0].about, ["b", "a"]);
  const left = after(two, states.itemMoved(one(two, 0), "about", 0, -1, world),
    states.itemRemoved(one(two, 0), "about", 0, world));
  assert.deepEqual(cardOf(left).attributed[0].about, ["a"]);
});

test("a statement is named by its words until somebody names it, and no name is given twice", () => {
  const state = withTexts("Boats crossed.", "Boats crossed.");
  assert.deepEqual(ids(state), ["boats-crossed", "boats-crossed-2"]);
  const renamedByWords = after(state, states.typed(one(state, 1), "text", "Ships sank."));
  assert.deepEqual(ids(renamedByWords), ["boats-crossed", "ships-sank"]);
  const chosen = after(state, states.typed(one(state, 0), "id", "mine"),
    states.typed(one(state, 0), "text", "Ships sank."));
  assert.deepEqual(ids(chosen), ["mine", "boats-crossed-2"]);
});

test("the links of the summary follow their statement and no other", () => {
  const summary = "[One](#boats-crossed). [Two](#boats-crossed-2).";
  const state = after(withTexts("Boats crossed.", "Boats crossed."), states.typed(CARD, "summary", summary));
  const passing = after(state, states.typed(one(state, 1), "id", "boats-crossed"), renamed(one(state, 1).key));
  assert.equal(cardOf(passing).summary, summary);
  const other = after(passing, states.typed(one(state, 1), "id", "others"), allRenamed);
  assert.equal(cardOf(other).summary, "[One](#boats-crossed). [Two](#others).");
});

test("what was removed is put back where it stood, and its name is not given out meanwhile", () => {
  const state = withTexts("First one.", "Second one.", "Third one.");
  const [first, second] = state.lists.attributed.map(({ key }) => key);
  const gone = after(state, states.removed(second, TITLES, world), states.removed(first, TITLES, world));
  assert.deepEqual(ids(gone), ["third-one"]);
  assert.equal(gone.lists.attributed[1].removed, "Attributed claim");
  const again = after(gone, states.added("attributed", { text: "First one." }));
  assert.equal(ids(again)[1], "first-one-2");
  const back = after(gone, states.putBack(first, TITLES, world), states.putBack(second, TITLES, world));
  assert.deepEqual(cardOf(back), cardOf(state));
});

test("what held nothing is gone without a word; what has no words is told by its number", () => {
  const state = after(states.empty(), states.added("attributed", {}), states.added("attributed", { about: ["a"] }));
  const [empty, bare] = state.lists.attributed.map(({ key }) => key);
  assert.equal(after(state, states.removed(bare, TITLES, world)).lists.attributed[1].removed, "Attributed claim 2");
  assert.equal(after(state, states.removed(empty, TITLES, world)).lists.attributed.length, 1);
});

test("of the withdrawals only that of the statement that is put back goes", () => {
  const withdrawn = ["a", "b"].map((id) => ({ id, note: "Not in it." }));
  const state = stateWith({ attributed: [{ id: "b", text: "B." }], withdrawn }, "made", {}, world, TITLES);
  const { key } = state.lists.attributed[0];
  const back = after(after(state, states.removed(key, TITLES, world)), states.putBack(key, TITLES, world));
  assert.deepEqual(cardOf(back).withdrawn, [withdrawn[0]]);
});

test("a statement that moves keeps aside what its new kind has no field for", () => {
  const owed = { id: "owed", text: "So.", said_by: "newsweek", not_acknowledged_by: { russia: "denied" } };
  const state = stateWith({ unacknowledged: [owed] }, "made", {}, world, TITLES);
  const moved = after(state, states.moved(state.lists.unacknowledged[0].key, "verified", world));
  assert.deepEqual(cardOf(moved), { verified: [{ id: "owed", text: "So." }] });
  const back = after(moved, states.moved(moved.lists.verified[0].key, "unacknowledged", world));
  assert.deepEqual(cardOf(back), { unacknowledged: [owed] });
});

test("a name becomes an id, of the archive or of a newcomer whose file is begun", () => {
  const type = (text) => (state) =>
    settled(CARD, "publisher", world, world.data)(states.typed(CARD, "publisher", text)(state));
  const known = after(states.empty(), type("zelenskyy"));
  assert.equal(cardOf(known).publisher, "zelensky");
  const fresh = after(known, type("The Lantern"));
  assert.deepEqual(viewOf(fresh, world, null, []).actors, { "the-lantern": { name: "The Lantern" } });
  const other = after(fresh, type("newsweek"));
  assert.deepEqual(viewOf(other, world, null, []).actors, {});
  assert.deepEqual(viewOf(after(other, type("the lantern")), world, null, []).actors,
    { "the-lantern": { name: "the lantern" } });
  assert.equal(cardOf(after(fresh, knownTaken("the-lantern", "newsweek", world))).publisher, "newsweek");
});

test("the card is named for its publisher and title, then with its day, then with a number", () => {
  const named = (...more) => after(states.empty(), states.typed(CARD, "publisher", "newsweek"),
    states.typed(CARD, "title", "The ferry"), ...more).card.entries.id;
  assert.equal(named(), "newsweek-ferry-2");
  assert.equal(named(states.typed(CARD, "published", "2025-06")), "newsweek-ferry-2025-06");
  assert.equal(named(states.typed(CARD, "id", "mine")), "mine");
});

test("a message is shown once its field was left", () => {
  const state = withTexts("It is.");
  const left = after(state, states.touched(one(state, 0), "said_by"));
  assert.deepEqual(left.lists.attributed[0].touched, ["said_by"]);
  assert.ok(states.allTouched(world)(state).lists.attributed[0].touched.includes("via"));
});
