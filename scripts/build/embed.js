// A module as JavaScript: a string of plain characters, so that any bundler takes the package as it is and nothing has to be unpacked
// before the engine can start. What carries it to a page compresses it (measured: it ends a little smaller than gzip of the bytes).
//
// Bytes are numbered by how often they occur. The commonest are one character each, the others one of two marks and a
// character: `src/js/module.ts` turns them back.

import { readFileSync, writeFileSync } from "node:fs";
import { gzipSync } from "node:zlib";
import { checkerFolder, runtimeFolder } from "../paths.js";

/** All that is printable, but for the marks, and what a string would have to escape. */
const characters = Array.from({ length: 95 }, (_, index) => String.fromCharCode(32 + index))
  .filter((character) => !'"\\~`'.includes(character))
  .join("");

const marks = ["", "~", "`"];

export function embed() {
  for (const folder of [runtimeFolder, checkerFolder]) embedOne(folder);
}

function embedOne(folder) {
  const bytes = readFileSync(`${folder}/costpeek_bg.wasm`);
  const order = byFrequency(bytes);
  const written = new Map(order.map((byte, number) => [byte, spelled(number)]));
  const text = Array.from(bytes, (byte) => written.get(byte)).join("");
  const about = "/** The module: its bytes by frequency, and all of it as characters. */\n";
  const module = `{\n  order: "${Buffer.from(order).toString("hex")}",\n  text: "${text}",\n}`;
  writeFileSync(`${folder}/bytes.js`, `${about}export const bytes = ${module};\n`);
  const type = "{ order: string; text: string }";
  writeFileSync(`${folder}/bytes.d.ts`, `${about}export declare const bytes: ${type};\n`);
  describe(folder, bytes);
}

/** How `src/js/served.ts` knows the file again. */
function describe(folder, bytes) {
  const about = "/** What the module is like. */\n";
  const numbers = `{ length: ${bytes.length}, fingerprint: ${fingerprint(bytes)} }`;
  writeFileSync(`${folder}/about.js`, `${about}export const about = ${numbers};\n`);
  const type = "{ length: number; fingerprint: number }";
  writeFileSync(`${folder}/about.d.ts`, `${about}export declare const about: ${type};\n`);
}

/** FNV-1a of 32 bits. */
function fingerprint(bytes) {
  return bytes.reduce((hash, byte) => Math.imul(hash ^ byte, 0x01000193), 0x811c9dc5) >>> 0;
}

/** All bytes, the commonest first; of equal ones the lower. */
function byFrequency(bytes) {
  const counts = new Array(256).fill(0);
  for (const byte of bytes) counts[byte]++;
  return [...counts.keys()].sort((one, other) => counts[other] - counts[one] || one - other);
}

function spelled(number) {
  return marks[Math.floor(number / characters.length)] + characters[number % characters.length];
}

/** gzip without a trace of the time (node writes none) or the system that made it (the tenth byte; 255 is "unknown"). */
export function gzip(bytes) {
  const packed = gzipSync(bytes, { level: 9 });
  packed[9] = 255;
  return packed;
}
