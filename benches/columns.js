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

/** Many calls a round: each leaves arrays behind, and now and then one waits until they are gone. */
const options = { rounds: 60, fewest: 20, most: 1 };

/** Prints the tables and gives what stands in them. */
export async function run() {
  const catalog = await loadCatalog(document);
  const manyRows = await compare(rowsOf(catalog));
  const all = sweepOf(catalog);
  console.log(
    `\nEvery combination of the options of ${all.models} models, with 1 to 100 images: ${all.count}`,
  );
  return { rows: manyRows, sweep: await compare(all.workers) };
}

/** Prints a line for each worker: what it takes for a row, and the ratio to the first. */
async function compare(workers) {
  const measured = await measure(workers, options);
  const results = measured.map(({ name, nanoseconds }, index) => {
    const perRow = nanoseconds.median / workers[index].per;
    return { name, perRow, ratio: perRow / (measured[0].nanoseconds.median / workers[0].per) };
  });
  const cells = results.map(({ name, perRow, ratio }) => [name, short(perRow), ratio.toFixed(4)]);
  printTable(["what", "ns per row", "ratio"], cells, ["ns per row", "ratio"]);
  return results;
}

/** A worker that does the same each time, or something with what `prepare` gives, which is not timed. */
function workerOf(name, per, work, prepare = () => undefined) {
  const prepareAll = (_, calls) => Array.from({ length: calls }, prepare);
  return { name, per, prepare: prepareAll, work: (calls) => calls.reduce((sum, one) => sum + work(one), 0) };
}

/** Rows that are drawn. Tables and objects are made before, the engine's table by its first call. */
function rowsOf(catalog) {
  const columns = columnsOf(catalog);
  const table = denseTable(catalog, id, columns);
  const prices = catalog.estimateColumns(id, columns);
  const list = Array.from({ length: 1000 }, (_, row) => prices.settings(row));
  requireSame(prices, lookUp(table, columns), list);
  const text = JSON.stringify(list);
  return [
    workerOf("hand-written, a new object a row", list.length, sumOfEstimates, () => JSON.parse(text)),
    workerOf("hand-written, the same objects again", list.length, () => sumOfEstimates(list)),
    workerOf("the arrays of an answer, filled with one number", rows, () => sumOf(arrays(rows))),
    workerOf("hand-written, dense table in JavaScript", rows, () => sumOf(lookUp(table, columns))),
    workerOf("costpeek, estimateColumns", rows, () => sumOf(catalog.estimateColumns(id, columns))),
  ];
}

/** All that can be chosen, each once. The engine keeps the table of one model: here it makes each anew, the others have theirs. */
function sweepOf(catalog) {
  const all = catalog.models.map((model) => ({ model: model.id, columns: everything(model) }));
  const models = all.filter(({ columns }) => columns);
  const lists = models.map(({ model, columns }) => {
    const prices = catalog.estimateColumns(model, columns);
    const table = denseTable(catalog, model, columns);
    const list = Array.from({ length: prices.length }, (_, row) => prices.settings(row));
    requireSame(prices, lookUp(table, columns), list);
    return { model, columns, table, list };
  });
  const count = lists.reduce((count, { list }) => count + list.length, 0);
  const worker = (name, work) =>
    workerOf(name, count, () => lists.reduce((sum, each) => sum + work(each), 0));
  const workers = [
    worker("hand-written, the same objects again", ({ list }) => sumOfEstimates(list)),
    worker("hand-written, dense tables in JavaScript", ({ table, columns }) => sumOf(lookUp(table, columns))),
    worker("costpeek, estimateColumns", ({ model, columns }) =>
      sumOf(catalog.estimateColumns(model, columns)),
    ),
  ];
  return { models: models.length, count, workers };
}

/** The settings of a model, by how many choices each has. */
function countsOf({ settings }) {
  const count = ({ kind, options, min, max }) => (kind === "switch" ? 2 : (options?.length ?? max - min + 1));
  return Object.entries(settings).map(([name, setting]) => ({ name, count: count(setting) }));
}

function columnsOf(catalog) {
  const random = seeded(seed);
  const column = (count) => Uint8Array.from({ length: rows }, () => between(random, 0, count - 1));
  const counts = countsOf(catalog.models.find((model) => model.id === id));
  return Object.fromEntries(counts.map(({ name, count }) => [name, column(count)]));
}

/** Nothing where numbers without a default make too many. */
function everything(model) {
  const counts = countsOf(model);
  const size = counts.reduce((size, { count }) => size * count, 1);
  return size > 1e6 ? undefined : combinations(counts, size);
}

/** A column for each, so that there is a row for each combination. */
function combinations(counts, size) {
  let stride = 1;
  const columns = {};
  for (const { name, count } of counts) {
    const before = stride;
    columns[name] = Uint8Array.from({ length: size }, (_, row) => Math.floor(row / before) % count);
    stride *= count;
  }
  return columns;
}

/** The price of every combination, as a good programmer would keep them: floats, of what moves the price and no more. */
function denseTable(catalog, model, columns) {
  const movers = catalog.dependsOn(model).filter((name) => name in columns);
  const counts = countsOf(catalog.models.find(({ id }) => id === model));
  const moving = movers.map((name) => counts.find((setting) => setting.name === name));
  const size = moving.reduce((size, { count }) => size * count, 1);
  const { min, certainty, decimals } = catalog.estimateColumns(model, combinations(moving, size));
  const amounts = Float64Array.from(min, (units) => Number(units) / 10 ** decimals);
  const strides = moving.map((_, place) =>
    moving.slice(0, place).reduce((size, { count }) => size * count, 1),
  );
  return { movers, strides, amounts, certainty };
}

function lookUp({ movers, strides, amounts, certainty }, columns) {
  const [a, b, c] = movers.map((name) => columns[name]);
  const min = new Float64Array(a.length);
  const certainties = new Uint8Array(a.length);
  if (c) byThree(min, certainties, amounts, certainty, a, b, c, strides[1], strides[2]);
  else byTwo(min, certainties, amounts, certainty, a, b, strides[1]);
  return { min, certainty: certainties };
}

// Functions of their own: Node 20 leaves compiled code whenever a loop ends that was compiled before its end was ever reached.

function byThree(min, certainties, amounts, certainty, a, b, c, strideB, strideC) {
  for (let row = 0; row < min.length; row += 1) {
    const cell = a[row] + b[row] * strideB + c[row] * strideC;
    min[row] = amounts[cell];
    certainties[row] = certainty[cell];
  }
}

function byTwo(min, certainties, amounts, certainty, a, b, strideB) {
  for (let row = 0; row < min.length; row += 1) {
    const cell = a[row] + b[row] * strideB;
    min[row] = amounts[cell];
    certainties[row] = certainty[cell];
  }
}

/** What all pay who give their answers in arrays: memory that is new. */
function arrays(rows) {
  return { min: new Float64Array(rows).fill(1), certainty: new Uint8Array(rows).fill(1) };
}

/** Reads a little of it: what is made of columns is as fast for all. */
function sumOf({ min, certainty }) {
  return Number(min[min.length - 1]) + certainty[certainty.length >> 1];
}

function sumOfEstimates(list) {
  let sum = 0;
  for (const settings of list) sum += handWritten.estimate(settings).total ?? 0;
  return sum;
}

/** All rows say the same before their times are compared. */
function requireSame({ length, min, decimals }, looked, list) {
  for (let row = 0; row < length; row += 1) {
    if (Number(min[row]) / 10 ** decimals !== looked.min[row]) throw new Error(`row ${row} differs`);
  }
  for (const [row, settings] of list.entries()) {
    const { total, min = 0 } = handWritten.estimate(settings);
    if ((total ?? min) !== looked.min[row]) throw new Error(`row ${row} differs by hand`);
  }
}
