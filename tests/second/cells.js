// What a table says for a choice: the figure of a cell, or none where the cell is absent.

import { compare, parse } from "./ratio.js";
import { offeredBy } from "./take.js";

/** @typedef {import("./choice.js").Choice} Choice */
/** @typedef {import("./ratio.js").Ratio} Ratio */
/** @typedef {import("./refuse.js").Json} Json */

/**
 * @param {any} cells @param {string[]} axes The axes that are left. @param {Choice} choice
 * @returns {any} Nothing where the cell is absent.
 */
export function cellOf(cells, axes, choice) {
  if (cells === undefined || axes.length === 0 || typeof cells === "string") return cells;
  const [axis, ...left] = axes;
  const next = Array.isArray(cells)
    ? bandOf(cells, choice.numbers.get(axis))?.is
    : underOption(cells, axis, choice);
  return cellOf(next, left, choice);
}

/** @param {Json[]} bands @param {Ratio | undefined} number @returns {Json | undefined} */
function bandOf(bands, number) {
  return number && bands.find((band) => takes(band, number));
}

/** @param {Json} band @param {Ratio} number @returns {boolean} */
function takes(band, number) {
  if (band.up_to !== undefined) return compare(number, parse(band.up_to)) <= 0;
  return band.below === undefined || compare(number, parse(band.below)) < 0;
}

/** @param {Json} cells @param {string} axis @param {Choice} choice @returns {any} */
function underOption(cells, axis, { values, numbers }) {
  const number = numbers.get(axis);
  const named = Object.keys(cells).filter((key) => key !== "*");
  const isChosen = (/** @type {string} */ key) =>
    number ? compare(number, parse(key)) === 0 : values.has(axis) && key === String(values.get(axis));
  return cells[named.find(isChosen) ?? "*"];
}

/**
 * Whether a table lacks a cell, met or not.
 * @param {any} cells @param {string[]} axes @param {{ settings: Map<string, Json>, isSure: (axis: string) => boolean }}
 *   known `isSure` says which axes have no cells for what does not exist.
 * @returns {boolean}
 */
export function lacksCell(cells, [axis, ...left], known) {
  if (axis === undefined || typeof cells === "string") return false;
  const below = Array.isArray(cells) ? cells.map((band) => band.is) : Object.values(cells);
  if (below.some((cell) => lacksCell(cell, left, known))) return true;
  const isNamed = (/** @type {unknown} */ option) => Object.hasOwn(cells, String(option));
  if (Array.isArray(cells)) return !known.isSure(axis);
  const options = offeredBy(known.settings.get(axis) ?? {}) ?? ["*"];
  return !isNamed("*") && !(known.isSure(axis) && options.every(isNamed));
}
