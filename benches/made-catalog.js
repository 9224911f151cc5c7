// Catalogs of any size, made up: models like those of ImagineArt, each with figures of its own.

const resolutions = { kind: "options", label: "Resolution", options: ["1K", "2K", "4K"], default: "1K" };
const ratios = {
  kind: "options",
  label: "Aspect ratio",
  options: ["1:1", "4:3", "3:4", "16:9"],
  default: "1:1",
};
const images = {
  kind: "number",
  label: "Images",
  one: "image",
  min: "1",
  max: "100",
  step: "1",
  default: "1",
};
const enhancer = { kind: "switch", label: "Prompt enhancer", default: false };

/** A document with so many models; their ids are `model-0`, `model-1`, … */
export function madeCatalog(count) {
  return {
    format: "costpeek/1",
    id: "made",
    version: "1",
    name: "Made for a benchmark",
    unit: "credits",
    sources: { none: { title: "Nobody's prices", checked_on: "2026-11-21" } },
    notes: { enhancer: "What the prompt enhancer adds is not published." },
    settings: { images, resolutions, ratios, enhancer },
    models: Array.from({ length: count }, (_, index) => modelOf(index)),
  };
}

function modelOf(index) {
  const rate = 10 + (index % 90);
  const cells = { "1K": `${rate}`, "2K": `${rate + 4}.5`, "4K": `${2 * rate}` };
  return {
    id: `model-${index}`,
    name: `Model ${index}`,
    group: "Create",
    description: "Made for a benchmark.",
    source: "none",
    settings: {
      images: "images",
      resolution: "resolutions",
      aspectRatio: "ratios",
      promptEnhancer: "enhancer",
    },
    price: [
      { label: "Images", rate: { by: ["resolution"], cells }, times: ["images"] },
      { label: "Prompt enhancer", when: { promptEnhancer: true }, rate: "unpublished", notes: ["enhancer"] },
    ],
  };
}
