// Prices in words, digit for digit.

import assert from "node:assert/strict";
import { test } from "node:test";
import { amountWords, baseWords, dayWords, number, totalWords } from "../www/words.js";

const exact = (total) => ({ certainty: "exact", total, min: total, max: total });
const approximate = (total) => ({ ...exact(total), certainty: "approximate" });
const range = (min, max) => ({ certainty: "range", min, max });
const atLeast = (min, ...lines) => ({
  certainty: "at-least",
  min,
  lines: lines.map((certainty) => ({ certainty })),
});

const totals = [
  [exact("294"), "294 credits"],
  [exact("1"), "1 credit"],
  [exact("0"), "0 credits"],
  [exact("0.1"), "0.1 credits"],
  [exact("73.5"), "73.5 credits"],
  [exact("1.000000000001"), "1.000000000001 credits"],
  [exact("42949"), "42,949 credits"],
  [approximate("41.472"), "≈ 41.472 credits"],
  [approximate("1"), "≈ 1 credit"],
  [range("20", "40"), "20–40 credits"],
  [range("0.5", "1"), "0.5–1 credits"],
  [atLeast("15", "exact", "unpublished"), "at least 15 credits"],
  [atLeast("1", "exact", "unpublished"), "at least 1 credit"],
  [atLeast("41.472", "unpublished", "approximate"), "at least about 41.472 credits"],
  [{ certainty: "at-least", min: "15" }, "at least 15 credits"],
  [{ certainty: "unpublished" }, "price not published"],
  [{ certainty: "a later kind" }, "price unavailable"],
];

for (const [total, words] of totals) {
  test(`a total reads "${words}"`, () => assert.equal(totalWords(total, "credits"), words));
}

const numbers = [
  ["1234567890123456789012345678", "1,234,567,890,123,456,789,012,345,678"],
  ["9999999999999999999999999999", "9,999,999,999,999,999,999,999,999,999"],
  ["1234567890123456.789012345678", "1,234,567,890,123,456.789012345678"],
  ["0.0000000000000000000000000001", "0.0000000000000000000000000001"],
  ["0.9999999999999999999999999999", "0.9999999999999999999999999999"],
  ["9007199254740993", "9,007,199,254,740,993"],
  ["-0.5", "-0.5"],
  ["-1234.25", "-1,234.25"],
];

for (const [amount, text] of numbers) {
  test(`${amount} is printed exactly`, () => assert.equal(number(amount), text));
}

test("a unit without a singular stays as it is", () => {
  assert.equal(totalWords(exact("1"), "USD"), "1 USD");
});

test("a base names what it is per, unless there is no figure", () => {
  assert.equal(
    baseWords({ ...approximate("20"), per: "megapixel" }, "credits"),
    "≈ 20 credits per megapixel",
  );
  assert.equal(baseWords(exact("49"), "credits"), "49 credits");
  assert.equal(baseWords({ certainty: "unpublished", per: "megapixel" }, "credits"), "price not published");
});

test("a line reads by its certainty", () => {
  assert.equal(amountWords({ certainty: "exact", amount: "294" }), "294");
  assert.equal(amountWords({ certainty: "approximate", amount: "41.472" }), "≈ 41.472");
  assert.equal(amountWords({ certainty: "range", min: "20", max: "40" }), "20–40");
  assert.equal(amountWords({ certainty: "unpublished" }), "not published");
});

test("a day is the same day everywhere", () => {
  assert.equal(dayWords("2026-11-21"), "November 21, 2026");
});
