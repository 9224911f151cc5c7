// A module of the elements as it is inside, for stories about what no page can see: bundled into one file, and imported.

import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { inside } from "../../scripts/paths.js";

/** `sourceModule("timing")` is what `src/js/elements/timing.ts` exports. */
export async function sourceModule(name) {
  const folder = mkdtempSync(join(tmpdir(), "costpeek-"));
  try {
    const file = join(folder, `${name}.mjs`);
    writeFileSync(file, await bundled(`elements/${name}.ts`));
    return await import(pathToFileURL(file).href);
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/** What a page gets of a module and of all that it imports, minified; without the words, and without what is loaded only where needed. */
export async function bundled(path, options = {}) {
  const esbuild = await import("esbuild");
  const built = await esbuild.build({
    entryPoints: [inside("src", "js", path)],
    bundle: true,
    format: "esm",
    target: "es2022",
    charset: "utf8",
    legalComments: "none",
    write: false,
    ...options,
  });
  return built.outputFiles[0].contents;
}
