import { EngineError } from "./errors.js";

/** A wasm module from its bytes: base64 of gzip. */
export async function compileModule(bytes: string): Promise<WebAssembly.Module> {
  if (typeof WebAssembly !== "object") {
    throw new EngineError("NO_WEBASSEMBLY", "WebAssembly is not available here: prices cannot be shown");
  }
  try {
    return await WebAssembly.compile(await unpack(bytes));
  } catch (cause) {
    const message =
      "the price engine could not be compiled; a Content-Security-Policy must allow 'wasm-unsafe-eval'";
    throw new EngineError("NOT_COMPILED", message, { cause });
  }
}

/** Not through a `data:` address, which strict pages block. */
function unpack(base64: string): Promise<ArrayBuffer> {
  const packed = Uint8Array.from(atob(base64), (character) => character.charCodeAt(0));
  const stream = new Blob([packed]).stream().pipeThrough(new DecompressionStream("gzip"));
  return new Response(stream).arrayBuffer();
}
