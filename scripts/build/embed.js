// The module as JavaScript: base64 of gzip in a string, so that any bundler takes the package as it is.

import { readFileSync, writeFileSync } from "node:fs";
import { gzipSync } from "node:zlib";
import { checkerFolder, runtimeFolder } from "../paths.js";

export function embed() {
  for (const folder of [runtimeFolder, checkerFolder]) embedOne(folder);
}

function embedOne(folder) {
  const text = gzip(readFileSync(`${folder}/costpeek_bg.wasm`)).toString("base64");
  const about = "/** The module: base64 of gzip. */\n";
  writeFileSync(`${folder}/bytes.js`, `${about}export const bytes =\n  "${text}";\n`);
  writeFileSync(`${folder}/bytes.d.ts`, `${about}export declare const bytes: string;\n`);
}

/** gzip without a trace of the time (node writes none) or the system that made it (the tenth byte; 255 is "unknown"). */
export function gzip(bytes) {
  const packed = gzipSync(bytes, { level: 9 });
  packed[9] = 255;
  return packed;
}
