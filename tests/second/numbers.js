// The numbers of a model, settings and quantities: how large and how fine they can be, and from where to where they go.

import { atLeastOne, decimalBound, largestFigure, largestOf, placesOf, productOf, sumOf } from "./bounds.js";
import { cellOf } from "./cells.js";
import { itemsOf } from "./made.js";
import { compare, larger, ONE, over, parse, plus, times } from "./ratio.js";
import { settingsOf } from "./refuse.js";
import { offeredBy } from "./take.js";

/** @typedef {import("./bounds.js").Bound} Bound */
/** @typedef {import("./ratio.js").Ratio} Ratio */
/** @typedef {import("./refuse.js").Json} Json */
/** @typedef {{ least: Ratio, most: Ratio }} Span */

/**
 * The number settings and the quantities by name, and all values of the quantities.
 * @param {Json} catalog @param {Json} model @returns {{ numbers: Map<string, Bound>, quantities: Bound[] }}
 */
export function numberBounds(catalog, model) {
  const numbers = new Map(numberSettings(catalog, model).map(([name, one]) => [name, settingBound(one)]));
  const quantities = Object.entries(model.quantities ?? {}).flatMap(([name, quantity]) => {
    const [before, after] = quantityBounds(quantity, numbers);
    numbers.set(name, after);
    return [before, after];
  });
  return { numbers, quantities };
}

/**
 * The decimals that each number of a model has.
 * @param {Json} catalog @param {Json} model @returns {Map<string, number>}
 */
export function numberPlaces(catalog, model) {
  const { numbers } = numberBounds(catalog, model);
  return new Map([...numbers].map(([name, { places }]) => [name, places]));
}

/** @param {Json} catalog @param {Json} model @returns {[string, Json][]} */
function numberSettings(catalog, model) {
  return settingsOf(catalog, model).filter(([, setting]) => setting.kind === "number");
}

/** @param {Json} setting @returns {Bound} */
function settingBound(setting) {
  if (setting.options) return largestFigure(setting.options);
  const { places } = largestFigure([setting.min, setting.step]);
  return atLeastOne({ most: parse(setting.max), places });
}

/**
 * A quantity before and after it is divided.
 * @param {Json} quantity
 * @param {Map<string, Bound>} numbers
 * @returns {[Bound, Bound]}
 */
function quantityBounds(quantity, numbers) {
  const items = itemsOf(quantity).map((item) => numberBound(item, numbers));
  const before = quantity.product ? productOf(items) : quantity.sum ? sumOf(items) : largestOf(items);
  const share = over(ONE, parse(quantity.per ?? "1"));
  return [before, productOf([before, { most: share, places: placesOf(share) }])];
}

/** @param {any} item A name, a decimal or a table. @param {Map<string, Bound>} numbers @returns {Bound} */
export function numberBound(item, numbers) {
  return typeof item === "object" ? tableBound(item) : (numbers.get(item) ?? decimalBound(item));
}

/** @param {Json} table @returns {Bound} */
export function tableBound({ by, cells }) {
  return figuresBound(figuresIn(cells, by.length));
}

/**
 * A figure that is not published has no digits, but its factors have theirs.
 * @param {string[]} texts @returns {Bound}
 */
export function figuresBound(texts) {
  return texts.length === 0 ? { most: ONE, places: 0 } : largestFigure(texts);
}

/** @param {any} cells @param {number} left The axes that are left. @returns {string[]} All decimals in it. */
function figuresIn(cells, left) {
  if (left === 0 || typeof cells === "string") return ends(cells);
  const below = Array.isArray(cells) ? cells.map((band) => band.is) : Object.values(cells);
  return below.flatMap((cell) => figuresIn(cell, left - 1));
}

/** The decimals of one figure. @param {any} figure @returns {string[]} */
export function ends(figure) {
  if (figure === "unpublished") return [];
  return typeof figure === "string" ? [figure] : Object.values(figure);
}

/**
 * From where to where each number goes, whatever the others are.
 * @param {Json} catalog @param {Json} model @returns {Map<string, Span>}
 */
export function numberSpans(catalog, model) {
  const spans = new Map(
    numberSettings(catalog, model).map(([name, { options, min, max }]) => [
      name,
      spanOf(options ?? [min, max]),
    ]),
  );
  for (const [name, quantity] of Object.entries(model.quantities ?? {}))
    spans.set(name, quantitySpan(quantity, spans, new Map(settingsOf(catalog, model))));
  return spans;
}

/** @param {string[]} texts @returns {Span} */
function spanOf(texts) {
  const numbers = texts.map(parse);
  return { least: numbers.reduce((a, b) => (compare(a, b) < 0 ? a : b)), most: numbers.reduce(larger) };
}

/** @param {Json} quantity @param {Map<string, Span>} spans @param {Map<string, Json>} settings @returns {Span} */
function quantitySpan(quantity, spans, settings) {
  const items = itemsOf(quantity).map((item) => itemSpan(item, spans, settings));
  const join = quantity.product ? times : quantity.sum ? plus : larger;
  const per = parse(quantity.per ?? "1");
  return {
    least: over(items.map(({ least }) => least).reduce(join), per),
    most: over(items.map(({ most }) => most).reduce(join), per),
  };
}

/** @param {any} item @param {Map<string, Span>} spans @param {Map<string, Json>} settings @returns {Span} */
function itemSpan(item, spans, settings) {
  if (typeof item !== "object") return spans.get(item) ?? spanOf([item]);
  const figures = figuresOfOptions(item.cells, item.by, settings);
  return spanOf(figures.length > 0 ? figures : ["0"]);
}

/**
 * The figures to which some option of each axis leads.
 * @param {any} cells @param {string[]} axes @param {Map<string, Json>} settings @returns {string[]}
 */
function figuresOfOptions(cells, [axis, ...left], settings) {
  if (axis === undefined || typeof cells === "string") return ends(cells);
  return (offeredBy(settings.get(axis) ?? {}) ?? []).flatMap((value) => {
    const numbers = new Map(typeof value === "number" ? [[axis, parse(String(value))]] : []);
    const cell = cellOf(cells, [axis], { numbers, values: new Map([[axis, value]]) });
    return cell === undefined ? [] : figuresOfOptions(cell, left, settings);
  });
}
