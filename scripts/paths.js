// Where things lie. Everything else in `scripts` takes its places from here.

import { fileURLToPath } from "node:url";

export const root = fileURLToPath(new URL("..", import.meta.url)).replace(/[/\\]$/, "");

/** A place in the checkout. */
export function inside(...parts) {
  return [root, ...parts].join("/");
}

/** The folder of the generated engine: the glue, its types and the module's bytes. */
export const engineFolder = inside("build", "engine");

/** The same with the command line in it. */
export const commandFolder = inside("build", "command");
