// How long the estimates of a list take, with their sum.

import { document } from "./document.js";
import { anew, readEstimate } from "./loops.js";
import { measure } from "./measure.js";
import { short } from "./numbers.js";
import { loadCatalog } from "./package.js";
import * as handWritten from "./peers/hand-written.js";
import { freshSettings, settingsTexts } from "./settings.js";
import { printTable } from "./table.js";

export const title = "many: a list, and its sum";

const lengths = [10, 1000];

/** Prints the table and gives what stands in it. */
export async function run() {
  const { estimateMany } = await loadCatalog(document);
  const makers = [
    { name: "hand-written, in a loop", many: handWritten.estimateMany },
    { name: "costpeek, estimateMany", many: estimateMany },
  ];
  const results = [];
  for (const length of lengths) results.push({ length, rows: await compare(makers, length) });
  const rows = results.flatMap(({ length, rows }) => rows.map((row) => rowOf(length, row)));
  printTable(["what", "list of", "ns per item", "ratio", "quartiles"], rows, [
    "list of",
    "ns per item",
    "ratio",
  ]);
  return results;
}

async function compare(makers, length) {
  const texts = settingsTexts(document);
  requireSameSums(makers, freshSettings(texts, 0, length));
  const workers = makers.map((maker) => workerOf(maker, texts, length));
  const measured = await measure(workers, { rounds: 60, fewest: 1, most: Math.ceil(1000 / length) });
  return measured.map((row) => ({ ...row, nanosecondsPerItem: row.nanoseconds.median / length }));
}

/** The sums have to be the same before their times are compared. */
function requireSameSums(makers, list) {
  const [floats, exact] = makers.map(({ many }) => many(list).total);
  const wanted = exact.total ?? exact.min;
  const said = (floats.total ?? floats.min).toFixed(wanted.split(".")[1]?.length ?? 0);
  if (said === wanted && floats.certainty === exact.certainty) return;
  throw new Error(`the sums differ: ${JSON.stringify(floats)}, ${JSON.stringify(exact)}`);
}

function workerOf({ name, many }, texts, length) {
  const loop = anew(readAll, name);
  const read = anew(readEstimate, name);
  const prepare = (from, calls) =>
    Array.from({ length: calls }, (_, call) => freshSettings(texts, (from + call) * length, length));
  return { name, prepare, work: (lists) => loop(many, read, lists) };
}

/** Is made anew for each: see `loops.js`. */
function readAll(many, read, lists) {
  let sum = 0;
  for (const list of lists) {
    const { items, total } = many(list);
    const figure = total.total ?? total.min;
    sum += typeof figure === "number" ? figure : figure.length;
    for (const item of items) sum += read(item);
  }
  return sum;
}

function rowOf(length, { name, nanosecondsPerItem, ratio }) {
  const quartiles = `${short(ratio.low)}–${short(ratio.high)}`;
  return [name, String(length), short(nanosecondsPerItem), short(ratio.median), quartiles];
}
