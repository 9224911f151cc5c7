import { bytes } from "../../build/engine/bytes.js";
import init from "../../build/engine/costpeek.js";
import { EngineError } from "./errors.js";

let started: Promise<void> | undefined;

/** Starts the engine on the first call; every later call waits for the same start. After a failure it is tried again. */
export function startEngine(): Promise<void> {
  started ??= start().catch((error: unknown) => {
    started = undefined;
    throw error;
  });
  return started;
}

async function start(): Promise<void> {
  if (typeof WebAssembly !== "object") {
    throw new EngineError("NO_WEBASSEMBLY", "WebAssembly is not available here: prices cannot be shown");
  }
  try {
    await init({ module_or_path: await WebAssembly.compile(await unpack(bytes)) });
  } catch (cause) {
    const message =
      "the price engine could not be compiled; a Content-Security-Policy must allow 'wasm-unsafe-eval'";
    throw new EngineError("NOT_COMPILED", message, { cause });
  }
}

/** From base64 of gzip. Not through a `data:` address, which strict pages block. */
function unpack(base64: string): Promise<ArrayBuffer> {
  const packed = Uint8Array.from(atob(base64), (character) => character.charCodeAt(0));
  const stream = new Blob([packed]).stream().pipeThrough(new DecompressionStream("gzip"));
  return new Response(stream).arrayBuffer();
}
