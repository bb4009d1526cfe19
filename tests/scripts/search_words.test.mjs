// What the search asks for in place of what is typed, and what it takes a mistyped word for.
import assert from "node:assert/strict";
import { test } from "node:test";

import { also, distance, expand, meant } from "../../hooks/onrecord/theme/assets/search-words.js";

const GROUPS = [
  { token: "zqbbbx", words: ["admit", "confirm", "own up"], for: "" },
  { token: "zqbbcx", words: ["North Korea"], for: "North Korea" },
  { token: "zqbbdx", words: ["Moscow"], for: "Russia" },
];

test("a word becomes the token of its group, in any of its forms, and a reader is told", () => {
  const { words, replaced } = expand("Moscow admitted losses", GROUPS);
  assert.equal(words, "zqbbdx zqbbbx losses");
  assert.equal(also(replaced),
    "“Moscow”: who speaks for Russia, and what concerns it; “admitted”: confirm, own up");
});

test("the longest of our words is taken, and a part of one is none", () => {
  assert.equal(expand("did north Korea’s army own up", GROUPS).words, "did zqbbcx army zqbbbx");
  assert.equal(expand("North Korean, own", GROUPS).words, "North Korean, own");
});

test("what stands in quotation marks is asked for as it is", () => {
  const { words, replaced } = expand("\"own up\" \"Moscow confirm", GROUPS);
  assert.equal(words, "\"own up\" \"Moscow confirm");
  assert.deepEqual(replaced, []);
  assert.equal(also(replaced), "");
});

test("without groups, and without words, nothing changes", () => {
  assert.deepEqual(expand("Moscow admitted", []), { words: "Moscow admitted", replaced: [] });
  assert.equal(expand("  ", GROUPS).words, "");
});

test("letters that differ are counted", () => {
  assert.deepEqual([["", "abc"], ["Kursk", "Kursk"], ["Gerasimof", "Gerasimov"], ["abc", "ca"]]
    .map(([one, other]) => distance(one, other)), [3, 0, 1, 3]);
});

test("the nearest words are meant, three at most, and none that is far or the same", () => {
  assert.deepEqual(meant("zelenski", ["Kursk", "Zelensky", "Zelenskyy", "zelenski"]), ["Zelensky", "Zelenskyy"]);
  assert.deepEqual(meant("kars", ["Kursk", "bars", "cars", "mars", "tars"]), ["bars", "cars", "mars"]);
  assert.deepEqual(meant("xyzzy", ["Kursk"]), []);
});
