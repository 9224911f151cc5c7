// How long prices take as columns: a row each of one model, and every combination of the settings of whole catalogs.

import { document } from "./document.js";
import { measure } from "./measure.js";
import { short } from "./numbers.js";
import { loadCatalog } from "./package.js";
import * as handWritten from "./peers/hand-written.js";
import { between, seeded } from "./random.js";
import { seed } from "./settings.js";
import { printTable } from "./table.js";

export const title = "columns: many rows of one model";

const rows = 100_000;
const id = "nano-banana-2";

/** Prints the table and gives what stands in it. */
export async function run() {
  const catalog = await loadCatalog(document);
  const columns = columnsOf(catalog);
  const table = denseTable(catalog);
  const prices = catalog.estimateColumns(id, columns);
  const list = Array.from({ length: 1000 }, (_, row) => prices.settings(row));
  requireSameSums(prices, table, columns, list);
  const workers = [
    { name: "hand-written, an object a row", per: list.length, work: () => sumOfEstimates(list) },
    { name: "hand-written, dense table in JavaScript", per: rows, work: () => sumOf(lookUp(table, columns)) },
    { name: "costpeek, estimateColumns", per: rows, work: () => sumOf(catalog.estimateColumns(id, columns)) },
  ];
  const measured = await measure(workers.map(workerOf), { rounds: 60, fewest: 1, most: 1 });
  const results = measured.map(({ name, nanoseconds }, index) => {
    const perRow = nanoseconds.median / workers[index].per;
    return { name, perRow, ratio: perRow / (measured[0].nanoseconds.median / workers[0].per) };
  });
  const cells = results.map(({ name, perRow, ratio }) => [name, short(perRow), ratio.toFixed(4)]);
  printTable(["what", "ns per row", "ratio"], cells, ["ns per row", "ratio"]);
  const sweeps = sweepOf(catalog);
  console.log(
    `Every combination of the options of all ${catalog.models.length} models, with 1 to 100 images: ${sweeps.said}`,
  );
  return { rows: results, sweep: sweeps };
}

function workerOf({ name, work }) {
  return {
    name,
    prepare: (_, calls) => calls,
    work: (calls) => {
      let sum = 0;
      for (let call = 0; call < calls; call += 1) sum += work();
      return sum;
    },
  };
}

/** The settings of the model, by how many choices each has. */
function settingsOf(catalog) {
  const { settings } = catalog.models.find((model) => model.id === id);
  const count = ({ kind, options, min, max }) => (kind === "switch" ? 2 : (options?.length ?? max - min + 1));
  return Object.entries(settings).map(([name, setting]) => ({ name, count: count(setting) }));
}

function columnsOf(catalog) {
  const random = seeded(seed);
  const column = (count) => Uint8Array.from({ length: rows }, () => between(random, 0, count - 1));
  return Object.fromEntries(settingsOf(catalog).map(({ name, count }) => [name, column(count)]));
}

/** The price of every combination, as a good programmer would keep them: floats, found by strides. */
function denseTable(catalog) {
  const settings = settingsOf(catalog);
  const size = settings.reduce((size, { count }) => size * count, 1);
  const columns = Object.fromEntries(settings.map(({ name }) => [name, new Uint8Array(size)]));
  for (let cell = 0; cell < size; cell += 1) {
    let rest = cell;
    for (const { name, count } of settings) {
      columns[name][cell] = rest % count;
      rest = Math.floor(rest / count);
    }
  }
  const { min, certainty, decimals } = catalog.estimateColumns(id, columns);
  const amounts = Float64Array.from(min, (units) => Number(units) / 10 ** decimals);
  return { settings, amounts, certainty };
}

/** Four settings, and no more: what a good programmer writes for this model. */
function lookUp({ settings, amounts, certainty }, columns) {
  const [a, b, c, d] = settings.map(({ name }) => columns[name]);
  const strideB = settings[0].count;
  const strideC = strideB * settings[1].count;
  const strideD = strideC * settings[2].count;
  const min = new Float64Array(rows);
  const certainties = new Uint8Array(rows);
  for (let row = 0; row < rows; row += 1) {
    const cell = a[row] + b[row] * strideB + c[row] * strideC + d[row] * strideD;
    min[row] = amounts[cell];
    certainties[row] = certainty[cell];
  }
  return { min, certainty: certainties };
}

/** Reads a little of it: what is made of columns is as fast for all. */
function sumOf({ min, certainty }) {
  return Number(min[rows - 1]) + certainty[rows >> 1];
}

function sumOfEstimates(list) {
  let sum = 0;
  for (const settings of list) sum += handWritten.estimate(settings).total ?? 0;
  return sum;
}

/** All rows say the same before their times are compared. */
function requireSameSums({ min, decimals }, table, columns, list) {
  const looked = lookUp(table, columns).min;
  for (let row = 0; row < rows; row += 1) {
    if (Number(min[row]) / 10 ** decimals !== looked[row]) throw new Error(`row ${row} differs`);
  }
  for (const [row, settings] of list.entries()) {
    const { total, min } = handWritten.estimate(settings);
    if ((total ?? min) !== looked[row]) throw new Error(`row ${row} differs by hand`);
  }
}

/** Prices everything that can be chosen, each once. */
function sweepOf(catalog) {
  const { models } = catalog;
  const all = models.map((model) => [model.id, everything(model)]).filter(([, columns]) => columns);
  let combinations = 0;
  const start = performance.now();
  for (const [model, columns] of all) combinations += catalog.estimateColumns(model, columns).length;
  const milliseconds = performance.now() - start;
  const nanoseconds = (milliseconds * 1e6) / combinations;
  return { combinations, nanoseconds, said: `${combinations}, ${short(nanoseconds)} ns each` };
}

/** Nothing where numbers without a default make too many. */
function everything({ settings }) {
  const entries = Object.entries(settings).map(([name, { kind, options, min, max }]) => [
    name,
    kind === "switch" ? 2 : (options?.length ?? max - min + 1),
  ]);
  const size = entries.reduce((size, [, count]) => size * count, 1);
  if (size > 1e6) return undefined;
  let stride = 1;
  const columns = {};
  for (const [name, count] of entries) {
    const before = stride;
    columns[name] = Uint8Array.from({ length: size }, (_, row) => Math.floor(row / before) % count);
    stride *= count;
  }
  return columns;
}
