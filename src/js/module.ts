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

function bytesOf({ order, text }: EmbeddedModule): Uint8Array<ArrayBuffer> {
  const numbers = numbersOfCharacters();
  const byFrequency = Uint8Array.from(order.match(/../g) ?? [], (pair) => Number.parseInt(pair, 16));
  const bytes = new Uint8Array(text.length);
  let length = 0;
  let before = 0;
  for (let at = 0; at < text.length; at++) {
    const number = numbers[text.charCodeAt(at)] as number;
    if (number < 0) {
      before = -number * CHARACTERS;
    } else {
      bytes[length++] = byFrequency[before + number] as number;
      before = 0;
    }
  }
  return bytes.slice(0, length);
}

/** For each character its number; -1 and -2 for the marks, after which the numbers go on. */
function numbersOfCharacters(): Int8Array {
  const numbers = new Int8Array(127);
  let number = 0;
  for (let code = 32; code < 127; code++) {
    const character = String.fromCharCode(code);
    const mark = "~`".indexOf(character);
    numbers[code] = mark >= 0 ? -1 - mark : '"\\'.includes(character) ? 0 : number++;
  }
  return numbers;
}
