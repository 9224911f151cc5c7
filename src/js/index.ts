import { bytes } from "../../build/runtime/bytes.js";
import { compile, compileEmbedded, load, type Modules, part } from "./core.js";
import type { AnySettings, Catalog, CatalogSource, CompiledCatalog, LoadOptions, Settings } from "./types.js";

export { CatalogError, EngineError, type EngineErrorCode, type Refusal, SettingsError } from "./errors.js";
export type * from "./types.js";

/** Both travel inside the package. */
const modules: Modules = {
  engine: () => compileEmbedded(bytes),
  checker: async () => compileEmbedded((await part(import("./checker-bytes.js"))).bytes),
};

/**
 * Loads a catalog: compiled, as a plain object, as text, as bytes, or from a URL object. The engine starts with the first.
 * @throws {CatalogError} with all problems of the catalog.
 * @throws {EngineError} if the engine cannot run here.
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
