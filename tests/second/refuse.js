// Which settings are refused, and for what: the table of SettingsError codes, written once more.

import { compare, minus, over, parse } from "./ratio.js";

/** @typedef {Record<string, any>} Json A part of a catalog document. */
/** @typedef {{ code: string, setting: string }} Refusal */

/** What is wrong with the values of a model's settings, in the order in which it is looked for. */
const VALUE_CODES = ["MISSING_SETTING", "WRONG_TYPE", "NOT_OFFERED", "OUT_OF_RANGE", "NOT_A_STEP"];

/**
 * The settings of a model in catalog order, shared ones put in place.
 * @param {Json} catalog @param {Json} model
 * @returns {[string, Json][]}
 */
export function settingsOf(catalog, model) {
  const own = Object.entries(model.settings ?? {});
  return own.map(([name, setting]) => [
    name,
    typeof setting === "string" ? catalog.settings[setting] : setting,
  ]);
}

/**
 * What a person gave: own enumerable keys, without those that are undefined.
 * @param {object} settings @returns {Map<string, unknown>}
 */
export function givenIn(settings) {
  return new Map(Object.entries(settings).filter(([, value]) => value !== undefined));
}

/**
 * The first reason to refuse settings, if there is one.
 * @param {Json} catalog
 * @param {unknown} settings
 * @returns {Refusal | undefined}
 */
export function refuse(catalog, settings) {
  if (typeof settings !== "object" || settings === null) return { code: "WRONG_TYPE", setting: "" };
  const given = givenIn(settings);
  const code = refuseModel(catalog, given);
  if (code !== undefined) return { code, setting: "model" };
  const model = catalog.models.find((/** @type {Json} */ one) => one.id === given.get("model"));
  return refuseUnknown(catalog, given) ?? refuseValues(settingsOf(catalog, model), given);
}

/** @param {Json} catalog @param {Map<string, unknown>} given @returns {string | undefined} */
function refuseModel(catalog, given) {
  const id = given.get("model");
  if (id === undefined) return "MISSING_SETTING";
  if (typeof id !== "string") return "WRONG_TYPE";
  return catalog.models.some((/** @type {Json} */ one) => one.id === id) ? undefined : "UNKNOWN_MODEL";
}

/** @param {Json} catalog @param {Map<string, unknown>} given @returns {Refusal | undefined} */
function refuseUnknown(catalog, given) {
  const known = new Set([
    "model",
    ...catalog.models.flatMap((/** @type {Json} */ one) => Object.keys(one.settings ?? {})),
  ]);
  const unknown = [...given.keys()].filter((name) => !known.has(name));
  return unknown.length === 0
    ? undefined
    : { code: "UNKNOWN_SETTING", setting: unknown.sort(byCodePoint)[0] };
}

/**
 * JavaScript's own order is by UTF-16 unit, which puts U+1F600 before U+FF5E.
 * @param {string} a @param {string} b @returns {number}
 */
function byCodePoint(a, b) {
  const left = Array.from(a, (char) => Number(char.codePointAt(0)));
  const right = Array.from(b, (char) => Number(char.codePointAt(0)));
  const at = left.findIndex((point, index) => point !== right[index]);
  return at === -1 ? left.length - right.length : left[at] - (right[at] ?? -1);
}

/** @param {[string, Json][]} settings @param {Map<string, unknown>} given @returns {Refusal | undefined} */
function refuseValues(settings, given) {
  const found = settings.map(([name, setting]) => ({
    setting: name,
    code: refuseValue(setting, given.get(name)),
  }));
  const code = VALUE_CODES.find((one) => found.some((refusal) => refusal.code === one));
  const first = found.find((refusal) => refusal.code === code);
  return code === undefined || first === undefined ? undefined : { code, setting: first.setting };
}

/** @param {Json} setting @param {unknown} value @returns {string | undefined} */
function refuseValue(setting, value) {
  if (value === undefined) return setting.default === undefined ? "MISSING_SETTING" : undefined;
  if (setting.kind === "switch") return typeof value === "boolean" ? undefined : "WRONG_TYPE";
  if (setting.kind === "options") return refuseWord(setting, value);
  if (typeof value !== "number" || !Number.isFinite(value)) return "WRONG_TYPE";
  return setting.options ? refuseListed(setting, value) : refuseStepped(setting, value);
}

/** @param {Json} setting @param {unknown} value @returns {string | undefined} */
function refuseWord(setting, value) {
  if (typeof value !== "string") return "WRONG_TYPE";
  return setting.options.includes(value) ? undefined : "NOT_OFFERED";
}

/** @param {Json} setting @param {number} value @returns {string | undefined} */
function refuseListed(setting, value) {
  const number = parse(String(value));
  return setting.options.some((/** @type {string} */ one) => compare(parse(one), number) === 0)
    ? undefined
    : "NOT_OFFERED";
}

/** @param {Json} setting @param {number} value @returns {string | undefined} */
function refuseStepped(setting, value) {
  const number = parse(String(value));
  const min = parse(setting.min);
  if (compare(number, min) < 0 || compare(number, parse(setting.max)) > 0) return "OUT_OF_RANGE";
  const steps = over(minus(number, min), parse(setting.step));
  return steps.n % steps.d === 0n ? undefined : "NOT_A_STEP";
}
