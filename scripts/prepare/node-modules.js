// The npm packages that build and test.

import { statSync } from "node:fs";
import { inside } from "../paths.js";
import { run } from "../run.js";
import { say } from "../say.js";

export async function ensureNodeModules() {
  if (isFresh()) return;
  say("installing the npm packages of package-lock.json …");
  const hint = "Run `npm ci` in the checkout to see why; it needs an npm registry.";
  // None of our packages needs its install script, so the notice about them is no news to the reader.
  await run("npm", ["ci", "--no-audit", "--no-fund", "--ignore-scripts", "--loglevel=error"], { hint });
}

/** npm writes this file last, so an install that was cut short does not count. */
function isFresh() {
  const installed = changed(inside("node_modules", ".package-lock.json"));
  return installed !== undefined && installed >= changed(inside("package-lock.json"));
}

function changed(file) {
  return statSync(file, { throwIfNoEntry: false })?.mtimeMs;
}
