// The shipped catalogs, compiled by the package that was just built.

import { execFileSync } from "node:child_process";
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { pathToFileURL } from "node:url";
import { inside } from "../paths.js";
import { Stop, say } from "../say.js";

export async function compileCatalogs() {
  const names = readdirSync(inside("src", "catalogs")).filter((file) => file.endsWith(".json"));
  if (names.length === 0) return;
  say(`compiling the catalogs: ${names.join(", ")} …`);
  const { compileCatalog } = await import(pathToFileURL(inside("dist", "index.js")).href);
  mkdirSync(inside("dist", "catalogs"), { recursive: true });
  const refusals = [];
  for (const name of names) refusals.push(...(await compile(compileCatalog, name)));
  if (refusals.length > 0) throw new Stop(refusals.join("\n"));
}

/** Writes one catalog's module; gives the refusals as lines. */
async function compile(compileCatalog, name) {
  try {
    const catalog = await compileCatalog(readFileSync(inside("src", "catalogs", name), "utf8"));
    write(inside("dist", "catalogs", name.replace(/\.json$/, "")), catalog);
    return [];
  } catch (problem) {
    if (!Array.isArray(problem.problems)) throw problem;
    return problem.problems.map((one) => refusal(name, one));
  }
}

function write(place, catalog) {
  writeFileSync(`${place}.js`, `export default ${JSON.stringify(catalog)};\n`);
}

/** What the models of the shipped catalogs take, by the command line. */
export function writeCatalogTypes() {
  const command = inside("dist", "cli", "costpeek.js");
  for (const name of readdirSync(inside("src", "catalogs"))) {
    const place = inside("dist", "catalogs", name.replace(/\.json$/, ""));
    const words = ["compile", inside("src", "catalogs", name), "--format", "js"];
    execFileSync(process.execPath, [command, ...words, "--out", `${place}.js`, "--types", `${place}.d.ts`]);
  }
}

function refusal(name, { code, path, message, help }) {
  const place = path ? ` at ${path}` : "";
  return `src/catalogs/${name}${place}: ${code}: ${message}${help ? `\n    ${help}` : ""}`;
}
