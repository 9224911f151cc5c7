// What a page has to load, said at the end of every build.

import { readFileSync } from "node:fs";
import { checkerFolder, inside, runtimeFolder } from "../paths.js";
import { say } from "../say.js";
import { bundleWithoutBytes } from "./bundle.js";
import { gzip } from "./embed.js";

export async function printSizes() {
  say(`the engine's module is ${sizes(readFileSync(`${runtimeFolder}/costpeek_bg.wasm`))}`);
  say(`its glue and front end are ${sizes(Buffer.from(await bundleWithoutBytes()))}`);
  say(`the ImagineArt catalog is ${sizes(readFileSync(inside("dist", "catalogs", "imagineart.js")))}`);
  say(`the checker's module is ${sizes(readFileSync(`${checkerFolder}/costpeek_bg.wasm`))}`);
}

function sizes(bytes) {
  const [raw, packed] = [bytes.length, gzip(bytes).length].map((size) => size.toLocaleString("en-US"));
  return `${raw} bytes, ${packed} by gzip`;
}
