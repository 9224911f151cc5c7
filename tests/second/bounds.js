// Bounds: the largest value of its kind, and the decimals that all of its kind have.

import { format, larger, parse, plus, power, times } from "./ratio.js";

/** @typedef {import("./ratio.js").Ratio} Ratio */
/**
 * @typedef {{ most: Ratio, places: number }} Bound The largest value, and the decimals that all values of its kind
 *   have.
 */

const LIMIT = 28;

/** Whether a value fits in 28 digits, taken without its point. @param {Bound} bound @returns {boolean} */
export function isShort({ most, places }) {
  const whole = times(most, { n: power(places), d: 1n });
  return places <= LIMIT && whole.n / whole.d < power(LIMIT);
}

/** @param {string} text @returns {Bound} */
export function decimalBound(text) {
  return atLeastOne(plainBound(parse(text)));
}

/** @param {Ratio} most @returns {Bound} */
export function plainBound(most) {
  return { most, places: placesOf(most) };
}

/**
 * The largest of some decimals, and the most decimals: a 0 beside 0.1 does not count as 1.
 * @param {string[]} texts @returns {Bound}
 */
export function largestFigure(texts) {
  return atLeastOne(largestOf(texts.map((text) => plainBound(parse(text)))));
}

/** @param {Ratio} value @returns {number} */
export function placesOf(value) {
  return (format(value).split(".")[1] ?? "").length;
}

/**
 * A bound below one unit of its last place counts as one: zeros do not hide what stands beside them.
 * @param {Bound} bound
 * @returns {Bound}
 */
export function atLeastOne({ most, places }) {
  return { most: larger(most, { n: 1n, d: power(places) }), places };
}

/** @param {Bound[]} bounds @returns {Bound} */
export function productOf(bounds) {
  return bounds.reduce((a, b) => ({ most: times(a.most, b.most), places: a.places + b.places }));
}

/** @param {Bound[]} bounds @returns {Bound} */
export function sumOf(bounds) {
  return bounds.reduce((a, b) => ({ most: plus(a.most, b.most), places: Math.max(a.places, b.places) }));
}

/** @param {Bound[]} bounds @returns {Bound} */
export function largestOf(bounds) {
  return bounds.reduce((a, b) => ({ most: larger(a.most, b.most), places: Math.max(a.places, b.places) }));
}
