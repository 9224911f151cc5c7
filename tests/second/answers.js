// What the engine answers, and both answers in one form: the compared parts, in a fixed order.

import { inspect } from "node:util";
import { CatalogError, loadCatalog, SettingsError } from "costpeek";

/** @typedef {import("./refuse.js").Json} Json */
/** @typedef {{ catalog?: any, problems?: string[] }} Loaded An engine's catalog, or the codes of its problems, sorted. */
/** @typedef {{ settings: unknown, at: unknown, over?: string[] }} Question */

const TOTAL_KEYS = ["total", "min", "max"];
const LINE_KEYS = ["label", "certainty", "rate", "amount", "min", "max"];
const FACTOR_KEYS = ["name", "value", "billed", "per"];

/** @param {Json | string} source @returns {Promise<Loaded>} */
export async function load(source) {
  try {
    return { catalog: await loadCatalog(source) };
  } catch (error) {
    if (!(error instanceof CatalogError)) return { problems: [String(error)] };
    const codes = error.problems.map((/** @type {{ code: string }} */ problem) => problem.code);
    return { problems: codes.length === 0 ? ["refused without a problem"] : [...new Set(codes)].sort() };
  }
}

/** @param {any} catalog @param {Question} question @returns {string} */
export function askEngine(catalog, { settings, at, over }) {
  const day = at === undefined ? {} : { at };
  try {
    if (over) return rangeText(catalog, catalog.range(settings, { ...day, over }), day);
    return answerText(at === undefined ? catalog.estimate(settings) : catalog.estimate(settings, day));
  } catch (error) {
    if (!(error instanceof SettingsError)) return `threw ${inspect(error)}`;
    return over ? "none" : answerText({ refusal: error });
  }
}

/** @param {any} answer An estimate or a refusal. @returns {string} */
export function answerText(answer) {
  return JSON.stringify(answer.refusal ? refusalInOrder(answer.refusal) : estimateInOrder(answer));
}

/** @param {{ certainty: string, min?: string, max?: string } | undefined} range @returns {string} */
export function plainRangeText(range) {
  return range === undefined ? "none" : JSON.stringify(own(range, ["certainty", "min", "max"]));
}

/**
 * The range, and what it says costs its ends, where that does not.
 * @param {any} catalog @param {Json} range @param {Json} day @returns {string}
 */
function rangeText(catalog, range, day) {
  const wrong = ["min", "max"].filter((end) => {
    const settings = range[`${end}At`];
    if (range[end] === undefined) return false;
    const answer = catalog.estimate(settings, day);
    return answer[end] !== range[end] || inspect(answer.settings) !== inspect(settings);
  });
  return plainRangeText(/** @type {any} */ (range)) + wrong.map((end) => ` ${end}At is wrong`).join("");
}

/** @param {any} answer @returns {Json} Its parts in a fixed order, as the order of keys means nothing but in `settings`. */
function estimateInOrder(answer) {
  const { model, certainty, unit, settings, assumed, ignored, notes } = answer;
  return {
    ...{ model, certainty, unit },
    ...own(answer, TOTAL_KEYS),
    lines: answer.lines.map(lineInOrder),
    ...{ settings, assumed, ignored },
    notes: notes.map((/** @type {Json} */ note) => own(note, ["code", "text"])),
  };
}

/** @param {import("./refuse.js").Refusal} refusal @returns {Json} */
function refusalInOrder({ code, setting, value, allowed }) {
  const range = allowed && !Array.isArray(allowed) ? own(allowed, ["min", "max", "step"]) : allowed;
  // A refused value may be anything, and JSON would show NaN as null.
  return { refusal: { code, setting, value: inspect(value), allowed: range } };
}

/** @param {Json} line @returns {Json} */
function lineInOrder(line) {
  const factors = line.factors.map((/** @type {Json} */ factor) => own(factor, FACTOR_KEYS));
  return { ...own(line, LINE_KEYS), factors };
}

/**
 * What an object has of some keys. What is not known is absent, so a key that is there without a value is told apart.
 * @param {Json} object
 * @param {string[]} keys
 * @returns {Json}
 */
function own(object, keys) {
  const present = keys.filter((key) => Object.hasOwn(object, key));
  return Object.fromEntries(
    present.map((key) => [key, object[key] === undefined ? "(there, but undefined)" : object[key]]),
  );
}
