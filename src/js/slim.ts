// The entry for those who serve `costpeek/engine.wasm` themselves.

import { about as checkerAbout } from "../../build/checker/about.js";
import { about as engineAbout } from "../../build/runtime/about.js";
import { compile, compileEmbedded, load, type Modules, part } from "./core.js";
import { EngineError } from "./errors.js";
import { type ModuleSource, moduleOf } from "./served.js";
import type { AnySettings, Catalog, CatalogSource, CompiledCatalog, LoadOptions, Settings } from "./types.js";

export { CatalogError, EngineError, type EngineErrorCode, type Refusal, SettingsError } from "./errors.js";
export type * from "./types.js";
export type { ModuleSource };

let engineSource: ModuleSource | undefined;
let checkerSource: ModuleSource | undefined;

const modules: Modules = {
  async engine() {
    if (engineSource !== undefined) return moduleOf(engineSource, "engine.wasm", engineAbout);
    const message =
      "`costpeek/slim` has no engine yet: call `setEngine` with the address of `costpeek/engine.wasm` before `loadCatalog`, or import `costpeek`";
    throw new EngineError("NO_ENGINE", message);
  },
  async checker() {
    if (checkerSource !== undefined) return moduleOf(checkerSource, "checker.wasm", checkerAbout);
    return compileEmbedded((await part(import("./checker-bytes.js"))).bytes);
  },
};

/**
 * Says where the modules are, before the first `loadCatalog`: an address, bytes, or a compiled module. The checker is taken only
 * where a catalog is not compiled yet; without one it comes from the package, as a chunk that is loaded then.
 */
export function setEngine(engine: ModuleSource, checker?: ModuleSource): void {
  engineSource = engine;
  checkerSource = checker;
}

/**
 * Loads a catalog: compiled, as a plain object, as text, as bytes, or from a URL object. The engine starts with the first.
 * @throws {CatalogError} with all problems of the catalog.
 * @throws {EngineError} if the engine is not where `setEngine` says, or cannot run here.
 */
export function loadCatalog<S extends AnySettings = Settings>(
  source: CatalogSource<S>,
  options?: LoadOptions,
): Promise<Catalog<S>> {
  return load(modules, source, options);
}

/**
 * Checks a catalog and compiles it into the form that pages load; write it to a file as JSON or as a module.
 * @throws {CatalogError} with all problems of the catalog.
 */
export function compileCatalog<S extends AnySettings = Settings>(
  source: CatalogSource<S>,
): Promise<CompiledCatalog<S>> {
  return compile(modules, source);
}
