// The second implementation, against sums done by hand: days, other words, settings that do not always exist, tables as
// items, quotients without an end.

// biome-ignore-all lint/suspicious/noThenProperty: the format's own word

import assert from "node:assert/strict";
import { test } from "node:test";
import { ask, COUNT, catalogOf, ONCE, QUALITY } from "./samples.js";

/** @typedef {import("./refuse.js").Json} Json */

/** What a question comes to: its total, or why it is refused. @param {any} answer @returns {string} */
function result({ total, certainty, refusal }) {
  return refusal ? `${refusal.code} ${refusal.setting}` : (total ?? certainty);
}

test("a charge and a step are there from their first day, and no longer on the last", () => {
  const price = [
    { label: "A", rate: "10", effective_until: "2026-03-01" },
    { label: "A", rate: "20", effective_from: "2026-03-01" },
  ];
  const then = [{ percent_off: "50", effective_from: "2026-02-28", effective_until: "2026-03-02" }];
  const days = ["2026-02-27", "2026-02-28", "2026-03-01", "2026-03-02"];
  const totals = days.map((day) => result(ask(catalogOf(price, { then }), {}, day)));
  assert.deepEqual(totals, ["10", "5", "10", "20"]);
});

test("a model with a day anywhere needs one, and is sold on its days only", () => {
  const sold = { effective_from: "2024-02-29", effective_until: "2026-01-01" };
  const catalog = catalogOf([ONCE], sold);
  const days = [undefined, "2024-02-28", "2024-02-29", "2025-12-31", "2026-01-01", "2026-02-29", 5, null];
  assert.deepEqual(
    days.map((day) => result(ask(catalog, {}, day))),
    ["MISSING_DATE at", "NOT_SOLD at", "1", "1", "NOT_SOLD at", "BAD_DATE at", "BAD_DATE at", "BAD_DATE at"],
  );
  const dated = catalogOf([ONCE], { then: [{ minimum: "2", effective_from: "2026-01-01" }] });
  assert.equal(result(ask(dated)), "MISSING_DATE at");
  assert.equal(result(ask(catalogOf([ONCE]), {}, "2026-1-1")), "BAD_DATE at");
  assert.equal(result(ask(catalogOf([ONCE]), { wrong: 1 }, "2026-1-1")), "BAD_DATE at");
  assert.equal(result(ask(catalogOf([ONCE]), { wrong: 1 }, "2026-01-01")), "UNKNOWN_SETTING wrong");
  assert.equal(result(ask(dated, { model: "x" })), "UNKNOWN_MODEL model");
});

test("another word is looked up by its text, and only where the value is none of the setting's", () => {
  const settings = {
    q: { ...QUALITY, options: ["low", "10"], aliases: { 10.5: "low", LOW: "low", 10: "10", true: "10" } },
    n: { ...COUNT, max: "9", default: "1", aliases: { 10: "9", many: "9", "5.0": "5", false: "0" } },
    s: { kind: "switch", label: "S", default: false, aliases: { yes: "true", 1: "true", false: "false" } },
  };
  const catalog = catalogOf([ONCE], { settings });
  const taken = (/** @type {Json} */ given) => {
    const { refusal, settings: all } = ask(catalog, given);
    const [name] = Object.keys(given);
    return refusal ? refusal.code : all[name];
  };
  const words = ["low", "LOW", 10, 10.5, true, "10.50", false, 11].map((q) => taken({ q }));
  assert.deepEqual(words, ["low", "low", "10", "low", "10", "NOT_OFFERED", "WRONG_TYPE", "WRONG_TYPE"]);
  const numbers = [2, 10, "10", "many", "5.0", false, "2", 11].map((n) => taken({ n }));
  assert.deepEqual(numbers, [2, 9, 9, 9, 5, 0, "WRONG_TYPE", "OUT_OF_RANGE"]);
  const switches = ["yes", 1, "1", "false", "true", true].map((s) => taken({ s }));
  assert.deepEqual(switches, [true, true, true, false, "WRONG_TYPE", true]);
  assert.deepEqual(ask(catalog, { n: 11 }).refusal, {
    code: "OUT_OF_RANGE",
    setting: "n",
    value: 11,
    allowed: { min: 0, max: 9, step: 1 },
  });
});

/** A setting that depends on another, and one that depends on that. */
const DEPENDING = {
  q: QUALITY,
  n: { ...COUNT, max: "9", default: "3", when: { q: "high" } },
  r: { kind: "switch", label: "R", when: { n: { above: "5" } } },
};

test("a setting that does not exist has no value: it is ignored, not assumed, not missing", () => {
  const catalog = catalogOf([ONCE], { settings: DEPENDING });
  const seen = (/** @type {Json} */ given) => {
    const { settings, assumed, ignored, refusal } = ask(catalog, given);
    return refusal ? result({ refusal }) : [Object.keys(settings).slice(1), assumed, ignored];
  };
  assert.deepEqual(seen({ n: "rubbish", r: null }), [["q"], ["q"], ["n", "r"]]);
  assert.deepEqual(seen({ q: "high" }), [["q", "n"], ["n"], []]);
  assert.deepEqual(seen({ r: true, n: 6, q: "high" }), [["q", "n", "r"], [], []]);
  assert.equal(seen({ q: "high", n: 6 }), "MISSING_SETTING r");
  assert.equal(seen({ q: "high", n: 60 }), "OUT_OF_RANGE n");
});

test("conditions and tables on a setting that does not exist", () => {
  const price = [
    { label: "A", rate: "1", when: { n: { at_least: "0" } } },
    { label: "B", rate: "10", unless: { n: { at_least: "5" } } },
    {
      label: "C",
      rate: {
        by: ["q", "n"],
        cells: { high: [{ up_to: "5", is: "100" }, { is: "200" }], low: { "*": "300" } },
      },
    },
    { label: "D", rate: { by: ["n", "q"], cells: "1000" } },
  ];
  const catalog = catalogOf(price, { settings: DEPENDING });
  assert.equal(ask(catalog).total, "1310");
  assert.equal(ask(catalog, { q: "high" }).total, "1111");
  assert.equal(ask(catalog, { q: "high", n: 5 }).total, "1101");
  assert.equal(ask(catalog, { q: "high", n: 6, r: false }).total, "1201");
});

test("a quantity made of a table", () => {
  const table = { by: ["q", "s"], cells: { low: "0.5", high: { true: "2", "*": "3" } } };
  const settings = {
    q: QUALITY,
    s: { kind: "switch", label: "S", default: false },
    n: { ...COUNT, default: "4" },
  };
  const quantities = {
    frames: { product: [table, "n", table], per: "4" },
    most: { largest: ["frames", table] },
  };
  const catalog = catalogOf([{ label: "A", rate: "1", times: ["frames", "most"] }], { settings, quantities });
  assert.equal(ask(catalog).total, "0.125");
  assert.equal(ask(catalog, { q: "high" }).total, "81");
  assert.equal(ask(catalog, { q: "high", s: true, n: 0 }).total, "0");
});

test("a quantity exists where its settings do", () => {
  const quantities = {
    m: { sum: ["n", "1"] },
    t: { sum: [{ by: ["r", "q"], cells: "1" }] },
    all: { largest: ["m", "t"] },
  };
  const price = [
    { label: "A", rate: "1", when: { m: { above: "0" } }, times: ["m"] },
    { label: "B", rate: { by: ["t", "q"], cells: { "*": { low: "10", high: "20" } } } },
    { label: "C", rate: { by: ["all", "m"], cells: "100" }, unless: { all: { at_least: "0" } } },
  ];
  const catalog = catalogOf(price, { settings: DEPENDING, quantities });
  assert.equal(ask(catalog).total, "110");
  assert.equal(ask(catalog, { q: "high" }).total, "124");
  assert.equal(ask(catalog, { q: "high", n: 6, r: true }).total, "27");
});

test("a quotient without an end is rounded, exactly, in the line itself", () => {
  const settings = { n: COUNT, k: { ...COUNT, default: "1" } };
  const use = { of: "n", per: "60", above: "10" };
  const charge = { label: "A", rate: "2", times: [use, "k"], round: { to: "0.01", mode: "halfEven" } };
  const { total, lines } = ask(catalogOf([charge], { settings }), { n: 50, k: 2 });
  assert.equal(total, "2.67");
  const factors = [
    { name: "n", value: "50", billed: "40", per: "60" },
    { name: "k", value: "2" },
  ];
  const ends = { amount: "2.67", min: "2.67", max: "2.67" };
  assert.deepEqual(lines, [{ label: "A", certainty: "exact", rate: "2", ...ends, factors }]);
});

test("ties of quotients without an end; several of them; each", () => {
  const settings = { n: COUNT, k: COUNT };
  const charge = (/** @type {Json[]} */ times, /** @type {Json} */ round) => [
    { label: "A", rate: "1", times, round },
  ];
  const totals = (/** @type {Json[]} */ price, /** @type {number[]} */ numbers) =>
    numbers.map((n) => ask(catalogOf(price, { settings }), { n, k: 7 }).total).join(" ");
  const even = { to: "1", mode: "halfEven" };
  assert.equal(totals(charge([{ of: "n", per: "60" }], even), [0, 29, 30, 31, 90, 150]), "0 0 0 1 2 2");
  assert.equal(
    totals(
      charge(
        [
          { of: "n", per: "0.3" },
          { of: "k", per: "7.0" },
        ],
        even,
      ),
      [1, 2, 3],
    ),
    "3 7 10",
  );
  const each = charge([{ of: "n", per: "3" }, "k"], { to: "1", mode: "ceil", each: "k" });
  assert.equal(totals(each, [1, 3, 4]), "7 7 14");
  const range = [{ ...charge([{ of: "n", per: "3" }], even)[0], rate: { min: "1", max: "2" } }];
  const { min, max, lines } = ask(catalogOf(range, { settings }), { n: 2, k: 0 });
  assert.deepEqual([min, max, lines.length], ["1", "1", 1]);
});
