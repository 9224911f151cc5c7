import { startEngine } from "./engine.js";
import { contentOf, open } from "./source.js";
import type { Catalog, CatalogSource, CompiledCatalog } from "./types.js";

export { CatalogError, EngineError, type EngineErrorCode, type Refusal, SettingsError } from "./errors.js";
export type * from "./types.js";

/**
 * Loads a catalog: compiled, as a plain object, as text, as bytes, or from a URL object. The engine starts with the first.
 * @throws {CatalogError} with all problems of the catalog.
 * @throws {EngineError} if the engine cannot run here.
 */
export async function loadCatalog(
  source: CatalogSource,
  options: { signal?: AbortSignal } = {},
): Promise<Catalog> {
  const { signal } = options;
  signal?.throwIfAborted();
  const [content, memory] = await Promise.all([contentOf(source, signal), startEngine()]);
  signal?.throwIfAborted();
  const catalog = await open(content, memory);
  signal?.throwIfAborted();
  return catalog;
}

/**
 * Checks a catalog and compiles it into the form that pages load; write it to a file as JSON or as a module.
 * @throws {CatalogError} with all problems of the catalog.
 */
export async function compileCatalog(source: CatalogSource): Promise<CompiledCatalog> {
  return (await loadCatalog(source)).compile();
}
