// `npm run build`: from a fresh clone to `dist`, the npm package's files.
//
// cargo → bindgen → wasm-opt → gzip → base64 → esbuild, then the types, then the shipped catalogs by the fresh package.

import { rmSync } from "node:fs";
import { pathToFileURL } from "node:url";
import { bundle } from "./build/bundle.js";
import { compileCatalogs } from "./build/catalogs.js";
import { embed } from "./build/embed.js";
import { buildEngine } from "./build/engine.js";
import { optimise } from "./build/optimise.js";
import { printSizes } from "./build/sizes.js";
import { emitTypes } from "./build/types.js";
import { engineFolder, inside } from "./paths.js";
import { ensureNodeModules, ensureWasmTarget } from "./prepare.js";
import { main, say } from "./say.js";

/** Gives the way by which the engine was compiled: "rustup" or "debian". */
export async function build() {
  await ensureNodeModules();
  const rust = await ensureWasmTarget();
  // Whatever an earlier build left, a file of this one or none: nothing stale can be shipped.
  rmSync(engineFolder, { recursive: true, force: true });
  await buildEngine(rust);
  await optimise();
  embed();
  say("bundling the package …");
  rmSync(inside("dist"), { recursive: true, force: true });
  await bundle();
  await emitTypes();
  await compileCatalogs();
  await printSizes();
  return rust.way;
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? "").href) await main(build);
