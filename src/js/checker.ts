// The checker, a chunk of its own: it is loaded where a catalog has to be read and checked.

import { bytes } from "../../build/checker/bytes.js";
import init, { compileBytes, compileDocument, compileText } from "../../build/checker/costpeek.js";
import type { EmbeddedModule } from "./module.js";
import type { Content } from "./source.js";
import type { CompiledCatalog, Problem } from "./types.js";

let started: Promise<unknown> | undefined;

/** Compiles a catalog as written, or gives its problems. `compileModule` is the engine's own way to a module. */
export async function compile(
  content: Content,
  compileModule: (module: EmbeddedModule) => Promise<WebAssembly.Module>,
): Promise<CompiledCatalog | { problems: Problem[] }> {
  started ??= compileModule(bytes).then((module) => init({ module_or_path: module }));
  await started.catch((error: unknown) => {
    started = undefined;
    throw error;
  });
  try {
    if (typeof content === "string") return compileText(content);
    return content instanceof Uint8Array ? compileBytes(content) : compileDocument(content);
  } catch (error) {
    const { problems } = error as { problems?: Problem[] };
    if (problems) return { problems };
    throw error;
  }
}
