// A second implementation of the pricing rules, written from FORMAT.md alone, to compare the engine with.
// It trusts the catalog to be valid, and is plain where the engine is quick.

import { addUp, changeLine, endsOf, exactly, multiply, round } from "./amount.js";
import { cellOf } from "./cells.js";
import { applies } from "./choice.js";
import { isOn } from "./days.js";
import { compare, format, ONE, over, parse, times, ZERO } from "./ratio.js";
import { admit } from "./refuse.js";
import { countChoice, countEndless, countTable } from "./seen.js";
import { then } from "./then.js";
import { billed, counted, countUse, isEndless } from "./use.js";

/** @typedef {import("./amount.js").Amount} Amount */
/** @typedef {import("./amount.js").Factor} Factor */
/** @typedef {import("./amount.js").Line} Line */
/** @typedef {import("./amount.js").Seen} Seen */
/** @typedef {import("./ratio.js").Ratio} Ratio */
/** @typedef {import("./refuse.js").Json} Json */
/** @typedef {import("./refuse.js").Refusal} Refusal */
/**
 * @typedef {{ model: string, certainty: string, unit: string, total?: string, min?: string, max?: string, lines:
 *   Line[],
 *   settings: Record<string, string | number | boolean>, assumed: string[], ignored: string[],
 *   notes: { code: string, text: string }[] }} Estimate
 */
/** @typedef {import("./choice.js").Choice & { seen: Seen }} Choice */
/**
 * @typedef {Amount & { name: string, named: boolean, value: Ratio, per?: Ratio }} Multiplier `value` is the whole
 *   number,
 *   before a use of it; `named` tells a number from a table of the same name; `per` is what divides, if no quotient
 * ends.
 */

/**
 * The estimate, or the first reason to refuse the settings.
 * @param {Json} catalog A valid catalog document.
 * @param {unknown} settings What a person chose.
 * @param {{ at?: unknown }} [options] The day.
 * @param {Seen} [seen] Counts the exact halves and the edges met on the way.
 * @returns {Estimate | { refusal: Refusal }}
 */
export function estimate(catalog, settings, { at } = {}, seen = { ties: new Map(), forms: new Map() }) {
  const admitted = admit(catalog, settings, at, seen);
  if ("refusal" in admitted) return admitted;
  const { model, given, choice } = admitted;
  const day = /** @type {string | undefined} */ (at);
  countChoice(admitted, day, seen.forms);
  const charges = model.price.filter(
    (/** @type {Json} */ charge) => isOn(charge, day) && applies(charge, choice, seen),
  );
  const steps = (model.then ?? []).filter((/** @type {Json} */ step) => isOn(step, day));
  return {
    model: model.id,
    unit: catalog.unit,
    ...price(charges, steps, { ...choice, seen }),
    settings: { model: model.id, ...Object.fromEntries(choice.values) },
    assumed: [...choice.values.keys()].filter((name) => !given.has(name)),
    ignored: [...given.keys()].filter((name) => name !== "model" && !choice.values.has(name)),
    notes: notesOf(catalog, [model, ...charges]),
  };
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
  const amount = productOf(rate, factors);
  const lineWith = (/** @type {Amount} */ one) => lineOf(charge.label, rate, factors, one);
  if (!charge.round || amount.certainty === "unpublished") return { amount, lines: [lineWith(amount)] };
  const rounded = roundCharge(charge.round, rate, factors, choice.seen);
  // A quotient that does not end cannot be written, nor what rounding adds to it.
  if (factors.some((/** @type {Multiplier} */ { per }) => per))
    return { amount: rounded, lines: [lineWith(rounded)] };
  return { amount: rounded, lines: [lineWith(amount), ...changeLine("Rounding", amount, rounded)] };
}

/** @param {Amount} rate @param {Multiplier[]} factors @returns {Amount} */
function productOf(rate, factors) {
  const divisor = factors.map(({ per }) => per ?? ONE).reduce(times, ONE);
  const { certainty, min, max } = multiply([rate, ...factors]);
  return { certainty, min: over(min, divisor), max: over(max, divisor) };
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
  const exact = productOf(rate, rest);
  const rounded = round(exact, rule, seen);
  countEndless({ factors: rest, exact, rounded, each }, seen.forms);
  return multiply([rounded, ...each]);
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
function listed({ name, certainty, min, value, per }) {
  if (certainty === "unpublished" || certainty === "range") return [];
  const part = compare(value, min) === 0 ? {} : { billed: format(min) };
  return [{ name, value: format(value), ...part, ...(per && { per: format(per) }) }];
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
  const part = { name: use.of, named: true, value };
  if (isEndless(use)) return { ...part, ...exactly(counted(use, value)), per: parse(use.per) };
  return { ...part, ...exactly(billed(use, value)) };
}

/**
 * What a rate or a table says for this choice.
 * @param {Json | string} written
 * @param {Choice} choice
 * @returns {Amount}
 */
function figureOf(written, choice) {
  const isTable = typeof written === "object" && written.by;
  if (isTable) countTable(written, choice, choice.seen.forms);
  const figure = isTable ? cellOf(written.cells, written.by, choice) : written;
  if (figure === "unpublished") return { certainty: "unpublished", min: ZERO, max: ZERO };
  if (typeof figure === "string") return exactly(parse(figure));
  if (figure.approximate !== undefined)
    return { ...exactly(parse(figure.approximate)), certainty: "approximate" };
  return { certainty: "range", min: parse(figure.min), max: parse(figure.max) };
}
