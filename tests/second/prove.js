// What a catalog must prove of each model: FORMAT.md's proofs, by trying every combination that is told apart.

import { cellOf, lacksCell } from "./cells.js";
import { applies, complete, isThere } from "./choice.js";
import { planOf } from "./classes.js";
import { hasDate, isOn } from "./days.js";
import { askedBy, tablesIn } from "./ends.js";
import { modelFits } from "./fits.js";
import { isSmall } from "./groups.js";
import { codeIf, codeIfNone, exists, existsAlways } from "./search.js";
import { isBroken, settingsIn } from "./together.js";

/** @typedef {import("./classes.js").Plan} Plan */
/** @typedef {import("./refuse.js").Json} Json */

/**
 * The codes of all that is wrong with a model whose parts are right.
 * @param {Json} catalog @param {Json} model @returns {string[]}
 */
export function modelProblems(catalog, model) {
  const plan = planOf(catalog, model);
  const chosen = problemsOfChoice(plan);
  const codes = [
    isSmall(plan) ? undefined : "TOO_MANY_COMBINATIONS",
    modelFits(catalog, model) ? undefined : "TOO_MANY_DIGITS",
    ...chosen,
    ...(chosen.includes("NOTHING_FITS") ? [] : problemsOfPrices(plan)),
  ];
  return [...new Set(codes)].flatMap((code) => code ?? []).sort();
}

/** What is wrong with the prices of what can be chosen. @param {Plan} plan @returns {(string | undefined)[]} */
function problemsOfPrices(plan) {
  const { model } = plan;
  return [
    noCharge(plan),
    ...tablesIn(model).map((one) => missingCell(plan, one)),
    ...model.price.map((/** @type {Json} */ charge) => mayNotExist(plan, charge)),
  ];
}

/** What is wrong with a model's constraints. @param {Plan} plan @returns {string[]} */
export function problemsOfChoice(plan) {
  return [codeIfNone(plan, "NOTHING_FITS") ?? badDefault(plan)].flatMap((code) => code ?? []);
}

/** @param {Plan} plan @returns {string | undefined} */
function badDefault({ model, offered }) {
  const choice = complete(model, offered, new Map());
  const hasDefault = (/** @type {string} */ name) => choice.offered.get(name)?.default !== undefined;
  const bad = (model.constraints ?? []).some(
    (/** @type {Json} */ one) => settingsIn(model, one).every(hasDefault) && isBroken(one, choice),
  );
  return bad ? "BAD_DEFAULT" : undefined;
}

/** @param {Plan} plan @returns {string | undefined} */
export function noCharge(plan) {
  const { model } = plan;
  const always = model.price.some((/** @type {Json} */ one) => !one.when && !one.unless && !hasDate(one));
  if (always) return undefined;
  const periods = periodsOf(model);
  const sold = periods.filter((day) => isOn(model, day));
  const names = model.price.flatMap((/** @type {Json} */ charge) => Object.keys(askedBy(charge)));
  const isFree = (/** @type {import("./choice.js").Choice} */ choice) =>
    sold.some(
      (day) => !model.price.some((/** @type {Json} */ one) => isOn(one, day) && applies(one, choice)),
    );
  return codeIf(plan, names, "NO_CHARGE", isFree, periods.length);
}

/**
 * The first day of each period that dates tell apart; the text before all days stands for the first.
 * @param {Json} model @returns {string[]}
 */
export function periodsOf(model) {
  const dates = [model, ...model.price].flatMap(({ effective_from, effective_until }) => [
    effective_from,
    effective_until,
  ]);
  return ["", ...new Set(dates.filter((day) => day !== undefined))];
}

/** @param {Plan} plan @param {{ table: Json, charge?: Json }} one @returns {string | undefined} */
export function missingCell(plan, { table: { by, cells }, charge }) {
  const { model, offered } = plan;
  // A quantity does not exist where an axis of its table does not.
  const isSure = (/** @type {string} */ axis) => !charge || existsAlways(plan, axis);
  if (!lacksCell(cells, by, { settings: new Map(offered), isSure })) return undefined;
  const asked = charge ? Object.keys(askedBy(charge)) : [];
  const decided = charge ? plan : bySettingsAlone(plan);
  return codeIf(decided, [...by, ...asked], "MISSING_CELL", (choice) => {
    if (cellOf(cells, by, choice) !== undefined) return false;
    if (by.every((/** @type {string} */ axis) => isThere(axis, choice))) return true;
    return charge !== undefined && isEverOn(charge, model) && applies(charge, choice);
  });
}

/** No quantity has a value, so no constraint is broken by one. @param {Plan} plan @returns {Plan} */
function bySettingsAlone(plan) {
  const settings = new Map(plan.offered);
  return { ...plan, classes: new Map([...plan.classes].filter(([name]) => settings.has(name))) };
}

/**
 * Whether there is a day on which both a charge and its model are there.
 * @param {Json} charge @param {Json} model @returns {boolean}
 */
function isEverOn(charge, model) {
  return periodsOf({ ...model, price: [charge] }).some((day) => isOn(charge, day) && isOn(model, day));
}

/** @param {Plan} plan @param {Json} charge @returns {string | undefined} */
function mayNotExist(plan, charge) {
  const counted = (charge.times ?? []).map((/** @type {any} */ factor) => factor.of ?? factor);
  const depending = counted.filter((/** @type {any} */ name) => !existsAlways(plan, name));
  if (depending.length === 0) return undefined;
  const isUncounted = (/** @type {import("./choice.js").Choice} */ choice) =>
    applies(charge, choice) && depending.some((/** @type {string} */ name) => !exists(plan, name, choice));
  return codeIf(plan, Object.keys(askedBy(charge)), "MAY_NOT_EXIST", isUncounted);
}
