// The second implementation, against sums done by hand: settings that do not go together, and what goes instead.

import assert from "node:assert/strict";
import { test } from "node:test";
import { valuesOf } from "./alternatives.js";
import { complete } from "./choice.js";
import { randomQuestion } from "./choose.js";
import { randomCatalog } from "./generate.js";
import { estimate } from "./price.js";
import { randomFrom } from "./random.js";
import { settingsOf } from "./refuse.js";
import { ask, COUNT, catalogOf, ONCE, QUALITY } from "./samples.js";
import { isFitting } from "./together.js";
import { problemsOf } from "./valid.js";

/** @typedef {import("./refuse.js").Json} Json */

const SECONDS = { ...COUNT, min: "1", max: "20", default: "5" };
const MOTION = { kind: "options", label: "M", options: ["normal", "fast"], default: "normal" };

/** @param {Json} settings @param {Json[]} constraints @param {Json} given @param {Json} [more] @returns {any} */
function refusal(settings, constraints, given, more = {}) {
  const answer = ask(catalogOf([ONCE], { settings, constraints, ...more }), given);
  return answer.refusal ?? answer.certainty;
}

const TOGETHER = { code: "NOT_TOGETHER" };

test("the latest setting at fault is named, and what it can be with the others as they are", () => {
  const settings = { quality: QUALITY, seconds: SECONDS, motion: MOTION };
  const constraints = [{ when: { quality: "high" }, only: { seconds: { up_to: "5" }, motion: "normal" } }];
  const ask = (/** @type {Json} */ given) => refusal(settings, constraints, given);
  assert.equal(ask({ quality: "high" }), "exact");
  const late = { setting: "motion", value: "fast", allowed: ["normal"] };
  assert.deepEqual(ask({ quality: "high", motion: "fast" }), { ...TOGETHER, ...late });
  // The motion is as it must be, so it is the seconds' fault; where both are wrong, no motion helps.
  const early = { setting: "seconds", value: 6, allowed: { min: 1, max: 5, step: 1 } };
  assert.deepEqual(ask({ quality: "high", seconds: 6 }), { ...TOGETHER, ...early });
  const { setting, allowed } = ask({ quality: "high", seconds: 6, motion: "fast" });
  assert.deepEqual([setting, allowed], ["motion", []]);
  const assumed = refusal({ quality: QUALITY, motion: MOTION }, [{ only: { motion: "fast" } }], {});
  assert.deepEqual(assumed, { ...TOGETHER, setting: "motion", allowed: ["fast"] });
});

test("of several broken constraints, the one whose setting is the earliest", () => {
  const settings = { quality: QUALITY, seconds: SECONDS, motion: MOTION };
  const constraints = [
    { when: { quality: "high" }, only: { motion: "fast" } },
    { when: { quality: "high" }, only: { seconds: { at_least: "10" } } },
  ];
  const { setting, allowed } = refusal(settings, constraints, { quality: "high" });
  assert.deepEqual([setting, allowed], ["seconds", []]);
  const both = refusal(settings, constraints, { quality: "high", motion: "fast" });
  assert.deepEqual([both.setting, both.allowed], ["seconds", { min: 10, max: 20, step: 1 }]);
});

test("the nearest run of steps, the lower of two", () => {
  const settings = { quality: QUALITY, seconds: SECONDS };
  const gap = (/** @type {string} */ above, /** @type {string} */ below) => ({
    when: { seconds: { above, below }, quality: "high" },
    only: { quality: "low" },
  });
  const allowed = (/** @type {Json[]} */ constraints, /** @type {number} */ seconds) =>
    refusal({ q0: QUALITY, ...settings }, constraints, { quality: "high", seconds }).allowed;
  const low = { min: 1, max: 4, step: 1 };
  assert.deepEqual(allowed([gap("4", "12.5")], 8), low);
  assert.deepEqual(allowed([gap("4", "12")], 8), low);
  assert.deepEqual(allowed([gap("4", "12")], 9), { min: 12, max: 20, step: 1 });
  assert.deepEqual(allowed([gap("4", "12"), gap("13", "14")], 11), { min: 12, max: 20, step: 1 });
  assert.deepEqual(allowed([gap("4", "12"), gap("12", "14")], 11), { min: 12, max: 12, step: 1 });
  assert.deepEqual(allowed([gap("0", "30")], 11), []);
});

test("a constraint on a quantity names the latest setting it is made from", () => {
  const settings = { width: SECONDS, height: SECONDS, motion: MOTION };
  const quantities = { area: { product: ["width", "height"], per: "2" } };
  const constraints = [{ only: { area: { up_to: "30" } } }];
  const found = refusal(settings, constraints, { width: 7, height: 10 }, { quantities });
  assert.deepEqual(found, {
    ...TOGETHER,
    setting: "height",
    value: 10,
    allowed: { min: 1, max: 8, step: 1 },
  });
});

test("a quantity that does not exist is asked for nothing, and comes to exist with its settings", () => {
  const sized = { ...SECONDS, when: { motion: "fast" } };
  const settings = { motion: MOTION, width: sized, height: { ...SECONDS, when: { width: { below: "15" } } } };
  const quantities = { area: { product: ["width", "height"] } };
  const constraints = [{ only: { area: { up_to: "30" }, motion: ["normal", "fast"] } }];
  const ask = (/** @type {Json} */ given) => refusal(settings, constraints, given, { quantities });
  assert.equal(ask({ width: 7 }), "exact");
  assert.equal(ask({ width: 15, motion: "fast" }), "exact");
  const { setting, allowed } = ask({ width: 7, motion: "fast" });
  assert.deepEqual([setting, allowed], ["height", { min: 1, max: 4, step: 1 }]);
  const supposed = [{ when: { area: { above: "30" } }, only: { width: { up_to: "2" } } }];
  assert.equal(refusal(settings, supposed, { width: 15, motion: "fast" }, { quantities }), "exact");
  assert.equal(refusal(settings, supposed, { width: 7, motion: "fast" }, { quantities }).setting, "height");
  // The width takes the quantity away from 15 on: two runs fit.
  const before = [{ when: { area: { above: "30" } }, only: { motion: "normal", width: { up_to: "2" } } }];
  const wide = { motion: "fast", width: 14, height: 5 };
  const late = { motion: MOTION, height: SECONDS, width: { ...sized, when: { motion: "fast" } } };
  assert.deepEqual(refusal(late, before, wide, { quantities }).allowed, { min: 1, max: 6, step: 1 });
});

test("a setting that does not exist is asked for nothing, and comes to exist as given or at its default", () => {
  const extra = { ...SECONDS, default: "9", when: { motion: "fast" } };
  const settings = { motion: { ...MOTION, options: ["normal", "fast", "none"] }, extra, quality: QUALITY };
  const constraints = [
    { when: { motion: "normal" }, only: { quality: "high" } },
    { only: { extra: { up_to: "5" } } },
    { when: { extra: { up_to: "5" } }, only: { quality: "low" } },
  ];
  const ask = (/** @type {Json} */ given) => refusal(settings, constraints, given);
  assert.equal(ask({ motion: "none", extra: 7 }), "exact");
  const { setting, allowed } = ask({ motion: "fast" });
  assert.deepEqual([setting, allowed], ["extra", { min: 1, max: 5, step: 1 }]);
  const early = { motion: { ...settings.motion, default: "normal" }, extra };
  const only = [{ when: { motion: "normal" }, only: { motion: ["fast", "none"] } }, constraints[1]];
  const options = (/** @type {unknown} */ given) => refusal(early, only, { extra: given }).allowed;
  assert.deepEqual([options(undefined), options(5), options(6)], [["none"], ["fast", "none"], ["none"]]);
  assert.deepEqual(refusal({ ...early, extra: { ...extra, default: undefined } }, only, {}).allowed, [
    "fast",
    "none",
  ]);
});

test("what is allowed is what fits, tried one by one", () => {
  let runs = 0;
  for (let seed = 1; runs < 100; seed++) {
    const catalog = randomCatalog(seed);
    if (problemsOf(catalog).codes.length > 0) continue;
    const random = randomFrom(seed);
    for (let count = 0; count < 10; count++)
      runs += checkAllowed(catalog, randomQuestion(random, catalog)) ? 1 : 0;
  }
});

/**
 * Whether a refusal could be checked.
 * @param {Json} catalog @param {{ settings: any, at: unknown }} question @returns {boolean}
 */
function checkAllowed(catalog, { settings, at }) {
  const { refusal } = /** @type {any} */ (estimate(catalog, settings, { at }));
  if (refusal?.code !== "NOT_TOGETHER" || Array.isArray(refusal.allowed)) return false;
  const model = catalog.models.find((/** @type {Json} */ one) => one.id === settings.model);
  const offered = settingsOf(catalog, model);
  const setting = new Map(offered).get(refusal.setting) ?? {};
  const values = /** @type {number[]} */ (valuesOf(setting));
  if (values.length > 200) return false;
  const choices = values.map((value) => {
    const given = new Map(Object.entries({ ...settings, [refusal.setting]: value }));
    return complete(model, offered, given);
  });
  // A setting that comes to exist without a value, or with a bad one, is another story.
  if (choices.some(({ codes }) => codes.size > 0)) return false;
  const fits = values.filter((_, at) => isFitting(model, choices[at]));
  const { min, max } = refusal.allowed;
  const inside = values.filter((value) => value >= min && value <= max);
  const beside = [values[values.indexOf(min) - 1], values[values.indexOf(max) + 1]];
  assert.ok(inside.every((value) => fits.includes(value)));
  assert.ok(!beside.some((value) => fits.includes(value)));
  return true;
}
