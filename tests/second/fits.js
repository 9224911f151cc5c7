// The digit budget of FORMAT.md, "Every number fits": every value of a model at its largest, and the digits it needs.

import {
  atLeastOne,
  decimalBound,
  isShort,
  largestOf,
  placesOf,
  plainBound,
  productOf,
  sumOf,
} from "./bounds.js";
import { ends, figuresBound, numberBound, numberBounds, tableBound } from "./numbers.js";
import { ONE, over, parse, power, times } from "./ratio.js";
import { leftAfter } from "./then.js";
import { counted, isEndless } from "./use.js";

/** @typedef {import("./bounds.js").Bound} Bound */
/** @typedef {import("./ratio.js").Ratio} Ratio */
/** @typedef {import("./refuse.js").Json} Json */

/** Whether every amount of every model stays within 28 digits. @param {Json} catalog @returns {boolean} */
export function fits(catalog) {
  return catalog.models.every((/** @type {Json} */ model) => modelFits(catalog, model));
}

/** @param {Json} catalog @param {Json} model @returns {boolean} */
export function modelFits(catalog, model) {
  return boundsOf(catalog, model).every(isShort);
}

/** All values of a model that must fit. @param {Json} catalog @param {Json} model @returns {Bound[]} */
function boundsOf(catalog, model) {
  const { numbers, quantities } = numberBounds(catalog, model);
  const charges = model.price.map((/** @type {Json} */ charge) => chargeBounds(charge, numbers));
  return [...quantities, ...charges.flat(), ...totalBounds(charges, model.then ?? [])];
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
  const endless = written.filter(isEndless);
  const divisor = endless.map((/** @type {Json} */ { per }) => parse(per)).reduce(times, ONE);
  const rounded = roundedBound({ ...rest, most: over(rest.most, divisor) }, charge.round.to);
  const divided = endless.length === 0 ? [] : divisionBounds(endless, rest, charge.round.to);
  return [...uses, product, ...divided, rounded, productOf([rounded, ...each])];
}

/**
 * What a division without an end is made of: the divisor without its point, and, at the same decimals, its steps and what
 * is divided.
 * @param {Json[]} uses @param {Bound} product @param {string} to
 * @returns {Bound[]}
 */
function divisionBounds(uses, product, to) {
  const pers = uses.map((use) => parse(use.per));
  const moved = pers.map(placesOf).reduce((a, b) => a + b);
  const divisor = times(pers.reduce(times), { n: power(moved), d: 1n });
  const divided = times(product.most, { n: power(moved), d: 1n });
  const places = Math.max(product.places - moved, placesOf(parse(to)));
  return [
    { most: divisor, places: 0 },
    { most: times(divisor, parse(to)), places },
    { most: divided, places },
  ];
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
 * The whole number at the decimals of its use, and what the rate is multiplied by; of blocks also what is counted in them.
 * @param {Json} use
 * @param {Map<string, Bound>} numbers
 * @returns {[Bound, Bound, Bound?]}
 */
function useBounds(use, numbers) {
  const { most: largest } = numberBound(use.of, numbers);
  const places = usePlaces(use, numbers);
  const whole = { most: largest, places };
  const count = counted(use, largest);
  if (isEndless(use)) return [whole, atLeastOne({ most: count, places })];
  const per = parse(use.per ?? "1");
  const most = over(count, per);
  const blocks = { n: most.n / most.d + 1n, d: 1n };
  if (use.started) return [whole, { most: blocks, places: 0 }, { most: count, places }];
  return [whole, atLeastOne({ most, places: places + placesOf(over(ONE, per)) })];
}

/**
 * The decimals of a use, before it divides.
 * @param {Json} use @param {Map<string, Bound>} numbers @returns {number}
 */
function usePlaces(use, numbers) {
  const decimals = ["above", "up_to", "at_least", "per"].flatMap((key) => use[key] ?? []);
  const places = decimals.map((text) => placesOf(parse(text)));
  return Math.max(numberBound(use.of, numbers).places, ...places);
}

/** @param {any} written A figure or a table. @returns {Bound} */
function rateBound(written) {
  return written.by ? tableBound(written) : figuresBound(ends(written));
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
  for (const step of steps) {
    const before = sums[sums.length - 1];
    const after = afterStep(before, step);
    // On some days a dated step is not there.
    const isDated = step.effective_from !== undefined || step.effective_until !== undefined;
    sums.push(isDated ? largestOf([before, after]) : after);
  }
  return sums;
}

/** @param {Bound} sum @param {Json} step @returns {Bound} */
function afterStep(sum, step) {
  if (step.round) return roundedBound(sum, step.round.to);
  if (step.minimum !== undefined) return largestOf([sum, plainBound(parse(step.minimum))]);
  if (step.percent_off === "unpublished") return sum;
  return productOf([sum, atLeastOne(plainBound(leftAfter(step.percent_off)))]);
}
