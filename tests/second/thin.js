// Leaves out what a model need not have: cells that cannot be met, charges without which every combination has a price.

import { planOf } from "./classes.js";
import { tablesIn } from "./ends.js";
import { optionsOf } from "./offer.js";
import { missingCell, noCharge, problemsOfChoice } from "./prove.js";
import { settingsOf } from "./refuse.js";

/** @typedef {import("./classes.js").Plan} Plan */
/** @typedef {import("./generate.js").Place} Place */
/** @typedef {import("./random.js").Random} Random */
/** @typedef {import("./refuse.js").Json} Json */

/** @param {Place} place */
export function thin({ random, catalog, model, settings, dated }) {
  const ofQuantities = tablesIn(model).filter(({ charge }) => !charge);
  if (ofQuantities.length > 0 && random.chance(0.3))
    excludeOption(random, catalog, model, random.pick(ofQuantities).table);
  const depends = model.constraints?.length > 0 || settings.some(([, { when }]) => when);
  if (!depends && !dated) return;
  const plan = planOf(catalog, model);
  if (depends)
    for (const one of tablesIn(model))
      for (let left = random.int(0, 6); left > 0; left--) thinTable(random, plan, one);
  if (random.chance(0.5)) thinPrice(random, plan);
}

/**
 * A constraint that excludes an option of a table's first axis, so that the table need not have it, if something is left then.
 * @param {Random} random @param {Json} catalog @param {Json} model @param {Json} table
 */
function excludeOption(random, catalog, model, { by: [axis] }) {
  const setting = new Map(settingsOf(catalog, model)).get(axis);
  const values = setting?.kind === "switch" ? [true, false] : (optionsOf(setting) ?? []);
  const kept = random.some(values, values.length - 1);
  if (kept.length === 0) return;
  const { constraints = [] } = model;
  model.constraints = [...constraints, { only: { [axis]: kept } }];
  if (problemsOfChoice(planOf(catalog, model)).length > 0) model.constraints = constraints;
}

/** @param {Random} random @param {Plan} plan @param {{ table: Json, charge?: Json }} one */
function thinTable(random, plan, one) {
  const { cells, by } = one.table;
  one.table.cells = withoutOne(random, cells, by.length);
  if (missingCell(plan, one) !== undefined && random.chance(0.985)) one.table.cells = cells;
}

/**
 * Cells without one of their options.
 * @param {Random} random @param {any} cells @param {number} depth @returns {any}
 */
export function withoutOne(random, cells, depth) {
  if (depth === 0 || typeof cells === "string") return cells;
  const below = (/** @type {any} */ cell) => withoutOne(random, cell, depth - 1);
  if (Array.isArray(cells)) {
    const chosen = random.pick(cells);
    return cells.map((band) => (band === chosen ? { ...band, is: below(band.is) } : band));
  }
  const [chosen] = random.pick(Object.entries(cells));
  const kept = Object.entries(cells).filter(([key]) => key !== chosen);
  if (kept.length > 0 && (depth === 1 || random.chance(0.6))) return Object.fromEntries(kept);
  return Object.fromEntries(
    Object.entries(cells).map(([key, cell]) => [key, key === chosen ? below(cell) : cell]),
  );
}

/** @param {Random} random @param {Plan} plan */
function thinPrice(random, plan) {
  const { model } = plan;
  for (const charge of random.some(/** @type {Json[]} */ (model.price), 99)) {
    const { price } = model;
    if (price.length === 1) return;
    model.price = price.filter((/** @type {Json} */ one) => one !== charge);
    if (noCharge(plan) !== undefined && random.chance(0.98)) model.price = price;
  }
}
