// The price list as texts, for those who calculate with decimals by hand.

/**
 * Per model of images: `rate` for any resolution, or `rates` for each; `onlyAt1K` where more than 1K has no published price; null
 * is not published. `decimal` makes the number that a peer calculates with, `text` is what its lines say.
 */
export function imagePrices(decimal) {
  const figure = (text) => (text === null ? null : { text, decimal: decimal(text) });
  const one = (text, onlyAt1K = false) => ({ rate: figure(text), rates: undefined, onlyAt1K });
  const above = (text) => one(text, true);
  const each = (texts) => ({ rate: undefined, rates: figures(decimal, texts), onlyAt1K: false });
  return new Map([
    ["imagineart-2.0", one("25")],
    ["nano-banana-2", each({ "1K": "49", "2K": "73.5", "4K": "98" })],
    ["imagineart-1.5", above("15")],
    ["imagineart-1.5-pro", above("25")],
    ["nano-banana-pro", each({ "1K": "80", "2K": "80", "4K": "160" })],
    ["chatgpt-image-2", above("6")],
    ["chatgpt-1.5", one("35")],
    ["seedream-v5-lite", above("20")],
    ["recraft-v4", one("24")],
    ["recraft-v4-pro", one("150")],
    ["xai-grok-imagine", one("12")],
    ["flux-2-max", one("50")],
    ["flux-2-pro", above("28")],
    ["z-image-turbo", one("5")],
    ["seedream-v4.5", above("24")],
    ["flux-1.1-ultra", above("36")],
    ["chatgpt", one("45")],
    ["nano-banana", one("24")],
    ["midjourney-v7", one(null)],
    ["dreamina-3.1", above("18")],
    ["ideogram-v3", one("25")],
    ["flux-dev", one("5")],
    ["qwen-image", one("24")],
    ["minimax-image", one("6")],
    ["seedream-v4", above("18")],
  ]);
}

/** Credits for an upscale by Magnific, at each scale. */
export function magnificRates(decimal) {
  return figures(decimal, { "2x": "65", "4x": "260", "8x": "520", "16x": "1040" });
}

/** Credits for a pixel of the input image of an upscale by Topaz, at each scale: 20 a megapixel, times 1 or 3. */
export function topazRates(decimal) {
  return { "2x": decimal("0.00002"), "4x": decimal("0.00006") };
}

function figures(decimal, texts) {
  const entries = Object.entries(texts);
  return Object.fromEntries(entries.map(([key, text]) => [key, { text, decimal: decimal(text) }]));
}
