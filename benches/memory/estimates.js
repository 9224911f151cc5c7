// A child of `memory.js`: two million estimates.

import { document } from "../document.js";
import { readEstimate } from "../loops.js";
import { loadCatalog } from "../package.js";
import { freshSettings, settingsTexts } from "../settings.js";
import { gaugeWork } from "./gauge.js";

const texts = settingsTexts(document);
const { estimate } = await loadCatalog(document);
let read = 0;

// What is made once is there before the first look.
estimateSome(20_000);
await gaugeWork(estimateSome, 2_000_000);
if (read === 0) throw new Error("nothing was read");

function estimateSome(times) {
  for (let from = 0; from < times; from += 1000) {
    for (const settings of freshSettings(texts, from, 1000)) read += readEstimate(estimate(settings));
  }
}
