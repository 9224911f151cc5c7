import { EngineError } from "./errors.js";

/** A module as `scripts/build/embed.js` writes it: its bytes by frequency, in hexadecimal, and all of it as characters. */
export interface EmbeddedModule {
  order: string;
  text: string;
}

export async function compileModule(module: EmbeddedModule): Promise<WebAssembly.Module> {
  if (typeof WebAssembly !== "object") {
    throw new EngineError("NO_WEBASSEMBLY", "WebAssembly is not available here: prices cannot be shown");
  }
  try {
    return await WebAssembly.compile(bytesOf(module));
  } catch (cause) {
    const message =
      "the price engine could not be compiled; a Content-Security-Policy must allow 'wasm-unsafe-eval'";
    throw new EngineError("NOT_COMPILED", message, { cause });
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
