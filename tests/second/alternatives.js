// What settings cost over all that can be chosen for some of them, by asking for every combination.

import { estimate } from "./price.js";
import { compare, format, larger, minus, over, parse, plus, times } from "./ratio.js";
import { settingsOf } from "./refuse.js";
import { offeredBy } from "./take.js";

/** @typedef {import("./ratio.js").Ratio} Ratio */
/** @typedef {import("./refuse.js").Json} Json */
/** @typedef {import("./take.js").Value} Value */

/**
 * The certainty and the ends of all alternatives; nothing if none fits together.
 * @param {Json} catalog @param {Json} settings Valid, but for those that vary. @param {{ at?: unknown, over:
 *   string[] }} options
 * @returns {{ certainty: string, min?: string, max?: string } | undefined}
 */
export function rangeOver(catalog, settings, { at, over: names }) {
  const model = catalog.models.find((/** @type {Json} */ one) => one.id === settings.model);
  const isSetting = (/** @type {string} */ name) =>
    catalog.models.some((/** @type {Json} */ one) =>
      settingsOf(catalog, one).some(([known]) => known === name),
    );
  if (!names.every(isSetting)) return undefined;
  const varied = settingsOf(catalog, model).filter(([name]) => names.includes(name));
  const answers = alternatives(settings, varied).map((one) => estimate(catalog, one, { at }));
  const estimates = answers.flatMap((answer) => ("refusal" in answer ? [] : [answer]));
  return estimates.length === 0 ? undefined : spanOf(estimates);
}

/** @param {Json} settings @param {[string, Json][]} varied @returns {Json[]} */
function alternatives(settings, [first, ...left]) {
  if (first === undefined) return [settings];
  const [name, setting] = first;
  return valuesOf(setting).flatMap((value) => alternatives({ ...settings, [name]: value }, left));
}

/** All that a setting offers. @param {Json} setting @returns {Value[]} */
export function valuesOf(setting) {
  const options = offeredBy(setting);
  if (options) return options;
  const [min, step] = [parse(setting.min), parse(setting.step)];
  const { n, d } = over(minus(parse(setting.max), min), step);
  const at = (/** @type {number} */ count) => plus(min, times(step, { n: BigInt(count), d: 1n }));
  return Array.from({ length: Number(n / d) + 1 }, (_, count) => Number(format(at(count))));
}

/** @param {import("./price.js").Estimate[]} estimates @returns {{ certainty: string, min?: string, max?: string }} */
function spanOf(estimates) {
  const has = (/** @type {string} */ certainty) => estimates.some((one) => one.certainty === certainty);
  if (has("unpublished")) return { certainty: "unpublished" };
  const min = format(estimates.map((one) => parse(one.min ?? "")).reduce(smaller));
  if (has("at-least")) return { certainty: "at-least", min };
  const max = format(estimates.map((one) => parse(one.max ?? "")).reduce(larger));
  if (min !== max) return { certainty: "range", min, max };
  return { certainty: has("approximate") ? "approximate" : "exact", min, max };
}

/** @param {Ratio} a @param {Ratio} b @returns {Ratio} */
function smaller(a, b) {
  return compare(a, b) < 0 ? a : b;
}
