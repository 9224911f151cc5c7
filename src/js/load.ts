// The way to a catalog, the same for every entry of the package; an entry says where the modules are.

import { startEngine } from "./engine.js";
import { EngineError } from "./errors.js";
import type { Modules } from "./module.js";
import { contentOf, open } from "./source.js";
import type { AnySettings, Catalog, CatalogSource, CompiledCatalog, LoadOptions } from "./types.js";

export function load<S extends AnySettings>(
  modules: Modules,
  source: CatalogSource<S>,
  options: LoadOptions = {},
): Promise<Catalog<S>> {
  const { signal } = options;
  const loading = signal ? untilAborted(loaded(modules, source, signal), signal) : loaded(modules, source);
  return refusingUse(loading);
}

export async function compile<S extends AnySettings>(
  modules: Modules,
  source: CatalogSource<S>,
): Promise<CompiledCatalog<S>> {
  return (await loaded(modules, source)).compile();
}

async function loaded<S extends AnySettings>(
  modules: Modules,
  source: CatalogSource<S>,
  signal?: AbortSignal,
): Promise<Catalog<S>> {
  signal?.throwIfAborted();
  const [content] = await Promise.all([contentOf(source, signal), startEngine(modules)]);
  signal?.throwIfAborted();
  // What the settings are is known to TypeScript alone: nothing here depends on it.
  return open(content, modules) as Promise<unknown> as Promise<Catalog<S>>;
}

function untilAborted<T>(work: Promise<T>, signal: AbortSignal): Promise<T> {
  return new Promise((resolve, reject) => {
    const abort = () => reject(signal.reason);
    signal.addEventListener("abort", abort, { once: true });
    work.then(resolve, reject).finally(() => signal.removeEventListener("abort", abort));
  });
}

/** All that a catalog has, complete by its type; but for the name, which tools ask of whatever they print. */
const members: Record<Exclude<keyof Catalog, "name">, true> = {
  id: true,
  version: true,
  digest: true,
  unit: true,
  timeZone: true,
  models: true,
  estimate: true,
  estimateMany: true,
  estimateColumns: true,
  range: true,
  sensitivity: true,
  affordable: true,
  dependsOn: true,
  base: true,
  settingsFromForm: true,
  compile: true,
};

/** A promise that is taken for the catalog says so, where it would have nothing of it. */
function refusingUse<S extends AnySettings>(loading: Promise<Catalog<S>>): Promise<Catalog<S>> {
  for (const name of Object.keys(members)) {
    const get = () => {
      const message = `\`${name}\` was asked of a catalog that is still loading: write \`await loadCatalog(…)\` first`;
      throw new EngineError("NOT_LOADED", message);
    };
    Object.defineProperty(loading, name, { get });
  }
  return loading;
}
