// The engine and the second implementation must give the same answers, byte for byte, for random catalogs and settings.
// COSTPEEK_SEED repeats a run; a failure names the seed that shows it first.

import assert from "node:assert/strict";
import { test } from "node:test";
import { inspect } from "node:util";
import { CatalogError, loadCatalog, SettingsError } from "costpeek";
import { randomSettings } from "./choose.js";
import { randomCatalog } from "./generate.js";
import { estimate, fits } from "./price.js";
import { randomFrom } from "./random.js";
import { shrink } from "./shrink.js";

const CASES = 100_000;
const SETTINGS_PER_CATALOG = 60;
const TOTAL_KEYS = ["total", "min", "max"];
const LINE_KEYS = ["label", "certainty", "rate", "amount", "min", "max"];
const CERTAINTIES = ["exact", "approximate", "range", "at-least", "unpublished"];
const HALVES = ["halfCeil", "halfFloor", "halfExpand", "halfTrunc", "halfEven"];
const FORMS = [
  ...["above", "up_to", "at_least", "minimum"].flatMap((key) =>
    ["below", "met", "over"].map((side) => `${key}: ${side}`),
  ),
  ...["none", "begun", "full"].map((blocks) => `started: ${blocks}`),
  ...["0", "100", "some"].map((part) => `percent_off: ${part}`),
  ...["last", "others follow"].map((where) => `reduction: ${where}`),
];
const ENDS = ["above", "at_least", "up_to", "below"];
const RANGES = [
  ...ENDS.flatMap((key) =>
    ["steps", "options", "quantity"].flatMap((kind) =>
      ["below", "met", "over", "finer"].map((side) => `when ${kind} ${key}: ${side}`),
    ),
  ),
  ...ENDS.flatMap((key) => ["below", "over"].map((side) => `when ${key}: a step ${side}`)),
  ...[...ENDS, "above up_to", "above below", "at_least up_to", "at_least below"].flatMap((keys) =>
    ["inside", "outside"].map((side) => `${side} ${keys}`),
  ),
  ...["parts of a line", "opposite ranges", "ranges and options"].map((what) => `price: ${what}`),
];
const REFUSALS = [
  "WRONG_TYPE",
  "MISSING_SETTING",
  "UNKNOWN_MODEL",
  "UNKNOWN_SETTING",
  "NOT_OFFERED",
  "OUT_OF_RANGE",
  "NOT_A_STEP",
];

/** @typedef {import("./refuse.js").Json} Json */
/**
 * @typedef {{ catalog?: any, problems?: string[] }} Loaded An engine's catalog, or the codes of its problems.
 */
/** @typedef {{ catalog: Json, settings?: unknown, engine: string, second: string }} Difference */
/**
 * @typedef {{ cases: number, catalogs: number, tooLong: number, answers: Map<string, number>,
 *   seen: import("./amount.js").Seen }} Tally
 */

test("the engine agrees with a second implementation", async (context) => {
  const seed = firstSeed();
  const seen = { ties: new Map(), forms: new Map() };
  const tally = { cases: 0, catalogs: 0, tooLong: 0, answers: new Map(), seen };
  try {
    for (let at = seed; tally.cases < CASES; at = (at + 1) >>> 0) {
      const difference = await namingSeed(at, () => compareCatalog(at, tally));
      if (difference !== undefined) assert.fail(report(at, await makeSmall(difference)));
    }
  } finally {
    for (const line of summary(seed, tally)) context.diagnostic(line);
  }
  assertNotTrivial(tally);
});

/** @returns {number} */
function firstSeed() {
  const seed = Number(process.env.COSTPEEK_SEED || Date.now());
  assert.ok(Number.isSafeInteger(seed), "COSTPEEK_SEED is a whole number");
  return seed >>> 0;
}

/**
 * A fault of this test itself is to be found again too.
 * @template T
 * @param {number} seed
 * @param {() => Promise<T>} work
 * @returns {Promise<T>}
 */
async function namingSeed(seed, work) {
  try {
    return await work();
  } catch (cause) {
    throw new Error(`the second implementation failed; COSTPEEK_SEED=${seed} repeats it`, { cause });
  }
}

/** @param {number} seed @param {Tally} tally @returns {Promise<Difference | undefined>} */
async function compareCatalog(seed, tally) {
  const catalog = randomCatalog(seed);
  // As text and as a document by turns: both doors must lead to the same catalog.
  const loaded = await load(seed % 2 === 0 ? JSON.stringify(catalog) : catalog);
  const difference = compareLoading(catalog, loaded);
  if (difference !== undefined) return difference;
  if (loaded.catalog === undefined) return countTooLong(tally);
  tally.catalogs += 1;
  return compareAnswers(randomFrom(~seed), catalog, loaded.catalog, tally);
}

/** @param {Tally} tally @returns {undefined} */
function countTooLong(tally) {
  tally.tooLong += 1;
  tally.cases += 1;
}

/** @param {Json | string} source @returns {Promise<Loaded>} */
async function load(source) {
  try {
    return { catalog: await loadCatalog(source) };
  } catch (error) {
    if (!(error instanceof CatalogError)) return { problems: [String(error)] };
    const problems = error.problems.map((/** @type {{ code: string }} */ problem) => problem.code);
    return { problems: problems.length === 0 ? ["refused without a problem"] : problems };
  }
}

/** @param {Json} catalog @param {Loaded} loaded @returns {Difference | undefined} */
function compareLoading(catalog, { problems }) {
  const second = fits(catalog) ? "loads" : "TOO_MANY_DIGITS";
  const engine = problems === undefined ? "loads" : [...new Set(problems)].join(", ");
  return engine === second ? undefined : { catalog, engine, second };
}

/**
 * @param {import("./random.js").Random} random
 * @param {Json} catalog
 * @param {any} loaded
 * @param {Tally} tally
 * @returns {Difference | undefined}
 */
function compareAnswers(random, catalog, loaded, tally) {
  for (let count = 0; count < SETTINGS_PER_CATALOG; count++) {
    const settings = randomSettings(random, catalog);
    const answer = estimate(catalog, settings, tally.seen);
    const second = JSON.stringify(inOrder(answer));
    const engine = askEngine(loaded, settings);
    if (engine !== second) return { catalog, settings, engine, second };
    const kind = "refusal" in answer ? answer.refusal.code : answer.certainty;
    tally.answers.set(kind, (tally.answers.get(kind) ?? 0) + 1);
    tally.cases += 1;
  }
  return undefined;
}

/** @param {any} loaded @param {unknown} settings @returns {string} */
function askEngine(loaded, settings) {
  try {
    return JSON.stringify(inOrder(loaded.estimate(settings)));
  } catch (error) {
    if (!(error instanceof SettingsError)) return `threw ${inspect(error)}`;
    return JSON.stringify({ refusal: { code: error.code, setting: error.setting } });
  }
}

/**
 * The compared parts of an answer in a fixed order, as the order of keys means nothing but in `settings`.
 * @param {any} answer
 * @returns {Json}
 */
function inOrder(answer) {
  if (answer.refusal) return { refusal: answer.refusal };
  const { model, certainty, unit, settings, assumed, ignored, notes } = answer;
  return {
    ...{ model, certainty, unit },
    ...own(answer, TOTAL_KEYS),
    lines: answer.lines.map(lineInOrder),
    ...{ settings, assumed, ignored },
    notes: notes.map((/** @type {Json} */ note) => own(note, ["code", "text"])),
  };
}

/** @param {Json} line @returns {Json} */
function lineInOrder(line) {
  const factors = line.factors.map((/** @type {Json} */ factor) => own(factor, ["name", "value", "billed"]));
  return { ...own(line, LINE_KEYS), factors };
}

/**
 * What an object has of some keys. What is not known is absent, so a key that is there without a value is told apart.
 * @param {Json} object
 * @param {string[]} keys
 * @returns {Json}
 */
function own(object, keys) {
  const present = keys.filter((key) => Object.hasOwn(object, key));
  return Object.fromEntries(
    present.map((key) => [key, object[key] === undefined ? "(there, but undefined)" : object[key]]),
  );
}

/** @param {Difference} difference @returns {Promise<Difference>} */
async function makeSmall(difference) {
  let found = difference;
  const fails = async (/** @type {[Json, unknown]} */ [catalog, settings]) => {
    // What is left may be no catalog any more; the second implementation does not check that, it breaks.
    const next = await differ(catalog, settings, "settings" in difference).catch(() => undefined);
    if (next !== undefined) found = next;
    return next !== undefined;
  };
  await shrink(/** @type {[Json, unknown]} */ ([difference.catalog, difference.settings]), fails);
  return found;
}

/**
 * The difference that is left in a smaller example, if it is still one: leaving out parts may break the catalog.
 * @param {Json} catalog
 * @param {unknown} settings
 * @param {boolean} inAnswers
 * @returns {Promise<Difference | undefined>}
 */
async function differ(catalog, settings, inAnswers) {
  const loaded = await load(JSON.stringify(catalog) ?? "");
  const broken = loaded.problems?.some((code) => code !== "TOO_MANY_DIGITS");
  if (broken || (inAnswers && !loaded.catalog)) return undefined;
  if (!inAnswers) return compareLoading(catalog, loaded);
  const second = JSON.stringify(inOrder(estimate(catalog, settings)));
  const engine = askEngine(loaded.catalog, settings);
  return engine === second ? undefined : { catalog, settings, engine, second };
}

/** @param {number} seed @param {Difference} difference @returns {string} */
function report(seed, { catalog, engine, second, ...rest }) {
  const settings = "settings" in rest ? inspect(rest.settings, { depth: 9 }) : "none: the catalog itself";
  return [
    `the engine and the second implementation differ; COSTPEEK_SEED=${seed} repeats it`,
    `catalog: ${JSON.stringify(catalog, null, 1)}`,
    `settings: ${settings}`,
    `engine: ${engine}`,
    `second: ${second}`,
  ].join("\n");
}

/** @param {number} seed @param {Tally} tally @returns {string[]} */
function summary(seed, tally) {
  const { cases, catalogs, tooLong, answers, seen } = tally;
  return [
    `COSTPEEK_SEED=${seed}: ${cases} cases compared, in ${catalogs} catalogs`,
    `${countOf(answers, REFUSALS)} refusals of settings, ${tooLong} catalogs refused for digits, ${countOf(seen.ties)} ties`,
    inspect(Object.fromEntries(answers), { breakLength: 200 }),
    inspect(Object.fromEntries([...seen.forms].sort()), { breakLength: 200 }),
  ];
}

/** @param {Map<string, number>} counts @param {string[]} [keys] @returns {number} */
function countOf(counts, keys = [...counts.keys()]) {
  return keys.map((key) => counts.get(key) ?? 0).reduce((a, b) => a + b, 0);
}

/** A test that never met a tie or a refusal would prove little. @param {Tally} tally */
function assertNotTrivial(tally) {
  assert.ok(tally.catalogs >= 1000, "catalogs were priced");
  assert.ok(tally.tooLong >= 100, "catalogs were refused for digits");
  assert.ok(countOf(tally.answers, REFUSALS) >= 5000, "settings were refused");
  assert.ok(countOf(tally.seen.ties) >= 5000, "ties were rounded");
  for (const kind of [...CERTAINTIES, ...REFUSALS])
    assert.ok(countOf(tally.answers, [kind]) >= 100, `some answers were ${kind}`);
  for (const mode of HALVES)
    assert.ok(countOf(tally.seen.ties, [mode]) >= 100, `ties were rounded by ${mode}`);
  for (const form of [...FORMS, ...RANGES])
    assert.ok(countOf(tally.seen.forms, [form]) >= 100, `some numbers met ${form}`);
}
