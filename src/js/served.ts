// A module that somebody else serves: from its address, its bytes, or compiled. What can be wrong with it is said by name.

import { compileBytes, reasonOf } from "./core.js";
import { EngineError } from "./errors.js";

/** Where a module is: an address, bytes, or a compiled module. */
export type ModuleSource = URL | string | Uint8Array | ArrayBuffer | WebAssembly.Module;

/** What a module of this version is like. */
export interface About {
  length: number;
  fingerprint: number;
}

/** `file` is what the package calls it. */
export async function moduleOf(
  source: ModuleSource,
  file: string,
  about: About,
): Promise<WebAssembly.Module> {
  if (typeof source === "string" || source instanceof URL) {
    return checked(await fetched(source, file), file, `the file at ${source}`, about);
  }
  if (source instanceof ArrayBuffer) return checked(new Uint8Array(source), file, "what was given", about);
  if (source instanceof Uint8Array) return checked(source.slice(), file, "what was given", about);
  return source;
}

async function fetched(address: URL | string, file: string): Promise<Uint8Array<ArrayBuffer>> {
  const missing = (reason: string, options?: ErrorOptions) => {
    const isLocal = String(address).startsWith("file:");
    const help = isLocal ? "read the file, and give its bytes" : `serve the file \`costpeek/${file}\` there`;
    const message = `the price engine could not be fetched from ${address}: ${reason}; ${help}`;
    return new EngineError("NOT_FETCHED", message, options);
  };
  let response: Response;
  let bytes: Uint8Array<ArrayBuffer>;
  try {
    response = await fetch(address);
    bytes = new Uint8Array(await response.arrayBuffer());
  } catch (cause) {
    throw missing(reasonOf(cause), { cause });
  }
  if (!response.ok) throw missing(`the server answered ${response.status}`);
  if (isPage(bytes)) {
    const message = `at ${address} there is a web page and not the price engine, as servers answer for what they do not have: serve the file \`costpeek/${file}\` there`;
    throw new EngineError("NOT_WASM", message);
  }
  const type = response.headers.get("Content-Type") ?? "";
  if (!/^application\/wasm\s*(;|$)/i.test(type)) {
    const message = `the server calls the price engine at ${address} \`${type}\`: have it send \`Content-Type: application/wasm\` for .wasm files`;
    throw new EngineError("WRONG_MIME", message);
  }
  return bytes;
}

function isPage(bytes: Uint8Array): boolean {
  const start = new TextDecoder().decode(bytes.subarray(0, 64));
  return start.trimStart().startsWith("<");
}

function checked(bytes: Uint8Array<ArrayBuffer>, file: string, what: string, { length, fingerprint }: About) {
  if (bytes.length === length && fingerprintOf(bytes) === fingerprint) return compileBytes(() => bytes);
  const found =
    bytes.length === length ? "other bytes than" : `${bytes.length} bytes in place of the ${length} of`;
  const message = `${what} has ${found} the \`costpeek/${file}\` of this version: it was cut off or altered on its way, or is that of another version; serve the file of the package that is imported`;
  throw new EngineError("DAMAGED", message);
}

/** FNV-1a of 32 bits, as in `scripts/build/embed.js`: one altered byte always shows. It guards against accidents, not attacks. */
function fingerprintOf(bytes: Uint8Array): number {
  let hash = 0x811c9dc5;
  for (const byte of bytes) hash = Math.imul(hash ^ byte, 0x01000193);
  return hash >>> 0;
}
