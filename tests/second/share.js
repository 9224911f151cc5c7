// Random uses of a number, with edges that the number often lies on, or one step beside.

import { decimal, HAIR, PLACES, unitsOf, write } from "./random.js";
import { power } from "./ratio.js";
import { numberUnits } from "./table.js";

/** @typedef {import("./generate.js").Place} Place */
/** @typedef {import("./random.js").Random} Random */
/** @typedef {import("./refuse.js").Json} Json */

const LIMIT = power(9 + PLACES);
const ENDING = ["2", "4", "5", "0.5", "1000", "8", "1024", "0.0625", "1", "50", "1000000", "0.000000000512"];
const BLOCKS = ["3", "3", "60", "60", "8", "5", "7", "0.3", "50", "1000", "1", "1000000", "0.000000000007"];
const ENDLESS = [
  "60",
  "60",
  "3",
  "3",
  "7",
  "12",
  "1.5",
  "0.3",
  "9",
  "3600",
  "0.000000000007",
  "0.6",
  "999999937",
];
const FLOORS = ["5", "1", "0", "0.5", "3", "100"].map(unitsOf);

/** What a quotient by never ends. @param {Random} random @returns {string} */
export function endless(random) {
  return write(random, unitsOf(random.pick(ENDLESS)));
}

/**
 * A use of one number.
 * @param {Place} place
 * @param {string} name
 * @returns {Json}
 */
export function randomUse(place, name) {
  const { random, flavour } = place;
  const started = random.chance(0.4);
  const per = random.chance(0.55) ? unitsOf(random.pick(started ? BLOCKS : ENDING)) : undefined;
  const number = () =>
    flavour === "long" && random.chance(0.3)
      ? decimal(random, random.int(0, 9), random.int(0, PLACES))
      : edgeOf(place, name, per);
  const above = random.chance(0.45) ? number() : undefined;
  const upTo = random.chance(0.4) ? number() : undefined;
  const atLeast = random.chance(0.35) ? floorOf(random, number, above, per) : undefined;
  const edges = { above, up_to: isAbove(upTo, above) ? upTo : undefined, at_least: atLeast, per };
  const written = Object.entries(edges).flatMap(([key, units]) =>
    units === undefined ? [] : [[key, write(random, units)]],
  );
  const blocks = started ? [["started", true]] : random.chance(0.1) ? [["started", false]] : [];
  return Object.fromEntries(random.some([["of", name], ...written, ...blocks], 6));
}

/** @param {bigint | undefined} upTo @param {bigint | undefined} above @returns {boolean} */
function isAbove(upTo, above) {
  return upTo !== undefined && (above === undefined || above < upTo);
}

/**
 * A value of the number, one step or a hair beside it, or some blocks away from it.
 * @param {Place} place
 * @param {string} name
 * @param {bigint | undefined} per
 * @returns {bigint}
 */
export function edgeOf(place, name, per) {
  const { random, settings } = place;
  const step = unitsOf(settings.find(([one]) => one === name)?.[1].step ?? "1");
  const beside = random.pick([0n, 0n, 0n, 0n, step, -step, HAIR, -HAIR]);
  const blocks = (per ?? 0n) * BigInt(random.pick([0, 0, 1, 2, 3]));
  return within(numberUnits(place, name) - blocks + beside);
}

/**
 * A least count: often just what is left above the allowance, often a whole number of blocks.
 * @param {Random} random
 * @param {() => bigint} number
 * @param {bigint | undefined} above
 * @param {bigint | undefined} per
 * @returns {bigint}
 */
function floorOf(random, number, above, per) {
  const left = () => within(number() - (above ?? 0n));
  const blocks = () => within((per ?? unitsOf("1")) * BigInt(random.int(1, 5)) + random.pick([0n, 0n, HAIR]));
  return random.pick([left, left, blocks, () => random.pick(FLOORS)])();
}

/** @param {bigint} units @returns {bigint} */
function within(units) {
  return units < 0n || units >= LIMIT ? unitsOf("2") : units;
}
