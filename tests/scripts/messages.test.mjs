// The form fills the templates of messages as the checks do: tests/shared_cases/messages.json, which pytest runs too.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import test from "node:test";
import { fill, message } from "../../hooks/onrecord/theme/assets/form-messages.js";

const cases = JSON.parse(readFileSync(new URL("../shared_cases/messages.json", import.meta.url), "utf8"));

test("there are cases that are filled, and cases that cannot be", () => {
  assert.ok(cases.filter(({ text }) => text !== undefined).length > 20);
  assert.ok(cases.filter(({ missing }) => missing).length > 2);
});

for (const { case: name, template, values, text, missing } of cases) {
  test(name, () => {
    const lacking = { name: "RangeError", message: `no value is given for {${missing}}` };
    if (missing) assert.throws(() => fill(template, values), lacking);
    else assert.equal(fill(template, values), text);
  });
}

const data = {
  labels: { via: "Through whom" },
  says: {
    "bad-id": ["“{value}” is no id", "{meant?write {meant}|small letters}", "{meant?|for example a-b}"],
    "via-repeats": ["{value} is the publisher", "leave it out of “{label_via}”"],
    "no-statements": ["the card has no statement"],
  },
};

test("a message begins with a capital letter, and its hints are joined", () => {
  assert.deepEqual(message(data, "no-statements"), { text: "The card has no statement", hint: "" });
  const hint = "small letters; for example a-b";
  assert.deepEqual(message(data, "bad-id", { value: "A" }), { text: "“A” is no id", hint });
  assert.deepEqual(message(data, "bad-id", { value: "A", meant: "a" }), { text: "“A” is no id", hint: "write a" });
});

test("an id stands as it is, and a hint may name the label of a field", () => {
  const text = "reuters is the publisher";
  const hint = "leave it out of “Through whom”";
  assert.deepEqual(message(data, "via-repeats", { value: "reuters" }), { text, hint });
});

test("a value that a message shows must be given", () => {
  assert.throws(() => message(data, "bad-id"), RangeError);
});
