// Where the ranges and bands of a price end.

import { isRange } from "./range.js";

/** @typedef {import("./refuse.js").Json} Json */

/**
 * The ends that ranges and bands have, by the number's name.
 * @param {Json[]} charges @returns {Map<string, string[]>}
 */
export function endsIn(charges) {
  /** @type {Map<string, string[]>} */
  const ends = new Map();
  const add = (/** @type {string} */ name, /** @type {string[]} */ more) =>
    ends.set(name, [...(ends.get(name) ?? []), ...more]);
  for (const { when, unless, rate, times } of charges) {
    for (const [name, wanted] of Object.entries(when ?? unless ?? {}))
      if (isRange(wanted)) add(name, Object.values(wanted));
    for (const { by, cells } of [rate, ...(times ?? [])].filter((part) => part.by)) addBands(by, cells, add);
  }
  return ends;
}

/**
 * @param {string[]} axes @param {any} cells @param {(name: string, ends: string[]) => void} add
 */
function addBands([axis, ...left], cells, add) {
  if (axis === undefined || typeof cells !== "object") return;
  if (Array.isArray(cells))
    add(
      axis,
      cells.flatMap((band) => band.up_to ?? band.below ?? []),
    );
  const below = Array.isArray(cells) ? cells.map((band) => band.is) : Object.values(cells);
  for (const cell of below) addBands(left, cell, add);
}
