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
  // So that a test can see what is left behind.
  "--js-flags=--expose-gc",
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
    const problems = complaintsOf(page);
    await page.goto(url);
    return { ...controls(page), problems: () => problems, close: () => browser.close() };
  } catch (problem) {
    await browser.close();
    throw problem;
  }
}

/** What the page throws and what it writes as errors, as it comes. That a page has no icon is none. */
function complaintsOf(page) {
  const problems = [];
  page.on("pageerror", (error) => problems.push(String(error)));
  page.on("console", (message) => {
    const isIcon = message.location().url?.endsWith("/favicon.ico");
    if (message.type() === "error" && !isIcon) problems.push(message.text());
  });
  return problems;
}

function controls(page) {
  return {
    evaluate: (code) => page.evaluate(expression(code)),
    click: (selector) => page.click(selector),
    hover: (selector) => page.hover(selector),
    move: (x, y) => page.mouse.move(x, y),
    isNamed: (selector, name) => isNamed(page, selector, name),
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

/** From the browser's accessibility tree; in Firefox there is no other way than to look it up there by its name. */
async function isNamed(page, selector, name) {
  if (!(await isFirefox(page))) {
    const root = await page.$(selector);
    return (await page.accessibility.snapshot({ root })).name.trim() === name;
  }
  const found = await page.$$(`aria/${name}`);
  const matches = await Promise.all(
    found.map((one) => one.evaluate((node, wanted) => node.matches(wanted), selector)),
  );
  return matches.includes(true);
}

async function isFirefox(page) {
  return (await page.browser().version()).toLowerCase().includes("firefox");
}
