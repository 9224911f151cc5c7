// The README's example runs, and prints what the README says.

import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { test } from "node:test";

const root = new URL("../", import.meta.url);
const readme = readFileSync(new URL("README.md", root), "utf8");
const block = (language) => readme.match(new RegExp(`\`\`\`${language}\n(.*?)\`\`\``, "s"))[1];

test("the ten lines print what stands under them", () => {
  const run = ["--input-type=module", "--eval", block("js")];
  assert.equal(execFileSync(process.execPath, run, { cwd: root, encoding: "utf8" }), block("text"));
});

test("the command line prints what stands under its commands", () => {
  const told = [...block("console").matchAll(/^\$ npx costpeek (.*)\n((?:(?!\$ ).*\n)*)/gm)];
  assert.equal(told.length, 2);
  for (const [, words, answer] of told) {
    const run = ["dist/cli/costpeek.js", ...words.split(" ")];
    assert.equal(execFileSync(process.execPath, run, { cwd: root, encoding: "utf8" }), answer);
  }
});

test("the two commands are scripts of the package", () => {
  const { scripts } = JSON.parse(readFileSync(new URL("package.json", root), "utf8"));
  const commands = block("sh").match(/(?<=^npm (run )?)\w+/gm);
  assert.deepEqual(commands, ["start", "test"]);
  for (const command of commands) assert.ok(scripts[command], command);
});

test("what the README points to is there", () => {
  const targets = [...readme.matchAll(/\]\(([^)#]+)\)/g)].map(([, target]) => target);
  assert.ok(targets.length > 4);
  for (const target of targets) assert.ok(readFileSync(new URL(target, root)).length > 0, target);
});
