// What a good programmer writes who has this one price list and no other: the measure of all others.

export const name = "hand-written";
export const gives = "estimate";
export const note = "floats, hard-coded; checks only what it needs for the price";

/** Credits for an image, at any resolution, at 1K only, or at each; null is not published. */
const models = new Map([
  ["imagineart-2.0", one(25)],
  ["nano-banana-2", each({ "1K": 49, "2K": 73.5, "4K": 98 })],
  ["imagineart-1.5", above(15)],
  ["imagineart-1.5-pro", above(25)],
  ["nano-banana-pro", each({ "1K": 80, "2K": 80, "4K": 160 })],
  ["chatgpt-image-2", above(6)],
  ["chatgpt-1.5", one(35)],
  ["seedream-v5-lite", above(20)],
  ["recraft-v4", one(24)],
  ["recraft-v4-pro", one(150)],
  ["xai-grok-imagine", one(12)],
  ["flux-2-max", one(50)],
  ["flux-2-pro", above(28)],
  ["z-image-turbo", one(5)],
  ["seedream-v4.5", above(24)],
  ["flux-1.1-ultra", above(36)],
  ["chatgpt", one(45)],
  ["nano-banana", one(24)],
  ["midjourney-v7", one(null)],
  ["dreamina-3.1", above(18)],
  ["ideogram-v3", one(25)],
  ["flux-dev", one(5)],
  ["qwen-image", one(24)],
  ["minimax-image", one(6)],
  ["seedream-v4", above(18)],
  ["topaz", { estimate: topaz }],
  ["magnific-precision-v2", { estimate: magnific }],
]);

const topazFactors = { "2x": 1, "4x": 3 };
const magnificRates = { "2x": 65, "4x": 260, "8x": 520, "16x": 1040 };

/** One price, whatever the resolution. */
function one(rate) {
  return { estimate: image, rate, rates: undefined, onlyAt1K: false };
}

/** What more than 1K costs is not published. */
function above(rate) {
  return { estimate: image, rate, rates: undefined, onlyAt1K: true };
}

function each(rates) {
  return { estimate: image, rate: undefined, rates, onlyAt1K: false };
}

export async function open() {
  return { estimate };
}

/** What the settings cost, in numbers; an amount that is not known is left out. */
export function estimate(settings) {
  const prices = models.get(settings.model);
  if (prices === undefined) throw new Error(`there is no model ${settings.model}`);
  return prices.estimate(settings, prices);
}

/** The estimates of a list, and their sum. */
export function estimateMany(list) {
  const items = list.map(estimate);
  let sum = 0;
  let [unknown, approximate] = [false, false];
  for (const item of items) {
    sum += item.total ?? item.min ?? 0;
    unknown ||= item.total === undefined;
    approximate ||= item.certainty === "approximate";
  }
  if (unknown) return { items, total: { certainty: "at-least", min: sum } };
  return { items, total: { certainty: approximate ? "approximate" : "exact", total: sum } };
}

function image(settings, prices) {
  const { model, images = 1, resolution = "1K", promptEnhancer = false } = settings;
  const rate = prices.rates === undefined ? prices.rate : prices.rates[resolution];
  if (rate === undefined) throw new Error(`${model} has no resolution ${resolution}`);
  const lines = [rate === null ? unpublished("Images") : known("Images", "exact", rate, rate * images)];
  if (prices.onlyAt1K && resolution !== "1K") lines.push(unpublished("Resolution above 1K"));
  if (promptEnhancer) lines.push(unpublished("Prompt enhancer"));
  if (rate === null) return { model, certainty: "unpublished", unit: "credits", lines };
  if (lines.length === 1) return whole(model, "exact", rate * images, lines);
  return { model, certainty: "at-least", min: rate * images, unit: "credits", lines };
}

function topaz({ model, images = 1, scale = "2x", width, height }) {
  const factor = topazFactors[scale];
  if (factor === undefined) throw new Error(`${model} has no scale ${scale}`);
  const amount = 20 * ((width * height) / 1e6) * factor * images;
  if (Number.isNaN(amount)) throw new Error(`${model} needs a width and a height`);
  return whole(model, "approximate", amount, [known("Upscale", "approximate", 20, amount)]);
}

function magnific({ model, images = 1, scale = "2x" }) {
  const rate = magnificRates[scale];
  if (rate === undefined) throw new Error(`${model} has no scale ${scale}`);
  return whole(model, "exact", rate * images, [known("Upscale", "exact", rate, rate * images)]);
}

function whole(model, certainty, total, lines) {
  return { model, certainty, total, unit: "credits", lines };
}

function known(label, certainty, rate, amount) {
  return { label, certainty, rate, amount };
}

function unpublished(label) {
  return { label, certainty: "unpublished" };
}
