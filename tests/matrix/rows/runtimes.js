// Runtimes that take the package as it is: Node of three majors by `import` and by `require`, Bun and Deno.

import assert from "node:assert/strict";
import { test } from "node:test";
import { bun, deno, node } from "../programs.js";
import { expected, output } from "../row.js";

const denoRun = ["run", "--allow-read", "--no-prompt", "--cached-only", "--node-modules-dir=manual"];

const runtimes = [
  ...[20, 22, 24].flatMap((major) => [
    [`Node ${major} by import`, node(major), ["runtimes/import.js"]],
    [
      `Node ${major} by require`,
      node(major),
      ["--disable-warning=ExperimentalWarning", "runtimes/require.cjs"],
    ],
  ]),
  ["Bun", bun, ["runtimes/import.js"]],
  ["Deno", deno, [...denoRun, "runtimes/import.js"]],
];

for (const [name, program, args] of runtimes) {
  test(name, async () => assert.equal(await output(program, args), expected));
}
