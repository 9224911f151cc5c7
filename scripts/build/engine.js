// The Rust core as a wasm module, and the JavaScript glue for it.

import { mkdirSync, readdirSync, rmSync } from "node:fs";
import { checkerFolder, commandFolder, inside, root, runtimeFolder } from "../paths.js";
import { cargoHome, nativeRust } from "../prepare/rust.js";
import { target } from "../prepare/wasm-target.js";
import { run } from "../run.js";
import { say } from "../say.js";
import { optimise } from "./optimise.js";

// Each has a folder of cargo's own: native builds and the editor then neither wait for it nor undo it, and cargo does not
// take the module of one for the other's.
const runtime = {
  name: "engine",
  folder: runtimeFolder,
  work: inside("target", "wasm"),
  features: ["--no-default-features"],
  // A price is what hovers wait for: a little more code for half the time.
  profile: { CARGO_PROFILE_RELEASE_OPT_LEVEL: "2" },
  // Columns are looked up several rows at a time.
  abilities: ["-Ctarget-feature=+simd128"],
  level: "-O3",
};

const checker = {
  name: "checker",
  folder: checkerFolder,
  work: inside("target", "wasm-checker"),
  features: [],
  profile: {},
  level: "-Oz",
};

const command = {
  name: "command line",
  folder: commandFolder,
  work: inside("target", "wasm-command"),
  features: ["--features", "cli"],
  // No page loads it: it may be larger, if that takes a minute less.
  profile: { CARGO_PROFILE_RELEASE_LTO: "off", CARGO_PROFILE_RELEASE_CODEGEN_UNITS: "16" },
  level: "-Oz",
};

export const buildRuntime = (rust) => build(rust, runtime);

export const buildChecker = (rust) => build(rust, checker);

export const buildCommandEngine = (rust) => build(rust, command);

async function build(rust, { name, folder, work, features, profile, abilities = [], level }) {
  say(`building the ${name} (the first time takes a minute or three) …`);
  // Whatever an earlier build left, a file of this one or none: nothing stale can be shipped.
  rmSync(folder, { recursive: true, force: true });
  await compile(rust, work, features, profile, abilities);
  await writeGlue(`${work}/${target}/release/costpeek.wasm`, folder);
  await optimise(folder, level);
}

async function compile(rust, work, features, profile, abilities) {
  const { cargo, args, env } = rust;
  // First the crates' sources, because the folders they are in are named in the flags.
  await run(cargo, ["fetch", "--quiet"], { env });
  const flags = [...rust.flags, ...abilities, ...remapping(rust.sources)].join("\x1f");
  const options = ["--release", "--target", target, "--target-dir", work, ...features, ...args];
  // bindgen reads the custom sections that stripping takes away; what is too much goes in `optimise`.
  const settings = { ...profile, CARGO_ENCODED_RUSTFLAGS: flags, CARGO_PROFILE_RELEASE_STRIP: "none" };
  await run(cargo, ["build", "--lib", ...options], { env: { ...env, ...settings } });
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

async function writeGlue(module, folder) {
  const { cargo, env } = nativeRust();
  mkdirSync(folder, { recursive: true });
  const manifest = inside("scripts", "bindgen", "Cargo.toml");
  const place = inside("target", "bindgen");
  const args = ["run", "--release", "--quiet", "--locked", "--manifest-path", manifest, "--target-dir", place];
  say("writing the glue …");
  await run(cargo, [...args, "--", module, folder], { env });
}
