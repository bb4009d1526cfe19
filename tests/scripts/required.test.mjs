// The form asks for the fields that the model asks for: tests/shared_cases/required.json, which pytest runs too.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import test from "node:test";
import { broken, holdsOne } from "../../hooks/onrecord/theme/assets/form-required.js";

const { presence, cases } = JSON.parse(readFileSync(new URL("../shared_cases/required.json", import.meta.url), "utf8"));

test("there are cases of every record", () => {
  assert.deepEqual(new Set(cases.map(({ record }) => record)), new Set(Object.keys(presence)));
});

for (const { case: name, record, values, broken: expected } of cases) {
  test(name, () => {
    const rules = presence[record].filter((rule) => broken([rule], values, rule.code).length);
    assert.deepEqual(rules.map(({ code, at }) => `${code}/${at}`), expected);
  });
}

test("only rules of the code that is asked about", () => {
  assert.deepEqual(broken(presence.web, {}, "bad-evidence").map(({ at }) => at), ["archived"]);
  assert.deepEqual(broken(presence.web, {}, "no-statements"), []);
});

test("an unacknowledged claim has one answer", () => {
  assert.equal(holdsOne(presence.unacknowledged, "answers"), true);
  assert.equal(holdsOne(presence.attributed, "answers"), false);
  assert.equal(holdsOne(presence.unacknowledged, "via"), false);
});
