// The package's declarations, from the front end's sources.

import { readdirSync, rmSync } from "node:fs";
import { inside } from "../paths.js";
import { run } from "../run.js";

export async function emitTypes() {
  const options = ["--noEmit", "false", "--emitDeclarationOnly", "--declaration", "--outDir", inside("dist")];
  await typescript(options);
  for (const file of readdirSync(inside("dist"))) dropInternal(file);
}

export async function typescript(options) {
  const tsc = inside("node_modules", "typescript", "bin", "tsc");
  await run(process.execPath, [tsc, "--project", inside("tsconfig.json"), ...options]);
}

/** What `index.d.ts` does not name nobody can import; and `build`, which some of it names, is not shipped. */
function dropInternal(file) {
  const isPublic = ["index.d.ts", "errors.d.ts", "types.d.ts"].includes(file);
  if (file.endsWith(".d.ts") && !isPublic) rmSync(inside("dist", file));
}
