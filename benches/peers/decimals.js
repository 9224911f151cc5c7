// The hand-written function with exact decimals: a library's decimals inside, texts out.

import { imagePrices, magnificRates, topazRates } from "./rates.js";

/** Makes the function for a library: `decimal` makes its number from a text. */
export function byHand(decimal) {
  const models = imagePrices(decimal);
  const [topazPrices, magnificPrices] = [topazRates(decimal), magnificRates(decimal)];
  return function estimate(settings) {
    if (settings.model === "topaz") return topaz(settings, topazPrices);
    if (settings.model === "magnific-precision-v2") return magnific(settings, magnificPrices);
    return image(settings, models);
  };
}

function image({ model, images = 1, resolution = "1K", promptEnhancer = false }, models) {
  const prices = models.get(model);
  if (prices === undefined) throw new Error(`there is no model ${model}`);
  const rate = prices.rates === undefined ? prices.rate : prices.rates[resolution];
  if (rate === undefined) throw new Error(`${model} has no resolution ${resolution}`);
  const amount = rate === null ? undefined : rate.decimal.times(images).toFixed();
  const lines = [rate === null ? unpublished("Images") : known("Images", "exact", rate.text, amount)];
  if (prices.onlyAt1K && resolution !== "1K") lines.push(unpublished("Resolution above 1K"));
  if (promptEnhancer) lines.push(unpublished("Prompt enhancer"));
  if (rate === null) return { model, certainty: "unpublished", unit: "credits", lines };
  if (lines.length === 1) return whole(model, "exact", amount, lines);
  return { model, certainty: "at-least", min: amount, unit: "credits", lines };
}

function topaz({ model, images = 1, scale = "2x", width, height }, prices) {
  const rate = prices[scale];
  if (rate === undefined) throw new Error(`${model} has no scale ${scale}`);
  // No product of two settings has more digits than a float holds.
  const amount = rate
    .times(width * height)
    .times(images)
    .toFixed();
  return whole(model, "approximate", amount, [known("Upscale", "approximate", "20", amount)]);
}

function magnific({ model, images = 1, scale = "2x" }, prices) {
  const rate = prices[scale];
  if (rate === undefined) throw new Error(`${model} has no scale ${scale}`);
  const amount = rate.decimal.times(images).toFixed();
  return whole(model, "exact", amount, [known("Upscale", "exact", rate.text, amount)]);
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
