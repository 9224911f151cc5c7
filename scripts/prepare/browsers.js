// The browsers of the tests, one for each engine. Their own downloads are not used: Debian's packages are enough.

import { existsSync } from "node:fs";
import { Stop } from "../say.js";
import { commandsFor, installPackages } from "./debian.js";

/** Each package with the program that the tests start. */
const wanted = {
  chromium: "/usr/bin/chromium",
  "firefox-esr": "/usr/bin/firefox-esr",
  "webkit2gtk-driver": "/usr/bin/WebKitWebDriver",
  xvfb: "/usr/bin/Xvfb",
};

export async function ensureBrowsers() {
  const names = Object.keys(wanted).filter((name) => !existsSync(wanted[name]));
  if (names.length === 0) return;
  if (await installPackages(names, "the browser tests")) return;
  throw new Stop(
    `the browsers could not be installed. What apt says is above; these are the commands:\n${commandsFor(names)}`,
  );
}
