// Next.js: the server renders the price, and the page takes over and comes to the same.

import assert from "node:assert/strict";
import { rmSync } from "node:fs";
import { test } from "node:test";
import { node, tool } from "../programs.js";
import { assertPage, expected, here, output, withServer } from "../row.js";

const cwd = `${here}/next`;
const next = (command, ...args) => [tool("next/dist/bin/next"), command, ...args];
const env = { NEXT_TELEMETRY_DISABLED: "1" };

test("Next.js: rendered on the server, and hydrated", { timeout: 400_000 }, async () => {
  rmSync(`${cwd}/.next`, { recursive: true, force: true });
  await output(node(24), next("build"), { cwd, env: { ...process.env, ...env } });
  await withServer(
    node(24),
    next("start", "--port", "PORT", "--hostname", "127.0.0.1"),
    { cwd, env },
    async (address) => {
      const page = await (await fetch(address)).text();
      assert.match(page, /Create · 294 credits/);
      assert.ok(page.includes(expected), "the server's hash is another");
      await assertPage(address);
    },
  );
});
