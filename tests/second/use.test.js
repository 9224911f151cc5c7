// The second implementation, against sums done by hand: uses of numbers, ranges in conditions, steps.

// biome-ignore-all lint/suspicious/noThenProperty: the format's own word

import assert from "node:assert/strict";
import { test } from "node:test";
import { fits } from "./fits.js";
import { ask, COUNT, catalogOf } from "./samples.js";

/** @typedef {import("./refuse.js").Json} Json */

/**
 * What a rate of 1 is multiplied by, for some counts.
 * @param {Json} use
 * @param {number[]} counts
 * @returns {string}
 */
function billed(use, counts) {
  const charge = { label: "A", rate: "1", times: [{ of: "n", ...use }] };
  const catalog = catalogOf([charge], { settings: { n: COUNT } });
  return counts.map((n) => ask(catalog, { n }).total).join(" ");
}

test("a use: allowances, slices, least counts and started blocks, in the order of the table", () => {
  assert.equal(billed({ above: "10" }, [0, 9, 10, 11, 15]), "0 0 0 1 5");
  assert.equal(billed({ up_to: "10" }, [0, 9, 10, 11]), "0 9 10 10");
  assert.equal(billed({ above: "10", up_to: "100" }, [10, 11, 99, 100, 101]), "0 1 89 90 90");
  assert.equal(billed({ at_least: "5", above: "10" }, [0, 10, 14, 15, 16]), "5 5 5 5 6");
  assert.equal(billed({ per: "3", started: true }, [0, 1, 3, 4, 6, 7]), "0 1 1 2 2 3");
  assert.equal(billed({ per: "60", started: true, above: "60" }, [60, 61, 120, 121]), "0 1 1 2");
  assert.equal(billed({ per: "1000" }, [0, 1, 1500]), "0 0.001 1.5");
  assert.equal(billed({ started: true, above: "0.5" }, [0, 1, 2]), "0 1 2");
  assert.equal(billed({ started: false, above: "0.5" }, [0, 1, 2]), "0 0.5 1.5");
  assert.equal(
    billed({ started: true, per: "8", at_least: "9", above: "1", up_to: "17" }, [1, 10, 11, 18]),
    "2 2 2 2",
  );
});

test("a use shows the whole number, what was billed where it is another, and can be rounded without", () => {
  const charge = {
    label: "A",
    rate: "0.4",
    times: [{ of: "n", above: "2" }, "2"],
    round: { to: "1", mode: "ceil", each: "n" },
  };
  const catalog = catalogOf([charge], { settings: { n: COUNT } });
  const { total, lines } = ask(catalog, { n: 5 });
  assert.deepEqual([total, lines[0].amount, lines[1].amount], ["3", "2.4", "0.6"]);
  assert.deepEqual(lines[0].factors, [
    { name: "n", value: "5", billed: "3" },
    { name: "multiplier", value: "2" },
  ]);
  assert.deepEqual(ask(catalog, { n: 0 }).lines[0].factors[0], { name: "n", value: "0" });
});

/**
 * The certainty, the ends and the lines of the steps.
 * @param {Json[]} price
 * @param {Json[]} then
 * @returns {string[]}
 */
function afterSteps(price, then) {
  const { certainty, min, max, lines } = ask(catalogOf(price, { then }));
  const steps = lines.slice(price.length).map((/** @type {Json} */ line) => {
    return [line.label, line.certainty, line.min, line.max].join(" ");
  });
  return [[certainty, min, max].join(" "), ...steps];
}

test("steps on the total: a part off, a minimum, rounding, in the order written", () => {
  const price = [{ label: "A", rate: "20" }];
  assert.deepEqual(afterSteps(price, [{ percent_off: "12.50" }, { minimum: "18" }]), [
    "exact 18 18",
    "12.5 % off exact -2.5 -2.5",
    "Minimum exact 0.5 0.5",
  ]);
  assert.deepEqual(afterSteps(price, [{ minimum: "30", label: "At least" }, { percent_off: "50" }]), [
    "exact 15 15",
    "At least exact 10 10",
    "50 % off exact -15 -15",
  ]);
  assert.deepEqual(afterSteps(price, [{ percent_off: "0" }, { minimum: "20" }]), ["exact 20 20"]);
  assert.deepEqual(afterSteps(price, [{ percent_off: "100" }]), ["exact 0 0", "100 % off exact -20 -20"]);
  const range = [{ label: "A", rate: { min: "1", max: "20" } }];
  assert.deepEqual(afterSteps(range, [{ minimum: "4" }]), ["range 4 20", "Minimum range 3 0"]);
});

test("a reduction that is not published ends the steps", () => {
  const then = [{ minimum: "30" }, { percent_off: "unpublished" }, { minimum: "40" }];
  assert.deepEqual(afterSteps([{ label: "A", rate: "20" }], then), [
    "unpublished  ",
    "Minimum exact 10 10",
    "Reduction unpublished  ",
  ]);
  assert.deepEqual(afterSteps([{ label: "A", rate: "unpublished" }], then), ["unpublished  "]);
});

test("a minimum beside an unknown part is known", () => {
  const price = [
    { label: "A", rate: "0" },
    { label: "B", rate: "unpublished" },
  ];
  assert.deepEqual(afterSteps(price, [{ minimum: "5" }]), ["at-least 5 ", "Minimum exact 5 5"]);
  assert.deepEqual(afterSteps(price, [{ minimum: "0" }]), ["unpublished  "]);
});

/**
 * The labels of the charges that apply, for some values of `n`.
 * @param {Json[]} price @param {number[]} numbers @param {Json} [more]
 * @returns {string}
 */
function applying(price, numbers, more = { settings: { n: COUNT } }) {
  const labelled = price.map((charge, at) => ({ label: "ABC"[at], rate: "1", ...charge }));
  const lines = (/** @type {number} */ n) => ask(catalogOf(labelled, more), { n }).lines;
  return numbers
    .map(
      (n) =>
        lines(n)
          .map((/** @type {Json} */ line) => line.label)
          .join("") || "-",
    )
    .join(" ");
}

test("ranges in conditions: two ends belong to them, two do not", () => {
  const edges = [1, 2, 3, 5, 6, 7];
  assert.equal(
    applying([{ when: { n: { above: "2" } } }, { when: { n: { at_least: "2" } } }], edges),
    "- B AB AB AB AB",
  );
  assert.equal(
    applying([{ when: { n: { up_to: "6" } } }, { when: { n: { below: "6" } } }], edges),
    "AB AB AB AB A -",
  );
  assert.equal(
    applying(
      [{ when: { n: { above: "2", up_to: "6" } } }, { unless: { n: { above: "2", up_to: "6" } } }],
      edges,
    ),
    "B B A A A B",
  );
  assert.equal(
    applying(
      [{ when: { n: { at_least: "2", below: "6" } } }, { when: { n: { at_least: "2", up_to: "2" } } }],
      edges,
    ),
    "- AB A A - -",
  );
  assert.equal(applying([{ when: { n: { above: "2.50", below: "5.000000000001" } } }], edges), "- - A A - -");
});

test("ranges of options and of quantities, beside values", () => {
  const settings = {
    n: { kind: "number", options: ["1.5", "2", "10.0"] },
    loud: { kind: "switch", default: true },
  };
  const quantities = { q: { product: ["n", "n"], per: "4" } };
  // 1.5 × 1.5 ÷ 4 is 0.5625, 2 × 2 ÷ 4 is 1, 10 × 10 ÷ 4 is 25.
  const price = [
    { when: { q: { above: "0.5625", below: "25" } } },
    { unless: { q: { at_least: "1" }, loud: true } },
    { when: { n: { at_least: "2" }, loud: [false, true], q: { up_to: "25" } } },
  ];
  assert.equal(applying(price, [1.5, 2, 10], { settings, quantities }), "B AC C");
});

test("28 digits of uses and of steps fit, 29 do not", () => {
  const settings = { n: COUNT };
  const quantities = { big: { product: ["n", "100000000"] } };
  const use = (/** @type {Json} */ one) =>
    fits(catalogOf([{ label: "A", rate: "0", times: [one] }], { settings, quantities }));
  // 15 digits, with 12 more; divided by the finest number, with 12 more again.
  assert.equal(use({ of: "big", up_to: "0.000000000001" }), true);
  assert.equal(use({ of: "big", per: "0.000000000001", started: true }), true);
  assert.equal(use({ of: "big", per: "0.000000000001" }), false);
  assert.equal(use({ of: "n", per: "0.000000000001", up_to: "9999" }), true);
  assert.equal(use({ of: "n", per: "0.000000000001", up_to: "10000" }), false);
  const steps = (/** @type {Json[]} */ ...then) =>
    fits(catalogOf([{ label: "A", rate: "999999999.999999999999" }], { then }));
  // 21 digits; what is left is 0.125, then 0.9999999 with seven more decimals, then one with eight.
  assert.equal(steps({ percent_off: "87.5" }), true);
  assert.equal(steps({ percent_off: "0.00001" }), true);
  assert.equal(steps({ percent_off: "0.000001" }), false);
  assert.equal(steps({ percent_off: "0" }, { minimum: "0.000000000001" }), true);
});
