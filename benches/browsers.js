// The estimate section in the three browsers.

import { copyFileSync } from "node:fs";
import { inside } from "../scripts/paths.js";
import { ensureBrowsers } from "../scripts/prepare.js";
import { engines, until, withPage } from "../tests/browsers/drivers.js";
import { bundle } from "./bundle.js";
import { print } from "./estimate.js";
import { serveFolder } from "./page/serve.js";

export const title = "browsers: one price, in each engine";

const folder = inside("build", "bench-page");

/** Prints a table for each engine and gives what stands in them. */
export async function run() {
  await ensureBrowsers();
  await bundle([inside("benches", "page", "page.js")], folder);
  copyFileSync(inside("benches", "page", "index.html"), `${folder}/index.html`);
  const server = await serveFolder(folder);
  try {
    const results = {};
    for (const engine of engines) results[engine] = await runIn(engine, server.url);
    return results;
  } finally {
    await server.close();
  }
}

async function runIn(engine, url) {
  const result = await withPage(engine, url, (page) => until(page, "window.result", 300));
  if (result.problem) throw new Error(`${engine}: ${result.problem}`);
  console.log(`\n${engine}, whose clock has steps of ${Math.round(result.clock)} µs:`);
  print(result.rows);
  return result;
}
