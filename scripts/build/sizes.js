// What a page has to load, said at the end of every build.

import { readFileSync } from "node:fs";
import { engineFolder } from "../paths.js";
import { say } from "../say.js";
import { bundleWithoutBytes } from "./bundle.js";
import { gzip } from "./embed.js";

export async function printSizes() {
  say(`the module is ${sizes(readFileSync(`${engineFolder}/costpeek_bg.wasm`))}`);
  say(`glue and front end, without the module, are ${sizes(Buffer.from(await bundleWithoutBytes()))}`);
}

function sizes(bytes) {
  const [raw, packed] = [bytes.length, gzip(bytes).length].map((size) => size.toLocaleString("en-US"));
  return `${raw} bytes, ${packed} by gzip`;
}
