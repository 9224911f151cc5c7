// The package's files: which they are, what stands in them twice, and that they are the same wherever they are built.

import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, symlinkSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { test } from "node:test";
import { pathToFileURL } from "node:url";
import { gzip } from "../scripts/build/embed.js";
import { inside, root } from "../scripts/paths.js";

const manifest = JSON.parse(readFileSync(inside("package.json"), "utf8"));

/** What `npm pack` would put into the package. */
let found;

function packed() {
  if (found) return found;
  const words = ["pack", "--dry-run", "--json", "--ignore-scripts"];
  const [{ files }] = JSON.parse(execFileSync("npm", words, { cwd: root, encoding: "utf8", stdio: "pipe" }));
  found = files.map(({ path }) => path).sort();
  return found;
}

test("npm packs the files of tests/packed-files.txt, and no others", () => {
  const expected = readFileSync(inside("tests", "packed-files.txt"), "utf8").trim().split("\n");
  assert.deepEqual(packed(), expected);
});

test("every export is a file of the package", () => {
  const files = new Set(packed());
  const places = (entry) => (typeof entry === "string" ? [entry] : Object.values(entry).flatMap(places));
  const targets = [...places(manifest.exports), ...Object.values(manifest.bin)];
  assert.ok(targets.length > 10);
  for (const target of targets) assert.ok(files.has(target.slice(2)), target);
});

/** What is loaded together, by gzip, and the most that it may be. What grows beyond it is a decision. */
const budgets = [
  ["a page with a compiled catalog", ["index.js", "core.js", "errors.js", "catalogs/imagineart.js"], 105_000],
  ["the ImagineArt catalog", ["catalogs/imagineart.js"], 2048],
  ["the Apiframe catalog", ["catalogs/apiframe.js"], 2048],
  ["what reads a catalog", ["checker.js", "checker-bytes.js"], 210_000],
  ["the slim entry without its engine", ["slim.js", "core.js", "errors.js"], 20_000],
];

for (const [what, files, most] of budgets) {
  test(`${what} is at most ${most} bytes`, () => {
    const sizes = files.map((file) => gzip(readFileSync(inside("dist", file))).length);
    const size = sizes.reduce((sum, one) => sum + one, 0);
    assert.ok(size <= most, `${size} bytes`);
  });
}

for (const module of ["runtime", "checker"]) {
  test(`the ${module}'s module as characters is under 1 % larger than as a file, once compressed`, () => {
    const [text, bytes] = ["bytes.js", "costpeek_bg.wasm"].map((file) =>
      readFileSync(inside("build", module, file)),
    );
    assert.ok(gzip(text).length < gzip(bytes).length * 1.01);
  });

  test(`the ${module}'s module stands in the package twice: as a file, and as characters`, () => {
    const bytes = readFileSync(inside("build", module, "costpeek_bg.wasm"));
    const [, characters] = readFileSync(inside("build", module, "bytes.js"), "utf8").match(
      /text: "(.{1000})/,
    );
    const files = packed().map((file) => readFileSync(inside(file)));
    assert.equal(files.filter((file) => file.equals(bytes)).length, 1);
    assert.equal(files.filter((file) => file.includes(characters)).length, 1);
  });
}

test("nothing runs when the package is installed, and it needs no other", () => {
  const hooks = ["preinstall", "install", "postinstall", "prepare", "prepack", "prepublish", "preprepare"];
  for (const hook of hooks) assert.ok(!(hook in manifest.scripts), hook);
  for (const kind of ["dependencies", "peerDependencies", "optionalDependencies", "bundleDependencies"]) {
    assert.ok(!(kind in manifest), kind);
  }
});

// The modules themselves: `npm run test:reproducible`.
test("what is made of the modules is the same in another folder", { timeout: 120_000 }, () => {
  const copy = mkdtempSync(join(tmpdir(), "costpeek-elsewhere-"));
  try {
    for (const place of [
      "package.json",
      "tsconfig.json",
      "scripts",
      "src/js",
      "src/catalogs",
      "build/runtime",
      "build/checker",
    ]) {
      cpSync(inside(place), join(copy, place), { recursive: true });
    }
    symlinkSync(inside("node_modules"), join(copy, "node_modules"));
    const build = pathToFileURL(join(copy, "scripts", "build.js"));
    const script = `const { bundlePackage } = await import("${build}"); await bundlePackage();`;
    execFileSync(process.execPath, ["--input-type=module", "--eval", script], {
      cwd: tmpdir(),
      stdio: "pipe",
    });
    const made = readdirSync(join(copy, "dist"), { recursive: true }).filter((file) => file.includes("."));
    assert.ok(made.length > 15);
    for (const file of made) {
      assert.ok(readFileSync(join(copy, "dist", file)).equals(readFileSync(inside("dist", file))), file);
    }
  } finally {
    rmSync(copy, { recursive: true });
  }
});
