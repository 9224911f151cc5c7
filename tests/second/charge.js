// Random charges: figures and steps are chosen so that sums often lie half-way between two steps, or a hair beside it.

import { isName } from "./choice.js";
import { covering, numbersIn } from "./conditions.js";
import { sureNames } from "./exist.js";
import { LABELS } from "./offer.js";
import { decimal, HAIR, PLACES, unitsOf, write } from "./random.js";
import { endless, randomUse } from "./share.js";
import { randomTable } from "./table.js";

/** @typedef {import("./generate.js").Flavour} Flavour */
/** @typedef {import("./generate.js").Place} Place */
/** @typedef {import("./random.js").Random} Random */
/** @typedef {import("./refuse.js").Json} Json */

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
const PLAIN = ["0", "1", "2", "9.50", "0.91", "15", "0.005", "1.43", "20", "0.63", "100", "0.014", "2.5"].map(
  unitsOf,
);
const SMALL = ["1", "1", "3", "3", "0.5", "2", "5", "0.1", "7", "0"].map(unitsOf);
const NEARLY = ["0.999999999999", "1.000000000001", "0.9999999998"].map(unitsOf);

/** @param {Random} random @returns {bigint} A step of rounding. */
export function randomStep(random) {
  return random.pick(STEPS);
}

/** @param {Random} random @param {number} probability @returns {{ notes?: string[] }} */
export function randomNotes(random, probability) {
  return random.chance(probability)
    ? { notes: random.some(["list-price", "beta", "toString"], random.int(1, 2)) }
    : {};
}

/**
 * A list of charges of which at least one always applies.
 * @param {Place} place
 * @param {boolean} long
 * @returns {Json[]}
 */
export function randomPrice(place, long) {
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
  return random.some([...always, ...more].map(charge), 99);
}

/** A charge at another price. @param {Place} place @param {Json} charge @returns {Json} */
export function reprice(place, charge) {
  const { random } = place;
  return { ...charge, ...(random.chance(0.7) ? { rate: randomFigure(place, rateUnits) } : {}) };
}

/** @param {Place} everywhere @param {Json} conditions @returns {Json} */
function randomCharge(everywhere, conditions) {
  const { random } = everywhere;
  const place = { ...everywhere, sure: sureNames(everywhere, conditions.when) };
  const factors = random.chance(0.25) ? [] : randomFactors(place, everywhere.sure);
  const rate = random.chance(0.4) ? randomTable(place, () => randomFigure(place, rateUnits)) : undefined;
  const charge = {
    label: random.pick(LABELS),
    ...conditions,
    rate: rate ?? randomFigure(place, rateUnits),
    ...(factors.length > 0 || random.chance(0.1) ? { times: factors } : {}),
    ...(random.chance(0.55) ? { round: { ...randomRound(place), ...randomEach(place, factors) } } : {}),
    ...randomNotes(random, 0.2),
  };
  return charge.round ? withEndless(random, charge) : charge;
}

/**
 * Only a rounded charge may divide without an end, and not in what it is rounded without.
 * @param {Random} random @param {Json} charge @returns {Json}
 */
function withEndless(random, charge) {
  const isAble = (/** @type {any} */ factor) =>
    !factor.by &&
    !factor.started &&
    (factor.of ?? factor) !== charge.round.each &&
    isName(factor.of ?? factor);
  const divided = (/** @type {any} */ factor) => ({
    ...(factor.of ? factor : { of: factor }),
    per: endless(random),
  });
  const times = charge.times?.map((/** @type {any} */ factor) =>
    isAble(factor) && random.chance(0.5) ? divided(factor) : factor,
  );
  return times ? { ...charge, times } : charge;
}

/** @param {Place} place @returns {Json} */
export function randomRound({ random, to, flavour }) {
  const steps = flavour === "long" ? WIDE_STEPS : STEPS;
  return { to: write(random, random.chance(0.8) ? to : random.pick(steps)), mode: random.pick(MODES) };
}

/** @param {Place} place @param {(Json | string)[]} factors @returns {{ each?: string }} */
function randomEach(place, factors) {
  const { random } = place;
  const named = numbersIn(place);
  const able = factors
    .map((factor) => (typeof factor === "string" ? factor : factor.of))
    .filter((name) => named.includes(name));
  return able.length > 0 && random.chance(0.5) ? { each: random.pick(able) } : {};
}

/** @param {Place} place @param {Set<string>} always What exists everywhere. @returns {(Json | string)[]} */
function randomFactors(place, always) {
  const { random, sure } = place;
  const numbers = numbersIn(place).filter((name) => sure.has(name) || random.chance(0.1));
  const onlyHere = numbers.filter((name) => sure.has(name) && !always.has(name) && random.chance(0.5));
  const names = new Set([...random.some(numbers, random.pick([0, 1, 1, 2])), ...onlyHere]);
  const named = [...names].map((name) => (random.chance(0.5) ? randomUse(place, name) : name));
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
