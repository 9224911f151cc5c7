// Prices made to stand right at the digit limit, where chance alone seldom leads: one side loads, the other does not.

import { DIVISIONS } from "./divide.js";
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
  const make = random.pick([
    roundedTotal,
    roundedEach,
    fineUse,
    blocks,
    fineBlocks,
    nothingLeft,
    cappedUse,
    changedTotal,
    ...DIVISIONS,
    deadCell,
  ]);
  Object.assign(model, make(random, model));
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

/**
 * A whole number of 15 to 17 digits, counted by its use at 12 decimals: 27 to 29 digits. Sometimes the decimals come
 * from `per`, which takes 12 more or, in blocks, none.
 * @param {Random} random
 * @param {Json} model
 * @returns {Json}
 */
function fineUse(random, model) {
  const key = random.pick(["up_to", "above", "at_least"]);
  const fine = random.chance(0.5)
    ? { [key]: random.pick([FINEST, "1.000000000001", "999999999.999999999999"]) }
    : { per: random.pick([FINEST, "0.000000000064", "0.000000000003"]), started: true };
  const use = { of: "brim", ...fine };
  const small = key !== "above" && random.chance(0.5) ? { up_to: "2" } : {};
  const zeros = random.chance(0.3) ? random.int(3, 5) : random.int(14, 16);
  if (zeros < 6) Object.assign(use, { per: FINEST, started: false });
  return withBrim(random, model, tensOf(zeros), { ...small, ...use });
}

/**
 * Blocks of the finest size, as many as 28 digits hold or one less: one more may have begun.
 * @param {Random} random
 * @param {Json} model
 * @returns {Json}
 */
function blocks(random, model) {
  const tail = random.pick(["0.999999999999", "0.999999999998", "0.99"]);
  const use = { of: "full", per: random.pick([FINEST, FINEST, "0.000000000002"]), started: true };
  const made = withBrim(random, model, random.pick([["99999999", "100000001"]]), use);
  return { ...made, quantities: { ...made.quantities, full: { sum: ["brim", tail] } } };
}

/**
 * A small number of 24 decimals, counted in blocks, but at least so many: 27 to 29 digits.
 * @param {Random} random
 * @param {Json} model
 * @returns {Json}
 */
function fineBlocks(random, model) {
  const size = random.pick([{}, { per: "3" }, { per: "0.7" }]);
  const least = random.pick(["999", "9999", "9999.9", "10000", "2000000"]);
  const use = { of: "finest", at_least: least, started: true, ...size };
  const made = withBrim(random, model, ["7"], use);
  const per = "100000000";
  const fine = { product: ["brim"], per };
  const finer = { product: ["fine"], per };
  return { ...made, quantities: { ...made.quantities, fine, finer, finest: { product: ["finer"], per } } };
}

/**
 * A use that counts nothing of the largest number stands for one unit of its last place.
 * @param {Random} random
 * @param {Json} model
 * @returns {Json}
 */
function nothingLeft(random, model) {
  const per = random.pick([{}, { per: "2" }, { per: "4" }, { per: "0.5" }, { per: "3", started: true }]);
  const above = random.pick(["1", "5", "0.5", "0.9"]);
  const use = { of: "brim", above, ...per };
  const made = withBrim(random, model, ["1"], use);
  const whole = ["999999.9", "9999999", "1999999.9", "4999999.9", "199999.9", "99999.99"];
  made.price[0].rate = random.pick(["999999999.999999999999", "999999999.99999999999"]);
  made.price[0].times = random.some([...made.price[0].times, random.pick(whole)], 2);
  return made;
}

/**
 * A large number of which only some counts, times a fine rate.
 * @param {Random} random
 * @param {Json} model
 * @returns {Json}
 */
function cappedUse(random, model) {
  const cap = random.pick(["10", "9.9", "100", "99"]);
  const floor = random.chance(0.3) ? { at_least: random.pick(["100", "10", "99.9"]) } : {};
  const use = { of: "brim", up_to: cap, ...floor, ...random.pick([{}, { above: "1" }, { started: true }]) };
  const made = withBrim(random, model, tensOf(random.int(2, 16)), use);
  made.price[0].rate = "999999999.999999999999";
  made.price[0].times.push(random.pick(["99999", "999999", "99999.9", "100000"]));
  if (random.chance(0.5))
    made.price[0].round = { to: random.pick(["1", FINEST, "0.3"]), mode: "floor", each: "brim" };
  return made;
}

/**
 * A sum of 14 to 28 digits that a step gives more decimals, takes away, or raises.
 * @param {Random} random
 * @returns {Json}
 */
function changedTotal(random) {
  const fine = random.chance(0.3) ? ["1.000000000001", random.pick(["0.01", "1.000000000001"])] : [];
  const price = [{ label: "A", rate: "9", times: [...tensOf(random.int(0, 16)), ...fine] }];
  const percents = ["100", "50", "99", "12.5", "33.333333333333", "0.000000000001", "99.999999999999", "0"];
  const step = () =>
    random.pick([
      { percent_off: random.pick(percents) },
      { percent_off: "unpublished" },
      { minimum: random.pick([FINEST, "0", "1", "999999999", "999999999.999999999999"]) },
      { round: { to: random.pick([FINEST, "1", "0.03"]), mode: "ceil" } },
    ]);
  // biome-ignore lint/suspicious/noThenProperty: the format's own word
  return { price, then: Array.from({ length: random.int(1, 3) }, step) };
}

/**
 * A model with a quantity that is the product of some decimals, and one charge for a use.
 * @param {Random} random
 * @param {Json} model
 * @param {string[]} items
 * @param {Json} use
 * @returns {Json}
 */
function withBrim(random, model, items, use) {
  const one = { kind: "number", label: "One", options: ["1"], default: "1" };
  const round = random.chance(0.3) ? { round: { to: "1", mode: "ceil", each: use.of } } : {};
  return {
    settings: { ...model.settings, one },
    quantities: { brim: { product: ["one", ...items] } },
    price: [{ label: "A", rate: random.pick(["1", "0", "0.1"]), times: [use], ...round }],
  };
}

/**
 * A quantity made of a table whose largest figure no choice leads to: 27 to 29 digits.
 * @param {Random} random
 * @param {Json} model
 * @returns {Json}
 */
function deadCell(random, model) {
  const rest = { "*": random.pick(["900000000", "1", "90000000.1"]) };
  const table = { by: ["one"], cells: { 1: "1", ...random.pick([rest, {}]) } };
  const made = withBrim(random, model, tensOf(random.int(18, 20)), { of: "brim", started: true });
  made.quantities.brim.product.push(table);
  return made;
}

/** A power of ten as a product of decimals, each of at most 9 digits. @param {number} zeros @returns {string[]} */
function tensOf(zeros) {
  return zeros <= 8 ? [tens(zeros)] : [tens(8), ...tensOf(zeros - 8)];
}

/** @param {number} zeros @returns {string} A one and so many zeros. */
function tens(zeros) {
  return writeShortest(power(zeros + 12));
}
