// What the form finds in a whole card, where the archive has others.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";

import { check } from "../../hooks/onrecord/theme/assets/form-check.js";

const { limits, patterns } = JSON.parse(readFileSync(new URL("../shared_cases/format.json", import.meta.url), "utf8"));
const PUBLISHED = ["A bridge", "outlet", "2025-01-01", "2025-01-01", "https://example.org/a", 0, "2025-01-02", {}];
const dataWith = (...row) => ({
  limits, patterns, archives: ["example.org"], hosts: {}, says: {}, labels: {}, presence: {}, questions: {}, places: {},
  topics: {}, actors: { outlet: ["Outlet", [], "outlet", 1] }, taken: { "outlet-a": "cards/2025/outlet-a.yaml" },
  cards: { "outlet-a": row },
});
const CARD = { title: "A bridge", publisher: "outlet", published: "2025-01-01", url: "https://example.org/b" };
const similar = (card, id, data) => check({ ...CARD, ...card }, id, data)
  .flatMap(({ key }) => (["near-duplicate", "same-address"].includes(key) ? [key] : []));

test("two cards are told apart by the note of either", () => {
  const [silent, naming] = [dataWith(...PUBLISHED), dataWith(...PUBLISHED, ["outlet-b"])];
  for (const [url, key] of [["https://example.org/b", "near-duplicate"], ["https://example.org/a", "same-address"]]) {
    assert.deepEqual(similar({ url }, "outlet-b", silent), [key]);
    assert.deepEqual(similar({ url }, "outlet-b", naming), []);
    assert.deepEqual(similar({ url }, "outlet-b-2", naming), [key]);
    assert.deepEqual(similar({ url, note: "Not outlet-a, a day later." }, "outlet-b", silent), []);
    assert.deepEqual(similar({ url, note: "Not outlet-a-2." }, "outlet-b", silent), [key]);
  }
});
