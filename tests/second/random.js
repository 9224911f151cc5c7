// Repeatable chance: the same seed gives the same catalogs and settings everywhere.

import { power } from "./ratio.js";

/**
 * @typedef {{
 *   chance: (probability: number) => boolean,
 *   int: (from: number, to: number) => number,
 *   pick: <T>(list: readonly T[]) => T,
 *   some: <T>(list: readonly T[], count: number) => T[],
 *   digits: (count: number) => bigint,
 * }} Random
 */

/** Written decimals have at most this many places, so every one is a whole number of these units. */
export const PLACES = 12;
/** The smallest difference that a decimal can make. */
export const HAIR = 1n;

/**
 * A random source from a 32-bit seed (the mulberry32 generator).
 * @param {number} seed @returns {Random}
 */
export function randomFrom(seed) {
  let state = seed >>> 0;
  const next = () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
  const int = (/** @type {number} */ from, /** @type {number} */ to) =>
    from + Math.floor(next() * (to - from + 1));
  return {
    chance: (probability) => next() < probability,
    int,
    pick: (list) => list[int(0, list.length - 1)],
    some: (list, count) => shuffle(list, int).slice(0, count),
    digits: (count) => BigInt(Array.from({ length: count }, (_, at) => int(at === 0 ? 1 : 0, 9)).join("")),
  };
}

/** @template T @param {readonly T[]} list @param {(from: number, to: number) => number} int @returns {T[]} */
function shuffle(list, int) {
  const left = [...list];
  return list.map(() => left.splice(int(0, left.length - 1), 1)[0]);
}

/**
 * Writes a number of units as a decimal, now and then with trailing zeros, which change nothing.
 * @param {Random} random @param {bigint} units @returns {string}
 */
export function write(random, units) {
  const shortest = writeShortest(units);
  const room = PLACES - (shortest.split(".")[1] ?? "").length;
  if (room === 0 || !random.chance(0.06)) return shortest;
  const zeros = "0".repeat(random.int(1, Math.min(room, 3)));
  return shortest.includes(".") ? shortest + zeros : `${shortest}.${zeros}`;
}

/** @param {bigint} units @returns {string} */
export function writeShortest(units) {
  const text = String(units).padStart(PLACES + 1, "0");
  const decimals = text.slice(-PLACES).replace(/0+$/, "");
  return text.slice(0, -PLACES) + (decimals && `.${decimals}`);
}

/** The units of a decimal. @param {string} text @returns {bigint} */
export function unitsOf(text) {
  const [whole, decimals = ""] = text.split(".");
  return BigInt(whole + decimals.padEnd(PLACES, "0"));
}

/**
 * Units of a random decimal with so many digits, before and after the point.
 * @param {Random} random @param {number} whole @param {number} places @returns {bigint}
 */
export function decimal(random, whole, places) {
  const digits = whole + places === 0 ? 0n : random.digits(whole + places);
  return digits * power(PLACES - places);
}
