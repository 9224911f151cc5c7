// Random tables: complete, with bands whose ends the numbers often lie on.

import { addQuantities, emptyChoice, put } from "./choice.js";
import { randomValues } from "./choose.js";
import { optionsOf } from "./offer.js";
import { HAIR, PLACES, unitsOf, write } from "./random.js";
import { power } from "./ratio.js";
import { settingsOf } from "./refuse.js";

/** @typedef {import("./refuse.js").Json} Json */
/** @typedef {import("./generate.js").Place} Place */
/** @typedef {import("./random.js").Random} Random */

/**
 * A table, unless the model has nothing to make one from.
 * @param {Place} place
 * @param {() => Json | string} leaf
 * @returns {Json | undefined}
 */
export function randomTable(place, leaf) {
  const { random, model, settings } = place;
  const axes = [...settings.map(([name]) => name), ...Object.keys(model.quantities ?? {})];
  if (axes.length === 0) return undefined;
  return tableOver(place, random.some(axes, random.pick([1, 1, 2, 3])), leaf);
}

/** @param {Place} place @param {string[]} by @param {() => Json | string} leaf @returns {Json} */
export function tableOver(place, by, leaf) {
  return { by, cells: randomCells(place, by, leaf) };
}

/**
 * @param {Place} place
 * @param {string[]} axes The axes that are left.
 * @param {() => Json | string} leaf
 * @returns {any}
 */
function randomCells(place, axes, leaf) {
  const { random, settings } = place;
  if (axes.length === 0) return leaf();
  if (random.chance(0.1)) return stringFrom(leaf);
  const [axis, ...left] = axes;
  const below = () => randomCells(place, left, leaf);
  const setting = settings.find(([name]) => name === axis)?.[1];
  const options = optionsOf(setting);
  // No band takes what does not exist.
  const isSure = place.sure.has(axis) || random.chance(0.03);
  const numeric = setting === undefined || setting.kind === "number";
  if (numeric && isSure && random.chance(options ? 0.4 : 0.85)) return randomBands(place, axis, below);
  return options ? randomMap(random, options, below, isSure) : { "*": below() };
}

/**
 * A figure that stands for all axes that are left must be a string.
 * @param {() => Json | string} leaf
 * @returns {string}
 */
function stringFrom(leaf) {
  const figure = leaf();
  return typeof figure === "string" ? figure : "unpublished";
}

/**
 * @param {Random} random
 * @param {string[]} options
 * @param {() => unknown} below
 * @param {boolean} isSure Whether the setting exists.
 * @returns {Json}
 */
function randomMap(random, options, below, isSure) {
  const named = random.some(options, random.int(0, options.length));
  const rest = named.length < options.length || !isSure || random.chance(0.1) ? ["*"] : [];
  return Object.fromEntries([...named, ...rest].map((key) => [key, below()]));
}

/** @param {Place} place @param {string} axis @param {() => unknown} below @returns {Json[]} */
function randomBands(place, axis, below) {
  const { random } = place;
  const ends = Array.from(
    { length: random.pick([0, 1, 1, 2, 3]) },
    () => randomEnd(place, axis) * 2n + BigInt(random.int(0, 1)),
  );
  // Twice the units, plus one for `up_to`: sorted as numbers, `below` x comes before `up_to` x.
  const sorted = [...new Set(ends)].sort((a, b) => (a < b ? -1 : 1));
  const bands = sorted.map((end) => ({
    [end % 2n === 1n ? "up_to" : "below"]: write(random, end / 2n),
    is: below(),
  }));
  return [...bands, { is: below() }];
}

/**
 * An end that the axis's number often lies on, or a hair beside.
 * @param {Place} place
 * @param {string} axis
 * @returns {bigint}
 */
function randomEnd(place, axis) {
  const units = numberUnits(place, axis) + place.random.pick([0n, 0n, 0n, HAIR, -HAIR]);
  return units < 0n || units >= power(9 + PLACES) ? unitsOf("5") : units;
}

/**
 * What a number setting or a quantity is for some choice, cut to the units that can be written.
 * @param {Place} place @param {string} name @returns {bigint}
 */
export function numberUnits({ random, catalog, model, settings }, name) {
  const choice = emptyChoice(settingsOf(catalog, model));
  for (const [one, value] of randomValues(random, settings)) put(choice, one, value);
  addQuantities(model, choice);
  const { n, d } = choice.numbers.get(name) ?? { n: 0n, d: 1n };
  return (n * power(PLACES)) / d;
}
