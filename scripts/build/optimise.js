// Makes a module as small as wasm-opt can, or as fast.

import { inside } from "../paths.js";
import { run } from "../run.js";
import { say } from "../say.js";

// What rustc uses by default for this target, and SIMD, which every browser since 2023 has.
const features = [
  "bulk-memory",
  "multivalue",
  "mutable-globals",
  "nontrapping-float-to-int",
  "reference-types",
  "sign-ext",
  "simd",
].map((name) => `--enable-${name}`);

// Functions of one size come out of bindgen in an order that differs from build to build.
const order = ["--reorder-functions-by-name"];

// What is called once is smaller by itself, once compressed. And nothing stands in the memory's lowest kilobyte, where the stack would end.
const size = ["--one-caller-inline-max-function-size=20", "--low-memory-unused"];

const strip = ["--strip-debug", "--strip-dwarf", "--strip-producers", "--strip-target-features"];

/** `level` is what wasm-opt calls it: "-Oz" for size, "-O3" for speed. */
export async function optimise(folder, level) {
  say(level === "-Oz" ? "making the module small …" : "making the module fast …");
  const module = `${folder}/costpeek_bg.wasm`;
  const wasmOpt = inside("node_modules", "binaryen", "bin", "wasm-opt");
  await run(process.execPath, [wasmOpt, module, "-o", module, ...order, level, ...size, ...features, ...strip]);
}
