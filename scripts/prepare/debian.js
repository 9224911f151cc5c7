// Debian's packages: what is installed, and installing more without ever taking one away.

import { existsSync, mkdirSync, readdirSync, rmSync } from "node:fs";
import { read, run, statusOf } from "../run.js";
import { Stop, say } from "../say.js";

export function isDebian() {
  return existsSync("/usr/bin/apt-get") && existsSync("/usr/bin/dpkg-query");
}

function isRoot() {
  return process.getuid?.() === 0;
}

// biome-ignore lint/suspicious/noTemplateCurlyInString: dpkg's own way of naming a field
const status = "${db:Status-Status}";

/** Those of the packages that are not installed. */
export function missingPackages(names) {
  return names.filter((name) => read("dpkg-query", ["-W", "-f", status, name]) !== "installed");
}

/**
 * Installs packages, after saying which and why. Gives false where apt would have to remove something for them.
 * Where it cannot even try, the `Stop` has the commands for somebody who can.
 */
export async function installPackages(names, why) {
  refuseUnlessPossible(names, why);
  say(`installing Debian packages (${why}): ${names.join(" ")} …`);
  await run("apt-get", ["update", "-qq"], { env: quiet });
  return (await statusOf("apt-get", installing(names), { env: quiet })) === 0;
}

/** Unpacks packages, and what they need, below a folder: for what conflicts with an installed package. */
export async function unpackPackages(names, folder) {
  say(`unpacking Debian packages into build: ${names.join(" ")} …`);
  const archives = `${folder}/archives`;
  mkdirSync(`${archives}/partial`, { recursive: true });
  // Only downloads: what apt would remove stays where it is.
  const place = ["-o", `Dir::Cache::archives=${archives}`];
  await run("apt-get", [
    "install",
    "-y",
    "-qq",
    "--no-install-recommends",
    "--download-only",
    ...place,
    ...names,
  ]);
  for (const archive of readdirSync(archives).filter((file) => file.endsWith(".deb"))) {
    await run("dpkg", ["-x", `${archives}/${archive}`, folder]);
  }
  rmSync(archives, { recursive: true });
}

/** What somebody with the right to do so has to type. */
export function commandsFor(names) {
  return `    apt-get update\n    apt-get install --no-install-recommends --no-remove ${names.join(" ")}`;
}

const quiet = { DEBIAN_FRONTEND: "noninteractive" };

function installing(names) {
  return ["install", "-y", "-qq", "--no-install-recommends", "--no-remove", ...names];
}

function refuseUnlessPossible(names, why) {
  if (!isDebian())
    throw new Stop(`cannot install what is missing for ${why}: this is not Debian. What is wanted, by Debian's names:
    ${names.join(" ")}`);
  if (!isRoot())
    throw new Stop(`cannot install what is missing for ${why}: not root. Run as root, then try again:
${commandsFor(names)}`);
}
