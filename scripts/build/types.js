// The package's declarations, from the front end's sources.

import { readdirSync, readFileSync } from "node:fs";
import { inside } from "../paths.js";
import { run } from "../run.js";
import { Stop } from "../say.js";

export async function emitTypes() {
  const options = ["--noEmit", "false", "--emitDeclarationOnly", "--declaration", "--outDir", inside("dist")];
  await typescript(options);
  for (const file of readdirSync(inside("dist"), { recursive: true })) refuseBuildPaths(file);
}

export async function typescript(options) {
  const tsc = inside("node_modules", "typescript", "bin", "tsc");
  await run(process.execPath, [tsc, "--project", inside("tsconfig.json"), ...options]);
}

/** `build` is not in the package: a declaration that leans on it would be `any` to whoever installs it. */
function refuseBuildPaths(file) {
  if (!file.endsWith(".d.ts") || !readFileSync(inside("dist", file), "utf8").includes("build/engine")) return;
  throw new Stop(`dist/${file} names build/engine, which is not shipped: write the type out in src/js`);
}
