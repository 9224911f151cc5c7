// Makes the module as small as wasm-opt can.

import { inside } from "../paths.js";
import { run } from "../run.js";
import { say } from "../say.js";

// What rustc uses by default for this target, and no more: every browser since 2021 has them.
const features = [
  "bulk-memory",
  "multivalue",
  "mutable-globals",
  "nontrapping-float-to-int",
  "reference-types",
  "sign-ext",
].map((name) => `--enable-${name}`);

const strip = ["--strip-debug", "--strip-dwarf", "--strip-producers", "--strip-target-features"];

export async function optimise(folder) {
  say("making the module small …");
  const module = `${folder}/costpeek_bg.wasm`;
  const wasmOpt = inside("node_modules", "binaryen", "bin", "wasm-opt");
  await run(process.execPath, [wasmOpt, module, "-o", module, "-Oz", ...features, ...strip]);
}
