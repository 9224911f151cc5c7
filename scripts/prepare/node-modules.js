// The npm packages that build and test, those of the checkout and those of folders that have their own.

import { statSync } from "node:fs";
import { root } from "../paths.js";
import { run } from "../run.js";
import { say } from "../say.js";

export function ensureNodeModules() {
  return ensureModulesOf(root, "the npm packages of package-lock.json");
}

/**
 * Installs what a folder's own lock file names, if it is not there. With `ci` that has to be complete, for every platform; `install` is
 * for tools whose packages of other platforms are not everywhere to be had.
 */
export async function ensureModulesOf(folder, what, command = "ci") {
  if (isFresh(folder)) return;
  say(`installing ${what} …`);
  const hint = `Run \`npm ${command}\` in ${folder} to see why; it needs an npm registry.`;
  // None of these packages needs its install script, so the notice about them is no news to the reader.
  const options = ["--no-audit", "--no-fund", "--no-save", "--ignore-scripts", "--loglevel=error"];
  await run("npm", [command, ...options], { cwd: folder, hint });
}

/** npm writes this file last, so an install that was cut short does not count. */
function isFresh(folder) {
  const installed = changed(`${folder}/node_modules/.package-lock.json`);
  return installed !== undefined && installed >= changed(`${folder}/package-lock.json`);
}

function changed(file) {
  return statSync(file, { throwIfNoEntry: false })?.mtimeMs;
}
