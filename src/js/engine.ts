import { bytes } from "../../build/runtime/bytes.js";
import init, { type Engine, open } from "../../build/runtime/costpeek.js";
import { compileModule } from "./module.js";
import type { CompiledCatalog } from "./types.js";

export type { Engine };

let started: Promise<WebAssembly.Memory> | undefined;

/** Starts the engine on the first call; every later call waits for the same start. After a failure it is tried again. */
export function startEngine(): Promise<WebAssembly.Memory> {
  started ??= start().catch((error: unknown) => {
    started = undefined;
    throw error;
  });
  return started;
}

async function start(): Promise<WebAssembly.Memory> {
  const { memory } = await init({ module_or_path: await compileModule(bytes) });
  return memory;
}

/** The engine's hold of a compiled catalog; `undefined` where that is damaged. */
export function openEngine({ texts, words, check }: CompiledCatalog): Engine | undefined {
  return open(texts, words, check);
}
