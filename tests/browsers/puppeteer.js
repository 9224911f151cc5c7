// Chromium over its own protocol and Firefox over WebDriver BiDi, both by puppeteer.

import { writeFile } from "node:fs/promises";
import { setTimeout } from "node:timers/promises";
import { expression } from "./expression.js";

const chromiumFlags = [
  "--disable-gpu",
  "--disable-quic",
  "--no-first-run",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
];

export function openChromium(url, size) {
  // Chromium has no sandbox for root, who runs the tests in containers; the pages are our own.
  const root = process.getuid?.() === 0 ? ["--no-sandbox"] : [];
  return open(
    { browser: "chrome", executablePath: "/usr/bin/chromium", args: [...chromiumFlags, ...root] },
    url,
    size,
  );
}

export function openFirefox(url, size) {
  return open({ browser: "firefox", executablePath: "/usr/bin/firefox-esr" }, url, size);
}

async function open(options, url, size) {
  const { launch } = await import("puppeteer-core");
  const browser = await launch({ headless: true, defaultViewport: size, ...options });
  try {
    const page = await browser.newPage();
    await page.goto(url);
    return { ...controls(page), close: () => browser.close() };
  } catch (problem) {
    await browser.close();
    throw problem;
  }
}

function controls(page) {
  return {
    evaluate: (code) => page.evaluate(expression(code)),
    click: (selector) => page.click(selector),
    hover: (selector) => page.hover(selector),
    press: (key) => page.keyboard.press(key),
    hold: (selector, milliseconds) => hold(page, selector, milliseconds),
    screenshot: async (file) => writeFile(file, await page.screenshot({ type: "png" })),
  };
}

/** A finger that comes down on the middle of an element, stays, and goes. */
async function hold(page, selector, milliseconds) {
  const { x, y, width, height } = await (await page.$(selector)).boundingBox();
  const finger = await page.touchscreen.touchStart(x + width / 2, y + height / 2);
  await setTimeout(milliseconds);
  await finger.end();
}
