// The steps of a number setting that fit, in runs: of those, the one that is nearest to a number.

import { format, minus, over, parse, plus, times } from "./ratio.js";

/** @typedef {import("./refuse.js").Json} Json */
/** @typedef {{ from: number, to: number }} Run The first and the last of some steps, counted from `min`. */
/** @typedef {(value: number) => boolean} Test */

/**
 * The run of values that fit and that is the nearest to one, the lower of two; an empty list if none fits.
 * @param {Json} setting @param {number} present
 * @param {{ fits: Test, passes: Test[] }} tests Whether a value fits can only change where one of `passes` comes
 *   true; each of
 *   them stays true.
 * @returns {Json}
 */
export function nearestRun(setting, present, { fits, passes }) {
  const valueAt = (/** @type {number} */ step) => numberAt(setting, step);
  const at = stepsTo(setting, String(present));
  const last = stepsTo(setting, setting.max);
  const starts = passes.map((isPast) => firstStep(last, (step) => isPast(valueAt(step))));
  const runs = runsFrom(starts, last, (step) => fits(valueAt(step)));
  const distances = runs.map(({ from, to }) => Math.max(from - at, at - to));
  const nearest = runs[distances.indexOf(Math.min(...distances))];
  if (nearest === undefined) return [];
  return { min: valueAt(nearest.from), max: valueAt(nearest.to), step: Number(setting.step) };
}

/** @param {Json} setting @param {string} number @returns {number} */
function stepsTo({ min, step }, number) {
  const { n, d } = over(minus(parse(number), parse(min)), parse(step));
  return Number(n / d);
}

/** @param {Json} setting @param {number} step @returns {number} */
function numberAt({ min, step: size }, step) {
  return Number(format(plus(parse(min), times(parse(size), { n: BigInt(step), d: 1n }))));
}

/**
 * @param {number[]} changes Where a run may begin or end. @param {number} last @param {(step: number) => boolean} fits
 * @returns {Run[]}
 */
function runsFrom(changes, last, fits) {
  const starts = [...new Set([0, ...changes])].filter((step) => step <= last).sort((a, b) => a - b);
  /** @type {Run[]} */
  const runs = [];
  for (const [at, from] of starts.entries()) {
    if (!fits(from)) continue;
    const to = (starts[at + 1] ?? last + 1) - 1;
    const before = runs[runs.length - 1];
    if (before?.to === from - 1) before.to = to;
    else runs.push({ from, to });
  }
  return runs;
}

/**
 * The first step of which something is true that then stays true, found by halving; the one after the last if none.
 * @param {number} last @param {(step: number) => boolean} isTrue @returns {number}
 */
function firstStep(last, isTrue) {
  let [low, high] = [0, last + 1];
  while (low < high) {
    const middle = Math.floor((low + high) / 2);
    if (isTrue(middle)) high = middle;
    else low = middle + 1;
  }
  return low;
}
