// How long it takes to say from what to what a model costs, over all that can be chosen.

import { readFileSync } from "node:fs";
import { inside } from "../scripts/paths.js";
import { quantile, short } from "./numbers.js";
import { loadCatalog } from "./package.js";
import { printTable } from "./table.js";

export const title = "range: from what to what a model costs, over all of its settings";

const names = ["imagineart", "apiframe"];

/** Prints the table and gives what stands in it, and the time of every model. */
export async function run() {
  const results = [];
  for (const name of names) results.push({ catalog: name, models: await timesOf(name) });
  const head = ["catalog", "models", "median µs", "worst µs", "the worst"];
  printTable(head, results.map(rowOf), ["models", "median µs", "worst µs"]);
  return results;
}

async function timesOf(name) {
  const catalog = await loadCatalog(readFileSync(inside("src", "catalogs", `${name}.json`), "utf8"));
  return catalog.models.map((model) => ({ model: model.id, microseconds: timeOf(catalog, model) }));
}

/** The median of many calls, after as many that only warm up. */
function timeOf(catalog, model) {
  const [settings, over] = [startOf(model), Object.keys(model.settings)];
  const times = [];
  const end = performance.now() + 60;
  while (performance.now() < end || times.length < 20) {
    const start = performance.now();
    const { certainty, min, max } = catalog.range({ ...settings }, { over });
    times.push((performance.now() - start) * 1000);
    if (!certainty || (certainty === "exact" && !(min && max))) throw new Error(`${model.id} has no range`);
  }
  return quantile(times.slice(times.length / 2), 0.5);
}

/** Values for what has no default. */
function startOf({ id, settings }) {
  const open = Object.entries(settings).filter(([, setting]) => setting.default === undefined);
  const values = open.map(([name, setting]) => [name, setting.options?.[0] ?? setting.min ?? false]);
  return { model: id, ...Object.fromEntries(values) };
}

function rowOf({ catalog, models }) {
  const times = models.map(({ microseconds }) => microseconds);
  const worst = models.reduce((one, other) => (other.microseconds > one.microseconds ? other : one));
  return [
    catalog,
    String(models.length),
    short(quantile(times, 0.5)),
    short(worst.microseconds),
    worst.model,
  ];
}
