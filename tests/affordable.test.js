// What a balance buys: by the examples that a page shows, and against trying everything.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { loadCatalog } from "costpeek";
import imagineart from "costpeek/catalogs/imagineart";

const forms = JSON.parse(readFileSync(new URL("catalogs/forms.json", import.meta.url), "utf8"));
const [studio, every] = await Promise.all([imagineart, forms].map((source) => loadCatalog(source)));

/** The forms have models with dated prices. */
const at = "2026-11-22";

const price = (total) => ({ certainty: "exact", total, min: total, max: total });

for (const [story, settings, balance, expected] of [
  ["200 credits buy two images in 4K", { resolution: "4K" }, 200, { count: 2, ...price("196") }],
  ["196 credits buy just two", { resolution: "4K" }, "196", { count: 2, ...price("196") }],
  ["a hair less buys one", { resolution: "4K" }, "195.999999999999", { count: 1, ...price("98") }],
  ["what is given for the number is not looked at", { images: 0 }, 100, { count: 2, ...price("98") }],
  ["no balance buys more than is offered", {}, "1e30", { count: 100, ...price("4900") }],
  [
    "97 credits buy no image in 4K, but one in 2K",
    { resolution: "4K" },
    97,
    { count: 0, ...price("98"), change: { setting: "resolution", value: "2K", ...price("73.5") } },
  ],
  [
    "60 credits buy no image in 4K, but one in 1K",
    { resolution: "4K" },
    60,
    { count: 0, ...price("98"), change: { setting: "resolution", value: "1K", ...price("49") } },
  ],
  ["10 credits buy nothing, whatever is changed", {}, 10, { count: 0, ...price("49") }],
  ["nothing buys nothing", {}, 0, { count: 0, ...price("49") }],
  ["a debt buys nothing", {}, -5, { count: 0, ...price("49") }],
  [
    "a price that is not all known buys no number",
    { promptEnhancer: true },
    1000,
    { certainty: "at-least", min: "49" },
  ],
]) {
  test(story, () => {
    const given = { model: "nano-banana-2", ...settings };
    assert.deepEqual(studio.affordable(given, balance, "images"), expected);
  });
}

test("a price that is not published buys no number", () => {
  const answer = studio.affordable({ model: "midjourney-v7" }, 1000, "images");
  assert.deepEqual(answer, { certainty: "unpublished" });
});

for (const counting of ["resolution", "aspectRatio", "width"]) {
  test(`${counting} cannot be counted, and the refusal says what can`, () => {
    assert.throws(
      () => studio.affordable({ model: "nano-banana-2" }, 100, counting),
      (error) => error.code === "WRONG_TYPE" && error.setting === counting && error.allowed[0] === "images",
    );
  });
}

test("a misspelt setting is no setting", () => {
  const counted = () => studio.affordable({ model: "nano-banana-2" }, 100, "imges");
  assert.throws(counted, { code: "UNKNOWN_SETTING", suggestion: "images" });
});

for (const balance of [Number.NaN, Number.POSITIVE_INFINITY, "", "ten", null, undefined, {}]) {
  test(`${String(balance) || "an empty text"} is no balance`, () => {
    assert.throws(() => studio.affordable({ model: "nano-banana-2" }, balance, "images"), TypeError);
  });
}

for (const catalog of [studio, every]) {
  for (const model of catalog.models) {
    for (const [name, info] of Object.entries(model.settings)) {
      if (info.kind !== "number") continue;
      test(`${catalog.id}: the ${name} of ${model.id} that a balance buys are the most that fit`, () => {
        const settings = startOf(model);
        const numbers = some(info);
        if (isAbsent(catalog, settings, name)) {
          const counted = () => catalog.affordable(settings, "1", name, { at });
          assert.throws(counted, { code: "WRONG_TYPE", setting: name });
          return;
        }
        const costs = numbers.map((number) => [number, priceOf(catalog, { ...settings, [name]: number })]);
        for (const [, cost] of costs.filter(([, cost]) => cost?.max !== undefined)) {
          const answer = catalog.affordable(settings, cost.max, name, { at });
          assert.ok(answer.count >= 0);
          const fitting = costs.filter(([, other]) => other?.max && !isAbove(other.max, cost.max));
          const most = Math.max(...fitting.map(([number]) => number));
          assert.ok(answer.count >= most, `${most} fit ${cost.max}, not only ${answer.count}`);
          const bought = catalog.estimate({ ...settings, [name]: answer.count }, { at });
          assert.equal(bought.max, answer.max);
          assert.ok(!isAbove(bought.max, cost.max), `${answer.count} cost ${bought.max}`);
        }
      });
    }
  }
}

/** Values for what has no default. */
function startOf({ id, settings }) {
  const start = { model: id };
  for (const [name, info] of Object.entries(settings)) {
    if (info.default === undefined) start[name] = info.options?.[0] ?? info.min ?? false;
  }
  return start;
}

function isAbsent(catalog, settings, name) {
  const estimate = priceOf(catalog, settings);
  return estimate !== undefined && !(name in estimate.settings);
}

function some({ options, min, max, step }) {
  if (options) return options;
  const last = Math.round((max - min) / step);
  const steps = [0, 1, 2, 3, 7, 10, 99, Math.floor(last / 2), last - 1, last].filter(
    (each) => each >= 0 && each <= last,
  );
  return steps.map((each) => Number((min + each * step).toFixed(6)));
}

function priceOf(catalog, settings) {
  try {
    return catalog.estimate(settings, { at });
  } catch (error) {
    assert.ok(["NOT_TOGETHER", "NOT_SOLD"].includes(error.code), error.message);
    return undefined;
  }
}

/** Of decimal texts that are not below 0. */
function isAbove(one, other) {
  const [[whole, fraction], [otherWhole, otherFraction]] = [one, other].map((text) => {
    const [whole, fraction = ""] = text.split(".");
    return [BigInt(whole), BigInt(fraction.padEnd(28, "0"))];
  });
  return whole > otherWhole || (whole === otherWhole && fraction > otherFraction);
}
