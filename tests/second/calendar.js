// Random days for models, charges and steps: prices that follow each other, models that begin and end.

/** @typedef {import("./generate.js").Place} Place */
/** @typedef {import("./random.js").Random} Random */
/** @typedef {import("./refuse.js").Json} Json */

const DAYS = [
  "2024-02-29",
  "2025-12-31",
  "2026-01-01",
  "2026-03-01",
  "2026-11-21",
  "2027-02-28",
  "2100-03-01",
];
const ZONES = ["UTC", "Europe/Berlin", "Etc/GMT+5", "America/Port-au-Prince", "a", "W_1"];
const NO_DAYS = [
  "2026-02-29",
  "2026-13-01",
  "2026-00-01",
  "20260101",
  "",
  "2026-1-1",
  "26-01-01",
  "2026-01-00",
];
const NOT_DAYS = [
  ...NO_DAYS,
  "2100-02-29",
  "2026-01-01T00:00",
  " 2026-01-01",
  "2026-04-31",
  5,
  null,
  true,
  {},
];

/** @param {Random} random @returns {string} */
export function randomZone(random) {
  return random.pick(ZONES);
}

/** A first and a last day, or one of them. @param {Random} random @returns {Json} */
export function randomDates(random) {
  const [from, until] = random.some(DAYS, 2).sort();
  return random.pick([
    { effective_from: from },
    { effective_until: until },
    { effective_from: from, effective_until: until },
  ]);
}

/**
 * Gives a model days, and divides some of its charges into prices that follow each other.
 * @param {Place} place @param {(charge: Json) => Json} reprice A charge with another figure.
 */
export function addDates({ random, model }, reprice) {
  if (random.chance(0.3)) Object.assign(model, randomDates(random));
  model.price = model.price.flatMap((/** @type {Json} */ charge) =>
    random.chance(0.5) ? successive(random, charge, reprice) : [charge],
  );
}

/** @param {Random} random @param {Json} charge @param {(charge: Json) => Json} reprice @returns {Json[]} */
function successive(random, charge, reprice) {
  const days = random.some(DAYS, random.pick([1, 1, 2])).sort();
  return [...days, undefined].map((until, at) => ({
    ...(at === 0 ? charge : reprice(charge)),
    ...(at === 0 ? {} : { effective_from: days[at - 1] }),
    ...(until === undefined ? {} : { effective_until: until }),
  }));
}

/**
 * A day to ask a model's price for: often one on which something begins or ends, or one beside it.
 * @param {Random} random @param {Json} model @returns {unknown}
 */
export function randomAt(random, model) {
  const parts = [model, ...model.price, ...(model.then ?? [])];
  const days = parts.flatMap(({ effective_from: from, effective_until: until }) => [from, until]);
  const known = days.filter((day) => day !== undefined);
  if (random.chance(0.012)) return random.pick(NOT_DAYS);
  if (random.chance(known.length === 0 ? 0.9 : 0.03)) return undefined;
  const day = random.pick(known.length === 0 || random.chance(0.2) ? DAYS : known);
  return beside(day, random.pick([0, 0, 0, 1, -1]));
}

/** @param {string} day @param {number} days @returns {string} */
function beside(day, days) {
  return new Date(Date.parse(day) + days * 86_400_000).toISOString().slice(0, 10);
}
