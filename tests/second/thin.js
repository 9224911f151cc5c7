// Leaves out what a model need not have: cells that cannot be met, charges without which every combination has a price.

import { planOf } from "./classes.js";
import { tablesIn } from "./ends.js";
import { missingCell, noCharge } from "./prove.js";

/** @typedef {import("./classes.js").Plan} Plan */
/** @typedef {import("./generate.js").Place} Place */
/** @typedef {import("./random.js").Random} Random */
/** @typedef {import("./refuse.js").Json} Json */

/** @param {Place} place */
export function thin({ random, catalog, model, settings, dated }) {
  const depends = model.constraints?.length > 0 || settings.some(([, { when }]) => when);
  if (!depends && !dated) return;
  const plan = planOf(catalog, model);
  if (depends)
    for (const one of tablesIn(model))
      for (let left = random.int(0, 6); left > 0; left--) thinTable(random, plan, one);
  if (random.chance(0.5)) thinPrice(random, plan);
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
