// How long it takes from a file in memory to the first price, in processes that have done nothing before.

import { statSync } from "node:fs";
import { inside } from "../scripts/paths.js";
import { read } from "../scripts/run.js";
import { bundle } from "./bundle.js";
import { short, spread } from "./numbers.js";
import { printTable } from "./table.js";

export const title = "cold: from bytes in memory to the first price";

const names = ["hand-written", "big", "generic-js", "jsonata", "costpeek"];
const folder = inside("build", "bench-cold");
const processes = 21;

/** Prints the table and gives what stands in it. */
export async function run() {
  await bundle(
    names.map((name) => inside("benches", "cold", "entries", `${name}.js`)),
    folder,
    // A chunk that a page with a compiled catalog never loads.
    ["./checker.js", "./checker-bytes.js"],
  );
  console.log(
    `Medians of ${processes} fresh Node processes each, in turns. A bundle with the price list in it is one file, read once`,
  );
  console.log("beforehand so that it is in memory: import it, open it, ask for one price. Milliseconds.");
  const times = new Map(names.map((name) => [name, []]));
  for (let round = 0; round < processes; round += 1) {
    for (const name of names) times.get(name).push(startOne(name));
  }
  const rows = names.map((name) => summary(name, times.get(name)));
  printTable(["what", "KB", "import", "open", "first", "sum", "quartiles"], rows.map(rowOf), [
    "KB",
    "import",
    "open",
    "first",
    "sum",
  ]);
  return rows;
}

function startOne(name) {
  const text = read(process.execPath, [inside("benches", "cold", "child.js"), fileOf(name)]);
  const { known, ...times } = JSON.parse(text ?? "{}");
  if (known !== "294") throw new Error(`${name} says ${known}, not 294`);
  return times;
}

function fileOf(name) {
  return `${folder}/${name}.mjs`;
}

function summary(name, times) {
  const parts = ["import", "open", "first", "sum"].map((part) => [
    part,
    spread(times.map((each) => each[part])),
  ]);
  return { name, bytes: statSync(fileOf(name)).size, processes, ...Object.fromEntries(parts) };
}

function rowOf({ name, bytes, sum, ...parts }) {
  const [first, second, third] = ["import", "open", "first"].map((part) => short(parts[part].median));
  const quartiles = `${short(sum.low)}–${short(sum.high)}`;
  return [name, (bytes / 1000).toFixed(0), first, second, third, short(sum.median), quartiles];
}
