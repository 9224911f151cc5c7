// The npm packages that build and test, those of the checkout and those of folders that have their own.

import { statSync } from "node:fs";
import { root } from "../paths.js";
import { run } from "../run.js";
import { say } from "../say.js";

export function ensureNodeModules() {
  return ensureModulesOf(root, "the npm packages of package-lock.json");
}

/** Installs what a folder's own lock file names, if it is not there. */
export async function ensureModulesOf(folder, what) {
  if (isFresh(folder)) return;
  say(`installing ${what} …`);
  const hint = `Run \`npm ci\` in ${folder} to see why; it needs an npm registry.`;
  // None of these packages needs its install script, so the notice about them is no news to the reader.
  const options = ["--no-audit", "--no-fund", "--ignore-scripts", "--loglevel=error"];
  await run("npm", ["ci", ...options], { cwd: folder, hint });
}

/** npm writes this file last, so an install that was cut short does not count. */
function isFresh(folder) {
  const installed = changed(`${folder}/node_modules/.package-lock.json`);
  return installed !== undefined && installed >= changed(`${folder}/package-lock.json`);
}

function changed(file) {
  return statSync(file, { throwIfNoEntry: false })?.mtimeMs;
}
