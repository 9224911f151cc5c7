// The entry for Cloudflare's runtime, which takes modules as files and compiles nothing from bytes.

import { compile, load, type Modules } from "./core.js";
import engine from "./engine.wasm";
import type { Catalog, CatalogSource, CompiledCatalog, LoadOptions } from "./types.js";

export { CatalogError, EngineError, SettingsError } from "./errors.js";

const modules: Modules = {
  engine: async () => engine,
  checker: async () => (await import("./checker.wasm")).default,
};

/** As in `index.ts`. */
export function loadCatalog(source: CatalogSource, options?: LoadOptions): Promise<Catalog> {
  return load(modules, source, options);
}

/** As in `index.ts`. */
export function compileCatalog(source: CatalogSource): Promise<CompiledCatalog> {
  return compile(modules, source);
}
