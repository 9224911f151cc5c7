// A use of a number: how much of it counts.

import { count } from "./amount.js";
import { compare, larger, minus, ONE, over, parse, power, roundTo, ZERO } from "./ratio.js";

/** @typedef {import("./ratio.js").Ratio} Ratio */
/** @typedef {import("./refuse.js").Json} Json */

/**
 * What counts of a number, before it is divided.
 * @param {Json} use @param {Ratio} number @returns {Ratio}
 */
export function counted(use, number) {
  const capped = use.up_to === undefined ? number : smaller(number, parse(use.up_to));
  const left = use.above === undefined ? capped : larger(minus(capped, parse(use.above)), ZERO);
  return use.at_least === undefined ? left : larger(left, parse(use.at_least));
}

/**
 * What a rate is multiplied by.
 * @param {Json} use @param {Ratio} number @returns {Ratio}
 */
export function billed(use, number) {
  const blocks = over(counted(use, number), parse(use.per ?? "1"));
  return use.started ? roundTo(blocks, ONE, "ceil").value : blocks;
}

/** Whether a use divides without an end. @param {Json} use @returns {boolean} */
export function isEndless({ per, started }) {
  return per !== undefined && !started && !ends(over(ONE, parse(per)));
}

/** Whether the decimals of a fraction end. @param {Ratio} ratio @returns {boolean} */
function ends({ n, d }) {
  // Enough tens to cancel every 2 and 5 of the divisor; what is left of it never ends.
  return (n * power(d.toString(2).length)) % d === 0n;
}

/**
 * Counts the edges of a use that a number lies on.
 * @param {Json} use @param {Ratio} number @param {Map<string, number>} forms
 */
export function countUse(use, number, forms) {
  for (const key of ["above", "up_to"])
    if (use[key] !== undefined) count(forms, `${key}: ${sideOf(number, parse(use[key]))}`);
  if (use.at_least !== undefined) {
    const left = counted({ ...use, at_least: undefined }, number);
    count(forms, `at_least: ${sideOf(left, parse(use.at_least))}`);
  }
  if (!use.started) return;
  const blocks = over(counted(use, number), parse(use.per ?? "1"));
  count(forms, blocks.n === 0n ? "started: none" : `started: ${blocks.n % blocks.d ? "begun" : "full"}`);
}

/** @param {Ratio} number @param {Ratio} edge @returns {string} */
export function sideOf(number, edge) {
  return ["below", "met", "over"][Math.sign(compare(number, edge)) + 1];
}

/** @param {Ratio} a @param {Ratio} b @returns {Ratio} */
function smaller(a, b) {
  return compare(a, b) < 0 ? a : b;
}
