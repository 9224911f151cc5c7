// Settings that do not go together: which constraint they break, whose fault that is, and what it could be instead.

import { count } from "./amount.js";
import { complete, holds, holdsOne, isThere } from "./choice.js";
import { settingsBehind } from "./made.js";
import { isRange } from "./range.js";
import { compare, parse, ZERO } from "./ratio.js";
import { nearestRun } from "./runs.js";
import { countChange } from "./seen.js";
import { offeredBy } from "./take.js";

/** @typedef {import("./amount.js").Seen} Seen */
/** @typedef {import("./choice.js").Choice} Choice */
/** @typedef {import("./refuse.js").Json} Json */
/** @typedef {import("./take.js").Value} Value */
/**
 * @typedef {{ model: Json, offered: [string, Json][], given: Map<string, unknown>, choice: Choice }} Asked
 */

/** @param {Json} constraint @param {Choice} choice @returns {boolean} */
export function isBroken({ when, only }, choice) {
  return (when === undefined || holds(when, choice)) && failing(only, choice).length > 0;
}

/**
 * The names whose conditions do not hold, though they exist.
 * @param {Json} only @param {Choice} choice @returns {string[]}
 */
function failing(only, choice) {
  const wrong = Object.entries(only).filter(
    ([name, wanted]) => isThere(name, choice) && !holdsOne(name, wanted, choice),
  );
  return wrong.map(([name]) => name);
}

/** Whether a choice breaks no constraint. @param {Json} model @param {Choice} choice @returns {boolean} */
export function isFitting(model, choice) {
  return (model.constraints ?? []).every((/** @type {Json} */ one) => !isBroken(one, choice));
}

/** @param {Asked} asked @param {Seen} seen @returns {import("./refuse.js").Refusal | undefined} */
export function refuseTogether({ model, offered, given, choice }, seen) {
  const broken = (model.constraints ?? []).filter((/** @type {Json} */ one) => isBroken(one, choice));
  if (broken.length === 0) return undefined;
  const names = [...choice.values.keys()];
  const places = broken.map((/** @type {Json} */ one) =>
    Math.max(...settingsToBlame(model, one, choice).map((name) => names.indexOf(name))),
  );
  const name = names[Math.min(...places)];
  const allowed = allowedFor(name, { model, offered, given, choice }, seen);
  countAllowed(allowed, seen.forms);
  count(seen.forms, `not together: ${broken.length === 1 ? "one" : "several"} broken`);
  count(seen.forms, `not together: ${given.has(name) ? "given" : "assumed"}`);
  for (const one of broken) countBlame(model, one, choice, seen.forms);
  if (lacksFigure(model, choice)) count(seen.forms, "not together: a quantity has no figure");
  const value = given.has(name) ? { value: given.get(name) } : {};
  return { code: "NOT_TOGETHER", setting: name, ...value, allowed };
}

/** Whether a quantity does not exist only because a cell is absent. @param {Json} model @param {Choice} choice @returns {boolean} */
function lacksFigure(model, choice) {
  const could = (/** @type {string} */ name) =>
    settingsBehind(model, name).every((one) => choice.values.has(one));
  return Object.keys(model.quantities ?? {}).some((name) => !isThere(name, choice) && could(name));
}

/**
 * The settings in what a broken constraint supposes, and in what it asks for in vain.
 * @param {Json} model @param {Json} constraint @param {Choice} choice @returns {string[]}
 */
function settingsToBlame(model, { when, only }, choice) {
  const names = [...Object.keys(when ?? {}), ...failing(only, choice)];
  return names.flatMap((name) => settingsBehind(model, name));
}

/** The settings that stand in a constraint. @param {Json} model @param {Json} constraint @returns {string[]} */
export function settingsIn(model, { when, only }) {
  const names = [...Object.keys(when ?? {}), ...Object.keys(only)];
  return [...new Set(names.flatMap((name) => settingsBehind(model, name)))];
}

/** @param {string} name @param {Asked} asked @param {Seen} seen @returns {Value[] | Json} */
function allowedFor(name, { model, offered, given, choice }, seen) {
  const setting = /** @type {Json} */ (choice.offered.get(name));
  // What was given for a setting that did not exist was not looked at: if it is nothing the setting takes, it has no value.
  const choiceWith = (/** @type {Value} */ value) =>
    complete(model, offered, new Map([...given, [name, value]]));
  const fits = (/** @type {Value} */ value) => {
    countChange(choice, choiceWith(value), seen.forms);
    return isFitting(model, choiceWith(value));
  };
  const options = offeredBy(setting);
  if (options) return options.filter(fits);
  // As if all settings existed: a quantity that comes and goes would not stay past an end.
  const always = offered.map(([one, { when, ...rest }]) => /** @type {[string, Json]} */ ([one, rest]));
  const allWith = (/** @type {Value} */ value) => complete(model, always, new Map([...given, [name, value]]));
  const passes = passesOf(name, model, choice);
  return nearestRun(setting, Number(choice.values.get(name)), {
    fits,
    passes: passes.map((isPast) => (value) => isPast(allWith(value))),
  });
}

/**
 * For each end that moves with a setting, whether a choice's number is on it or past it, and whether it is past it:
 * only
 * there can change what fits.
 * @param {string} name @param {Json} model @param {Choice} choice @returns {((choice: Choice) => boolean)[]}
 */
function passesOf(name, model, choice) {
  const parts = [...(model.constraints ?? []), ...choice.offered.values()];
  const asked = parts.flatMap(({ when, only }) =>
    Object.entries({ ...when }).concat(Object.entries({ ...only })),
  );
  const moving = asked.filter(
    ([one, wanted]) => isRange(wanted) && (one === name || settingsBehind(model, one).includes(name)),
  );
  return moving.flatMap(([one, range]) =>
    Object.values(range).flatMap((end) =>
      [0, 1].map(
        (least) =>
          ({ numbers }) =>
            compare(numbers.get(one) ?? ZERO, parse(end)) >= least,
      ),
    ),
  );
}

/** @param {Value[] | Json} allowed @param {Map<string, number>} forms */
function countAllowed(allowed, forms) {
  const kind = !Array.isArray(allowed) ? "a run" : allowed.length === 0 ? "nothing" : "options";
  count(forms, `not together: ${kind} allowed`);
}

/** @param {Json} model @param {Json} constraint @param {Choice} choice @param {Map<string, number>} forms */
function countBlame(model, { when, only }, choice, forms) {
  const wrong = failing(only, choice);
  if (wrong.length < Object.keys(only).length) count(forms, "not together: some of it holds");
  const names = [...Object.keys(when ?? {}), ...wrong];
  if (names.some((name) => Object.hasOwn(model.quantities ?? {}, name)))
    count(forms, "not together: about a quantity");
}
