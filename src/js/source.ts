import { openCatalog } from "./catalog.js";
import { openEngine } from "./engine.js";
import { CatalogError } from "./errors.js";
import { explained, isTrap } from "./explain.js";
import type { Hold } from "./hold.js";
import { type Modules, part } from "./module.js";
import type { Catalog, CatalogSource, CompiledCatalog } from "./types.js";

/** What a catalog is read from, once it is here. */
export type Content = string | Uint8Array | object;

/** The layout of compiled catalogs that the engine reads. */
const LAYOUT = "4";

/** The content of a source: only an address has to be fetched. */
export async function contentOf(source: CatalogSource, signal?: AbortSignal): Promise<Content> {
  if (source instanceof URL) return fetchBytes(source, signal);
  if (source instanceof ArrayBuffer) return new Uint8Array(source);
  if (ArrayBuffer.isView(source)) return new Uint8Array(source.buffer, source.byteOffset, source.byteLength);
  if (typeof source === "string" || (typeof source === "object" && source !== null)) return source;
  const message = `a catalog is an object, a text, bytes or a URL object, not ${source === null ? "null" : typeof source}`;
  throw problem("WRONG_TYPE", message);
}

async function fetchBytes(url: URL, signal?: AbortSignal): Promise<Uint8Array> {
  let reason: string;
  try {
    const response = await fetch(url, signal ? { signal } : {});
    if (response.ok) return new Uint8Array(await response.arrayBuffer());
    reason = `the server answered ${response.status}`;
  } catch (cause) {
    signal?.throwIfAborted();
    reason = cause instanceof Error ? cause.message : String(cause);
  }
  throw problem("NOT_FETCHED", `${url} could not be fetched: ${reason}`);
}

/** Opens a compiled catalog. Anything else, and what is not as it was compiled, the checker looks at. */
export async function open(content: Content, modules: Modules): Promise<Catalog> {
  if (isCompiled(content)) {
    const { compiled, check, texts, words } = content;
    // Whoever gave it can change it later.
    const own = { compiled, check, texts, words };
    const hold = openEngine(own);
    if (hold) return openCatalog(hold, own);
  }
  const compiled = await check(content, modules);
  const hold = openEngine(compiled) as Hold;
  return openCatalog(hold, compiled);
}

function isCompiled(content: Content): content is CompiledCatalog {
  const { compiled, check, texts, words } = content as CompiledCatalog;
  const isWhole = typeof check === "string" && typeof words === "string" && typeof texts === "string";
  return isWhole && compiled === LAYOUT && Object.keys(content).length === 4;
}

let checkerModule: Promise<WebAssembly.Module> | undefined;

async function check(content: Content, modules: Modules): Promise<CompiledCatalog> {
  const { compile } = await part(import("./checker.js"));
  const module = () => {
    checkerModule ??= modules.checker();
    return checkerModule;
  };
  const compiled = await compile(content, module).catch((error: unknown) => {
    // After a trap it is as good as before; anything else may be its own fault.
    if (!isTrap(error)) checkerModule = undefined;
    throw explained(error);
  });
  if ("problems" in compiled) throw new CatalogError(compiled.problems);
  return compiled;
}

function problem(code: string, message: string, help = ""): CatalogError {
  return new CatalogError([{ code, path: "", message, help }]);
}
