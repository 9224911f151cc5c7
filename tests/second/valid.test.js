// What refuses a catalog, in the second implementation, against cases made by hand.

import assert from "node:assert/strict";
import { test } from "node:test";
import { fits } from "./fits.js";
import { COUNT, catalogOf, ONCE, QUALITY } from "./samples.js";
import { problemsOf } from "./valid.js";

/** @typedef {import("./refuse.js").Json} Json */

const MOTION = { ...QUALITY, options: ["normal", "fast"], default: undefined };
const EXTRA = { ...QUALITY, when: { motion: "fast" } };

/** @param {Json[]} price @param {Json} [model] @param {Json} [catalog] @returns {string} */
function codes(price, model = {}, catalog = {}) {
  return problemsOf({ ...catalogOf(price, model), ...catalog }).codes.join(" ") || "loads";
}

test("days have a time zone, exist, and follow each other", () => {
  const from = (/** @type {string} */ day) => ({ effective_from: day });
  const utc = { time_zone: "UTC" };
  assert.equal(codes([ONCE], from("2024-02-29")), "MISSING_KEY");
  assert.equal(codes([ONCE], from("2024-02-29"), utc), "loads");
  assert.equal(codes([ONCE], from("2026-02-29"), utc), "BAD_VALUE");
  assert.equal(codes([ONCE], {}, { time_zone: "+01" }), "BAD_VALUE");
  const same = { effective_from: "2026-01-01", effective_until: "2026-01-01" };
  assert.equal(codes([ONCE, { ...ONCE, ...same }], {}, utc), "BAD_RANGE");
});

test("aliases name options, and no option's text means another", () => {
  const with_ = (/** @type {Json} */ setting, /** @type {Json} */ aliases) =>
    codes([ONCE], { settings: { a: { ...setting, aliases } } });
  assert.equal(with_(QUALITY, { LOW: "low", low: "low" }), "loads");
  assert.equal(with_(QUALITY, { low: "high" }), "DUPLICATE");
  assert.equal(with_(QUALITY, { LOW: "LOW" }), "UNKNOWN_OPTION");
  assert.equal(with_(COUNT, { many: "9", "5.0": "5", 10000000: "1" }), "loads");
  assert.equal(with_(COUNT, { 8: "9" }), "DUPLICATE");
  assert.equal(with_(COUNT, { x: "9.0" }), "UNKNOWN_OPTION");
  assert.equal(with_(COUNT, { x: "10000000" }), "UNKNOWN_OPTION");
});

test("settings depend on earlier ones, and what is made from them is counted where they exist", () => {
  assert.equal(codes([ONCE], { settings: { motion: MOTION, extra: EXTRA } }), "loads");
  assert.equal(codes([ONCE], { settings: { extra: EXTRA, motion: MOTION } }), "UNKNOWN_NAME");
  const settings = { motion: MOTION, extra: EXTRA };
  const quantities = { q: { sum: [{ by: ["extra"], cells: "1" }] }, r: { product: ["q", "2"] } };
  const model = { settings, quantities };
  assert.equal(codes([ONCE], model), "loads");
  const counting = { label: "A", rate: "1", times: [{ of: "r", above: "1" }] };
  assert.equal(codes([counting], model), "MAY_NOT_EXIST");
  assert.equal(codes([ONCE, { ...counting, when: { motion: "fast" } }], model), "loads");
  assert.equal(codes([ONCE, { ...counting, when: { q: { at_least: "0" } } }], model), "loads");
  assert.equal(
    codes([ONCE, { ...counting, effective_until: "2020-01-01" }], model, { time_zone: "UTC" }),
    "MAY_NOT_EXIST",
  );
  assert.equal(codes([{ ...ONCE, when: { r: { at_least: "0" } } }], model), "NO_CHARGE");
  const bands = { label: "B", rate: { by: ["r"], cells: [{ is: "1" }] } };
  assert.equal(codes([bands], model), "MISSING_CELL");
  assert.equal(codes([ONCE, { ...bands, when: { extra: ["low", "high"] } }], model), "loads");
});

test("a table in a quantity has cells for what exists", () => {
  const settings = { motion: MOTION, extra: EXTRA };
  const made = (/** @type {string[]} */ by, /** @type {Json} */ cells, /** @type {Json} */ more = {}) =>
    codes([ONCE], { settings, quantities: { q: { sum: [{ by, cells }] } }, ...more });
  assert.equal(made(["extra"], { low: "1", high: "2" }), "loads");
  assert.equal(made(["extra"], { low: "1" }), "MISSING_CELL");
  assert.equal(made(["motion", "extra"], { fast: { low: "1", high: "2" } }), "loads");
  assert.equal(made(["extra"], { low: "1" }, { constraints: [{ only: { extra: "low" } }] }), "loads");
  const byItself = [{ when: { q: { at_least: "1" } }, only: { extra: "low" } }];
  assert.equal(made(["extra"], { low: "1" }, { constraints: byItself }), "MISSING_CELL");
});

test("a quantity's smallest is a figure that is there", () => {
  const settings = { q: QUALITY, n: MOTION };
  const quantities = { m: { sum: [{ by: ["q", "n"], cells: { low: { fast: "3" }, high: "4" } }] } };
  const constraints = [{ when: { q: "low" }, only: { n: "fast" } }];
  const price = [{ ...ONCE, when: { m: { at_least: "3" } } }];
  assert.equal(codes(price, { settings, quantities, constraints }), "loads");
});

test("a charge counts a setting only where it exists", () => {
  const settings = { motion: MOTION, n: { ...COUNT, default: "1", when: { motion: "fast" } } };
  const counting = { label: "A", rate: "1", times: [{ of: "n", above: "1" }] };
  const price = (/** @type {Json} */ more) => [ONCE, { ...counting, ...more }];
  assert.equal(codes([counting], { settings }), "MAY_NOT_EXIST");
  assert.equal(codes(price({ when: { motion: "fast" } }), { settings }), "loads");
  assert.equal(codes(price({ when: { n: { at_least: "0" } } }), { settings }), "loads");
  assert.equal(codes(price({ unless: { motion: "normal" } }), { settings }), "loads");
  assert.equal(codes(price({ unless: { n: { above: "5" } } }), { settings }), "MAY_NOT_EXIST");
  assert.equal(codes([counting], { settings, constraints: [{ only: { motion: "fast" } }] }), "loads");
});

test("a cell may be absent where a constraint excludes it, or where its charge does not apply", () => {
  const settings = { motion: MOTION, extra: EXTRA, q: QUALITY };
  const table = (/** @type {Json} */ cells) => ({ label: "A", rate: { by: ["motion", "q"], cells } });
  const constraints = [{ when: { motion: "fast" }, only: { q: "low" } }];
  assert.equal(codes([table({ normal: "1", fast: { low: "2" } })], { settings, constraints }), "loads");
  assert.equal(codes([table({ normal: "1", fast: { low: "2" } })], { settings }), "MISSING_CELL");
  assert.equal(
    codes([table({ normal: "1", fast: { high: "2" } })], { settings, constraints }),
    "MISSING_CELL",
  );
  const depends = { label: "B", rate: { by: ["extra"], cells: { low: "1", high: "2" } } };
  assert.equal(codes([depends], { settings }), "MISSING_CELL");
  assert.equal(codes([ONCE, { ...depends, when: { motion: "fast" } }], { settings }), "loads");
  const never = { ...depends, effective_until: "2026-01-01" };
  const sold = { settings, effective_from: "2026-01-01" };
  assert.equal(codes([ONCE, never], sold, { time_zone: "UTC" }), "loads");
  const none = {
    label: "C",
    rate: { by: ["extra", "q"], cells: { "*": { low: "1" }, low: "1", high: "1" } },
  };
  assert.equal(codes([none], { settings }), "MISSING_CELL");
});

test("every day on which a model is sold has a price, where nothing is excluded", () => {
  const utc = { time_zone: "UTC" };
  const first = { ...ONCE, effective_until: "2026-01-01" };
  const second = { ...ONCE, effective_from: "2026-01-02" };
  assert.equal(codes([first, second], {}, utc), "NO_CHARGE");
  assert.equal(codes([first, { ...second, effective_from: "2026-01-01" }], {}, utc), "loads");
  assert.equal(codes([first], { effective_until: "2026-01-01" }, utc), "loads");
  assert.equal(codes([first], { effective_until: "2026-01-02" }, utc), "NO_CHARGE");
  const settings = { motion: MOTION, extra: EXTRA };
  const one = { ...ONCE, when: { motion: "fast" } };
  assert.equal(codes([one], { settings }), "NO_CHARGE");
  assert.equal(codes([one], { settings, constraints: [{ only: { motion: "fast" } }] }), "loads");
  const parts = [
    { ...ONCE, when: { extra: "low" } },
    { ...ONCE, when: { extra: "high" } },
  ];
  assert.equal(codes(parts, { settings }), "NO_CHARGE");
  assert.equal(codes([...parts, { ...ONCE, unless: { extra: ["low", "high"] } }], { settings }), "loads");
});

test("something can be chosen, and the defaults can", () => {
  const settings = { motion: MOTION, q: QUALITY, n: { ...COUNT, default: "2" } };
  const with_ = (/** @type {Json[]} */ ...constraints) => codes([ONCE], { settings, constraints });
  assert.equal(with_({ only: { motion: "fast" } }, { only: { motion: "normal" } }), "NOTHING_FITS");
  assert.equal(with_({ only: { q: "high" } }, { only: { q: "low" } }), "NOTHING_FITS");
  const unpriced = [{ ...ONCE, when: { n: { above: "2" } } }];
  const nothing = [{ only: { q: "high" } }, { only: { q: "low" } }];
  assert.equal(codes(unpriced, { settings }), "NO_CHARGE");
  assert.equal(codes(unpriced, { settings, constraints: nothing }), "NOTHING_FITS");
  assert.equal(with_({ only: { q: "high" } }), "BAD_DEFAULT");
  assert.equal(with_({ when: { motion: "fast" }, only: { q: "high" } }), "loads");
  assert.equal(with_({ when: { n: { below: "3" } }, only: { q: "high" } }), "BAD_DEFAULT");
  const quantities = { m: { product: ["n", "n"] } };
  const late = { only: { m: { above: "4" } } };
  assert.equal(codes([ONCE], { settings, quantities, constraints: [late] }), "BAD_DEFAULT");
});

test("100,000 combinations, and one more", () => {
  const words = (/** @type {number} */ count) => ({
    kind: "options",
    label: "W",
    options: Array.from({ length: count }, (_, at) => `w${at}`),
  });
  const model = (/** @type {number} */ count) => ({
    settings: { a: words(count), b: words(100), c: words(100) },
  });
  const table = (/** @type {string[]} */ ...by) => ({ label: "A", rate: { by, cells: "1" } });
  assert.equal(codes([table("a", "b", "c")], model(10)), "loads");
  assert.equal(codes([table("a", "b"), table("b", "c")], model(10)), "loads");
  assert.equal(codes([table("a", "b"), table("b", "c")], model(11)), "TOO_MANY_COMBINATIONS");
  assert.equal(codes([table("a", "b"), table("c")], model(11)), "loads");
  const asked = ["a", "b", "c"].map((name) => ({ ...ONCE, unless: { [name]: "w0" } }));
  assert.equal(codes([...asked, ONCE], model(11)), "loads");
  assert.equal(codes(asked, model(11)), "TOO_MANY_COMBINATIONS");
});

test("a quotient without an end needs a rounding that is not without it, and 28 digits", () => {
  const settings = { n: COUNT };
  const charge = (/** @type {string} */ per, /** @type {Json} */ more) => [
    { label: "A", rate: "1", times: [{ of: "n", per }], ...more },
  ];
  const round = { to: "1", mode: "ceil" };
  assert.equal(codes(charge("60", {}), { settings }), "ENDLESS_DECIMAL");
  assert.equal(codes(charge("60", { round: { ...round, each: "n" } }), { settings }), "ENDLESS_DECIMAL");
  assert.equal(codes(charge("60", { round }), { settings }), "loads");
  assert.equal(codes(charge("64", {}), { settings }), "loads");
  // 7 digits and 12 decimals are 19 digits; the finest step adds none, and a rate of 10 digits is one too many.
  const long = (/** @type {string} */ rate, /** @type {string} */ to) =>
    fits(catalogOf(charge("0.000000000007", { rate, round: { ...round, to } }), { settings }));
  assert.deepEqual(
    [long("99999999", "1"), long("999999999", "1"), long("9.99999999", "1")],
    [true, true, true],
  );
  assert.deepEqual([long("9.999999999", "1"), long("9.99999999", "100")], [false, true]);
});

test("what counts in blocks has 28 digits", () => {
  const per = "100000000";
  const quantities = {
    fine: { product: ["n"], per },
    finer: { product: ["fine"], per },
    finest: { product: ["finer"], per },
  };
  const blocks = (/** @type {string} */ least) => {
    const times = [{ of: "finest", at_least: least, started: true }];
    return fits(catalogOf([{ ...ONCE, times }], { settings: { n: COUNT }, quantities }));
  };
  assert.deepEqual([blocks("9999"), blocks("10000")], [true, false]);
});
