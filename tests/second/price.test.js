// The second implementation itself, against sums done by hand.

// biome-ignore-all lint/suspicious/noThenProperty: the format's own word

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { randomCatalog } from "./generate.js";
import { estimate, fits } from "./price.js";

/** @typedef {import("./refuse.js").Json} Json */

/** The catalog that FORMAT.md shows. @returns {Json} */
function example() {
  const text = readFileSync(new URL("../../FORMAT.md", import.meta.url), "utf8");
  return JSON.parse(text.split("```json")[1].split("```")[0]);
}

/** A catalog of one model. @param {Json[]} price @param {Json} [more] @returns {Json} */
function catalogOf(price, more = {}) {
  return { unit: "credits", notes: {}, settings: {}, models: [{ id: "m", price, ...more }] };
}

/** @param {Json} catalog @param {Json} [settings] @returns {any} */
function ask(catalog, settings = {}) {
  return estimate(catalog, { model: "m", ...settings });
}

/**
 * What one figure comes to when it is rounded.
 * @param {string} figure
 * @param {string} to
 * @param {string} mode
 * @returns {string}
 */
function rounded(figure, to, mode) {
  return ask(catalogOf([{ label: "A", rate: figure, round: { to, mode } }])).total;
}

test("the example of the format document, rounded per image", () => {
  const settings = { model: "sketch", images: 3, quality: "high", width: 2000, height: 1000 };
  assert.deepEqual(estimate(example(), settings), {
    model: "sketch",
    unit: "credits",
    certainty: "exact",
    min: "30",
    max: "30",
    total: "30",
    lines: [
      {
        label: "Images",
        certainty: "exact",
        rate: "9.5",
        amount: "28.5",
        min: "28.5",
        max: "28.5",
        factors: [{ name: "images", value: "3" }],
      },
      { label: "Rounding", certainty: "exact", amount: "1.5", min: "1.5", max: "1.5", factors: [] },
    ],
    settings: { model: "sketch", images: 3, quality: "high", width: 2000, height: 1000, upscale: false },
    assumed: ["upscale"],
    ignored: [],
    notes: [],
  });
});

test("the example: a range above the band, and a part that is not published", () => {
  const large = { model: "sketch", images: 2, quality: "high", width: 4000, height: 1000 };
  const range = /** @type {any} */ (estimate(example(), large));
  assert.deepEqual([range.certainty, range.min, range.max, "total" in range], ["range", "36", "40", false]);
  const upscaled = /** @type {any} */ (estimate(example(), { ...large, upscale: true }));
  assert.deepEqual([upscaled.certainty, upscaled.min, "max" in upscaled], ["at-least", "36", false]);
  assert.deepEqual(upscaled.lines[1], { label: "Upscale", certainty: "unpublished", factors: [] });
  assert.deepEqual(upscaled.notes, [{ code: "list-price", text: "list price, before any plan discount" }]);
});

test("ties, a hair above and a hair below, in each mode", () => {
  const figures = ["2.499999999999", "2.5", "2.500000000001", "3.5", "2.000000000001", "2"];
  const expected = {
    ceil: ["3", "3", "3", "4", "3", "2"],
    expand: ["3", "3", "3", "4", "3", "2"],
    floor: ["2", "2", "2", "3", "2", "2"],
    trunc: ["2", "2", "2", "3", "2", "2"],
    halfCeil: ["2", "3", "3", "4", "2", "2"],
    halfExpand: ["2", "3", "3", "4", "2", "2"],
    halfFloor: ["2", "2", "3", "3", "2", "2"],
    halfTrunc: ["2", "2", "3", "3", "2", "2"],
    halfEven: ["2", "2", "3", "4", "2", "2"],
  };
  for (const [mode, texts] of Object.entries(expected)) {
    assert.deepEqual(
      figures.map((figure) => rounded(figure, "1", mode)),
      texts,
      mode,
    );
  }
});

test("the even multiple is of the step, not of one", () => {
  assert.equal(rounded("0.025", "0.05", "halfEven"), "0");
  assert.equal(rounded("0.075", "0.05", "halfEven"), "0.1");
  assert.equal(rounded("7.5", "5", "halfEven"), "10");
});

test("a product a hair below a tie goes down", () => {
  const charge = {
    label: "A",
    rate: "0.005000000001",
    times: ["0.9999999998"],
    round: { to: "0.01", mode: "halfExpand" },
  };
  const { total, lines } = ask(catalogOf([charge]));
  assert.equal(total, "0");
  assert.equal(lines[0].amount, "0.0049999999999999999998");
  assert.equal(lines[1].amount, "-0.0049999999999999999998");
});

test("an unknown part: the known lower ends, rounded; no figure if they are 0", () => {
  const unknown = { label: "B", rate: "unpublished" };
  const then = [{ round: { to: "1", mode: "ceil" } }];
  const some = ask(catalogOf([{ label: "A", rate: { min: "0.5", max: "1.5" } }, unknown], { then }));
  assert.deepEqual([some.certainty, some.min, some.lines.length], ["at-least", "1", 3]);
  assert.deepEqual(some.lines[2], {
    label: "Rounding",
    certainty: "range",
    min: "0.5",
    max: "0.5",
    factors: [],
  });
  const none = ask(catalogOf([{ label: "A", rate: { min: "0", max: "1.5" } }, unknown], { then }));
  assert.deepEqual([none.certainty, none.min, none.lines.length], ["unpublished", undefined, 3]);
  const floored = [{ round: { to: "1", mode: "floor" } }];
  assert.equal(
    ask(catalogOf([{ label: "A", rate: "0.4" }, unknown], { then: floored })).certainty,
    "unpublished",
  );
  assert.equal(ask(catalogOf([unknown], { then: floored })).lines.length, 1);
});

test("bands, quantities and numeric options", () => {
  const settings = {
    seconds: { kind: "number", options: ["5", "10.0"] },
    width: { kind: "number", min: "0", max: "9", step: "0.5" },
  };
  const quantities = { area: { product: ["width", "width"], per: "8" }, most: { largest: ["area", "1"] } };
  const bands = [{ below: "2", is: "1" }, { up_to: "2", is: "2" }, { is: "3" }];
  const rate = { by: ["seconds", "area"], cells: { 10: bands, "*": "7" } };
  const catalog = catalogOf(
    [{ label: "A", rate, times: ["most", { by: ["area"], cells: { "*": "0.1" } }] }],
    {
      settings,
      quantities,
    },
  );
  const totals = [3.5, 4, 4.5].map((width) => ask(catalog, { seconds: 10, width }).total);
  assert.deepEqual(totals, ["0.153125", "0.4", "0.759375"]);
  assert.deepEqual(ask(catalog, { seconds: 5, width: 0 }).lines[0].factors, [
    { name: "most", value: "1" },
    { name: "area", value: "0.1" },
  ]);
});

test("settings are refused in the order of the table, then of the catalog", () => {
  const settings = {
    images: { kind: "number", min: "1", max: "4", step: "0.5", default: "1" },
    mode: { kind: "options", options: ["fast", "2"], default: "2" },
  };
  const catalog = catalogOf([{ label: "A", rate: "1" }], { settings });
  const refusal = (/** @type {any} */ given) => Object.values(ask(catalog, given).refusal).join(" ");
  assert.equal(refusal({ images: 9, mode: 2 }), "WRONG_TYPE mode");
  assert.equal(refusal({ images: 9, mode: "slow" }), "NOT_OFFERED mode");
  assert.equal(refusal({ images: 4.5 }), "OUT_OF_RANGE images");
  assert.equal(refusal({ images: 1.0000000001 }), "NOT_A_STEP images");
  assert.equal(refusal({ "\u{1f600}": 1, "\uff5e": 1, images: null }), "UNKNOWN_SETTING \uff5e");
  assert.equal(refusal({ model: undefined }), "MISSING_SETTING model");
  assert.equal(ask(catalog, { images: undefined }).settings.images, 1);
});

test("28 digits fit, 29 do not", () => {
  const product = (/** @type {string[]} */ ...times) =>
    catalogOf([{ label: "A", rate: "999999999.999999999999", times }]);
  assert.equal(fits(product("9999999")), true);
  assert.equal(fits(product("10000000")), true);
  assert.equal(fits(product("10000001")), false);
  assert.equal(fits(product("0.10000001")), false);
  const tiny = (/** @type {string} */ factor) =>
    catalogOf([{ label: "A", rate: "0.000000000001", times: ["0.000000000002", factor] }]);
  assert.equal(fits(tiny("0.0001")), true);
  assert.equal(fits(tiny("0.00001")), false);
  assert.equal(
    fits(catalogOf([{ label: "A", rate: "0", times: ["999999999.999999999999", "100000000"] }])),
    false,
  );
});

/** A whole number from 0 to 9,999,999. */
const COUNT = { kind: "number", min: "0", max: "9999999", step: "1" };

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

test("the same seed gives the same catalog", () => {
  assert.equal(JSON.stringify(randomCatalog(7)), JSON.stringify(randomCatalog(7)));
  assert.notEqual(JSON.stringify(randomCatalog(7)), JSON.stringify(randomCatalog(8)));
});
