// Chromium over its own protocol and Firefox over WebDriver BiDi, both by puppeteer.

import { writeFile } from "node:fs/promises";
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
    screenshot: async (file) => writeFile(file, await page.screenshot({ type: "png" })),
  };
}
