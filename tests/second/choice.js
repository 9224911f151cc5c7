// What a person chose, completed: the settings that exist, in order, with their values, and the quantities made of them.

import { count } from "./amount.js";
import { cellOf } from "./cells.js";
import { itemsOf, settingsBehind } from "./made.js";
import { countRange, isRange, lies } from "./range.js";
import { compare, larger, over, parse, plus, times } from "./ratio.js";
import { take, valueFrom } from "./take.js";

/** @typedef {import("./amount.js").Seen} Seen */
/** @typedef {import("./ratio.js").Ratio} Ratio */
/** @typedef {import("./refuse.js").Json} Json */
/** @typedef {import("./take.js").Value} Value */
/**
 * @typedef {{ offered: Map<string, Json>, values: Map<string, Value>, numbers: Map<string, Ratio>,
 *   codes: Map<string, string>, aliases: Set<string> }} Choice `values` has the settings that exist, `numbers`
 * those that
 *   are numbers, and quantities; `codes` says which settings that exist have no value, and why.
 */

/**
 * @param {Json} model @param {[string, Json][]} offered @param {Map<string, unknown>} given
 * @returns {Choice}
 */
export function complete(model, offered, given) {
  const choice = emptyChoice(offered);
  for (const [name, setting] of offered) {
    if (setting.when && !holds(setting.when, choice)) continue;
    const taken = given.has(name) ? take(setting, given.get(name)) : initial(setting);
    if ("code" in taken) choice.codes.set(name, taken.code);
    else put(choice, name, taken.value);
    if ("alias" in taken) choice.aliases.add(name);
  }
  addQuantities(model, choice);
  return choice;
}

/** @param {[string, Json][]} offered @returns {Choice} */
export function emptyChoice(offered) {
  return {
    offered: new Map(offered),
    values: new Map(),
    numbers: new Map(),
    codes: new Map(),
    aliases: new Set(),
  };
}

/** @param {Json} setting @returns {import("./take.js").Taken} */
function initial(setting) {
  const { default: usual } = setting;
  return usual === undefined ? { code: "MISSING_SETTING" } : { value: valueFrom(setting, usual) };
}

/** @param {Choice} choice @param {string} name @param {Value} value */
export function put({ offered, values, numbers }, name, value) {
  values.set(name, value);
  if (offered.get(name)?.kind === "number") numbers.set(name, parse(String(value)));
}

/** @param {Json} model @param {Choice} choice */
export function addQuantities(model, choice) {
  for (const [name, quantity] of Object.entries(model.quantities ?? {})) {
    if (!settingsBehind(model, name).every((one) => choice.values.has(one))) continue;
    const number = quantityOf(quantity, choice);
    if (number !== undefined) choice.numbers.set(name, number);
  }
}

/**
 * Nothing where a cell is absent: a quantity whose figure is absent does not exist.
 * @param {Json} quantity @param {Choice} choice Has all settings that it is made from. @returns {Ratio | undefined}
 */
function quantityOf(quantity, choice) {
  const items = itemsOf(quantity).map((item) => itemOf(item, choice));
  if (!items.every((item) => item !== undefined)) return undefined;
  const join = quantity.product ? times : quantity.sum ? plus : larger;
  return over(items.reduce(join), parse(quantity.per ?? "1"));
}

/** @param {any} item @param {Choice} choice @returns {Ratio | undefined} */
function itemOf(item, choice) {
  if (typeof item !== "object") return isName(item) ? choice.numbers.get(item) : parse(item);
  const figure = cellOf(item.cells, item.by, choice);
  return figure === undefined ? undefined : parse(figure);
}

/** A name begins with a letter, so it is never a decimal. @param {string} text @returns {boolean} */
export function isName(text) {
  return /^[A-Za-z]/.test(text);
}

/**
 * Whether all conditions hold; one on what has no value does not.
 * @param {Json} conditions @param {Choice} choice @param {Seen} [seen] Counts the edges that numbers lie on.
 * @returns {boolean}
 */
export function holds(conditions, choice, seen) {
  return Object.entries(conditions).every(([name, wanted]) => holdsOne(name, wanted, choice, seen));
}

/**
 * Whether a charge applies, on its days.
 * @param {Json} charge @param {Choice} choice @param {Seen} [seen] @returns {boolean}
 */
export function applies({ when, unless }, choice, seen) {
  if (when) return holds(when, choice, seen);
  return unless ? !holds(unless, choice, seen) : true;
}

/** @param {string} name @param {any} wanted @param {Choice} choice @param {Seen} [seen] @returns {boolean} */
export function holdsOne(name, wanted, choice, seen) {
  if (seen && !isThere(name, choice))
    count(seen.forms, `condition: on a ${kindOf(name, choice)} that does not exist`);
  if (isRange(wanted)) return isBetween(name, wanted, choice, seen);
  return [wanted].flat().some((value) => isValue(name, value, choice));
}

/** @param {string} name @param {Json} range @param {Choice} choice @param {Seen} [seen] @returns {boolean} */
function isBetween(name, range, { offered, numbers }, seen) {
  const number = numbers.get(name);
  if (number === undefined) return false;
  if (seen) countRange(range, number, offered.get(name), seen.forms);
  return lies(range, number);
}

/** @param {string} name @param {string | boolean} value @param {Choice} choice @returns {boolean} */
function isValue(name, value, { values, numbers }) {
  const number = numbers.get(name);
  if (number !== undefined) return compare(number, parse(String(value))) === 0;
  return values.get(name) === value;
}

/** Whether a setting or a quantity has a value. @param {string} name @param {Choice} choice @returns {boolean} */
export function isThere(name, { values, numbers }) {
  return values.has(name) || numbers.has(name);
}

/** @param {string} name @param {Choice} choice @returns {string} */
export function kindOf(name, { offered }) {
  return offered.has(name) ? "setting" : "quantity";
}
