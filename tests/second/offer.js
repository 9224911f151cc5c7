// Random settings that a model offers, of each kind.

import { decimal, unitsOf, write, writeShortest } from "./random.js";
import { isOption } from "./take.js";

/** @typedef {import("./random.js").Random} Random */
/** @typedef {import("./refuse.js").Json} Json */

const WORDS = [
  "1K",
  "2K",
  "low",
  "high",
  "min",
  "max",
  "approximate",
  "is",
  "true",
  "5",
  "5.0",
  "__proto__",
  "constructor",
  " ",
  "é",
  "e\u0301",
  "𝒳",
  "\uff5e",
];
/** Words, and numbers and switches as text, in their shortest form and not. */
const ALIASES = [
  ...["FHD", "low", "LOW", "__proto__", "toString", " ", "4 ", "é", "NaN", "*", "nope"],
  ...["1", "2", "5", "10", "1.5", "0.5", "7", "100000", "-1", "1000000000000000000000", "0.0000001"],
  ...["5.0", "1e3", "-0", "01", "true", "true", "true", "false", "yes"],
];
export const LABELS = ["Images", "Rounding", "Upscale", "per × 1", "<b>", 'ünï "quoted" \\', "\u{1f600}"];

/** @param {Random} random @param {boolean} long Whether its numbers have many digits. @returns {Json} */
export function randomSetting(random, long) {
  const setting = plainSetting(random, long);
  return random.chance(0.3) ? { ...setting, aliases: randomAliases(random, setting) } : setting;
}

/** @param {Random} random @param {Json} setting @returns {Json} */
function randomAliases(random, setting) {
  const targets = optionsOf(setting) ?? stepTexts(random, setting);
  const aliases = random
    .some([...ALIASES, ...targets], random.int(0, 8))
    .map((alias) => [alias, random.pick(targets)]);
  const able = aliases.filter(([alias, option]) => alias === option || !isOption(setting, alias));
  return Object.fromEntries(able);
}

/** Some numbers that can be chosen. @param {Random} random @param {Json} setting @returns {string[]} */
function stepTexts(random, { min, max, step }) {
  const last = Number((unitsOf(max) - unitsOf(min)) / unitsOf(step));
  return [0, last, random.int(0, last)].map((at) => writeShortest(unitsOf(min) + unitsOf(step) * BigInt(at)));
}

/**
 * The options of a setting as tables and conditions write them.
 * @param {Json | undefined} setting
 * @returns {string[] | undefined}
 */
export function optionsOf(setting) {
  if (setting?.kind === "switch") return ["true", "false"];
  // A setting may write its numbers with trailing zeros; what names them may not.
  const shorten = (/** @type {string} */ number) => writeShortest(unitsOf(number));
  return setting?.kind === "number" ? setting.options?.map(shorten) : setting?.options;
}

/** @param {Random} random @param {boolean} long @returns {Json} */
function plainSetting(random, long) {
  const label = random.pick(LABELS);
  const one = random.chance(0.3) ? { one: "piece" } : {};
  const form = long
    ? random.pick(["steps", "numbers"])
    : random.pick(["words", "words", "steps", "steps", "numbers", "switch"]);
  if (form === "words") return wordSetting(random, label);
  if (form === "switch") return { kind: "switch", label, ...maybeDefault(random, () => random.chance(0.5)) };
  return {
    kind: "number",
    label,
    ...one,
    ...(form === "steps" ? stepSetting(random, long) : numberSetting(random, long)),
  };
}

/** @template T @param {Random} random @param {() => T} value @returns {{ default?: T }} */
function maybeDefault(random, value) {
  return random.chance(0.7) ? { default: value() } : {};
}

/** @param {Random} random @param {string} label @returns {Json} */
function wordSetting(random, label) {
  const options = random.some(WORDS, random.int(1, 4));
  return { kind: "options", label, options, ...maybeDefault(random, () => random.pick(options)) };
}

/** @param {Random} random @param {boolean} long @returns {Json} */
function stepSetting(random, long) {
  const step = long
    ? decimal(random, random.int(0, 2), random.int(3, 6))
    : random.pick(["1", "1", "1", "0.5", "0.1", "8", "3", "0.25", "0.01"].map(unitsOf));
  const min = step * BigInt(random.pick([0, 1, 1, 1, 2, 7])) + (random.chance(0.1) ? unitsOf("0.2") : 0n);
  const count = BigInt(random.pick(long ? [9999, 999999] : [0, 1, 3, 9, 99, 4096, 32767]));
  const initial = () =>
    write(random, min + step * (random.chance(0.5) ? 0n : BigInt(random.int(0, Number(count)))));
  return {
    min: write(random, min),
    max: write(random, min + step * count),
    step: write(random, step),
    ...maybeDefault(random, initial),
  };
}

/** @param {Random} random @param {boolean} long @returns {Json} */
function numberSetting(random, long) {
  const number = () =>
    long
      ? decimal(random, random.int(1, 5), random.int(6, 10))
      : random.pick(["1", "2", "4", "5", "10", "7", "0.5", "1.25", "0", "60", "1000"].map(unitsOf));
  const numbers = [...new Set(Array.from({ length: random.int(1, 4) }, number))];
  // Written here, so that a default and a table may write the same number with other zeros.
  return {
    options: numbers.map((units) => write(random, units)),
    ...maybeDefault(random, () => write(random, random.pick(numbers))),
  };
}
