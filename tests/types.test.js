// The package's types in a strict project, by both ways in which TypeScript looks for them.

import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { readdirSync, readFileSync } from "node:fs";
import { test } from "node:test";
import { inside } from "../scripts/paths.js";

for (const way of ["nodenext", "bundler"]) {
  test(`a strict project compiles with moduleResolution ${way}, and what is misspelt does not`, () => {
    const tsc = inside("node_modules", "typescript", "bin", "tsc");
    const { stdout } = spawnSync(
      process.execPath,
      [tsc, "--project", inside("tests", "types", `${way}.json`)],
      {
        encoding: "utf8",
      },
    );
    assert.equal(stdout, "");
  });
}

test("no declaration has a type that takes everything", () => {
  const files = readdirSync(inside("dist"), { recursive: true }).filter((file) =>
    /\.d\..*ts$|\.d\.ts$/.test(file),
  );
  assert.ok(files.length > 6);
  for (const file of files) {
    const code = readFileSync(inside("dist", file), "utf8").replace(/\/\*[\s\S]*?\*\/|\/\/.*/g, "");
    assert.doesNotMatch(code, /\bany\b/, file);
  }
});
