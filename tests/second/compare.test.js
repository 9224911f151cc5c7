// The engine and the second implementation must give the same answers, byte for byte, for random catalogs and settings.
// COSTPEEK_SEED repeats a run; a failure names the seed that shows it first.

import assert from "node:assert/strict";
import { test } from "node:test";
import { inspect } from "node:util";
import { rangeOver } from "./alternatives.js";
import { answerText, askEngine, load, plainRangeText } from "./answers.js";
import { randomAlternatives, randomQuestion } from "./choose.js";
import { randomCatalog } from "./generate.js";
import { estimate } from "./price.js";
import { randomFrom } from "./random.js";
import { shrink } from "./shrink.js";
import { emptyTally, notYetMet, summary } from "./tally.js";
import { problemsOf } from "./valid.js";

const CASES = 100_000;
/** Some forms are rare: a comparison goes on until it has met them all, but not for ever. */
const MOST_CASES = 4 * CASES;
const QUESTIONS_PER_CATALOG = 50;
const RANGES_PER_CATALOG = 2;

/** @typedef {import("./answers.js").Loaded} Loaded */
/** @typedef {import("./answers.js").Question} Question */
/** @typedef {import("./refuse.js").Json} Json */
/** @typedef {import("./tally.js").Tally} Tally */
/** @typedef {{ catalog: Json, question?: Question, engine: string, second: string }} Difference */

test("the engine agrees with a second implementation", async (context) => {
  const seed = firstSeed();
  const tally = emptyTally();
  try {
    for (let at = seed; goesOn(tally); at = (at + 1) >>> 0) {
      const difference = await namingSeed(at, () => compareCatalog(at, tally));
      if (difference !== undefined) assert.fail(report(at, await makeSmall(difference)));
    }
  } finally {
    for (const line of summary(seed, tally)) context.diagnostic(line);
  }
  assert.deepEqual(notYetMet(tally), [], "everything was met");
});

/** @param {Tally} tally @returns {boolean} */
function goesOn(tally) {
  return tally.cases < CASES || (tally.cases < MOST_CASES && notYetMet(tally).length > 0);
}

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
  if (loaded.problems !== undefined) return countRefused(loaded.problems, tally);
  tally.catalogs += 1;
  const random = randomFrom(~seed);
  return compareAnswers(random, catalog, loaded, tally) ?? compareRanges(random, catalog, loaded, tally);
}

/** @param {string[]} problems @param {Tally} tally @returns {undefined} */
function countRefused(problems, tally) {
  for (const code of problems) tally.refused.set(code, (tally.refused.get(code) ?? 0) + 1);
  tally.cases += 1;
}

/** @param {Json} catalog @param {Loaded} loaded @returns {Difference | undefined} */
function compareLoading(catalog, { problems = [] }) {
  // Where two ways to spoil a catalog meet, words can be counted; that names are numbers is not proven a second time.
  if (problems.includes("WRONG_TYPE")) return undefined;
  const { codes, following } = problemsOf(catalog);
  const told = problems.filter((code) => codes.includes(code) || !following.includes(code));
  const second = codes.join(", ") || "loads";
  const engine = told.join(", ") || "loads";
  return engine === second || hidesOnly(codes, following, problems) ? undefined : { catalog, engine, second };
}

/**
 * A part with a problem is not looked at further: beside one that is told, others of these may wait until it is mended.
 * @param {string[]} codes @param {string[]} following @param {string[]} told @returns {boolean}
 */
function hidesOnly(codes, following, told) {
  const mayWait = ["TOO_MANY_DIGITS", "ENDLESS_DECIMAL", "MISSING_CELL", "MISSING_KEY"];
  const known = [...codes, ...following];
  const left = codes.filter((code) => !told.includes(code));
  if (told.length === 0) return false;
  return told.every((code) => known.includes(code)) && left.every((code) => mayWait.includes(code));
}

/**
 * @param {import("./random.js").Random} random @param {Json} catalog @param {Loaded} loaded @param {Tally} tally
 * @returns {Difference | undefined}
 */
function compareAnswers(random, catalog, loaded, tally) {
  for (let count = 0; count < QUESTIONS_PER_CATALOG; count++) {
    const question = randomQuestion(random, catalog);
    const answer = estimate(catalog, question.settings, { at: question.at }, tally.seen);
    const second = answerText(answer);
    const engine = askEngine(loaded.catalog, question);
    if (engine !== second) return { catalog, question, engine, second };
    const kind = "refusal" in answer ? answer.refusal.code : answer.certainty;
    tally.answers.set(kind, (tally.answers.get(kind) ?? 0) + 1);
    tally.cases += 1;
  }
  return undefined;
}

/**
 * @param {import("./random.js").Random} random @param {Json} catalog @param {Loaded} loaded @param {Tally} tally
 * @returns {Difference | undefined}
 */
function compareRanges(random, catalog, loaded, tally) {
  for (let count = 0; count < RANGES_PER_CATALOG; count++) {
    const question = randomAlternatives(random, catalog);
    if (question === undefined) continue;
    const difference = differenceIn(catalog, loaded, question);
    if (difference !== undefined) return difference;
    tally.ranges += 1;
  }
  return undefined;
}

/** @param {Json} catalog @param {Loaded} loaded @param {Question} question @returns {Difference | undefined} */
function differenceIn(catalog, loaded, question) {
  const engine = askEngine(loaded.catalog, question);
  const second = askSecond(catalog, question);
  return engine === second ? undefined : { catalog, question, engine, second };
}

/** @param {Json} catalog @param {Question} question @returns {string} */
function askSecond(catalog, { settings, at, over }) {
  if (over) return plainRangeText(rangeOver(catalog, /** @type {Json} */ (settings), { at, over }));
  return answerText(estimate(catalog, settings, { at }));
}

/** @param {Difference} difference @returns {Promise<Difference>} */
async function makeSmall(difference) {
  let found = difference;
  const fails = async (/** @type {[Json, Question | undefined]} */ [catalog, question]) => {
    // What is left may be no catalog any more; the second implementation does not check that, it breaks.
    const next = await differ(catalog, question, difference).catch(() => undefined);
    if (next !== undefined) found = next;
    return next !== undefined;
  };
  await shrink(
    /** @type {[Json, Question | undefined]} */ ([difference.catalog, difference.question]),
    fails,
  );
  return found;
}

/**
 * The difference that is left in a smaller example, if it is still one: leaving out parts may break the catalog.
 * @param {Json} catalog @param {Question | undefined} question @param {Difference} first
 * @returns {Promise<Difference | undefined>}
 */
async function differ(catalog, question, first) {
  const loaded = await load(JSON.stringify(catalog) ?? "");
  if (first.question === undefined) {
    const next = compareLoading(catalog, loaded);
    return next?.engine === first.engine && next.second === first.second ? next : undefined;
  }
  if (loaded.catalog === undefined || question === undefined) return undefined;
  return differenceIn(catalog, loaded, question);
}

/** @param {number} seed @param {Difference} difference @returns {string} */
function report(seed, { catalog, engine, second, question }) {
  return [
    `the engine and the second implementation differ; COSTPEEK_SEED=${seed} repeats it`,
    `catalog: ${JSON.stringify(catalog, null, 1)}`,
    `question: ${question ? inspect(question, { depth: 9 }) : "none: the catalog itself"}`,
    `engine: ${engine}`,
    `second: ${second}`,
  ].join("\n");
}
