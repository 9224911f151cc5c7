// SvelteKit: the server renders the price, and the page takes over and comes to the same.

import assert from "node:assert/strict";
import { test } from "node:test";
import { node, tool } from "../programs.js";
import { assertPage, expected, here, output, outputFolder, withServer } from "../row.js";

const cwd = `${here}/sveltekit`;

test("SvelteKit: rendered on the server, and hydrated", { timeout: 400_000 }, async () => {
  const folder = outputFolder("sveltekit");
  await output(node(24), [tool("vite/bin/vite.js"), "build"], { cwd, env: { ...process.env, OUT: folder } });
  await withServer(node(24), [`${folder}/index.js`], { env: { HOST: "127.0.0.1" } }, async (address) => {
    const page = await (await fetch(address)).text();
    assert.match(page, /Create · 294 credits/);
    assert.ok(page.includes(expected), "the server's hash is another");
    await assertPage(address);
  });
});
