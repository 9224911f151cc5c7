// The values of a setting or a quantity that a model tells apart, one of each kind: its options, or the first number on
// each side of each end.

import { endsIn } from "./ends.js";
import { existenceOf } from "./made.js";
import { numberPlaces, numberSpans } from "./numbers.js";
import { compare, format, minus, parse, plus, power, roundTo, ZERO } from "./ratio.js";
import { settingsOf } from "./refuse.js";
import { offeredBy } from "./take.js";

/** @typedef {import("./ratio.js").Ratio} Ratio */
/** @typedef {import("./refuse.js").Json} Json */
/** @typedef {import("./take.js").Value} Value */
/**
 * @typedef {{ model: Json, offered: [string, Json][], starts: Map<string, Ratio[]>, classes: Map<string, (Value |
 *   Ratio)[]>, existence: Map<string, Json[]> }}
 *   Plan `starts` are the different ends of each number, `classes` what is told apart of each setting and quantity,
 *   `existence` what must hold for it to exist.
 */

/** @param {Json} catalog @param {Json} model @returns {Plan} */
export function planOf(catalog, model) {
  const offered = settingsOf(catalog, model);
  const places = numberPlaces(catalog, model);
  const starts = new Map(
    [...endsIn(model, offered)].map(([name, ends]) => [name, startsOf(ends, places.get(name) ?? 0)]),
  );
  const spans = numberSpans(catalog, model);
  const settings = offered.map(([name, setting]) => [
    name,
    offeredBy(setting) ?? stepClasses(setting, starts.get(name) ?? []),
  ]);
  const quantities = Object.keys(model.quantities ?? {}).map((name) => [
    name,
    spanClasses(/** @type {any} */ (spans.get(name)), starts.get(name) ?? []),
  ]);
  const classes = new Map(/** @type {any} */ ([...settings, ...quantities]));
  const existence = new Map([...classes.keys()].map((name) => [name, existenceOf(model, offered, name)]));
  return { model, offered, starts, classes, existence };
}

/**
 * For each different end, the first number of so many decimals that is past it. Ends between which no such number
 * lies are
 * one.
 * @param {import("./ends.js").End[]} ends @param {number} places @returns {Ratio[]}
 */
function startsOf(ends, places) {
  return distinct(ends.map((end) => firstPast(end, places)));
}

/** @param {import("./ends.js").End} end @param {number} places @returns {Ratio} */
function firstPast([key, text], places) {
  const unit = { n: 1n, d: power(places) };
  if (key === "below" || key === "at_least") return roundTo(parse(text), unit, "ceil").value;
  return plus(roundTo(parse(text), unit, "floor").value, unit);
}

/**
 * Whether some number of so many decimals lies in a range.
 * @param {Json} range @param {number} places @returns {boolean}
 */
export function holdsSome(range, places) {
  const ends = Object.entries(range);
  const isLower = (/** @type {[string, string]} */ [key]) => key === "above" || key === "at_least";
  const [from] = ends.filter(isLower).map((end) => firstPast(end, places));
  const [past] = ends.filter((end) => !isLower(end)).map((end) => firstPast(end, places));
  return past === undefined || compare(from ?? ZERO, past) < 0;
}

/** @param {Ratio[]} numbers @returns {Ratio[]} In ascending order. */
function distinct(numbers) {
  const sorted = [...numbers].sort(compare);
  return sorted.filter((number, at) => at === 0 || compare(number, sorted[at - 1]) !== 0);
}

/**
 * The first step in each part of the number line that has one.
 * @param {Json} setting @param {Ratio[]} starts @returns {number[]}
 */
function stepClasses(setting, starts) {
  const [min, max, step] = [setting.min, setting.max, setting.step].map(parse);
  const past = starts.filter((start) => compare(start, min) > 0);
  const firsts = past.map((start) => plus(min, roundTo(minus(start, min), step, "ceil").value));
  return distinct([min, ...firsts.filter((first) => compare(first, max) <= 0)]).map((one) =>
    Number(format(one)),
  );
}

/** @param {import("./numbers.js").Span} span @param {Ratio[]} starts @returns {Ratio[]} */
function spanClasses({ least, most }, starts) {
  const within = starts.filter((start) => compare(start, least) > 0 && compare(start, most) <= 0);
  return [least, ...within];
}
