// What a comparison has met, and what it has not met yet: what was never asked was never compared.

import { inspect } from "node:util";

/**
 * @typedef {{ cases: number, catalogs: number, ranges: number, refused: Map<string, number>, answers: Map<string,
 *   number>,
 *   seen: import("./amount.js").Seen }} Tally
 */

const CERTAINTIES = ["exact", "approximate", "range", "at-least", "unpublished"];
const HALVES = ["halfCeil", "halfFloor", "halfExpand", "halfTrunc", "halfEven"];
const SIDES = ["below", "met", "over"];
const ENDS = ["above", "at_least", "up_to", "below"];
const FORMS = [
  ...each(["above", "up_to", "at_least", "minimum"], SIDES),
  ...each(["started"], ["none", "begun", "full"]),
  ...each(["percent_off"], ["0", "100", "some"]),
  ...each(["reduction"], ["last", "others follow"]),
  ...ENDS.flatMap((key) =>
    each([`when steps ${key}`, `when options ${key}`, `when quantity ${key}`], [...SIDES, "finer"]),
  ),
  ...each(
    ENDS.map((key) => `when ${key}`),
    ["a step below", "a step over"],
  ),
  ...[...ENDS, "above up_to", "above below", "at_least up_to", "at_least below"].flatMap((keys) =>
    ["inside", "outside"].map((side) => `${side} ${keys}`),
  ),
  ...each(["price"], ["parts of a line", "opposite ranges", "ranges and options"]),
  ...each(["model from", "model until"], ["below", "met", "over"]).filter(isSold),
  ...each(["charge from", "charge until", "step from", "step until"], SIDES),
  ...each(["alias"], ["a string for options", "a number for options", "a boolean for options"]),
  ...each(["alias"], ["a string for number", "a number for number", "a boolean for number"]),
  ...each(["alias"], ["a string for switch", "a number for switch"]),
  ...each(
    ["setting"],
    ["exists, given", "exists, left out", "does not exist, given", "does not exist, left out"],
  ),
  "setting: depends on one that does not exist",
  ...each(["condition"], ["on a setting that does not exist", "on a quantity that does not exist"]),
  ...each(["quantity"], ["of a table", "exists", "does not exist", "exists where it counts"]),
  ...each(
    ["table"],
    ["any for what does not exist", "a string for what does not exist", "with an absent cell"],
  ),
  ...each(["table"], ["along a setting that does not exist", "along a quantity that does not exist"]),
  ...each(["not together"], ["one broken", "several broken", "given", "assumed"]),
  ...each(["not together"], ["a run allowed", "options allowed", "nothing allowed"]),
  ...each(["not together"], ["some of it holds", "about a quantity", "a quantity has no figure"]),
  ...each(["not together"], ["something comes to exist", "something ceases to exist"]),
  ...each(
    ["endless"],
    ["one", "several", "up", "even", "down", "exact", "range", "approximate", "with each"],
  ),
  ...each(["all at once"], ["holds", "does not hold"]),
];
const REFUSALS = [
  "WRONG_TYPE",
  "MISSING_SETTING",
  "UNKNOWN_MODEL",
  "MISSING_DATE",
  "BAD_DATE",
  "NOT_SOLD",
  "UNKNOWN_SETTING",
  "NOT_OFFERED",
  "OUT_OF_RANGE",
  "NOT_A_STEP",
  "NOT_TOGETHER",
];
const PROBLEMS = [
  ...[
    "MISSING_KEY",
    "BAD_VALUE",
    "BAD_RANGE",
    "DUPLICATE",
    "UNKNOWN_OPTION",
    "UNKNOWN_NAME",
    "ENDLESS_DECIMAL",
  ],
  ...["NO_CHARGE", "MISSING_CELL", "MAY_NOT_EXIST", "NOTHING_FITS", "BAD_DEFAULT", "TOO_MANY_COMBINATIONS"],
];

/** @param {string[]} forms @param {string[]} ways @returns {string[]} */
function each(forms, ways) {
  return forms.flatMap((form) => ways.map((way) => `${form}: ${way}`));
}

/** On other days a model is not sold, and its refusal is counted. @param {string} form @returns {boolean} */
function isSold(form) {
  return !["model from: below", "model until: met", "model until: over"].includes(form);
}

/** @returns {Tally} */
export function emptyTally() {
  const seen = { ties: new Map(), forms: new Map() };
  return { cases: 0, catalogs: 0, ranges: 0, refused: new Map(), answers: new Map(), seen };
}

/** @param {number} seed @param {Tally} tally @returns {string[]} */
export function summary(seed, { cases, catalogs, ranges, refused, answers, seen }) {
  const sorted = (/** @type {Map<string, number>} */ counts) =>
    inspect(Object.fromEntries([...counts].sort()), { breakLength: 200 });
  return [
    `COSTPEEK_SEED=${seed}: ${cases} cases compared, in ${catalogs} catalogs; ${ranges} ranges of alternatives`,
    `${countOf(answers, REFUSALS)} refusals of settings, ${countOf(refused)} catalogs refused, ${countOf(seen.ties)} ties`,
    sorted(refused),
    sorted(answers),
    sorted(seen.forms),
  ];
}

/** @param {Map<string, number>} counts @param {string[]} [keys] @returns {number} */
function countOf(counts, keys = [...counts.keys()]) {
  return keys.map((key) => counts.get(key) ?? 0).reduce((a, b) => a + b, 0);
}

/**
 * What a comparison has not met often enough yet: a test that never met a tie or a refusal would prove little.
 * @param {Tally} tally @returns {string[]}
 */
export function notYetMet({ catalogs, ranges, refused, answers, seen }) {
  const totals = new Map([
    ["catalogs", catalogs],
    ["ranges", ranges],
    ["refusals", countOf(answers, REFUSALS)],
    ["ties", countOf(seen.ties)],
  ]);
  return [
    ...rare(totals, ["catalogs", "ranges"], 1000),
    ...rare(totals, ["refusals", "ties"], 5000),
    ...rare(refused, ["TOO_MANY_DIGITS"], 100),
    ...rare(refused, PROBLEMS, 2),
    ...rare(answers, [...CERTAINTIES, ...REFUSALS], 100),
    ...rare(seen.ties, HALVES, 100),
    ...rare(seen.forms, FORMS, 100),
  ];
}

/** @param {Map<string, number>} counts @param {string[]} keys @param {number} least @returns {string[]} */
function rare(counts, keys, least) {
  return keys.filter((key) => countOf(counts, [key]) < least);
}
