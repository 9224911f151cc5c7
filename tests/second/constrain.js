// Random constraints: mostly such that something can be chosen, and that the defaults can.

import { planOf } from "./classes.js";
import { numbersIn, randomConditions } from "./conditions.js";
import { problemsOfChoice } from "./prove.js";

/** @typedef {import("./generate.js").Place} Place */
/** @typedef {import("./refuse.js").Json} Json */

/** Gives a model that has its settings and quantities some constraints. @param {Place} place */
export function addConstraints(place) {
  const { random, catalog, model, settings } = place;
  const names = [...new Set([...settings.map(([name]) => name), ...numbersIn(place)])];
  const deciding = [...new Set(settings.flatMap(([, { when }]) => Object.keys(when ?? {})))];
  if (names.length === 0) return;
  model.constraints = [];
  for (let left = random.pick([0, 1, 1, 2, 2, 3]); left > 0; left--) {
    const before = model.constraints;
    model.constraints = [
      ...before,
      randomConstraint(place, deciding.length > 0 && random.chance(0.4) ? deciding : names),
    ];
    if (problemsOfChoice(planOf(catalog, model)).length > 0 && random.chance(0.96))
      model.constraints = before;
  }
}

/** @param {Place} place @param {string[]} names @returns {Json} */
function randomConstraint(place, names) {
  const { random } = place;
  const some = () => randomConditions(place, random.some(names, random.pick([1, 1, 1, 2])));
  return random.chance(0.7) ? { when: some(), only: some() } : { only: some() };
}
