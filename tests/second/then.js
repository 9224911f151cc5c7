// The steps of `then`: what happens to the total.

import { changeLine, count, exactly, multiply, round } from "./amount.js";
import { format, larger, minus, over, parse } from "./ratio.js";
import { sideOf } from "./use.js";

/** @typedef {import("./amount.js").Amount} Amount */
/** @typedef {import("./amount.js").Line} Line */
/** @typedef {import("./amount.js").Seen} Seen */
/** @typedef {import("./ratio.js").Ratio} Ratio */
/** @typedef {import("./refuse.js").Json} Json */

const HUNDRED = parse("100");

/**
 * The sum after all steps: without an amount if a reduction is unpublished, and then no later step is taken.
 * @param {Amount} sum
 * @param {Json[]} steps
 * @param {Seen} seen
 * @returns {{ amount: Amount | undefined, lines: Line[] }}
 */
export function then(sum, steps, seen) {
  let amount = sum;
  const lines = [];
  for (const step of steps) {
    if (step.percent_off === "unpublished") {
      count(seen.forms, step === steps[steps.length - 1] ? "reduction: last" : "reduction: others follow");
      lines.push({ label: labelOf(step), certainty: "unpublished", factors: [] });
      return { amount: undefined, lines };
    }
    const changed = change(amount, step, seen);
    lines.push(...changeLine(labelOf(step), amount, changed));
    amount = changed;
  }
  return { amount, lines };
}

/** @param {Json} step @returns {string} */
function labelOf(step) {
  if (step.label !== undefined) return step.label;
  if (step.round) return "Rounding";
  if (step.minimum !== undefined) return "Minimum";
  return step.percent_off === "unpublished" ? "Reduction" : `${format(parse(step.percent_off))} % off`;
}

/** @param {Amount} amount @param {Json} step @param {Seen} seen @returns {Amount} */
function change(amount, step, seen) {
  if (step.round) return round(amount, step.round, seen);
  if (step.percent_off !== undefined) {
    count(seen.forms, `percent_off: ${["0", "100"].find((all) => all === step.percent_off) ?? "some"}`);
    return { ...multiply([amount, exactly(leftAfter(step.percent_off))]), certainty: amount.certainty };
  }
  const minimum = parse(step.minimum);
  count(seen.forms, `minimum: ${sideOf(amount.min, minimum)}`);
  return { ...amount, min: larger(amount.min, minimum), max: larger(amount.max, minimum) };
}

/** What is left of 1. @param {string} percent @returns {Ratio} */
export function leftAfter(percent) {
  return over(minus(HUNDRED, parse(percent)), HUNDRED);
}
