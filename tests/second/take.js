// What a setting makes of the value that is given for it: the value itself, an option that it is another word for, or
// nothing, and then why.

import { compare, format, minus, over, parse } from "./ratio.js";

/** @typedef {import("./refuse.js").Json} Json */
/** @typedef {string | number | boolean} Value */
/** @typedef {{ value: Value, alias?: boolean } | { code: string }} Taken */

const SHORTEST = /^(0|[1-9][0-9]{0,8})(\.[0-9]{0,11}[1-9])?$/;

/** @param {Json} setting @param {unknown} given @returns {Taken} */
export function take(setting, given) {
  const code = codeOf(setting, given);
  if (code === undefined) return { value: /** @type {Value} */ (given) };
  const text = textOf(given);
  const aliases = setting.aliases ?? {};
  if (text === undefined || !Object.hasOwn(aliases, text)) return { code };
  return { value: valueFrom(setting, aliases[text]), alias: true };
}

/**
 * The value of an option as tables, defaults and aliases write it.
 * @param {Json} setting @param {any} option @returns {Value}
 */
export function valueFrom(setting, option) {
  if (setting.kind === "number") return Number(option);
  return setting.kind === "switch" ? String(option) === "true" : option;
}

/**
 * Whether a text is that of an option, as tables write it.
 * @param {Json} setting @param {string} text @returns {boolean}
 */
export function isOption(setting, text) {
  if (setting.kind === "switch") return text === "true" || text === "false";
  if (setting.kind === "number" && !SHORTEST.test(text)) return false;
  return codeOf(setting, valueFrom(setting, text)) === undefined;
}

/** @param {unknown} given @returns {string | undefined} */
function textOf(given) {
  if (typeof given === "string" || typeof given === "boolean") return String(given);
  return typeof given === "number" && Number.isFinite(given) ? format(parse(String(given))) : undefined;
}

/** All that a setting offers, unless it has steps. @param {Json} setting @returns {Value[] | undefined} */
export function offeredBy(setting) {
  if (setting.kind === "switch") return [false, true];
  return setting.options?.map((/** @type {string} */ option) => valueFrom(setting, option));
}

/** What a refusal says that a setting takes. @param {Json} setting @returns {Json | Value[]} */
export function allowedBy(setting) {
  const { min, max, step } = setting;
  return offeredBy(setting) ?? { min: Number(min), max: Number(max), step: Number(step) };
}

/**
 * Why a value is none of the setting's.
 * @param {Json} setting @param {unknown} value @returns {string | undefined}
 */
function codeOf(setting, value) {
  if (setting.kind === "switch") return typeof value === "boolean" ? undefined : "WRONG_TYPE";
  if (setting.kind === "options") return codeOfWord(setting, value);
  if (typeof value !== "number" || !Number.isFinite(value)) return "WRONG_TYPE";
  return setting.options ? codeOfListed(setting, value) : codeOfStepped(setting, value);
}

/** @param {Json} setting @param {unknown} value @returns {string | undefined} */
function codeOfWord(setting, value) {
  if (typeof value !== "string") return "WRONG_TYPE";
  return setting.options.includes(value) ? undefined : "NOT_OFFERED";
}

/** @param {Json} setting @param {number} value @returns {string | undefined} */
function codeOfListed(setting, value) {
  const number = parse(String(value));
  return setting.options.some((/** @type {string} */ one) => compare(parse(one), number) === 0)
    ? undefined
    : "NOT_OFFERED";
}

/** @param {Json} setting @param {number} value @returns {string | undefined} */
function codeOfStepped(setting, value) {
  const number = parse(String(value));
  const min = parse(setting.min);
  if (compare(number, min) < 0 || compare(number, parse(setting.max)) > 0) return "OUT_OF_RANGE";
  const steps = over(minus(number, min), parse(setting.step));
  return steps.n % steps.d === 0n ? undefined : "NOT_A_STEP";
}
