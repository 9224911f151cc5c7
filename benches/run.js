// `npm run bench`: measures, prints, and writes `build/bench.json`. `npm run bench -- estimate many` runs only these sections.

import { mkdirSync, writeFileSync } from "node:fs";
import { cpus } from "node:os";
import { inside } from "../scripts/paths.js";
import { main, Stop, say } from "../scripts/say.js";
import { ensurePeers, requirePackage } from "./install.js";

const sections = {
  estimate: () => import("./estimate.js"),
  many: () => import("./many.js"),
  columns: () => import("./columns.js"),
  range: () => import("./range.js"),
  cold: () => import("./cold.js"),
  grow: () => import("./grow.js"),
  memory: () => import("./memory.js"),
  browsers: () => import("./browsers.js"),
};

/** What only runs if it is asked for. */
const onRequest = ["browsers"];

await main(async () => {
  const names = chosen(process.argv.slice(2));
  requirePackage();
  await ensurePeers();
  const machine = { node: process.version, cpu: cpus()[0].model.trim(), cores: cpus().length };
  console.log(`Node ${machine.node}, ${machine.cores} × ${machine.cpu}`);
  const results = {};
  for (const name of names) results[name] = await runSection(await sections[name]());
  write({ date: new Date().toISOString(), ...machine, results });
});

function chosen(given) {
  const unknown = given.find((name) => !(name in sections));
  if (unknown)
    throw new Stop(`there is no section ${unknown}; there are ${Object.keys(sections).join(", ")}`);
  return given.length > 0 ? given : Object.keys(sections).filter((name) => !onRequest.includes(name));
}

async function runSection({ title, run }) {
  console.log(`\n== ${title}`);
  const start = performance.now();
  const result = await run();
  console.log(`== ${((performance.now() - start) / 1000).toFixed(0)} s`);
  return result;
}

function write(report) {
  mkdirSync(inside("build"), { recursive: true });
  writeFileSync(inside("build", "bench.json"), `${JSON.stringify(report, null, 2)}\n`);
  say("all numbers are in build/bench.json");
}
