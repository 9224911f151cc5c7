// `npm test`: prepares, builds, then runs every check in order and stops at the first that fails.

import { existsSync, readdirSync } from "node:fs";
import { typescript } from "./build/types.js";
import { build } from "./build.js";
import { inside } from "./paths.js";
import { target } from "./prepare/wasm-target.js";
import { ensureBrowsers, ensureNodeModules, ensureRustTools, nativeRust } from "./prepare.js";
import { run } from "./run.js";
import { main, say } from "./say.js";

await main(async () => {
  await ensureNodeModules();
  await ensureRustTools();
  await ensureBrowsers();
  const way = await build();
  for (const [title, work] of checks(way)) await timed(title, work);
  say("every check passed");
});

function checks(way) {
  const list = [
    ["the Rust code's format", () => cargo("fmt", "--check")],
    ["clippy", () => clippy("--all-targets", "--all-features")],
    ["clippy without the command line", () => clippy("--lib")],
    // Debian's pair, the other way, has no clippy.
    ["clippy for wasm", () => clippy("--lib", "--all-features", "--target", target), way === "rustup"],
    [
      "clippy for pages",
      () => clippy("--lib", "--no-default-features", "--target", target),
      way === "rustup",
    ],
    ["the crate's documentation", () => documentation()],
    ["the Rust tests", () => cargo("test", "--all-features")],
    ["biome", () => biome()],
    ["the types", () => typescript(["--noEmit"])],
    ["the JavaScript tests", () => run(process.execPath, ["--test", "--test-reporter=spec", ...testFiles()])],
  ];
  return list.filter(([, , wanted = true]) => wanted);
}

async function timed(title, work) {
  console.log(`\n== ${title}`);
  const start = performance.now();
  await work();
  console.log(`== ${title}: ${((performance.now() - start) / 1000).toFixed(1)} s`);
}

function cargo(...args) {
  const { cargo, env } = nativeRust();
  return run(cargo, args, { env });
}

function clippy(...what) {
  return cargo("clippy", ...what, "--", "-D", "warnings");
}

function documentation() {
  const { cargo, env } = nativeRust();
  const words = ["doc", "--quiet", "--no-deps", "--all-features"];
  return run(cargo, words, { env: { ...env, RUSTDOCFLAGS: "-D warnings" } });
}

function biome() {
  const places = ["src/js", "www", "scripts", "tests", "benches"].filter((place) =>
    existsSync(inside(place)),
  );
  const hint = "Most of it is put right by: npx biome check --write src/js www scripts tests benches";
  // On some CI machines biome paints even what no terminal shows.
  const colours = process.stdout.isTTY ? [] : ["--colors=off"];
  return run(
    process.execPath,
    [inside("node_modules/@biomejs/biome/bin/biome"), "ci", "--error-on-warnings", ...colours, ...places],
    { hint },
  );
}

/** Node 20's test runner takes no pattern. */
function testFiles() {
  const files = readdirSync(inside("tests"), { recursive: true }).filter((file) => file.endsWith(".test.js"));
  const ours = files.filter((file) => !file.includes("node_modules"));
  return ours.sort().map((file) => `tests/${file}`);
}
