// The one engine of a page: started once, shared by all catalogs, and started afresh after a trap.

import type { Engine } from "../../build/runtime/costpeek.js";
import { type Glue, newGlue } from "../../build/runtime/glue.js";
import { broken, foreign } from "./explain.js";
import { Hold } from "./hold.js";
import { type Modules, requireWebAssembly } from "./module.js";
import type { CompiledCatalog } from "./types.js";

/** The engine with a memory of its own. What it opens lives in that memory. */
export interface Instance {
  open(compiled: CompiledCatalog): Engine | undefined;
  readonly memory: WebAssembly.Memory;
}

let started: Promise<void> | undefined;
let module: WebAssembly.Module | undefined;
let instance: Instance | undefined;

/** Starts the engine on the first call; every later call waits for the same start. After a failure it is tried again. */
export function startEngine(modules: Modules): Promise<void> {
  started ??= start(modules).catch((error: unknown) => {
    started = undefined;
    throw error;
  });
  return started;
}

async function start(modules: Modules): Promise<void> {
  requireWebAssembly();
  module = await modules.engine();
  instance = await instantiated(module);
}

/** A catalog in the engine; `undefined` where it is damaged. */
export function openEngine(compiled: CompiledCatalog): Hold | undefined {
  const instance = liveInstance();
  try {
    const engine = instance.open(compiled);
    return engine && new Hold(compiled, instance, engine);
  } catch (error) {
    discard(instance);
    throw broken(error);
  }
}

/** The instance that works: after a trap a fresh one, of the module that was compiled before. */
export function liveInstance(): Instance {
  if (instance === undefined) {
    const glue = newGlue();
    instance = instanceOf(glue, glue.initSync({ module: module as WebAssembly.Module }).memory);
  }
  return instance;
}

/**
 * An instance out of which something was thrown is not used again: it was left in the midst of its work. The views of its memory
 * become empty, by which those who hold them notice.
 */
export function discard(broken: Instance): void {
  if (instance === broken) instance = undefined;
  broken.memory.grow(0);
}

async function instantiated(module: WebAssembly.Module): Promise<Instance> {
  const glue = newGlue();
  try {
    return instanceOf(glue, (await glue.default({ module_or_path: module })).memory);
  } catch (cause) {
    throw foreign("engine.wasm", cause);
  }
}

function instanceOf(glue: Glue, memory: WebAssembly.Memory): Instance {
  return { memory, open: ({ texts, words, check }) => glue.open(texts, words, check) };
}
