// What settings cost, in each of the ways in which that can be answered, and what a balance is enough for.

import assert from "node:assert/strict";
import { test } from "node:test";
import { loadCatalog } from "costpeek";
import imagineart from "costpeek/catalogs/imagineart";
import en from "costpeek/words/en";
import { sourceModule } from "./source.js";

const { costOf, today } = await sourceModule("cost");
const { isMore, verdictOf } = await sourceModule("affordance");
const { Speech } = await sourceModule("speech");
const catalog = await loadCatalog(imagineart);
const speech = new Speech(en, "en");

const nano = { model: "nano-banana-2" };
const topaz = { model: "topaz" };

/** Settings, what stands on the button, and what is said where there is room (if that is more). */
const answers = [
  ["a total", { ...nano, images: 4, resolution: "2K" }, "294 credits"],
  ["a total that is not known", { model: "midjourney-v7" }, "price not published"],
  ["a part that is not known", { model: "imagineart-1.5", resolution: "2K" }, "at least 15 credits"],
  ["an inferred figure", { ...topaz, width: 1920, height: 1080 }, "≈ 41.472 credits"],
  ["what is not filled in is no error", topaz, "≈ 20 credits per megapixel"],
  ["half filled in neither", { ...topaz, width: 1920 }, "≈ 20 credits per megapixel"],
  ["away from the defaults it is the base", { ...topaz, scale: "4x" }, "base ≈ 20 credits per megapixel"],
  ["no model", {}, "choose a model"],
  ["an empty model", { model: "" }, "choose a model"],
  ["an unknown model", { model: "dall-e" }, "check model", "This model has no price here"],
  ["too many", { ...nano, images: 101 }, "check Images", "Images: choose from 1 to 100"],
  [
    "between the steps",
    { ...nano, images: 1.5 },
    "check Images",
    "Images: choose from 1 to 100 in steps of 1",
  ],
  ["not offered", { ...nano, resolution: "8K" }, "check Resolution", "Resolution: choose one of 1K, 2K, 4K"],
  [
    "wrong beside what is not filled in",
    { ...topaz, images: 0 },
    "check Images",
    "Images: choose from 1 to 100",
  ],
];

for (const [name, settings, words, more = words] of answers) {
  test(`${name}: ${JSON.stringify(settings)} reads "${words}"`, () => {
    const cost = costOf(catalog, { settings }, {});
    assert.equal(speech.cost(cost, catalog.unit), words);
    assert.equal(speech.said(cost, catalog.unit), more);
    if (cost.kind !== "total" && cost.kind !== "base") assert.doesNotMatch(words, /\d/);
  });
}

test("what the browser could not read is not taken for nothing", () => {
  const cost = costOf(catalog, { settings: nano, garbled: "images" }, {});
  assert.equal(cost.kind, "refused");
  assert.equal(speech.said(cost, ""), "Images: this cannot be read");
});

test("garbled text in a control that is no setting of the model changes nothing", () => {
  assert.equal(costOf(catalog, { settings: nano, garbled: "seed" }, {}).kind, "total");
});

test("a failure of the engine is no refusal", () => {
  const broken = {
    ...catalog,
    estimate() {
      throw new WebAssembly.RuntimeError("unreachable");
    },
  };
  assert.throws(() => costOf(broken, { settings: nano }, {}), WebAssembly.RuntimeError);
});

/** Settings, balance, the verdict, and how many images it buys. */
const balances = [
  [{ ...nano, images: 4 }, "196", "fits", 4],
  [{ ...nano, images: 4 }, "195.99", "over", 3],
  [{ ...nano, images: 1, resolution: "2K" }, "73.50", "fits", 1],
  [{ ...nano, images: 1 }, "0", "over", 0],
  [{ model: "imagineart-1.5", resolution: "2K" }, "15", "unsure", undefined],
  [{ model: "imagineart-1.5", resolution: "2K" }, "14", "over", undefined],
  [{ model: "midjourney-v7" }, "1000", undefined, undefined],
  [{ ...topaz, width: 1920, height: 1080 }, "41.472", "unsure", 1],
];

for (const [settings, amount, verdict, count] of balances) {
  test(`${amount} credits for ${JSON.stringify(settings)}: ${verdict}, buys ${count}`, () => {
    const { affordance } = costOf(catalog, { settings, balance: { amount, counting: "images" } }, {});
    assert.equal(affordance.verdict, verdict);
    assert.equal(affordance.affordable?.count, count);
  });
}

test("a balance without what is counted has a verdict still", () => {
  const balance = { amount: "10", counting: "" };
  const { affordance } = costOf(catalog, { settings: nano, balance }, {});
  assert.equal(affordance.verdict, "over");
  assert.equal(affordance.affordable, undefined);
});

test("a range is within a balance where its upper end is", () => {
  const range = { certainty: "range", min: "20", max: "40" };
  assert.deepEqual(
    ["19", "20", "39.9", "40"].map((balance) => verdictOf(range, balance)),
    ["over", "unsure", "unsure", "fits"],
  );
});

test("decimals compare by value, to the last digit", () => {
  const ascending = [
    "0",
    "0.0000000001",
    "0.5",
    "0.51",
    "1",
    "9",
    "10",
    "10.01",
    "99.999",
    "100",
    "9007199254740992",
    "9007199254740993",
  ];
  for (const [index, one] of ascending.entries()) {
    for (const [place, other] of ascending.entries())
      assert.equal(isMore(one, other), index > place, `${one} ${other}`);
  }
});

test("today is the day in the catalog's time zone", () => {
  const now = new Date("2026-11-21T23:30:00Z");
  assert.deepEqual(today({ timeZone: "Europe/Berlin" }, now), { at: "2026-11-22" });
  assert.deepEqual(today({ timeZone: "UTC" }, now), { at: "2026-11-21" });
  assert.deepEqual(today({ timeZone: "Pacific/Kiritimati" }, now), { at: "2026-11-22" });
  assert.deepEqual(today({}, now), {});
});
