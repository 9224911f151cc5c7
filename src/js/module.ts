// What the engine is made from: compiled modules, and one clear error for each way in which there is none.

import { EngineError } from "./errors.js";
import { notCompiled, reasonOf } from "./explain.js";

/** The two modules of the package, each where an entry has it. Both are asked for again after a failure. */
export interface Modules {
  engine(): Promise<WebAssembly.Module>;
  checker(): Promise<WebAssembly.Module>;
}

/** A module as `scripts/build/embed.js` writes it: its bytes by frequency, in hexadecimal, and all of it as characters. */
export interface EmbeddedModule {
  order: string;
  text: string;
}

export function compileEmbedded(module: EmbeddedModule): Promise<WebAssembly.Module> {
  return compileBytes(() => bytesOf(module));
}

/** The bytes are asked for where they can be compiled. */
export async function compileBytes(bytes: () => Uint8Array<ArrayBuffer>): Promise<WebAssembly.Module> {
  requireWebAssembly();
  try {
    return await WebAssembly.compile(bytes());
  } catch (cause) {
    throw notCompiled(cause);
  }
}

export function requireWebAssembly(): void {
  if (typeof WebAssembly === "object") return;
  const message =
    "WebAssembly is not available here, so prices cannot be shown; a browser's lockdown mode or a setting switches it off";
  throw new EngineError("NO_WEBASSEMBLY", message);
}

/** A chunk of the package; where it cannot be loaded, that is said by name. */
export async function part<T>(chunk: Promise<T>): Promise<T> {
  try {
    return await chunk;
  } catch (cause) {
    const message = `a part of costpeek could not be loaded (${reasonOf(cause)}): what checks catalogs is a chunk of its own, which has to be deployed beside the others. A page that loads compiled catalogs never needs it. Firefox asks for it again only after a reload`;
    throw new EngineError("NOT_FETCHED", message, { cause });
  }
}

/** All that is printable, but for the two marks, and what a string would have to escape. */
const CHARACTERS = 91;

const TILDE = 126;
const GRAVE = 96;

function bytesOf({ order, text }: EmbeddedModule): Uint8Array<ArrayBuffer> {
  const byFrequency = (order.match(/../g) ?? []).map((pair) => Number.parseInt(pair, 16));
  const [plain, tilde, grave] = [0, 1, 2].map((part) => tableOf(byFrequency.slice(part * CHARACTERS)));
  // Taken out of the string at once: to ask it for each character takes longer than all else here.
  const bytes = new TextEncoder().encode(text) as Uint8Array<ArrayBuffer>;
  let length = 0;
  for (let at = 0; at < bytes.length; at++) {
    const code = bytes[at];
    const table = code === TILDE ? tilde : code === GRAVE ? grave : plain;
    if (table !== plain) at++;
    bytes[length++] = table?.[bytes[at] as number] as number;
  }
  return bytes.subarray(0, length);
}

/** For each character the byte it stands for, the commonest first. */
function tableOf(bytes: number[]): Uint8Array {
  const table = new Uint8Array(128);
  let number = 0;
  for (let code = 32; code < 127; code++) {
    if (!'"\\~`'.includes(String.fromCharCode(code))) table[code] = bytes[number++] ?? 0;
  }
  return table;
}
