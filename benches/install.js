// What the benches need: the package as built, and the npm packages that it is compared with.

import { existsSync, statSync } from "node:fs";
import { inside } from "../scripts/paths.js";
import { run } from "../scripts/run.js";
import { Stop, say } from "../scripts/say.js";

const folder = inside("benches");

/** The package is measured as it is: nothing here builds it. */
export function requirePackage() {
  if (!existsSync(inside("dist", "index.js")))
    throw new Stop("there is no dist/index.js: run `npm run build` first");
}

/** Installs the packages of `benches/package-lock.json`, if they are not there. */
export async function ensurePeers() {
  if (isFresh()) return;
  say("installing the npm packages that are compared …");
  const hint = "Run `npm ci` in the folder benches to see why; it needs an npm registry.";
  const options = ["--no-audit", "--no-fund", "--ignore-scripts", "--loglevel=error"];
  await run("npm", ["ci", ...options], { cwd: folder, hint });
}

/** npm writes the one file last. */
function isFresh() {
  const changed = (file) => statSync(file, { throwIfNoEntry: false })?.mtimeMs;
  const installed = changed(`${folder}/node_modules/.package-lock.json`);
  return installed !== undefined && installed >= changed(`${folder}/package-lock.json`);
}
