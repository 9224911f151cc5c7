// Random catalogs of every form that FORMAT.md has, most of them valid but for the digit budget, which some exceed.

import { addBrink } from "./brink.js";
import { spoilCatalog } from "./broken.js";
import { addDates, randomZone } from "./calendar.js";
import { randomNotes, randomPrice, randomRound, randomStep, reprice } from "./charge.js";
import { addConstraints } from "./constrain.js";
import { addCrowd, isDisputed } from "./crowd.js";
import { isDated } from "./days.js";
import { addExistence, sureNames } from "./exist.js";
import { randomSetting } from "./offer.js";
import { modelProblems } from "./prove.js";
import { addQuantities } from "./quantify.js";
import { randomFrom } from "./random.js";
import { settingsOf } from "./refuse.js";
import { addSteps } from "./steps.js";
import { thin } from "./thin.js";
import { partProblems } from "./valid.js";

/** @typedef {import("./random.js").Random} Random */
/** @typedef {import("./refuse.js").Json} Json */
/**
 * @typedef {"plain" | "tie" | "long"} Flavour Ordinary prices; prices near a tie; prices near the digit limit.
 */
/**
 * @typedef {{ random: Random, catalog: Json, model: Json, settings: [string, Json][], to: bigint, flavour: Flavour,
 *   sure: Set<string>, dated: boolean }} Place `sure` has the settings and quantities that exist.
 */

const SETTINGS = [
  "images",
  "quality",
  "width",
  "height",
  "audio",
  "mode",
  "constructor",
  "toString",
  "a",
  "A",
  "x-1",
  "up_to",
];
const TRIES = 12;

/**
 * A random catalog: the same for the same seed.
 * @param {number} seed A whole number of 32 bits.
 * @returns {Json}
 */
export function randomCatalog(seed) {
  const random = randomFrom(seed);
  const long = random.chance(0.2);
  const catalog = {
    format: "costpeek/1",
    id: "random",
    version: String(seed),
    name: "Random",
    unit: random.pick(["credits", "¢", "images × 1"]),
    sources: {
      prices: { title: "A page", checked_on: "2026-11-21" },
      constructor: { title: "B", url: "https://b.example", checked_on: "2024-02-29" },
    },
    notes: { "list-price": "list price", beta: "may change", toString: "a name that objects have too" },
    settings: Object.fromEntries(
      ["pics", "tier", "flag", "images"].map((name) => [name, randomSetting(random, false)]),
    ),
    models: /** @type {Json[]} */ ([]),
  };
  for (const id of random.some(["sketch", "nano-2", "0", "flux-1.1", "a.b"], random.int(1, 3)))
    catalog.models.push(randomModel(random, catalog, id));
  for (const [at, model] of catalog.models.entries()) addPrice(random, catalog, model, long && at === 0);
  if (catalog.models.some(isDated) || random.chance(0.1)) catalog.time_zone = randomZone(random);
  if (!long && random.chance(0.16)) spoilCatalog(random, catalog);
  return catalog;
}

/** @param {Random} random @param {Json} catalog @param {string} id @returns {Json} */
function randomModel(random, catalog, id) {
  const names = random.some(SETTINGS, random.pick([0, 1, 2, 2, 3, 3, 4, 5]));
  const shared = Object.keys(catalog.settings);
  const settings = names.map((name) => [
    name,
    random.chance(0.2) ? random.pick(shared) : randomSetting(random, random.chance(0.12)),
  ]);
  return {
    id,
    name: id,
    group: "Create",
    description: "A model.",
    source: random.pick(["prices", "constructor"]),
    ...(settings.length > 0 || random.chance(0.5) ? { settings: Object.fromEntries(settings) } : {}),
    ...randomNotes(random, 0.3),
  };
}

/** @param {Random} random @param {Json} catalog @param {Json} model @param {boolean} long */
function addPrice(random, catalog, model, long) {
  if (long && random.chance(0.2)) {
    addBrink(random, model);
    return;
  }
  if (random.chance(0.012)) {
    addCrowd(random, model);
    return;
  }
  for (let left = TRIES; left >= 0; left--) {
    build(random, catalog, model, { long, isPlain: left === 0 });
    if (isWanted(random, catalog, model)) return;
    strip(catalog, model);
  }
}

/**
 * Whether to keep a model: not if what it breaks can be argued about, and seldom if it breaks anything but the
 * digit budget.
 * @param {Random} random @param {Json} catalog @param {Json} model @returns {boolean}
 */
function isWanted(random, catalog, model) {
  if (isDisputed(catalog, model)) return false;
  if (partProblems(catalog, model).length > 0) return random.chance(0.2);
  const codes = modelProblems(catalog, model).filter((code) => code !== "TOO_MANY_DIGITS");
  return codes.length === 0 || random.chance(0.35);
}

/** @param {Random} random @param {Json} catalog @param {Json} model @param {{ long: boolean, isPlain: boolean }} kind */
function build(random, catalog, model, { long, isPlain }) {
  const settings = settingsOf(catalog, model);
  const has = (/** @type {number} */ probability) => !isPlain && random.chance(probability);
  const dated = has(0.4);
  const to = randomStep(random);
  const flavour = /** @type {Flavour} */ (long ? "long" : "plain");
  const bare = { random, catalog, model, settings, to, flavour, dated, sure: new Set() };
  if (has(0.6)) addExistence(bare);
  if (random.chance(0.6)) addQuantities({ ...bare, sure: sureNames(bare) }, long);
  const place = { ...bare, sure: sureNames(bare) };
  if (has(0.55)) addConstraints(place);
  model.price = randomPrice(place, long);
  if (dated) addDates(place, (charge) => reprice(place, charge));
  thin(place);
  if (random.chance(0.5)) addSteps(place, randomRound);
}

/** Takes away what `build` has added. @param {Json} catalog @param {Json} model */
function strip(catalog, model) {
  for (const [, setting] of settingsOf(catalog, model)) delete setting.when;
  for (const key of ["quantities", "constraints", "price", "then", "effective_from", "effective_until"])
    delete model[key];
}
