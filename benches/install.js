// What the benches need: the package as built, and the npm packages that it is compared with.

import { existsSync } from "node:fs";
import { inside } from "../scripts/paths.js";
import { ensureModulesOf } from "../scripts/prepare/node-modules.js";
import { Stop } from "../scripts/say.js";

/** The package is measured as it is: nothing here builds it. */
export function requirePackage() {
  if (!existsSync(inside("dist", "index.js")))
    throw new Stop("there is no dist/index.js: run `npm run build` first");
}

/** Installs the packages of `benches/package-lock.json`, if they are not there. */
export function ensurePeers() {
  return ensureModulesOf(inside("benches"), "the npm packages that are compared");
}
