// Which forms of the format a choice has met: a comparison that never met one would prove nothing of it.

import { count } from "./amount.js";
import { cellOf } from "./cells.js";
import { applies, holds, isThere, kindOf } from "./choice.js";
import { countDay, hasDate, isOn } from "./days.js";
import { settingsBehind } from "./made.js";
import { isRange } from "./range.js";
import { compare } from "./ratio.js";
import { offeredBy } from "./take.js";

/** @typedef {import("./amount.js").Amount} Amount */
/** @typedef {import("./choice.js").Choice} Choice */
/** @typedef {import("./refuse.js").Admitted} Admitted */
/** @typedef {import("./refuse.js").Json} Json */
/** @typedef {import("./ratio.js").Ratio} Ratio */
/** @typedef {Map<string, number>} Forms */

/** @param {Admitted} admitted @param {string | undefined} day @param {Forms} forms */
export function countChoice({ model, given, choice }, day, forms) {
  countParts(model.price, forms);
  countDay("model", model, day, forms);
  for (const charge of model.price) countDay("charge", charge, day, forms);
  for (const step of model.then ?? []) countDay("step", step, day, forms);
  for (const name of choice.aliases) countAlias(choice, name, given.get(name), forms);
  for (const [name, setting] of choice.offered) countExistence(choice, name, setting, given, forms);
  for (const charge of model.price) countTogether(model, charge, choice, forms);
  if (Object.values(model.quantities ?? {}).some(hasTable)) count(forms, "quantity: of a table");
  const depending = Object.keys(model.quantities ?? {}).filter((name) =>
    settingsBehind(model, name).some((one) => choice.offered.get(one)?.when),
  );
  const priced = model.price.filter((/** @type {Json} */ one) => isOn(one, day) && applies(one, choice));
  for (const name of depending) countDepending(name, choice, priced, forms);
}

/**
 * @param {string} name A quantity that does not always exist. @param {Choice} choice
 * @param {Json[]} charges Those that apply. @param {Forms} forms
 */
function countDepending(name, choice, charges, forms) {
  count(forms, `quantity: ${isThere(name, choice) ? "exists" : "does not exist"}`);
  const times = charges.flatMap((charge) => charge.times ?? []);
  if (times.some((factor) => (factor.of ?? factor) === name))
    count(forms, "quantity: exists where it counts");
}

/** @param {Json} quantity @returns {boolean} */
function hasTable(quantity) {
  return Object.values(quantity).some((items) => Array.isArray(items) && items.some((item) => item.by));
}

/** @param {Choice} choice @param {string} name @param {unknown} given @param {Forms} forms */
function countAlias({ offered }, name, given, forms) {
  count(forms, `alias: a ${typeof given} for ${offered.get(name)?.kind}`);
}

/** @param {Choice} choice @param {string} name @param {Json} setting @param {Map<string, unknown>} given @param {Forms} forms */
function countExistence(choice, name, { when }, given, forms) {
  if (when === undefined) return;
  const how = given.has(name) ? "given" : "left out";
  count(forms, `setting: ${choice.values.has(name) ? "exists" : "does not exist"}, ${how}`);
  const behind = Object.keys(when).some((other) => !choice.values.has(other));
  if (behind) count(forms, "setting: depends on one that does not exist");
}

/**
 * A dated charge on a setting that may not exist, in a model with constraints: all of it at once.
 * @param {Json} model @param {Json} charge @param {Choice} choice @param {Forms} forms
 */
function countTogether({ constraints }, charge, choice, forms) {
  const { when, unless } = charge;
  const asked = Object.keys(when ?? unless ?? {});
  const depends = asked.some((name) => choice.offered.get(name)?.when);
  if (!hasDate(charge) || !depends || !constraints?.length) return;
  count(forms, `all at once: ${holds(when ?? unless, choice) ? "holds" : "does not hold"}`);
}

/**
 * Counts the prices that are complete only because of ranges.
 * @param {Json[]} price @param {Forms} forms
 */
function countParts(price, forms) {
  const asked = price.map((charge) => charge.when ?? charge.unless ?? {});
  if (!asked.every((conditions) => Object.values(conditions).some(isRange))) return;
  count(forms, price.every((charge) => charge.when) ? "price: parts of a line" : "price: opposite ranges");
  const kinds = asked.map((conditions) => Object.values(conditions).every(isRange));
  if (kinds.includes(false)) count(forms, "price: ranges and options");
}

/**
 * Counts the ways in which a table has no option to look for, or lacks a cell beside the one that is met.
 * @param {Json} table @param {Choice} choice @param {Forms} forms
 */
export function countTable({ by, cells }, choice, forms) {
  let level = cells;
  for (const axis of by) {
    if (!isThere(axis, choice)) {
      count(forms, `table: ${typeof level === "string" ? "a string" : "any"} for what does not exist`);
      count(forms, `table: along a ${kindOf(axis, choice)} that does not exist`);
    }
    if (typeof level === "string") return;
    if (hasGap(level, choice.offered.get(axis))) count(forms, "table: with an absent cell");
    level = cellOf(level, [axis], choice);
  }
}

/** @param {any} cells @param {Json} [setting] @returns {boolean} */
function hasGap(cells, setting = {}) {
  if (Array.isArray(cells)) return setting.when !== undefined;
  const options = [...(offeredBy(setting) ?? []).map(String), ...(setting.when ? ["*"] : [])];
  return !Object.hasOwn(cells, "*") && !options.every((option) => Object.hasOwn(cells, option));
}

/**
 * Counts what becomes of the settings that depend on another, when that varies.
 * @param {Choice} before @param {Choice} after @param {Forms} forms
 */
export function countChange(before, after, forms) {
  const names = [...before.offered.keys()];
  if (names.some((name) => !before.values.has(name) && after.values.has(name)))
    count(forms, "not together: something comes to exist");
  if (names.some((name) => before.values.has(name) && !after.values.has(name)))
    count(forms, "not together: something ceases to exist");
}

/**
 * @param {{ factors: { per?: Ratio }[], exact: Amount, rounded: Amount, each: unknown[] }} charge How it was rounded.
 * @param {Forms} forms
 */
export function countEndless({ factors, exact, rounded, each }, forms) {
  const endless = factors.filter(({ per }) => per).length;
  if (endless === 0) return;
  count(forms, `endless: ${endless === 1 ? "one" : "several"}`);
  count(forms, `endless: ${["up", "even", "down"][Math.sign(compare(exact.min, rounded.min)) + 1]}`);
  count(forms, `endless: ${exact.certainty}`);
  if (each.length > 0) count(forms, "endless: with each");
}
