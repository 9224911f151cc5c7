// A catalog engine in plain JavaScript, with only what ImagineArt's list needs: no dates, constraints, bands, ranges, roundings.

import { estimateWith } from "./generic/estimate.js";
import { prepare } from "./generic/prepare.js";

export const name = "generic engine in JavaScript";
export const gives = "estimate";
export const note = "exact texts, from the catalog; settings are validated";

export async function open(document) {
  const models = prepare(document);
  return { estimate: (settings) => estimateWith(models, document.unit, settings) };
}
