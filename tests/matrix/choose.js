// Chooses the thousand settings that every tool and runtime is asked for: those of the stories, and legal ones by chance, the same at
// every run. `node tests/matrix/choose.js` writes them into `stories.json`.

import { readFileSync, writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { loadCatalog } from "costpeek";
import apiframe from "costpeek/catalogs/apiframe";
import imagineart from "costpeek/catalogs/imagineart";
import { randomFrom } from "../second/random.js";
import { files } from "../stories/run.js";

const count = 1000;
const folder = new URL("../stories/", import.meta.url);

const told = files
  .flatMap((name) => JSON.parse(readFileSync(new URL(`${name}.json`, folder), "utf8")))
  .map(({ catalog, settings, at }) => ({ catalog, settings, at }));
const random = randomFrom(count);
const loaded = [await loadCatalog(imagineart), await loadCatalog(apiframe)];
while (told.length < count) told.push(chosen(random.pick(loaded)));

const file = fileURLToPath(new URL("stories.json", import.meta.url));
writeFileSync(file, `[\n${told.map((story) => JSON.stringify(story)).join(",\n")}\n]\n`);

function chosen({ id, models }) {
  const model = random.pick(models);
  const settings = { model: model.id };
  for (const [name, info] of Object.entries(model.settings)) {
    if (info.default === undefined || random.chance(0.7)) settings[name] = value(info);
  }
  return { catalog: id, settings };
}

function value({ kind, options, min, max, step }) {
  if (kind === "switch") return random.chance(0.5);
  if (options) return random.pick(options);
  // Whole steps of a tenth can be no decimal: twelve places are as many as catalogs have.
  return Number((min + step * random.int(0, Math.floor((max - min) / step))).toFixed(12));
}
