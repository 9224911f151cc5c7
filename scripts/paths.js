// Where things lie. Everything else in `scripts` takes its places from here.

import { fileURLToPath } from "node:url";

export const root = fileURLToPath(new URL("..", import.meta.url)).replace(/[/\\]$/, "");

/** A place in the checkout. */
export function inside(...parts) {
  return [root, ...parts].join("/");
}

/** The folder of what pages load: the glue, its types and the module's bytes. */
export const runtimeFolder = inside("build", "runtime");

/** The same for what reads and checks catalogs. */
export const checkerFolder = inside("build", "checker");

/** The same for the command line. */
export const commandFolder = inside("build", "command");
