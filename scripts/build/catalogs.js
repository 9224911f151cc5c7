// The shipped catalogs, compiled by the package that was just built.

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
  writeFileSync(`${place}.d.ts`, declaration);
}

const declaration = `import type { CompiledCatalog } from "../index.js";
declare const catalog: CompiledCatalog;
export default catalog;
`;

function refusal(name, { code, path, message, help }) {
  const place = path ? ` at ${path}` : "";
  return `src/catalogs/${name}${place}: ${code}: ${message}${help ? `\n    ${help}` : ""}`;
}
