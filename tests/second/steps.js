// Random steps on the total, with minimums that the total often meets, and reductions on the edges.

import { randomAt, randomDates } from "./calendar.js";
import { randomValues } from "./choose.js";
import { LABELS } from "./offer.js";
import { estimate } from "./price.js";
import { decimal, HAIR, PLACES, unitsOf, write } from "./random.js";

/** @typedef {import("./generate.js").Place} Place */
/** @typedef {import("./random.js").Random} Random */
/** @typedef {import("./refuse.js").Json} Json */

const PERCENTS = ["0", "100", "100", "12.5", "30", "50", "33.333333333333", "99.999999999999", "5", "0.1"];
const MINIMUMS = ["0", "1", "5", "20", "0.01", "1000", "999999999.999999999999"];

/**
 * Gives a model that has its charges a few steps, one after the other: a minimum looks at what comes before it.
 * @param {Place} place
 * @param {(place: Place) => Json} randomRound
 */
export function addSteps(place, randomRound) {
  const { random, model } = place;
  // biome-ignore lint/suspicious/noThenProperty: the format's own word
  model.then = [];
  for (let left = random.pick([0, 1, 1, 1, 2, 2, 3, 4]); left > 0; left--) {
    const label = random.chance(0.25) ? { label: random.pick(LABELS) } : {};
    const dates = place.dated && random.chance(0.5) ? randomDates(random) : {};
    model.then.push({ ...randomStep(place, randomRound), ...label, ...dates });
  }
}

/** @param {Place} place @param {(place: Place) => Json} randomRound @returns {Json} */
function randomStep(place, randomRound) {
  const { random } = place;
  const kind = random.int(1, 10);
  if (kind <= 4) return { round: randomRound(place) };
  if (kind <= 7) return { minimum: randomMinimum(place) };
  return { percent_off: randomPercent(place) };
}

/** @param {Place} place @returns {string} */
function randomPercent({ random, flavour }) {
  if (random.chance(0.12)) return "unpublished";
  if (flavour === "long" && random.chance(0.5))
    return write(random, decimal(random, 2, random.int(1, PLACES)));
  return write(random, unitsOf(random.pick(PERCENTS)));
}

/** @param {Place} place @returns {string} */
function randomMinimum(place) {
  const { random, to, flavour } = place;
  if (flavour === "long" && random.chance(0.3))
    return write(random, decimal(random, random.pick([1, 5, 9]), random.pick([0, 2, 8, PLACES])));
  const total = random.chance(0.8) ? totalOf(place) : undefined;
  if (total === undefined) return random.pick(MINIMUMS);
  const units = unitsOf(total) + random.pick([0n, 0n, 0n, HAIR, -HAIR, to, -to]);
  return units < 0n || units >= unitsOf("1000000000") ? "0" : write(random, units);
}

/**
 * An end of the total of some choice, if it can be written as a decimal.
 * @param {Place} place @returns {string | undefined}
 */
function totalOf({ random, catalog, model, settings }) {
  const values = Object.fromEntries(randomValues(random, settings));
  const answer = tryEstimate(catalog, { ...values, model: model.id }, randomAt(random, model));
  if (answer === undefined || "refusal" in answer) return undefined;
  const end = random.chance(0.7) ? answer.min : answer.max;
  return /^[0-9]{1,9}(\.[0-9]{1,12})?$/.test(end ?? "") ? end : undefined;
}

/**
 * A model that is not yet known to be valid may lack a cell.
 * @param {Json} catalog @param {Json} settings @param {unknown} at
 */
function tryEstimate(catalog, settings, at) {
  try {
    return estimate(catalog, settings, { at });
  } catch {
    return undefined;
  }
}
