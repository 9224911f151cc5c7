// Whether memory grows with what is done.

import { inside } from "../scripts/paths.js";
import { read } from "../scripts/run.js";
import { printTable } from "./table.js";

export const title = "memory: what stays after much work";

const works = [
  ["2,000,000 estimates", "estimates.js"],
  ["1,000 catalogs, loaded and dropped", "catalogs.js"],
];
const moments = ["start", "middle", "end"];
const parts = ["heapUsed", "external", "arrayBuffers", "wasm"];

/** Prints the table and gives what stands in it. */
export async function run() {
  console.log(
    "KB in use after collections of garbage and turns of the event loop. External has array buffers in it; the memory",
  );
  console.log("of the WebAssembly module, which can grow and never shrinks, is also told by itself.");
  const results = works.map(([name, file]) => ({ name, gauges: gaugesOf(file) }));
  printTable(["after", "when", ...parts], results.flatMap(rowsOf), parts);
  return results;
}

function gaugesOf(file) {
  const text = read(process.execPath, ["--expose-gc", inside("benches", "memory", file)]);
  if (!text) throw new Error(`benches/memory/${file} failed`);
  return JSON.parse(text);
}

function rowsOf({ name, gauges }) {
  return gauges.map((gauge, index) => [
    name,
    moments[index],
    ...parts.map((part) => Math.round(gauge[part] / 1000).toLocaleString("en")),
  ]);
}
