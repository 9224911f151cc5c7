// The entry for Cloudflare's runtime, which takes modules as files and compiles nothing from bytes.

import { compile, load, type Modules } from "./core.js";
import engine from "./engine.wasm";
import type { AnySettings, Catalog, CatalogSource, CompiledCatalog, LoadOptions, Settings } from "./types.js";

export { CatalogError, EngineError, SettingsError } from "./errors.js";

const modules: Modules = {
  engine: async () => engine,
  checker: async () => (await import("./checker.wasm")).default,
};

/** As in `index.ts`. */
export function loadCatalog<S extends AnySettings = Settings>(
  source: CatalogSource<S>,
  options?: LoadOptions,
): Promise<Catalog<S>> {
  return load(modules, source, options);
}

/** As in `index.ts`. */
export function compileCatalog<S extends AnySettings = Settings>(
  source: CatalogSource<S>,
): Promise<CompiledCatalog<S>> {
  return compile(modules, source);
}
