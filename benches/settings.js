// The work: what people choose, drawn from a catalog with a seed, so that it is the same in every run.

import { between, oneOf, seeded, shuffled } from "./random.js";

/** The seed of all settings. */
export const seed = 20261121;

/** How many settings there are: enough that no engine can know them all by heart. */
export const count = 4000;

/**
 * Different settings as JSON texts, every one of them legal, over all models of the catalog. They are texts so that each call
 * can be given an object that nobody has seen before.
 */
export function settingsTexts(document) {
  const random = seeded(seed);
  const texts = new Map();
  while (texts.size < count) {
    const settings = draw(random, document, oneOf(random, document.models));
    texts.set(sorted(settings), JSON.stringify(inSomeOrder(random, settings)));
  }
  return [...texts.values()];
}

/** New objects for the texts `from`, `from + 1`, …, beginning again at the end. */
export function freshSettings(texts, from, length) {
  const chosen = Array.from({ length }, (_, index) => texts[(from + index) % texts.length]);
  return JSON.parse(`[${chosen.join(",")}]`);
}

/** The same settings as the code of a page writes them: all that the model has, in one order, what is left out undefined. */
export function alike(document, settings) {
  const { settings: all } = document.models.find((model) => model.id === settings.model);
  return Object.fromEntries(["model", ...Object.keys(all)].map((name) => [name, settings[name]]));
}

function draw(random, document, model) {
  const settings = { model: model.id };
  for (const [name, value] of Object.entries(model.settings)) {
    const setting = typeof value === "string" ? document.settings[value] : value;
    // One in three is left to its default.
    if (setting.default !== undefined && random() < 1 / 3) continue;
    settings[name] = drawValue(random, name, setting);
  }
  return settings;
}

function drawValue(random, name, setting) {
  if (setting.kind === "switch") return random() < 1 / 4;
  if (setting.kind === "options") return oneOf(random, setting.options);
  if (name === "images") return random() < 7 / 8 ? between(random, 1, 4) : between(random, 5, 100);
  return between(random, 256, 4096);
}

/** Three of four have the order of the catalog, the model first; the others have any. */
function inSomeOrder(random, settings) {
  if (random() < 3 / 4) return settings;
  return Object.fromEntries(shuffled(random, Object.entries(settings)));
}

/** The same for the same settings, whatever their order. */
function sorted(settings) {
  return JSON.stringify(Object.entries(settings).sort());
}
