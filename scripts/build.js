// `npm run build`: from a fresh clone to `dist`, the npm package's files.
//
// cargo → bindgen → wasm-opt → gzip → base64 → esbuild, then the types, then the shipped catalogs by the fresh package.
// The command line is the same engine with one feature more: cargo → bindgen → wasm-opt, and esbuild for what calls it.

import { rmSync } from "node:fs";
import { pathToFileURL } from "node:url";
import { bundle, bundleCommand, bundleElements } from "./build/bundle.js";
import { compileCatalogs } from "./build/catalogs.js";
import { embed } from "./build/embed.js";
import { buildChecker, buildCommandEngine, buildRuntime } from "./build/engine.js";
import { writeSchema } from "./build/schema.js";
import { printSizes } from "./build/sizes.js";
import { emitTypes } from "./build/types.js";
import { inside } from "./paths.js";
import { ensureNodeModules, ensureWasmTarget } from "./prepare.js";
import { main, say } from "./say.js";

/** Gives the way by which the engine was compiled: "rustup" or "debian". */
export async function build() {
  const rust = await prepare();
  await buildPackage(rust);
  await buildCommand(rust);
  return rust.way;
}

/** What pages need, and no more. */
export async function buildForPages() {
  await buildPackage(await prepare());
}

async function prepare() {
  await ensureNodeModules();
  return ensureWasmTarget();
}

async function buildPackage(rust) {
  await buildRuntime(rust);
  await buildChecker(rust);
  embed();
  say("bundling the package …");
  rmSync(inside("dist"), { recursive: true, force: true });
  await bundle();
  await bundleElements();
  await emitTypes();
  await compileCatalogs();
  await printSizes();
}

/** What `npx costpeek` runs, and the schema that it prints. */
async function buildCommand(rust) {
  await buildCommandEngine(rust);
  await bundleCommand();
  writeSchema();
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? "").href) await main(build);
