// Looks through all combinations of what a model's conditions tell apart.

import { emptyChoice, holds, put } from "./choice.js";
import { conditionsOf } from "./ends.js";
import { isFitting } from "./together.js";

/** @typedef {import("./choice.js").Choice} Choice */
/** @typedef {import("./classes.js").Plan} Plan */
/** @typedef {import("./refuse.js").Json} Json */
/** @typedef {(choice: Choice) => boolean} Test */

export const MOST_COMBINATIONS = 100_000;
const TOO_MANY = "TOO_MANY_COMBINATIONS";

/**
 * A code if a combination that breaks no constraint has something that it may not have, or if there are too many to
 * look.
 * @param {Plan} plan @param {string[]} names What is looked at, beside what stands in constraints and in settings'
 *   `when`.
 * @param {string} code @param {Test} test @param {number} [periods] How many days are told apart.
 * @returns {string | undefined}
 */
export function codeIf(plan, names, code, test, periods = 1) {
  const looked = withConstraints(plan, names);
  if (combinationsOf(plan, looked) * periods > MOST_COMBINATIONS) return TOO_MANY;
  return someChoice(plan, looked, (choice) => isFitting(plan.model, choice) && test(choice))
    ? code
    : undefined;
}

/**
 * A code if no combination breaks no constraint.
 * @param {Plan} plan @param {string} code @returns {string | undefined}
 */
export function codeIfNone(plan, code) {
  const found = codeIf(plan, [], code, () => true);
  if (found === TOO_MANY) return TOO_MANY;
  return found === undefined ? code : undefined;
}

/** @param {Plan} plan @param {string[]} names @returns {Set<string>} */
function withConstraints({ model, offered }, names) {
  const constraints = (model.constraints ?? []).flatMap(conditionsOf);
  const existence = offered.map(([, { when }]) => when ?? {});
  return new Set([...names, ...[...constraints, ...existence].flatMap(Object.keys)]);
}

/** @param {Plan} plan @param {Set<string>} names @returns {number} */
function combinationsOf({ classes }, names) {
  return [...names].map((name) => classes.get(name)?.length ?? 1).reduce((a, b) => a * b, 1);
}

/**
 * Whether some combination passes a test.
 * @param {Plan} plan @param {Set<string>} names @param {Test} test @returns {boolean}
 */
function someChoice(plan, names, test) {
  const order = [...plan.classes.keys()].filter((name) => names.has(name));
  return someFrom(plan, order, emptyChoice(plan.offered), test);
}

/** @param {Plan} plan @param {string[]} order @param {Choice} choice @param {Test} test @returns {boolean} */
function someFrom(plan, [name, ...left], choice, test) {
  if (name === undefined) return test(choice);
  if (!exists(plan, name, choice)) return someFrom(plan, left, choice, test);
  const found = (plan.classes.get(name) ?? []).some((value) => {
    if (typeof value === "object") choice.numbers.set(name, value);
    else put(choice, name, value);
    return someFrom(plan, left, choice, test);
  });
  choice.values.delete(name);
  choice.numbers.delete(name);
  return found;
}

/**
 * Whether a setting or a quantity exists for a choice, which has what stands in settings' `when`.
 * @param {Plan} plan @param {string} name @param {Choice} choice @returns {boolean}
 */
export function exists({ existence }, name, choice) {
  return (existence.get(name) ?? []).every((when) => holds(when, choice));
}

/**
 * Whether a setting or a quantity exists for all that can be chosen, as far as it says itself.
 * @param {Plan} plan @param {string} name @returns {boolean}
 */
export function existsAlways({ existence }, name) {
  return (existence.get(name) ?? []).length === 0;
}
