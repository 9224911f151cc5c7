// The glue that bindgen writes keeps one instance in variables of its module. As a function, each call gives a glue of its own: so a
// broken instance is replaced by a fresh one, and importing the glue does nothing.

import { writeFileSync } from "node:fs";
import { checkerFolder, root, runtimeFolder } from "../paths.js";

export async function wrapGlue() {
  for (const folder of [runtimeFolder, checkerFolder]) await wrapOne(folder);
}

async function wrapOne(folder) {
  const { build } = await import("esbuild");
  const entryPoints = [`${folder}/costpeek.js`];
  const options = { absWorkingDir: root, define, bundle: true, format: "iife", globalName: "glue", write: false };
  const done = await build({ ...options, entryPoints });
  const about = "/** The glue, for one instance. */\n";
  const text = done.outputFiles[0].text;
  writeFileSync(`${folder}/glue.js`, `${about}export function newGlue() {\n${text}return glue;\n}\n`);
  const type = 'export type Glue = typeof import("./costpeek.js");\n';
  writeFileSync(`${folder}/glue.d.ts`, `${type}${about}export declare function newGlue(): Glue;\n`);
}

// It asks whether it was given one of these. It never is, and Node needs 40 ms to know what they are.
const define = { Request: "undefined", Response: "undefined" };
