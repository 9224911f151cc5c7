// The package's declarations, from the front end's sources.

import { copyFileSync, readdirSync, rmSync } from "node:fs";
import { inside } from "../paths.js";
import { run } from "../run.js";

export async function emitTypes() {
  const options = ["--noEmit", "false", "--emitDeclarationOnly", "--declaration", "--outDir", inside("dist")];
  await typescript(options);
  for (const file of readdirSync(inside("dist"))) dropInternal(file);
  for (const file of ofModules) copyFileSync(inside("src", "js", file), inside("dist", file));
}

export async function typescript(options) {
  const tsc = inside("node_modules", "typescript", "bin", "tsc");
  await run(process.execPath, [tsc, "--project", inside("tsconfig.json"), ...options]);
}

/** What the entries do not name nobody can import; and `build`, which some of it names, is not shipped. */
const shipped = ["index", "slim", "errors", "served", "types"].map((name) => `${name}.d.ts`);

/** Written by hand: nothing can be read from a module. */
const ofModules = ["engine.d.wasm.ts", "checker.d.wasm.ts"];

function dropInternal(file) {
  if (file.endsWith(".d.ts") && !shipped.includes(file)) rmSync(inside("dist", file));
}
