// The checker, a chunk of its own: it is loaded where a catalog has to be read and checked.

import { newGlue } from "../../build/checker/glue.js";
import { foreign } from "./core.js";
import type { Content } from "./source.js";
import type { CompiledCatalog, Problem } from "./types.js";

type Checker = Pick<ReturnType<typeof newGlue>, "compileBytes" | "compileDocument" | "compileText">;

let started: Promise<Checker> | undefined;

/** Compiles a catalog as written, or gives its problems. After a failure, and after a trap, the checker starts afresh. */
export async function compile(
  content: Content,
  module: () => Promise<WebAssembly.Module>,
): Promise<CompiledCatalog | { problems: Problem[] }> {
  started ??= start(module);
  const mine = started;
  try {
    return compiled(await mine, content);
  } catch (error) {
    const { problems } = error as { problems?: Problem[] };
    if (problems) return { problems };
    if (started === mine) started = undefined;
    throw error;
  }
}

async function start(module: () => Promise<WebAssembly.Module>): Promise<Checker> {
  const glue = newGlue();
  const compiled = await module();
  const exports = await glue.default({ module_or_path: compiled }).catch((cause: unknown) => {
    throw foreign("checker.wasm", cause);
  });
  // The engine's module asks for nothing that the glue does not have.
  if (!("compileText" in exports)) throw foreign("checker.wasm", "it reads no catalogs");
  return glue;
}

function compiled(checker: Checker, content: Content): CompiledCatalog {
  if (typeof content === "string") return checker.compileText(content);
  return content instanceof Uint8Array ? checker.compileBytes(content) : checker.compileDocument(content);
}
