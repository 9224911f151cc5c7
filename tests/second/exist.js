// Settings that do not always exist: random conditions for them, and which exist wherever some conditions hold.

import { randomConditions } from "./conditions.js";
import { settingsBehind } from "./made.js";

/** @typedef {import("./generate.js").Place} Place */
/** @typedef {import("./random.js").Random} Random */
/** @typedef {import("./refuse.js").Json} Json */

/**
 * Gives some settings of a model a `when`, on settings before them.
 * @param {Place} place
 */
export function addExistence(place) {
  const { random, catalog, model, settings } = place;
  for (const [at, [name, setting]] of settings.entries()) {
    const earlier = settings.slice(0, at).map(([one]) => one);
    if (earlier.length === 0 || !random.chance(0.4)) continue;
    const shared = model.settings[name];
    // A shared one has the same conditions wherever it stands.
    if (typeof shared === "string" && usesOf(catalog, shared) > 1) continue;
    setting.when = randomConditions(place, random.some(earlier, random.pick([1, 1, 1, 2])));
  }
}

/** @param {Json} catalog @param {string} shared @returns {number} */
function usesOf({ models }, shared) {
  return models.flatMap(({ settings }) => Object.values(settings ?? {})).filter((one) => one === shared)
    .length;
}

/**
 * The settings and quantities that exist wherever some conditions hold: those that always do, those that are asked
 * for, and those whose own conditions hold too.
 * @param {{ model: Json, settings: [string, Json][] }} place @param {Json} [when]
 * @returns {Set<string>}
 */
export function sureNames({ model, settings }, when = {}) {
  const facts = new Set(Object.entries(when).map(textOf));
  const sure = new Set(Object.keys(when).flatMap((name) => settingsBehind(model, name)));
  for (let before = -1; before < sure.size; ) {
    before = sure.size;
    for (const [name, setting] of settings) {
      const own = Object.entries(setting.when ?? {});
      if (!sure.has(name) && !own.every((one) => facts.has(textOf(one)))) continue;
      for (const one of own) facts.add(textOf(one));
      for (const known of [name, ...own.map(([other]) => other)]) sure.add(known);
    }
  }
  for (const name of Object.keys(model.quantities ?? {}))
    if (settingsBehind(model, name).every((one) => sure.has(one))) sure.add(name);
  return sure;
}

/** @param {[string, unknown]} condition @returns {string} */
function textOf(condition) {
  return JSON.stringify(condition);
}
