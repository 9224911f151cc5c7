// Which settings are refused, and for what: the table of SettingsError codes, written once more.

import { complete } from "./choice.js";
import { hasDate, isDated, isDay, isOn } from "./days.js";
import { allowedBy } from "./take.js";
import { refuseTogether } from "./together.js";

/** @typedef {Record<string, any>} Json A part of a catalog document. */
/** @typedef {{ code: string, setting: string, value?: unknown, allowed?: Json }} Refusal */
/** @typedef {{ model: Json, given: Map<string, unknown>, choice: import("./choice.js").Choice }} Admitted */

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
function givenIn(settings) {
  return new Map(Object.entries(settings).filter(([, value]) => value !== undefined));
}

/**
 * The model and the completed choice, or the first reason to refuse them.
 * @param {Json} catalog @param {unknown} settings @param {unknown} at @param {import("./amount.js").Seen} seen
 * @returns {Admitted | { refusal: Refusal }}
 */
export function admit(catalog, settings, at, seen) {
  if (typeof settings !== "object" || settings === null)
    return { refusal: { code: "WRONG_TYPE", setting: "", value: settings } };
  const given = givenIn(settings);
  const model = catalog.models.find((/** @type {Json} */ one) => one.id === given.get("model"));
  if (model === undefined) return { refusal: refuseModel(catalog, given.get("model")) };
  const early = refuseDay(model, at) ?? refuseUnknown(catalog, model, given);
  if (early !== undefined) return { refusal: early };
  const offered = settingsOf(catalog, model);
  const choice = complete(model, offered, given);
  const refusal = refuseValues(choice, given) ?? refuseTogether({ model, offered, given, choice }, seen);
  return refusal === undefined ? { model, given, choice } : { refusal };
}

/** @param {Json} catalog @param {unknown} id @returns {Refusal} */
function refuseModel(catalog, id) {
  const allowed = catalog.models.map((/** @type {Json} */ one) => one.id);
  if (id === undefined) return { code: "MISSING_SETTING", setting: "model", allowed };
  return {
    code: typeof id === "string" ? "UNKNOWN_MODEL" : "WRONG_TYPE",
    setting: "model",
    value: id,
    allowed,
  };
}

/** @param {Json} model @param {unknown} at @returns {Refusal | undefined} */
function refuseDay(model, at) {
  if (at === undefined) return isDated(model) ? { code: "MISSING_DATE", setting: "at" } : undefined;
  if (!isDay(at)) return { code: "BAD_DATE", setting: "at", value: at };
  const isSold = !hasDate(model) || isOn(model, String(at));
  return isSold ? undefined : { code: "NOT_SOLD", setting: "at", value: at };
}

/** @param {Json} catalog @param {Json} model @param {Map<string, unknown>} given @returns {Refusal | undefined} */
function refuseUnknown(catalog, model, given) {
  const known = new Set([
    "model",
    ...catalog.models.flatMap((/** @type {Json} */ one) => Object.keys(one.settings ?? {})),
  ]);
  const [first] = [...given.keys()].filter((name) => !known.has(name)).sort(byCodePoint);
  if (first === undefined) return undefined;
  const allowed = Object.keys(model.settings ?? {});
  return { code: "UNKNOWN_SETTING", setting: first, value: given.get(first), allowed };
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

/** @param {import("./choice.js").Choice} choice @param {Map<string, unknown>} given @returns {Refusal | undefined} */
function refuseValues({ codes, offered }, given) {
  const found = [...codes].map(([setting, code]) => ({ code, setting, value: given.get(setting) }));
  const code = VALUE_CODES.find((one) => found.some((refusal) => refusal.code === one));
  const first = found.find((refusal) => refusal.code === code);
  return first && { ...first, allowed: allowedBy(offered.get(first.setting) ?? {}) };
}
