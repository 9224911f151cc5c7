// Random conditions that leave no combination without a charge: a pair of which exactly one holds, or the parts of a
// number line. Their ranges end where the numbers often lie, one step beside, or between two of them.

import { numberPlaces } from "./numbers.js";
import { optionsOf } from "./offer.js";
import { HAIR, PLACES, unitsOf, write } from "./random.js";
import { power } from "./ratio.js";
import { edgeOf } from "./share.js";
import { numberUnits } from "./table.js";

/** @typedef {import("./generate.js").Place} Place */
/** @typedef {import("./random.js").Random} Random */
/** @typedef {import("./refuse.js").Json} Json */
/** @typedef {[string, bigint]} End A key and its units. */
/** @typedef {{ before: End, after: End }} Cut How the range before it ends, and how the one after it begins. */

const LIMIT = power(9 + PLACES);

/**
 * Conditions of which at least one always holds; none at all if the model has nothing to ask.
 * @param {Place} place @returns {Json[]}
 */
export function covering(place) {
  const numbers = numbersIn(place);
  const parts = numbers.length > 0 && place.random.chance(0.4) ? partition(place, numbers) : undefined;
  return parts ? [...parts, ...withoutThem(place, parts)] : complementary(place, numbers);
}

/**
 * Conditions for where a setting or quantity that the others ask for does not exist.
 * @param {Place} place @param {Json[]} parts @returns {Json[]}
 */
function withoutThem({ random, settings, sure }, parts) {
  const asked = [...new Set(parts.flatMap(({ when }) => Object.keys(when)))];
  const offered = new Map(settings);
  const anything = (/** @type {Json | undefined} */ setting) =>
    setting === undefined || (setting.kind === "number" && (!setting.options || random.chance(0.5)))
      ? { at_least: "0" }
      : valuesOf(setting);
  return asked
    .filter((name) => !sure.has(name))
    .map((name) => ({ unless: { [name]: anything(offered.get(name)) } }));
}

/** The number settings and the quantities. @param {Place} place @returns {string[]} */
export function numbersIn({ settings, model }) {
  const numbers = settings.filter(([, setting]) => setting.kind === "number").map(([name]) => name);
  return [...numbers, ...Object.keys(model.quantities ?? {})];
}

/** Two conditions of which exactly one holds. @param {Place} place @param {string[]} numbers @returns {Json[]} */
function complementary(place, numbers) {
  const { random, settings } = place;
  const able = settings.filter(([, setting]) => optionsOf(setting) !== undefined).map(([name]) => name);
  const names = [...new Set([...able, ...numbers])];
  if (names.length === 0) return [{}];
  const existence = settings.flatMap(([, { when }]) => when ?? []);
  const depending = names.filter((name) => !place.sure.has(name));
  const first = depending.length > 0 && random.chance(0.5) ? [random.pick(depending)] : [];
  const chosen = new Set([...first, ...random.some(names, random.pick([1, 1, 2, 2, 3]) - first.length)]);
  const conditions =
    existence.length > 0 && random.chance(0.3)
      ? random.pick(existence)
      : randomConditions(place, [...chosen]);
  return [{ when: conditions }, { unless: conditions }];
}

/** @param {Place} place @param {string[]} names @returns {Json} */
export function randomConditions(place, names) {
  return Object.fromEntries(names.map((name) => [name, randomCondition(place, name)]));
}

/** @param {Place} place @param {string} name @returns {unknown} */
function randomCondition(place, name) {
  const { random, settings } = place;
  const setting = settings.find(([one]) => one === name)?.[1];
  const values = valuesOf(setting);
  const numeric = setting === undefined || setting.kind === "number";
  if (numeric && (values.length === 0 || random.chance(0.5))) return randomRange(place, name);
  return random.chance(0.4) ? random.some(values, random.int(1, values.length)) : random.pick(values);
}

/** @param {Json | undefined} setting @returns {(string | boolean)[]} */
function valuesOf(setting) {
  return setting?.kind === "switch" ? [true, false] : (optionsOf(setting) ?? []);
}

/** @param {Place} place @param {string} name @returns {Json} */
function randomRange(place, name) {
  const { random } = place;
  const places = placesOf(place, name);
  for (let tries = 0; tries < 8; tries++) {
    const from = /** @type {End} */ ([random.pick(["above", "at_least"]), endOf(place, name)]);
    const to = /** @type {End} */ ([random.pick(["up_to", "below"]), endOf(place, name)]);
    const ends = random.pick([[from], [to], [from, to], [to, from]]);
    if (holdsSome(ends, places)) return written(random, ends);
  }
  return { at_least: write(random, endOf(place, name)) };
}

/** @param {Random} random @param {End[]} ends @returns {Json} */
function written(random, ends) {
  return Object.fromEntries(ends.map(([key, units]) => [key, write(random, units)]));
}

/** @param {Place} place @param {string} name @returns {number} */
function placesOf({ catalog, model }, name) {
  return numberPlaces(catalog, model).get(name) ?? 0;
}

/** @param {Place} place @param {string} name @returns {bigint} */
function endOf(place, name) {
  const { random, settings } = place;
  const units = edgeOf(place, name, undefined);
  if (random.chance(0.8)) return units;
  // Half a step, or a little more or less, on: an end with more decimals than the number.
  const step = unitsOf(settings.find(([one]) => one === name)?.[1].step ?? "1");
  const end = units + step / 2n + random.pick([0n, HAIR, -HAIR]);
  return end < LIMIT ? end : units;
}

/**
 * Whether a number of 0 or more with so many decimals lies between the ends.
 * @param {End[]} ends @param {number} places @returns {boolean}
 */
function holdsSome(ends, places) {
  // Counted in the finer of both: what an end can say, and what the number can be.
  const finest = Math.max(PLACES, places);
  const one = power(finest - places);
  let first = 0n;
  let last = LIMIT * power(finest);
  for (const [key, units] of ends) {
    const end = units * power(finest - PLACES);
    const isOn = end % one === 0n;
    if (key === "above") first = end / one + 1n;
    if (key === "at_least") first = isOn ? end / one : end / one + 1n;
    if (key === "up_to") last = end / one;
    if (key === "below") last = isOn ? end / one - 1n : end / one;
  }
  return first <= last;
}

/**
 * The parts of a number line, some of them divided among the options of another setting.
 * @param {Place} place @param {string[]} numbers @returns {Json[] | undefined}
 */
function partition(place, numbers) {
  const { random } = place;
  const name = random.pick(numbers);
  const places = placesOf(place, name);
  for (let tries = 0; tries < 8; tries++) {
    const cuts = Array.from({ length: random.pick([1, 1, 1, 2, 3]) }, () => randomCut(place, name, places));
    cuts.sort((a, b) => (a.before[1] < b.before[1] ? -1 : 1));
    const parts = [...cuts, undefined].map((cut, at) => [
      ...(at === 0 ? [] : [cuts[at - 1].after]),
      ...(cut === undefined ? [] : [cut.before]),
    ]);
    if (!parts.every((ends) => holdsSome(ends, places))) continue;
    return parts.flatMap((ends) => divided(place, name, written(random, ends)));
  }
  return undefined;
}

/** @param {Place} place @param {string} name @param {number} places @returns {Cut} */
function randomCut(place, name, places) {
  const { random, settings } = place;
  if (random.chance(0.25) && places <= PLACES) {
    // One ends where a number lies, the other begins at the next number: nothing lies between.
    const units = power(PLACES - places) * (numberUnits(place, name) / power(PLACES - places));
    const step = settings.find(([one]) => one === name)?.[1].step;
    const next = units + (step === undefined ? power(PLACES - places) : unitsOf(step));
    if (next < LIMIT) return { before: ["up_to", units], after: ["at_least", next] };
  }
  const units = endOf(place, name);
  return random.chance(0.5)
    ? { before: ["up_to", units], after: ["above", units] }
    : { before: ["below", units], after: ["at_least", units] };
}

/** @param {Place} place @param {string} name @param {Json} range @returns {Json[]} */
function divided({ random, settings }, name, range) {
  const others = settings.filter(([one, setting]) => one !== name && valuesOf(setting).length > 1);
  if (others.length === 0 || random.chance(0.6)) return [{ when: { [name]: range } }];
  const [other, setting] = random.pick(others);
  const values = random.some(valuesOf(setting), 99);
  const middle = random.int(1, values.length - 1);
  const shares = random.pick([[values.slice(0, middle), values.slice(middle)], [values]]);
  return shares.map((share) => ({
    when: Object.fromEntries([
      [other, share],
      [name, range],
    ]),
  }));
}
