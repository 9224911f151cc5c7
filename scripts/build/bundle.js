// The package's files from the front end's sources: one for each entry, and one for each thing that several of them share or that is
// loaded later. The command line is bundled apart, with its module beside it.

import { chmodSync, copyFileSync } from "node:fs";
import { dirname, relative, resolve } from "node:path";
import { checkerFolder, commandFolder, inside, root, runtimeFolder } from "../paths.js";

/** By their places in `src/js` and in `dist`. What another file imports of these stays an import. */
const files = [
  ...["core", "errors", "index", "slim", "workerd", "checker", "checker-bytes"],
  ...["elements/index", "elements/define", "elements/place"],
  ...["words/ar", "words/de", "words/en", "words/ja"],
];

const modules = { "engine.wasm": runtimeFolder, "checker.wasm": checkerFolder };

export async function bundle() {
  const esbuild = await import("esbuild");
  for (const file of files) await esbuild.build(optionsFor(file));
  for (const [file, folder] of Object.entries(modules)) {
    copyFileSync(`${folder}/costpeek_bg.wasm`, inside("dist", file));
  }
}

export async function bundleCommand() {
  const esbuild = await import("esbuild");
  const [entry, outfile] = [inside("src", "js", "cli", "costpeek.js"), inside("dist", "cli", "costpeek.js")];
  await esbuild.build({ ...options, entryPoints: [entry], platform: "node", outfile });
  copyFileSync(`${commandFolder}/costpeek_bg.wasm`, inside("dist", "cli", "costpeek.wasm"));
  chmodSync(outfile, 0o755);
}

/** What every page loads but for the module, as text: to measure what is ours. */
export async function bundleWithoutBytes() {
  const esbuild = await import("esbuild");
  const done = await esbuild.build({ ...optionsFor("core"), write: false });
  return done.outputFiles[0].contents;
}

function optionsFor(file) {
  const [entry, outfile] = [inside("src", "js", `${file}.ts`), inside("dist", `${file}.js`)];
  return { ...options, entryPoints: [entry], outfile, plugins: [apart(outfile)] };
}

// Names and lines stay, so that a stack can be read and stepped through; whoever ships a page minifies it with the rest.
const options = {
  // The names of files in it begin here.
  absWorkingDir: root,
  bundle: true,
  format: "esm",
  target: "es2022",
  platform: "neutral",
  charset: "utf8",
  legalComments: "none",
  minifySyntax: true,
  logLevel: "warning",
};

/** Leaves imports of the package's other files as they are, from the place where the importing file will be. */
function apart(outfile) {
  const all = new Set([...files.map((file) => `${file}.js`), ...Object.keys(modules)]);
  return {
    name: "apart",
    setup(build) {
      build.onResolve({ filter: /^\.{1,2}\// }, ({ path, resolveDir }) => {
        const place = relative(inside("src", "js"), resolve(resolveDir, path));
        if (!all.has(place)) return undefined;
        const from = relative(dirname(outfile), inside("dist", place));
        return { path: from.startsWith(".") ? from : `./${from}`, external: true };
      });
    },
  };
}
