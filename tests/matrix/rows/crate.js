// The crate as cargo packs it, in a server of somebody else: natively, with its default features and no wasm.

import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { createHash } from "node:crypto";
import { mkdirSync, readFileSync, rmSync } from "node:fs";
import { test } from "node:test";
import { inside } from "../../../scripts/paths.js";
import { nativeRust } from "../../../scripts/prepare.js";
import { expected, here } from "../row.js";

const manifest = ["--locked", "--manifest-path", `${here}/server/Cargo.toml`];
const target = ["--target-dir", inside("target", "matrix-server")];

test("the crate is packed, and a Rust server answers with it", { timeout: 600_000 }, () => {
  unpack();
  const requests = JSON.parse(readFileSync(`${here}/stories.json`, "utf8"));
  const input = requests.map((request) => `${JSON.stringify(request)}\n`).join("");
  const folders = [inside("src", "catalogs"), inside("tests", "catalogs")];
  const answers = cargo(["run", "--quiet", ...manifest, ...target, "--", ...folders], { input });
  assert.equal(createHash("sha256").update(answers).digest("hex"), expected);
});

test("the server needs few crates, and none of wasm or of the command line", () => {
  const tree = cargo(["tree", "--edges", "normal", "--prefix", "none", ...manifest]).toString();
  const names = new Set(tree.split("\n").map((line) => line.split(" ")[0]));
  for (const name of ["wasm-bindgen", "js-sys", "web-sys", "clap", "schemars"])
    assert.ok(!names.has(name), name);
  assert.ok(names.size < 40, [...names].join(" "));
});

/** Into `build/crate`, where the server's manifest has it. */
function unpack() {
  const { version } = JSON.parse(readFileSync(inside("package.json"), "utf8"));
  const folder = inside("target", "matrix-package");
  cargo(["package", "--quiet", "--allow-dirty", "--no-verify", "--target-dir", folder], { cwd: inside() });
  const place = inside("build", "crate");
  rmSync(place, { recursive: true, force: true });
  mkdirSync(place, { recursive: true });
  const packed = `${folder}/package/costpeek-${version}.crate`;
  execFileSync("tar", ["-xzf", packed, "-C", place, "--strip-components=1"]);
}

function cargo(args, options = {}) {
  const { cargo, env } = nativeRust();
  return execFileSync(cargo, args, {
    env: { ...process.env, ...env },
    maxBuffer: 2 ** 26,
    stdio: "pipe",
    ...options,
  });
}
