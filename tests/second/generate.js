// Random catalogs of every form that FORMAT.md has, all of them valid but for the digit budget, which some exceed.
// Figures and steps are chosen so that sums often lie half-way between two steps, or a hair beside it.

import { addBrink } from "./brink.js";
import { covering, isManifold } from "./conditions.js";
import { LABELS, randomSetting } from "./offer.js";
import { decimal, HAIR, PLACES, randomFrom, unitsOf, write } from "./random.js";
import { settingsOf } from "./refuse.js";
import { randomUse } from "./share.js";
import { addSteps } from "./steps.js";
import { randomTable } from "./table.js";

/** @typedef {import("./random.js").Random} Random */
/** @typedef {import("./refuse.js").Json} Json */
/**
 * @typedef {"plain" | "tie" | "long"} Flavour Ordinary prices; prices near a tie; prices near the digit limit.
 */
/**
 * @typedef {{ random: Random, catalog: Json, model: Json, settings: [string, Json][], to: bigint, flavour: Flavour }} Place
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
const QUANTITIES = ["megapixels", "area", "all", "long-edge", "valueOf"];
const MODES = [
  "ceil",
  "floor",
  "expand",
  "trunc",
  "halfCeil",
  "halfFloor",
  "halfExpand",
  "halfTrunc",
  "halfEven",
];
const STEPS = [
  "1",
  "1",
  "0.01",
  "0.01",
  "0.05",
  "5",
  "0.25",
  "0.1",
  "10",
  "0.5",
  "3",
  "0.000001",
  "64",
  "0.000000000002",
].map(unitsOf);
const WIDE_STEPS = ["100000000", "0.000000000001", "1", "640"].map(unitsOf);
const PERS = [
  "1000000",
  "1000000",
  "1024",
  "0.5",
  "0.001",
  "2",
  "4",
  "8",
  "1000",
  "1953125",
  "0.000000000512",
  "1",
  "0.0625",
];
const WIDE_PERS = ["268435456", "536870912", "0.000000000001", "100000000"];
const PLAIN = ["0", "1", "2", "9.50", "0.91", "15", "0.005", "1.43", "20", "0.63", "100", "0.014", "2.5"].map(
  unitsOf,
);
const SMALL = ["1", "1", "3", "3", "0.5", "2", "5", "0.1", "7", "0"].map(unitsOf);
const NEARLY = ["0.999999999999", "1.000000000001", "0.9999999998"].map(unitsOf);

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

/** @param {Random} random @param {number} probability @returns {{ notes?: string[] }} */
function randomNotes(random, probability) {
  return random.chance(probability)
    ? { notes: random.some(["list-price", "beta", "toString"], random.int(1, 2)) }
    : {};
}

/** @param {Random} random @param {Json} catalog @param {Json} model @param {boolean} long */
function addPrice(random, catalog, model, long) {
  if (long && random.chance(0.2)) {
    addBrink(random, model);
    return;
  }
  const place = {
    random,
    catalog,
    model,
    settings: settingsOf(catalog, model),
    to: random.pick(STEPS),
    flavour: /** @type {Flavour} */ (long ? "long" : "plain"),
  };
  if (random.chance(0.5)) addQuantities(place, long);
  model.price = randomPrice(place, long);
  if (random.chance(0.5)) addSteps(place, randomRound);
}

/** @param {Place} place @param {boolean} long */
function addQuantities({ random, model, settings }, long) {
  const names = settings.filter(([, setting]) => setting.kind === "number").map(([name]) => name);
  if (names.length === 0) return;
  model.quantities = {};
  for (const name of random.some(QUANTITIES, random.int(1, 3))) {
    model.quantities[name] = randomQuantity(random, names, long);
    names.push(name);
  }
}

/** @param {Random} random @param {string[]} names @param {boolean} long @returns {Json} */
function randomQuantity(random, names, long) {
  const number = () =>
    write(
      random,
      long && random.chance(0.2)
        ? decimal(random, random.int(1, 9), random.int(0, PLACES))
        : random.pick(SMALL),
    );
  const others = Array.from({ length: random.pick([0, 1, 1, 2]) }, () =>
    random.chance(0.6) ? random.pick(names) : number(),
  );
  const items = random.some([random.pick(names), ...others], 3);
  const per = random.chance(0.5) ? { per: random.pick(long && random.chance(0.3) ? WIDE_PERS : PERS) } : {};
  return {
    [random.pick(["product", "product", "sum", "largest"])]: items,
    ...per,
    ...(random.chance(0.3) ? { one: "piece" } : {}),
  };
}

/**
 * A list of charges of which at least one always applies.
 * @param {Place} place
 * @param {boolean} long
 * @returns {Json[]}
 */
function randomPrice(place, long) {
  const { random } = place;
  const flavour = () =>
    long && random.chance(0.7) ? "long" : random.pick(/** @type {Flavour[]} */ (["plain", "tie", "tie"]));
  const charge = (/** @type {Json} */ conditions) =>
    randomCharge(
      { ...place, flavour: flavour(), to: random.chance(0.7) ? place.to : random.pick(STEPS) },
      conditions,
    );
  const always = random.chance(0.5) ? covering(place) : [{}];
  const more = Array.from({ length: random.pick([0, 0, 1, 1, 2]) }, () =>
    random.chance(0.5) ? {} : random.pick(covering(place)),
  );
  const charges = [...always, ...more].map(charge);
  return random.some(isManifold(place, charges) ? [...charges, charge({})] : charges, 99);
}

/** @param {Place} place @param {Json} conditions @returns {Json} */
function randomCharge(place, conditions) {
  const { random } = place;
  const factors = random.chance(0.25) ? [] : randomFactors(place);
  const rate = random.chance(0.4) ? randomTable(place, () => randomFigure(place, rateUnits)) : undefined;
  return {
    label: random.pick(LABELS),
    ...conditions,
    rate: rate ?? randomFigure(place, rateUnits),
    ...(factors.length > 0 || random.chance(0.1) ? { times: factors } : {}),
    ...(random.chance(0.55) ? { round: { ...randomRound(place), ...randomEach(place, factors) } } : {}),
    ...randomNotes(random, 0.2),
  };
}

/** @param {Place} place @returns {Json} */
function randomRound({ random, to, flavour }) {
  const steps = flavour === "long" ? WIDE_STEPS : STEPS;
  return { to: write(random, random.chance(0.8) ? to : random.pick(steps)), mode: random.pick(MODES) };
}

/** @param {Place} place @param {(Json | string)[]} factors @returns {{ each?: string }} */
function randomEach({ random, settings, model }, factors) {
  const named = [...settings.map(([name]) => name), ...Object.keys(model.quantities ?? {})];
  const able = factors
    .map((factor) => (typeof factor === "string" ? factor : factor.of))
    .filter((name) => named.includes(name));
  return able.length > 0 && random.chance(0.5) ? { each: random.pick(able) } : {};
}

/** @param {Place} place @returns {(Json | string)[]} */
function randomFactors(place) {
  const { random, model, settings } = place;
  const numbers = [
    ...settings.filter(([, setting]) => setting.kind === "number").map(([name]) => name),
    ...Object.keys(model.quantities ?? {}),
  ];
  const named = random
    .some(numbers, random.pick([0, 1, 1, 2]))
    .map((name) => (random.chance(0.5) ? randomUse(place, name) : name));
  const multipliers = new Set(Array.from({ length: random.pick([0, 0, 1, 2]) }, () => factorUnits(place)));
  const tables = Array.from({ length: random.pick([0, 0, 0, 1, 2]) }, () =>
    randomTable(place, () => randomFigure(place, factorUnits)),
  );
  const written = [...multipliers].map((units) => write(random, units));
  // No factor twice, tables included: each is told from the others by its text.
  const texts = new Set(tables.filter((table) => table !== undefined).map((table) => JSON.stringify(table)));
  return random.some([...named, ...written, ...Array.from(texts, (text) => JSON.parse(text))], 6);
}

/** @param {Place} place @returns {bigint} */
function factorUnits({ random, flavour }) {
  if (flavour === "long" && random.chance(0.3)) return decimal(random, random.int(5, 8), random.int(0, 1));
  if (flavour === "long") return decimal(random, random.pick([0, 0, 1, 3, 5]), random.int(1, 6));
  return random.pick(random.chance(0.05) ? NEARLY : SMALL);
}

/** @param {Place} place @returns {bigint} */
function rateUnits({ random, flavour, to }) {
  if (flavour === "long") return decimal(random, random.pick([1, 5, 9]), random.pick([0, 2, 4, 8, PLACES]));
  if (flavour === "plain")
    return random.chance(0.7) ? random.pick(PLAIN) : decimal(random, random.int(0, 4), random.int(1, 4));
  const half = to * BigInt(random.int(0, 30)) + to / 2n;
  return half + random.pick([0n, 0n, 0n, 0n, HAIR, -HAIR]);
}

/** @param {Place} place @param {(place: Place) => bigint} units @returns {Json | string} */
function randomFigure(place, units) {
  const { random } = place;
  const figure = () => write(random, units(place));
  const kind = random.int(1, 20);
  if (kind === 1) return { approximate: figure() };
  if (kind === 2) return rangeFrom(random, units(place), units(place));
  if (kind === 3) return "unpublished";
  return kind === 4 && random.chance(0.5) ? "0" : figure();
}

/** @param {Random} random @param {bigint} one @param {bigint} other @returns {Json | string} */
function rangeFrom(random, one, other) {
  if (one === other) return { min: write(random, one), max: write(random, one + HAIR) };
  const [min, max] = one < other ? [one, other] : [other, one];
  return { min: write(random, min), max: write(random, max) };
}
