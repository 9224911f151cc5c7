// Groups: the settings and numbers that tables, conditions and constraints bind together, and how many combinations each
// group has.

import { askedBy, conditionsOf, tablesIn } from "./ends.js";
import { MOST_COMBINATIONS } from "./search.js";
import { offeredBy } from "./take.js";

/** @typedef {import("./classes.js").Plan} Plan */
/** @typedef {import("./refuse.js").Json} Json */
/**
 * @typedef {{ count: (name: string) => number, isMember: (name: string) => boolean }} Reading How many combinations
 *   a name has,
 *   and which names bind a group.
 */

/**
 * Whether no group has too many combinations.
 * @param {Plan} plan @param {Reading} [reading] @returns {boolean}
 */
export function isSmall(plan, { count, isMember } = plainReading(plan)) {
  const size = (/** @type {Set<string>} */ group) => [...group].map(count).reduce((a, b) => a * b, 1);
  return groupsOf(plan, isMember).every((group) => size(group) <= MOST_COMBINATIONS);
}

/**
 * Options, or the different ends and one; a quantity that is compared to no end binds nothing.
 * @param {Plan} plan @returns {Reading}
 */
function plainReading({ offered, starts }) {
  const settings = new Map(offered);
  return {
    count: (name) => offeredBy(settings.get(name) ?? {})?.length ?? (starts.get(name)?.length ?? 0) + 1,
    isMember: (name) => settings.has(name) || (starts.get(name)?.length ?? 0) > 0,
  };
}

/** @param {Plan} plan @param {Reading["isMember"]} isMember @returns {Set<string>[]} */
function groupsOf(plan, isMember) {
  /** @type {Set<string>[]} */
  let groups = [];
  for (const names of bindings(plan)) {
    const members = names.filter(isMember);
    const bound = groups.filter((group) => members.some((name) => group.has(name)));
    const joined = new Set([...members, ...bound.flatMap((group) => [...group])]);
    groups = [...groups.filter((group) => !bound.includes(group)), joined];
  }
  return groups;
}

/** The names that stand in one place together. @param {Plan} plan @returns {string[][]} */
function bindings({ model, offered }) {
  const constraints = (model.constraints ?? []).map((/** @type {Json} */ one) =>
    conditionsOf(one).flatMap(Object.keys),
  );
  return [
    ...tablesIn(model).map(({ table }) => table.by),
    ...model.price.map((/** @type {Json} */ charge) => Object.keys(askedBy(charge))),
    ...constraints,
    ...offered.flatMap(([name, { when }]) => (when ? [[name, ...Object.keys(when)]] : [])),
  ];
}
