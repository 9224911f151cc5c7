// The Rust core as a wasm module, and the JavaScript glue for it, in `build/engine`.

import { mkdirSync, readdirSync } from "node:fs";
import { engineFolder, inside, root } from "../paths.js";
import { cargoHome, nativeRust } from "../prepare/rust.js";
import { target } from "../prepare/wasm-target.js";
import { run } from "../run.js";
import { say } from "../say.js";

// Its own folder: native builds and the editor then neither wait for this one nor undo it.
const folder = inside("target", "wasm");

export async function buildEngine(rust) {
  say("building the engine (the first time takes a minute or three) …");
  await compile(rust);
  await writeGlue(`${folder}/${target}/release/costpeek.wasm`);
}

async function compile(rust) {
  const { cargo, args, env } = rust;
  // First the crates' sources, because the folders they are in are named in the flags.
  await run(cargo, ["fetch", "--quiet"], { env });
  const flags = [...rust.flags, ...remapping(rust.sources)].join("\x1f");
  const build = ["build", "--lib", "--release", "--target", target, "--target-dir", folder, ...args];
  // bindgen reads the custom sections that stripping takes away; what is too much goes in `optimise`.
  await run(cargo, build, { env: { ...env, CARGO_ENCODED_RUSTFLAGS: flags, CARGO_PROFILE_RELEASE_STRIP: "none" } });
}

/** No folder of this machine ends up in the module, so the same source gives the same bytes anywhere. The last match wins. */
function remapping(sources) {
  const pairs = [[cargoHome, "/cargo"], ...crateFolders().map((place) => [place, "/crates"])];
  for (const place of sources) pairs.push([place, "/rust"]);
  pairs.push([root, "/costpeek"]);
  return pairs.map(([from, to]) => `--remap-path-prefix=${from}=${to}`);
}

/** cargo names these after the registry's address. */
function crateFolders() {
  const place = `${cargoHome}/registry/src`;
  return readdirSync(place).map((name) => `${place}/${name}`);
}

async function writeGlue(module) {
  const { cargo, env } = nativeRust();
  mkdirSync(engineFolder, { recursive: true });
  const manifest = inside("scripts", "bindgen", "Cargo.toml");
  const place = inside("target", "bindgen");
  const args = ["run", "--release", "--quiet", "--locked", "--manifest-path", manifest, "--target-dir", place];
  say("writing the glue …");
  await run(cargo, [...args, "--", module, engineFolder], { env });
}
