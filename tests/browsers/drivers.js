// One way to drive all three engines.

import { openChromium, openFirefox } from "./puppeteer.js";
import { openWebKit } from "./webkit.js";

export const engines = ["chromium", "firefox", "webkit"];

const openers = { chromium: openChromium, firefox: openFirefox, webkit: openWebKit };

/**
 * Opens a page of the given inner size in a fresh browser. What comes back:
 * - `evaluate(code)`: the value of an expression, or of a function called without arguments, in the page; promises are awaited
 * - `click(selector)`, `hover(selector)`: the mouse, at the element's middle
 * - `move(x, y)`: the mouse, to a place in view
 * - `isNamed(selector, name)`: whether this is the element's accessible name
 * - `press(key)`: a key, by its name in `KeyboardEvent.key`
 * - `hold(selector, milliseconds)`: a finger on the element's middle, for so long; not in WebKitGTK, whose driver has no fingers
 * - `screenshot(file)`: a PNG of what is in view
 * - `problems()`: what the page has thrown or written as errors (not in WebKit, whose driver does not tell)
 * - `close()`: ends everything that was started; call it whatever happens
 */
async function openIn(engine, url, { width = 1280, height = 800 } = {}) {
  const open = openers[engine];
  if (!open) throw new Error(`there is no engine "${engine}": use one of ${engines.join(", ")}`);
  return open(url, { width, height });
}

/** Opens a page, works with it, and closes it in any case. */
export async function withPage(engine, url, work, size) {
  const page = await openIn(engine, url, size);
  try {
    return await work(page);
  } finally {
    await page.close();
  }
}

/** Waits until an expression is true in the page, and gives its value. */
export async function until(page, expression, seconds = 30) {
  const end = performance.now() + seconds * 1000;
  while (performance.now() < end) {
    const value = await page.evaluate(expression);
    if (value) return value;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  throw new Error(`after ${seconds} s the page still has no \`${expression}\``);
}
