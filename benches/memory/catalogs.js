// A child of `memory.js`: a thousand catalogs, each loaded, asked once and dropped.

import imagineart from "../../dist/catalogs/imagineart.js";
import { loadCatalog } from "../package.js";
import { gaugeWork } from "./gauge.js";

await loadSome(20);
await gaugeWork(loadSome, 1000);

async function loadSome(times) {
  for (let time = 0; time < times; time += 1) {
    const catalog = await loadCatalog(imagineart);
    const { total } = catalog.estimate({ model: "nano-banana-2", images: 4, resolution: "2K" });
    if (total !== "294") throw new Error(`a catalog says ${total}, not 294`);
  }
}
