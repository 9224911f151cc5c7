// The digit budget of FORMAT.md, "Every number fits": every value of a model at its largest, and the digits it needs.

import { format, larger, ONE, over, parse, plus, power, times } from "./ratio.js";
import { settingsOf } from "./refuse.js";
import { leftAfter } from "./then.js";
import { counted } from "./use.js";

/** @typedef {import("./ratio.js").Ratio} Ratio */
/** @typedef {import("./refuse.js").Json} Json */
/**
 * @typedef {{ most: Ratio, places: number }} Bound The largest value, and the decimals that all values of its kind have.
 */

const LIMIT = 28;

/** Whether every amount of every model stays within 28 digits. @param {Json} catalog @returns {boolean} */
export function fits(catalog) {
  return catalog.models.every((/** @type {Json} */ model) => boundsOf(catalog, model).every(isShort));
}

/** @param {Bound} bound @returns {boolean} */
function isShort({ most, places }) {
  const whole = times(most, { n: power(places), d: 1n });
  return places <= LIMIT && whole.n / whole.d < power(LIMIT);
}

/** All values of a model that must fit. @param {Json} catalog @param {Json} model @returns {Bound[]} */
function boundsOf(catalog, model) {
  const { numbers, quantities } = numberBounds(catalog, model);
  const charges = model.price.map((/** @type {Json} */ charge) => chargeBounds(charge, numbers));
  return [...quantities, ...charges.flat(), ...totalBounds(charges, model.then ?? [])];
}

/**
 * The number settings and the quantities by name, and all values of the quantities.
 * @param {Json} catalog @param {Json} model @returns {{ numbers: Map<string, Bound>, quantities: Bound[] }}
 */
function numberBounds(catalog, model) {
  const numbers = settingBounds(catalog, model);
  const quantities = Object.entries(model.quantities ?? {}).flatMap(([name, quantity]) => {
    const [before, after] = quantityBounds(quantity, numbers);
    numbers.set(name, after);
    return [before, after];
  });
  return { numbers, quantities };
}

/** The decimals that each number of a model has. @param {Json} catalog @param {Json} model @returns {Map<string, number>} */
export function numberPlaces(catalog, model) {
  const { numbers } = numberBounds(catalog, model);
  return new Map([...numbers].map(([name, { places }]) => [name, places]));
}

/** @param {Json} catalog @param {Json} model @returns {Map<string, Bound>} */
function settingBounds(catalog, model) {
  const numbers = settingsOf(catalog, model).filter(([, setting]) => setting.kind === "number");
  return new Map(numbers.map(([name, setting]) => [name, settingBound(setting)]));
}

/** @param {Json} setting @returns {Bound} */
function settingBound(setting) {
  if (setting.options) return largestFigure(setting.options);
  const { places } = largestFigure([setting.min, setting.step]);
  return atLeastOne({ most: parse(setting.max), places });
}

/** @param {string} text @returns {Bound} */
function decimalBound(text) {
  return atLeastOne(plainBound(parse(text)));
}

/** @param {Ratio} most @returns {Bound} */
function plainBound(most) {
  return { most, places: placesOf(most) };
}

/**
 * The largest of some decimals, and the most decimals: a 0 beside 0.1 does not count as 1.
 * @param {string[]} texts @returns {Bound}
 */
function largestFigure(texts) {
  return atLeastOne(largestOf(texts.map((text) => plainBound(parse(text)))));
}

/** @param {Ratio} value @returns {number} */
function placesOf(value) {
  return (format(value).split(".")[1] ?? "").length;
}

/**
 * A bound below one unit of its last place counts as one: zeros do not hide what stands beside them.
 * @param {Bound} bound
 * @returns {Bound}
 */
function atLeastOne({ most, places }) {
  return { most: larger(most, { n: 1n, d: power(places) }), places };
}

/** @param {Bound[]} bounds @returns {Bound} */
function productOf(bounds) {
  return bounds.reduce((a, b) => ({ most: times(a.most, b.most), places: a.places + b.places }));
}

/** @param {Bound[]} bounds @returns {Bound} */
function sumOf(bounds) {
  return bounds.reduce((a, b) => ({ most: plus(a.most, b.most), places: Math.max(a.places, b.places) }));
}

/** @param {Bound[]} bounds @returns {Bound} */
function largestOf(bounds) {
  return bounds.reduce((a, b) => ({ most: larger(a.most, b.most), places: Math.max(a.places, b.places) }));
}

/**
 * A quantity before and after it is divided.
 * @param {Json} quantity
 * @param {Map<string, Bound>} numbers
 * @returns {[Bound, Bound]}
 */
function quantityBounds(quantity, numbers) {
  const items = (quantity.product ?? quantity.sum ?? quantity.largest).map((/** @type {string} */ item) =>
    numberBound(item, numbers),
  );
  const before = quantity.product ? productOf(items) : quantity.sum ? sumOf(items) : largestOf(items);
  const share = over(ONE, parse(quantity.per ?? "1"));
  return [before, productOf([before, { most: share, places: placesOf(share) }])];
}

/** @param {string} item A name or a decimal. @param {Map<string, Bound>} numbers @returns {Bound} */
function numberBound(item, numbers) {
  return numbers.get(item) ?? decimalBound(item);
}

/**
 * The values of a charge that must fit: the last is its largest amount. A running product needs no
 * more digits than the whole one, because every bound is at least one unit of its last place.
 * @param {Json} charge @param {Map<string, Bound>} numbers
 * @returns {Bound[]}
 */
function chargeBounds(charge, numbers) {
  const written = charge.times ?? [];
  const uses = written.flatMap((/** @type {any} */ factor) => (factor.of ? useBounds(factor, numbers) : []));
  const factors = written.map((/** @type {any} */ factor) => factorBound(factor, numbers));
  const product = productOf([rateBound(charge.rate), ...factors]);
  if (!charge.round) return [...uses, product];
  const at = written.findIndex((/** @type {any} */ factor) => isNamed(factor, charge.round.each));
  const each = at === -1 ? [] : [factors[at]];
  const rest = productOf([
    rateBound(charge.rate),
    ...factors.filter((/** @type {Bound} */ _, /** @type {number} */ index) => index !== at),
  ]);
  const rounded = roundedBound(rest, charge.round.to);
  return [...uses, product, rounded, productOf([rounded, ...each])];
}

/** @param {any} factor @param {string | undefined} name @returns {boolean} */
function isNamed(factor, name) {
  return name !== undefined && (factor === name || factor.of === name);
}

/** @param {any} factor @param {Map<string, Bound>} numbers @returns {Bound} */
function factorBound(factor, numbers) {
  if (typeof factor === "string") return numberBound(factor, numbers);
  return factor.of ? useBounds(factor, numbers)[1] : rateBound(factor);
}

/**
 * The whole number at the decimals of its use, and what the rate is multiplied by.
 * @param {Json} use
 * @param {Map<string, Bound>} numbers
 * @returns {[Bound, Bound]}
 */
function useBounds(use, numbers) {
  const number = numberBound(use.of, numbers);
  const decimals = ["above", "up_to", "at_least", "per"].flatMap((key) => use[key] ?? []);
  const places = Math.max(number.places, ...decimals.map((text) => placesOf(parse(text))));
  const whole = { most: number.most, places };
  const per = parse(use.per ?? "1");
  const most = over(counted(use, number.most), per);
  if (use.started) return [whole, { most: { n: most.n / most.d + 1n, d: 1n }, places: 0 }];
  return [whole, atLeastOne({ most, places: places + placesOf(over(ONE, per)) })];
}

/** @param {any} written A figure or a table. @returns {Bound} */
function rateBound(written) {
  const figures = written.by ? figuresIn(written.cells, written.by.length) : ends(written);
  // A figure that is not published has no digits, but its factors have theirs.
  return figures.length === 0 ? { most: ONE, places: 0 } : largestFigure(figures);
}

/** @param {any} cells @param {number} left The axes that are left. @returns {string[]} */
function figuresIn(cells, left) {
  if (left === 0 || typeof cells === "string") return ends(cells);
  const below = Array.isArray(cells) ? cells.map((band) => band.is) : Object.values(cells);
  return below.flatMap((cell) => figuresIn(cell, left - 1));
}

/** The decimals of one figure. @param {any} figure @returns {string[]} */
function ends(figure) {
  if (figure === "unpublished") return [];
  return typeof figure === "string" ? [figure] : Object.values(figure);
}

/**
 * Rounding may take a value one step above it, whatever the mode, but only to a multiple of the step.
 * @param {Bound} bound @param {string} to @returns {Bound}
 */
function roundedBound({ most }, to) {
  const step = decimalBound(to);
  const steps = over(most, step.most);
  return { most: times({ n: steps.n / steps.d + 1n, d: 1n }, step.most), places: step.places };
}

/**
 * The sum of the charges as they are rounded, and the sum after each step on the total.
 * @param {Bound[][]} charges
 * @param {Json[]} steps
 * @returns {Bound[]}
 */
function totalBounds(charges, steps) {
  const sums = [sumOf(charges.map((bounds) => bounds[bounds.length - 1]))];
  for (const step of steps) sums.push(afterStep(sums[sums.length - 1], step));
  return sums;
}

/** @param {Bound} sum @param {Json} step @returns {Bound} */
function afterStep(sum, step) {
  if (step.round) return roundedBound(sum, step.round.to);
  if (step.minimum !== undefined) return largestOf([sum, plainBound(parse(step.minimum))]);
  if (step.percent_off === "unpublished") return sum;
  return productOf([sum, atLeastOne(plainBound(leftAfter(step.percent_off)))]);
}
