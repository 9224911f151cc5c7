// What a model compares and where: its conditions, its tables, and the ends of their ranges and bands.

import { itemsOf } from "./made.js";
import { isRange } from "./range.js";

/** @typedef {import("./refuse.js").Json} Json */
/** @typedef {[string, string]} End A key, like `below`, and a decimal. */

/** The conditions of a charge, however they stand in it. @param {Json} charge @returns {Json} */
export function askedBy({ when, unless }) {
  return when ?? unless ?? {};
}

/** All conditions of a model. @param {Json} model @param {[string, Json][]} offered @returns {Json[]} */
export function conditionsIn(model, offered) {
  const constraints = (model.constraints ?? []).flatMap(conditionsOf);
  const settings = offered.map(([, { when }]) => when ?? {});
  return [...(model.price ?? []).map(askedBy), ...constraints, ...settings];
}

/** @param {Json} constraint @returns {Json[]} */
export function conditionsOf({ when, only }) {
  return [when ?? {}, only];
}

/**
 * All tables of a model, with the charge in which each stands.
 * @param {Json} model @returns {{ table: Json, charge?: Json }[]}
 */
export function tablesIn(model) {
  const items = Object.values(model.quantities ?? {})
    .flatMap(itemsOf)
    .filter(isTable);
  const charges = (model.price ?? []).flatMap((/** @type {Json} */ charge) =>
    [charge.rate, ...(charge.times ?? [])].filter(isTable).map((table) => ({ table, charge })),
  );
  return [...items.map((table) => ({ table: /** @type {Json} */ (table) })), ...charges];
}

/** @param {any} part @returns {boolean} */
function isTable(part) {
  return part.by !== undefined;
}

/**
 * The ends that ranges and bands have, by the number's name.
 * @param {Json} model @param {[string, Json][]} offered @returns {Map<string, End[]>}
 */
export function endsIn(model, offered) {
  /** @type {Map<string, End[]>} */
  const ends = new Map();
  const add = (/** @type {string} */ name, /** @type {[string, any][]} */ more) =>
    ends.set(name, [...(ends.get(name) ?? []), ...more]);
  for (const [name, wanted] of conditionsIn(model, offered).flatMap((one) => Object.entries(one)))
    if (isRange(wanted)) add(name, Object.entries(wanted));
  for (const { table } of tablesIn(model)) addBands(table.by, table.cells, add);
  return ends;
}

/**
 * @param {string[]} axes @param {any} cells @param {(name: string, ends: [string, any][]) => void} add
 */
function addBands([axis, ...left], cells, add) {
  if (axis === undefined || typeof cells !== "object") return;
  const bands = Array.isArray(cells) ? cells : [];
  add(
    axis,
    bands.flatMap((band) => Object.entries(band).filter(([key]) => key !== "is")),
  );
  const below = Array.isArray(cells) ? cells.map((band) => band.is) : Object.values(cells);
  for (const cell of below) addBands(left, cell, add);
}
