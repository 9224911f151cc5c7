// A second implementation of the pricing rules, written from FORMAT.md alone, to compare the engine with.
// It trusts the catalog to be valid, and is plain where the engine is quick.

import { addUp, changeLine, endsOf, exactly, multiply, round } from "./amount.js";
import { countParts, countRange, isRange, lies } from "./range.js";
import { compare, format, larger, over, parse, plus, times, ZERO } from "./ratio.js";
import { givenIn, refuse, settingsOf } from "./refuse.js";
import { then } from "./then.js";
import { billed, countUse } from "./use.js";

export { fits } from "./fits.js";

/** @typedef {import("./amount.js").Amount} Amount */
/** @typedef {import("./amount.js").Factor} Factor */
/** @typedef {import("./amount.js").Line} Line */
/** @typedef {import("./amount.js").Seen} Seen */
/** @typedef {import("./ratio.js").Ratio} Ratio */
/** @typedef {import("./refuse.js").Json} Json */
/** @typedef {import("./refuse.js").Refusal} Refusal */
/**
 * @typedef {{ model: string, certainty: string, unit: string, total?: string, min?: string, max?: string, lines: Line[],
 *   settings: Record<string, string | number | boolean>, assumed: string[], ignored: string[],
 *   notes: { code: string, text: string }[] }} Estimate
 */
/** @typedef {{ offered: Map<string, Json>, values: Map<string, any>, numbers: Map<string, Ratio>, seen: Seen }} Choice */
/**
 * @typedef {Amount & { name: string, named: boolean, value: Ratio }} Multiplier `value` is the whole number, before a
 *   use of it; `named` tells a number from a table of the same name.
 */

/**
 * The estimate, or the first reason to refuse the settings.
 * @param {Json} catalog A valid catalog document.
 * @param {unknown} settings What a person chose.
 * @param {Seen} [seen] Counts the exact halves and the edges met on the way.
 * @returns {Estimate | { refusal: Refusal }}
 */
export function estimate(catalog, settings, seen = { ties: new Map(), forms: new Map() }) {
  const refusal = refuse(catalog, settings);
  if (refusal !== undefined) return { refusal };
  const given = givenIn(/** @type {object} */ (settings));
  const model = catalog.models.find((/** @type {Json} */ one) => one.id === given.get("model"));
  const offered = settingsOf(catalog, model);
  const values = complete(offered, given);
  const choice = { offered: new Map(offered), values, numbers: numbersOf(model, offered, values), seen };
  countParts(model.price, seen.forms);
  const charges = model.price.filter((/** @type {Json} */ charge) => applies(charge, choice));
  return {
    model: model.id,
    unit: catalog.unit,
    ...price(charges, model.then ?? [], choice),
    settings: { model: model.id, ...Object.fromEntries(values) },
    assumed: [...values.keys()].filter((name) => !given.has(name)),
    ignored: [...given.keys()].filter((name) => name !== "model" && !values.has(name)),
    notes: notesOf(catalog, [model, ...charges]),
  };
}

/** @param {[string, Json][]} offered @param {Map<string, unknown>} given @returns {Map<string, any>} */
function complete(offered, given) {
  return new Map(offered.map(([name, setting]) => [name, given.get(name) ?? defaultOf(setting)]));
}

/** @param {Json} setting @returns {string | number | boolean} */
function defaultOf(setting) {
  return setting.kind === "number" ? Number(setting.default) : setting.default;
}

/**
 * @param {Json} catalog
 * @param {Json[]} parts The model and the charges that apply.
 * @returns {{ code: string, text: string }[]}
 */
function notesOf(catalog, parts) {
  const codes = new Set(parts.flatMap((part) => part.notes ?? []));
  return [...codes].map((code) => ({ code, text: catalog.notes[code] }));
}

/**
 * The number settings and the quantities of a model, by name.
 * @param {Json} model @param {[string, Json][]} offered @param {Map<string, any>} values
 * @returns {Map<string, Ratio>}
 */
export function numbersOf(model, offered, values) {
  const settings = offered.filter(([, setting]) => setting.kind === "number");
  const numbers = new Map(settings.map(([name]) => [name, parse(String(values.get(name)))]));
  for (const [name, quantity] of Object.entries(model.quantities ?? {}))
    numbers.set(name, quantityOf(quantity, numbers));
  return numbers;
}

/** @param {Json} quantity @param {Map<string, Ratio>} numbers @returns {Ratio} */
function quantityOf(quantity, numbers) {
  const items = (quantity.product ?? quantity.sum ?? quantity.largest).map(
    (/** @type {string} */ item) => numbers.get(item) ?? parse(item),
  );
  const join = quantity.product ? times : quantity.sum ? plus : larger;
  return over(items.reduce(join), parse(quantity.per ?? "1"));
}

/** @param {Json} charge @param {Choice} choice @returns {boolean} */
function applies(charge, choice) {
  if (charge.when) return holds(charge.when, choice);
  return charge.unless ? !holds(charge.unless, choice) : true;
}

/** @param {Json} conditions @param {Choice} choice @returns {boolean} */
function holds(conditions, choice) {
  return Object.entries(conditions).every(([name, wanted]) =>
    isRange(wanted)
      ? isBetween(name, wanted, choice)
      : [wanted].flat().some((value) => isValue(name, value, choice)),
  );
}

/** @param {string} name @param {Json} range @param {Choice} choice @returns {boolean} */
function isBetween(name, range, { offered, numbers, seen }) {
  const number = numbers.get(name) ?? ZERO;
  countRange(range, number, offered.get(name), seen.forms);
  return lies(range, number);
}

/** @param {string} name @param {string | boolean} value @param {Choice} choice @returns {boolean} */
function isValue(name, value, { values, numbers }) {
  const number = numbers.get(name);
  return number === undefined ? values.get(name) === value : compare(number, parse(String(value))) === 0;
}

/**
 * The lines, and what they come to.
 * @param {Json[]} charges @param {Json[]} steps @param {Choice} choice
 * @returns {{ certainty: string, total?: string, min?: string, max?: string, lines: Line[] }}
 */
function price(charges, steps, choice) {
  const parts = charges.map((charge) => priceCharge(charge, choice));
  const lines = parts.flatMap((part) => part.lines);
  const known = parts.map((part) => part.amount).filter((amount) => amount.certainty !== "unpublished");
  if (known.length === 0) return { certainty: "unpublished", lines };
  const { amount, lines: changes } = then(addUp(known), steps, choice.seen);
  return { ...totalOf(amount, known.length === parts.length), lines: [...lines, ...changes] };
}

/**
 * @param {Amount | undefined} amount
 * @param {boolean} complete
 * @returns {{ certainty: string, total?: string, min?: string, max?: string }}
 */
function totalOf(amount, complete) {
  if (amount === undefined) return { certainty: "unpublished" };
  const { certainty, min, max } = amount;
  if (!complete)
    return min.n === 0n ? { certainty: "unpublished" } : { certainty: "at-least", min: format(min) };
  const ends = { certainty, min: format(min), max: format(max) };
  return certainty === "range" ? ends : { ...ends, total: format(min) };
}

/**
 * A charge's lines, and its amount after rounding.
 * @param {Json} charge
 * @param {Choice} choice
 * @returns {{ amount: Amount, lines: Line[] }}
 */
function priceCharge(charge, choice) {
  const rate = figureOf(charge.rate, choice);
  const factors = (charge.times ?? []).map((/** @type {Json | string} */ factor) => factorOf(factor, choice));
  const amount = multiply([rate, ...factors]);
  const line = lineOf(charge.label, rate, factors, amount);
  if (!charge.round || amount.certainty === "unpublished") return { amount, lines: [line] };
  const rounded = roundCharge(charge.round, rate, factors, choice.seen);
  return { amount: rounded, lines: [line, ...changeLine("Rounding", amount, rounded)] };
}

/**
 * @param {Json} rule
 * @param {Amount} rate
 * @param {Multiplier[]} factors
 * @param {Seen} seen
 * @returns {Amount}
 */
function roundCharge(rule, rate, factors, seen) {
  // A table over one axis bears the axis's name as well, so the name alone does not find the factor.
  const each = factors.filter((factor) => factor.named && factor.name === rule.each);
  const rest = factors.filter((factor) => !each.includes(factor));
  return multiply([round(multiply([rate, ...rest]), rule, seen), ...each]);
}

/**
 * @param {string} label
 * @param {Amount} rate
 * @param {Multiplier[]} factors
 * @param {Amount} amount
 * @returns {Line}
 */
function lineOf(label, rate, factors, amount) {
  const single = amount.certainty === "exact" || amount.certainty === "approximate";
  return {
    label,
    certainty: amount.certainty,
    ...(single ? { rate: format(rate.min) } : {}),
    ...endsOf(amount),
    factors: factors.flatMap(listed),
  };
}

/**
 * A factor that is not one number is not listed.
 * @param {Multiplier} factor
 * @returns {Factor[]}
 */
function listed({ name, certainty, min, value }) {
  if (certainty === "unpublished" || certainty === "range") return [];
  const part = compare(value, min) === 0 ? {} : { billed: format(min) };
  return [{ name, value: format(value), ...part }];
}

/**
 * @param {Json | string} factor
 * @param {Choice} choice
 * @returns {Multiplier}
 */
function factorOf(factor, choice) {
  if (typeof factor === "object" && factor.of !== undefined) return useOf(factor, choice);
  if (typeof factor === "object") {
    const figure = figureOf(factor, choice);
    return { name: factor.by.join(" × "), named: false, value: figure.min, ...figure };
  }
  const number = choice.numbers.get(factor);
  const value = number ?? parse(factor);
  return number === undefined
    ? { name: "multiplier", named: false, value, ...exactly(value) }
    : { name: factor, named: true, value, ...exactly(value) };
}

/** @param {Json} use @param {Choice} choice @returns {Multiplier} */
function useOf(use, { numbers, seen }) {
  const value = numbers.get(use.of) ?? ZERO;
  countUse(use, value, seen.forms);
  return { name: use.of, named: true, value, ...exactly(billed(use, value)) };
}

/**
 * What a rate or a table says for this choice.
 * @param {Json | string} written
 * @param {Choice} choice
 * @returns {Amount}
 */
function figureOf(written, choice) {
  const figure =
    typeof written === "object" && written.by ? cellOf(written.cells, written.by, choice) : written;
  if (figure === "unpublished") return { certainty: "unpublished", min: ZERO, max: ZERO };
  if (typeof figure === "string") return exactly(parse(figure));
  if (figure.approximate !== undefined)
    return { ...exactly(parse(figure.approximate)), certainty: "approximate" };
  return { certainty: "range", min: parse(figure.min), max: parse(figure.max) };
}

/** @param {any} cells @param {string[]} axes The axes that are left. @param {Choice} choice @returns {any} */
function cellOf(cells, axes, choice) {
  if (axes.length === 0 || typeof cells === "string") return cells;
  const [axis, ...left] = axes;
  const next = Array.isArray(cells)
    ? bandOf(cells, choice.numbers.get(axis) ?? ZERO).is
    : underOption(cells, axis, choice);
  return cellOf(next, left, choice);
}

/** @param {Json[]} bands @param {Ratio} number @returns {Json} */
function bandOf(bands, number) {
  const taken = bands.findIndex((band) => takes(band, number));
  return bands[taken];
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
    number ? compare(number, parse(key)) === 0 : key === String(values.get(axis));
  return cells[named.find(isChosen) ?? "*"];
}
