// What others look at before they install a package: its exports, its types, and what in it nobody uses.

import assert from "node:assert/strict";
import { readdirSync } from "node:fs";
import { test } from "node:test";
import { inside } from "../../../scripts/paths.js";
import { node, tool } from "../programs.js";
import { here, output } from "../row.js";

test("publint finds nothing, however strict", async () => {
  const words = [tool("publint/src/cli.js"), "run", `${here}/node_modules/costpeek`, "--strict"];
  assert.match(await output(node(24), words), /All good!/);
});

test("attw finds the types of every export, for all who import modules", async () => {
  const [tarball] = readdirSync(inside("build", "packed"));
  const cli = tool("@arethetypeswrong/cli/dist/index.js");
  // It ends with status 1 where it finds something.
  await output(node(24), [cli, inside("build", "packed", tarball), "--profile", "esm-only"]);
});

test("knip finds nothing that nobody uses", { timeout: 120_000 }, async () => {
  assert.equal(await output(node(24), [tool("knip/bin/knip.js")], { cwd: inside() }), "");
});
