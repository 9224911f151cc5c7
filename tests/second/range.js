// A range in a condition: whether a number lies between its ends.

import { count } from "./amount.js";
import { compare, format, minus, parse, plus } from "./ratio.js";
import { sideOf } from "./use.js";

/** @typedef {import("./ratio.js").Ratio} Ratio */
/** @typedef {import("./refuse.js").Json} Json */

/**
 * Whether an end lets a number pass that compares like this with it.
 * @type {Record<string, (side: number) => boolean>}
 */
const PASSES = {
  above: (side) => side > 0,
  at_least: (side) => side >= 0,
  up_to: (side) => side <= 0,
  below: (side) => side < 0,
};

/** @param {unknown} wanted What a condition wants of a name. @returns {boolean} */
export function isRange(wanted) {
  return typeof wanted === "object" && !Array.isArray(wanted);
}

/** @param {Json} range @param {Ratio} number @returns {boolean} */
export function lies(range, number) {
  return Object.entries(range).every(([key, end]) => PASSES[key](compare(number, parse(end))));
}

/**
 * Counts the edges of a range that a number lies on, or one step beside.
 * @param {Json} range @param {Ratio} number
 * @param {Json | undefined} setting The number's setting, none if it is a quantity.
 * @param {Map<string, number>} forms
 */
export function countRange(range, number, setting, forms) {
  const kind = setting === undefined ? "quantity" : setting.options ? "options" : "steps";
  count(forms, `${lies(range, number) ? "inside" : "outside"} ${Object.keys(range).sort().join(" ")}`);
  for (const [key, written] of Object.entries(range)) {
    const end = parse(written);
    count(forms, `when ${kind} ${key}: ${sideOf(number, end)}`);
    if (kind === "steps") countBeside(key, end, number, parse(setting?.step), forms);
    // Such an end lies between two numbers, and this number is near it.
    if (placesOf(end) > placesOf(number) && isNear(number, end)) count(forms, `when ${kind} ${key}: finer`);
  }
}

/** @param {string} key @param {Ratio} end @param {Ratio} number @param {Ratio} step @param {Map<string, number>} forms */
function countBeside(key, end, number, step, forms) {
  if (compare(plus(number, step), end) === 0) count(forms, `when ${key}: a step below`);
  if (compare(minus(number, step), end) === 0) count(forms, `when ${key}: a step over`);
}

/** Whether two numbers differ by less than 1. @param {Ratio} a @param {Ratio} b @returns {boolean} */
function isNear(a, b) {
  const difference = minus(a, b);
  return difference.n < difference.d && -difference.n < difference.d;
}

/** @param {Ratio} value @returns {number} */
function placesOf(value) {
  return (format(value).split(".")[1] ?? "").length;
}
