// The stories of `tests/cli`, told to the command line in Node: the answers are the native ones, to the letter.

import assert from "node:assert/strict";
import { readFileSync, statSync } from "node:fs";
import { test } from "node:test";
import { fileURLToPath } from "node:url";
import { readStories, told } from "./cli/machine.js";

const root = new URL("../", import.meta.url);
const { bin, version } = JSON.parse(readFileSync(new URL("package.json", root), "utf8"));
const command = fileURLToPath(new URL(bin.costpeek, root));

for (const { story, args, stdin, ...expected } of readStories()) {
  test(story, () => {
    const answer = told([process.execPath, command], { args, stdin, written: expected.written });
    assert.deepEqual(answer, expected);
  });
}

test("the program that npm links can be run by itself", { skip: process.platform === "win32" }, () => {
  assert.ok(statSync(command).mode & 0o100);
  assert.deepEqual(told([command], { args: ["--version"] }).stdout, [`costpeek ${version}`, ""]);
});

test("a compiled module is the shipped one", () => {
  const catalog = fileURLToPath(new URL("src/catalogs/imagineart.json", root));
  const { stdout } = told([process.execPath, command], { args: ["compile", catalog, "--format", "js"] });
  assert.equal(stdout.join("\n"), readFileSync(new URL("dist/catalogs/imagineart.js", root), "utf8"));
});

test("types are made of catalogs as written: one that is compiled already is refused", () => {
  const [stdin] = told([process.execPath, command], { args: ["compile", "studio.json"] }).stdout;
  const args = ["compile", "-", "--types", "prices.d.ts", "--out", "prices.json"];
  const written = { "prices.d.ts": null, "prices.json": null };
  const answer = told([process.execPath, command], { args, stdin: [stdin], written });
  assert.deepEqual(answer, {
    status: 1,
    stdout: [],
    stderr: ["error[WRONG_FORMAT]: `-` is compiled: types are made of a catalog as written", ""],
    written,
  });
});
