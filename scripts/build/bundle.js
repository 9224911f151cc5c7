// The front end, the engine's glue and its module's bytes as one ES module; the checker as another, the elements and their words as others,
// and the command line, with its module beside it.

import { chmodSync, copyFileSync, readdirSync } from "node:fs";
import { commandFolder, inside } from "../paths.js";

export async function bundle() {
  const esbuild = await import("esbuild");
  const [page, checker] = ["index", "checker"].map((name) => [inside("src", "js", `${name}.ts`), `${name}.js`]);
  for (const [entry, file] of [page, checker]) {
    await esbuild.build({ ...options, entryPoints: [entry], outfile: inside("dist", file), logLevel: "warning" });
  }
}

/** The elements, what gives them their names, and their words: modules of their own, which import one another as they lie. */
export async function bundleElements() {
  const esbuild = await import("esbuild");
  const words = readdirSync(inside("src", "js", "words")).filter((file) => file !== "words.ts");
  const entries = ["elements/index.ts", "elements/define.ts", "elements/place.ts", ...words.map((file) => `words/${file}`)];
  for (const entry of entries) {
    await esbuild.build({
      ...options,
      entryPoints: [inside("src", "js", entry)],
      outfile: inside("dist", entry.replace(/\.ts$/, ".js")),
      external: ["./index.js", "./place.js", "../words/en.js"],
      logLevel: "warning",
    });
  }
}

export async function bundleCommand() {
  const esbuild = await import("esbuild");
  const [entry, outfile] = [inside("src", "js", "cli", "costpeek.js"), inside("dist", "cli", "costpeek.js")];
  await esbuild.build({ ...options, entryPoints: [entry], platform: "node", outfile, logLevel: "warning" });
  copyFileSync(`${commandFolder}/costpeek_bg.wasm`, inside("dist", "cli", "costpeek.wasm"));
  chmodSync(outfile, 0o755);
}

/** The same bundle with no module in it, as text: to measure what is ours. */
export async function bundleWithoutBytes() {
  const esbuild = await import("esbuild");
  const done = await esbuild.build({ ...options, plugins: [withoutBytes], write: false });
  return done.outputFiles[0].contents;
}

// Names and lines stay, so that a stack can be read and stepped through; whoever ships a page minifies it with the rest.
const options = {
  entryPoints: [inside("src", "js", "index.ts")],
  // A chunk of its own, loaded where a catalog has to be read.
  external: ["./checker.js"],
  // The glue asks whether it was given one of these. It never is, and Node needs 40 ms to know what they are.
  define: { Request: "undefined", Response: "undefined" },
  bundle: true,
  format: "esm",
  target: "es2022",
  platform: "neutral",
  charset: "utf8",
  legalComments: "none",
  minifySyntax: true,
};

const withoutBytes = {
  name: "without-bytes",
  setup(build) {
    build.onLoad({ filter: /[/\\]bytes\.js$/ }, () => ({ contents: 'export const bytes = { order: "", text: "" };' }));
  },
};
