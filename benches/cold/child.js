// A fresh process: imports one bundle, opens it, asks for one price, and prints how many milliseconds each of these took.

import { readFileSync } from "node:fs";
import { pathToFileURL } from "node:url";

const [file] = process.argv.slice(2);
const settings = { model: "nano-banana-2", images: 4, resolution: "2K" };

// Once read, the file is in memory, whatever the disk is.
readFileSync(file);
const start = performance.now();
const { open } = await import(pathToFileURL(file).href);
const imported = performance.now();
const { estimate } = await open();
const opened = performance.now();
const result = await estimate(settings);
const end = performance.now();

const known = String(result.total ?? result);
console.log(
  JSON.stringify({
    known,
    import: imported - start,
    open: opened - imported,
    first: end - opened,
    sum: end - start,
  }),
);
