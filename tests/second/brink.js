// Prices made to stand right at the digit limit, where chance alone seldom leads: one side loads, the other does not.

import { writeShortest } from "./random.js";
import { power } from "./ratio.js";

/** @typedef {import("./random.js").Random} Random */
/** @typedef {import("./refuse.js").Json} Json */

const FINEST = "0.000000000001";

/**
 * Gives a model without a price one at the limit.
 * @param {Random} random
 * @param {Json} model
 */
export function addBrink(random, model) {
  Object.assign(model, random.chance(0.5) ? roundedTotal(random) : roundedEach(random, model));
}

/**
 * A whole sum of 15 to 17 digits, rounded to 12 decimals: 27 to 29 digits.
 * @param {Random} random
 * @returns {Json}
 */
function roundedTotal(random) {
  const price = [{ label: "A", rate: "900000000", times: [tens(random.int(6, 8))] }];
  // biome-ignore lint/suspicious/noThenProperty: the format's own word
  return { price, then: [{ round: { to: FINEST, mode: "floor" } }] };
}

/**
 * Nine steps and at most one more, times a number of 26 to 28 digits that begins with 1: 27 to 29 digits.
 * @param {Random} random
 * @param {Json} model
 * @returns {Json}
 */
function roundedEach(random, model) {
  const one = { kind: "number", label: "One", options: ["1"], default: "1" };
  const item = random.pick(["100000000.000000000001", "109999999.999999999999"]);
  return {
    settings: { ...model.settings, one },
    quantities: { brim: { product: ["one", item, tens(random.int(5, 7))] } },
    price: [{ label: "A", rate: "9", times: ["brim"], round: { to: "1", mode: "floor", each: "brim" } }],
  };
}

/** @param {number} zeros @returns {string} A one and so many zeros. */
function tens(zeros) {
  return writeShortest(power(zeros + 12));
}
