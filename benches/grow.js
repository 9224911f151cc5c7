// What more models cost: in time for an estimate, and in time to load.

import { anew, estimateAll, readEstimate } from "./loops.js";
import { madeCatalog } from "./made-catalog.js";
import { measure } from "./measure.js";
import { quantile, short } from "./numbers.js";
import { compileCatalog, loadCatalog } from "./package.js";
import { between, oneOf, seeded } from "./random.js";
import { printTable } from "./table.js";

export const title = "grow: catalogs with more models";

const sizes = [10, 100, 1000, 5000];
const head = [
  "models",
  "load ms",
  "load µs per model",
  "ns, the same ten models",
  "ratio",
  "ns, all at random",
  "ratio",
];

/** Prints the table and gives what stands in it. */
export async function run() {
  const opened = [];
  for (const size of sizes) opened.push(await open(size));
  const ten = await measure(
    opened.map((one) => workerOf(one, (_, place) => Math.floor((place * one.size) / 10))),
  );
  const all = await measure(opened.map((one) => workerOf(one, (random) => between(random, 0, one.size - 1))));
  const results = opened.map(({ size, load }, index) => ({ size, load, ten: ten[index], all: all[index] }));
  printTable(head, results.map(rowOf), head);
  return results;
}

/** Loads a compiled catalog five times, or as often as half a second lasts; `load` is the median in milliseconds. */
async function open(size) {
  const compiled = await compileCatalog(madeCatalog(size));
  const times = [];
  const end = performance.now() + 500;
  let catalog;
  while (times.length < 5 || performance.now() < end) {
    const start = performance.now();
    catalog = await loadCatalog(compiled);
    times.push(performance.now() - start);
  }
  return { size, load: quantile(times, 0.5), estimate: catalog.estimate };
}

/** `pick` says which model is asked about, drawn by chance, or by one of ten places. */
function workerOf({ size, estimate }, pick) {
  const random = seeded(size);
  const loop = anew(estimateAll, `${size} models`);
  const read = anew(readEstimate, `${size} models`);
  const kept = new Array(8);
  const prepare = (_, calls) =>
    JSON.parse(
      JSON.stringify(Array.from({ length: calls }, (_, call) => draw(random, pick(random, call % 10)))),
    );
  return { name: `${size} models`, prepare, work: (list) => loop(estimate, read, kept, list) };
}

function draw(random, model) {
  return {
    model: `model-${model}`,
    images: between(random, 1, 100),
    resolution: oneOf(random, ["1K", "2K", "4K"]),
  };
}

function rowOf({ size, load, ten, all }) {
  const times = [ten, all].flatMap(({ nanoseconds, ratio }) => [
    short(nanoseconds.median),
    short(ratio.median),
  ]);
  return [size.toLocaleString("en"), short(load), short((load * 1000) / size), ...times];
}
