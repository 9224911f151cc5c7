// The second implementation itself, against sums done by hand.

// biome-ignore-all lint/suspicious/noThenProperty: the format's own word

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { fits } from "./fits.js";
import { randomCatalog } from "./generate.js";
import { estimate } from "./price.js";
import { ask, catalogOf } from "./samples.js";

/** @typedef {import("./refuse.js").Json} Json */

/** The catalog that FORMAT.md shows. @returns {Json} */
function example() {
  const text = readFileSync(new URL("../../FORMAT.md", import.meta.url), "utf8");
  return JSON.parse(text.split("```json")[1].split("```")[0]);
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
  const refusal = (/** @type {any} */ given) => {
    const { code, setting } = ask(catalog, given).refusal;
    return `${code} ${setting}`;
  };
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

test("the same seed gives the same catalog", () => {
  assert.equal(JSON.stringify(randomCatalog(7)), JSON.stringify(randomCatalog(7)));
  assert.notEqual(JSON.stringify(randomCatalog(7)), JSON.stringify(randomCatalog(8)));
});
