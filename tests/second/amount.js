// What a line or a total comes to: two ends, and how certain they are.

import { format, minus, ONE, parse, plus, roundTo, times, ZERO } from "./ratio.js";

/** @typedef {import("./ratio.js").Ratio} Ratio */
/** @typedef {import("./refuse.js").Json} Json */
/**
 * @typedef {{ certainty: string, min: Ratio, max: Ratio }} Amount Its ends count for nothing if it is unpublished.
 */
/** @typedef {{ name: string, value: string, billed?: string, per?: string }} Factor */
/**
 * @typedef {{ label: string, certainty: string, rate?: string, amount?: string, min?: string, max?: string,
 *   factors: Factor[] }} Line
 */
/**
 * @typedef {{ ties: Map<string, number>, forms: Map<string, number> }} Seen How many exact halves each mode has
 *   rounded,
 *   and how often each form of a use or a step has come out each way.
 */

/** @param {Map<string, number>} counts @param {string} what */
export function count(counts, what) {
  counts.set(what, (counts.get(what) ?? 0) + 1);
}

/** @param {Ratio} value @returns {Amount} */
export function exactly(value) {
  return { certainty: "exact", min: value, max: value };
}

/** @param {Amount[]} amounts @returns {Amount} */
export function addUp(amounts) {
  const min = amounts.map((amount) => amount.min).reduce(plus, ZERO);
  const max = amounts.map((amount) => amount.max).reduce(plus, ZERO);
  return { certainty: leastCertain(amounts), min, max };
}

/** @param {Amount[]} parts @returns {Amount} */
export function multiply(parts) {
  const min = parts.map((part) => part.min).reduce(times, ONE);
  const max = parts.map((part) => part.max).reduce(times, ONE);
  return { certainty: leastCertain(parts), min, max };
}

/** @param {Amount[]} parts @returns {string} */
function leastCertain(parts) {
  const order = ["unpublished", "range", "approximate"];
  return order.find((certainty) => parts.some((part) => part.certainty === certainty)) ?? "exact";
}

/** @param {Amount} amount @param {Json} rule @param {Seen} seen @returns {Amount} */
export function round({ certainty, min, max }, { to, mode }, seen) {
  const low = roundTo(min, parse(to), mode);
  const high = roundTo(max, parse(to), mode);
  if (low.tie || high.tie) count(seen.ties, mode);
  return { certainty, min: low.value, max: high.value };
}

/** @param {Amount} amount @returns {{ amount?: string, min?: string, max?: string }} */
export function endsOf({ certainty, min, max }) {
  if (certainty === "unpublished") return {};
  const ends = { min: format(min), max: format(max) };
  return certainty === "range" ? ends : { amount: ends.min, ...ends };
}

/**
 * The line of a change, none if it changes nothing.
 * @param {string} label @param {Amount} before @param {Amount} after @returns {Line[]}
 */
export function changeLine(label, before, after) {
  const certainty = before.certainty;
  const difference = { certainty, min: minus(after.min, before.min), max: minus(after.max, before.max) };
  if (difference.min.n === 0n && difference.max.n === 0n) return [];
  return [{ label, certainty, ...endsOf(difference), factors: [] }];
}
