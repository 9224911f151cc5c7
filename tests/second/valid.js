// What refuses a catalog: the codes of its problems, as far as the forms go that random catalogs are made of.

import { holdsSome } from "./classes.js";
import { isDated, isDay } from "./days.js";
import { conditionsIn } from "./ends.js";
import { numberPlaces } from "./numbers.js";
import { modelProblems } from "./prove.js";
import { isRange } from "./range.js";
import { settingsOf } from "./refuse.js";
import { isOption } from "./take.js";
import { isEndless } from "./use.js";

/** @typedef {import("./refuse.js").Json} Json */

const TOO_MUCH = ["TOO_MANY_COMBINATIONS", "TOO_MANY_DIGITS"];
const ZONE = /^[A-Za-z][A-Za-z0-9_+/-]*$/;

/** What may also be said where a part is broken that is looked at together with others: FORMAT.md does not say what follows. */
const FOLLOWING = [
  ...[
    "MISSING_KEY",
    "NO_CHARGE",
    "MISSING_CELL",
    "MAY_NOT_EXIST",
    "NOTHING_FITS",
    "BAD_DEFAULT",
    "ENDLESS_DECIMAL",
  ],
  ...TOO_MUCH,
];

/** @typedef {{ codes: string[], following: string[] }} Problems The codes that must be told, and those that may be told too. */

/** The codes of a catalog's problems, each once and sorted. @param {Json} catalog @returns {Problems} */
export function problemsOf(catalog) {
  const models = /** @type {Json[]} */ (catalog.models);
  const unread = [...zoneProblems(catalog), ...models.flatMap(dayProblems)];
  const parts = models.flatMap((model) => partProblems(catalog, model));
  if (unread.length > 0) return { codes: sorted(unread), following: [...FOLLOWING, ...parts] };
  if (parts.length > 0) return { codes: sorted(parts), following: FOLLOWING };
  const codes = sorted(models.flatMap((model) => modelProblems(catalog, model)));
  const large = codes.filter((code) => TOO_MUCH.includes(code));
  // What is too large may not be looked through.
  const others = codes.filter((code) => !TOO_MUCH.includes(code));
  return large.length > 0 ? { codes: large, following: others } : { codes, following: [] };
}

/** @param {string[]} codes @returns {string[]} */
function sorted(codes) {
  return [...new Set(codes)].sort();
}

/** @param {Json} catalog @returns {string[]} */
function zoneProblems({ time_zone: zone, models }) {
  if (zone === undefined) return models.some(isDated) ? ["MISSING_KEY"] : [];
  return ZONE.test(zone) ? [] : ["BAD_VALUE"];
}

/** @param {Json} model @returns {string[]} */
function dayProblems(model) {
  return [model, ...model.price, ...(model.then ?? [])].flatMap(
    ({ effective_from: from, effective_until: until }) =>
      [from, until].every((day) => day === undefined || isDay(day)) ? [] : ["BAD_VALUE"],
  );
}

/** @param {Json} catalog @param {Json} model @returns {string[]} */
export function partProblems(catalog, model) {
  const offered = settingsOf(catalog, model);
  const unknown = offered.flatMap(([, { when }], at) => whenProblems(offered.slice(0, at), when ?? {}));
  return [
    ...[model, ...model.price, ...(model.then ?? [])].flatMap(rangeProblems),
    ...offered.flatMap(([, setting]) => aliasProblems(setting)),
    ...(unknown.length > 0 ? unknown : conditionProblems(model, offered, numberPlaces(catalog, model))),
    ...model.price.flatMap(divisionProblems),
  ];
}

/** @param {Json} part @returns {string[]} */
function rangeProblems({ effective_from: from, effective_until: until }) {
  return from !== undefined && until !== undefined && from >= until ? ["BAD_RANGE"] : [];
}

/** @param {Json} setting @returns {string[]} */
function aliasProblems(setting) {
  return Object.entries(setting.aliases ?? {}).flatMap(([alias, option]) => {
    if (!isOption(setting, option)) return ["UNKNOWN_OPTION"];
    return alias !== option && isOption(setting, alias) ? ["DUPLICATE"] : [];
  });
}

/** @param {[string, Json][]} earlier @param {Json} when @returns {string[]} */
function whenProblems(earlier, when) {
  const names = earlier.map(([name]) => name);
  return Object.keys(when).every((name) => names.includes(name)) ? [] : ["UNKNOWN_NAME"];
}

/** @param {Json} model @param {[string, Json][]} offered @param {Map<string, number>} places @returns {string[]} */
function conditionProblems(model, offered, places) {
  const conditions = conditionsIn(model, offered).flatMap((one) => Object.entries(one));
  const ranges = conditions.filter(([, wanted]) => isRange(wanted));
  return ranges.every(([name, range]) => holdsSome(range, places.get(name) ?? 0)) ? [] : ["BAD_RANGE"];
}

/** @param {Json} charge @returns {string[]} */
function divisionProblems({ times = [], round }) {
  const endless = times.filter(isEndless);
  const isWrong = (/** @type {Json} */ use) => round === undefined || round.each === use.of;
  return endless.some(isWrong) ? ["ENDLESS_DECIMAL"] : [];
}
