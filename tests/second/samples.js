// Small catalogs for the tests of the second implementation.

import { estimate } from "./price.js";

/** @typedef {import("./refuse.js").Json} Json */

/** A catalog of one model. @param {Json[]} price @param {Json} [more] @returns {Json} */
export function catalogOf(price, more = {}) {
  return { unit: "credits", notes: {}, settings: {}, models: [{ id: "m", price, ...more }] };
}

/** @param {Json} catalog @param {Json} [settings] @param {unknown} [at] @returns {any} */
export function ask(catalog, settings = {}, at = undefined) {
  return estimate(catalog, { model: "m", ...settings }, { at });
}

/** A whole number from 0 to 9,999,999. */
export const COUNT = { kind: "number", min: "0", max: "9999999", step: "1" };

/** A setting with two words and a default. @type {Json} */
export const QUALITY = { kind: "options", label: "Q", options: ["low", "high"], default: "low" };
/** A charge for everybody. */
export const ONCE = { label: "A", rate: "1" };
