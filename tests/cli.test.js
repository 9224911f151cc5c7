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
