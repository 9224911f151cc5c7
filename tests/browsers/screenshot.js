// For developers: what a page looks like in one of the engines.
//
//     node tests/browsers/screenshot.js ENGINE URL OUT.png [WIDTHxHEIGHT]

import { setTimeout } from "node:timers/promises";
import { engines, withPage } from "./drivers.js";

const [engine, url, file, size = "1280x800"] = process.argv.slice(2);
const [, width, height] = size.match(/^(\d+)x(\d+)$/) ?? [];

if (!engines.includes(engine) || !file || !width) {
  console.error(`screenshot: wants ENGINE URL OUT.png [WIDTHxHEIGHT], where ENGINE is ${engines.join(", ")}`);
  process.exit(1);
}
await withPage(engine, url, shoot, { width: Number(width), height: Number(height) });
console.log(`screenshot: ${file}`);

/** A page that loads prices draws them a moment after it has loaded. */
async function shoot(page) {
  await setTimeout(1500);
  await page.screenshot(file);
}
