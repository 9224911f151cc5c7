// Cloudflare's runtime: bundled as wrangler does it, and run by miniflare. It compiles nothing from bytes, so the files of the modules
// have to come with the Worker.

import assert from "node:assert/strict";
import { readdirSync } from "node:fs";
import { test } from "node:test";
import { tool } from "../programs.js";
import { expected, here, outputFolder } from "../row.js";

test("workerd, by miniflare", { timeout: 180_000 }, async () => {
  const folder = outputFolder("workerd");
  await bundle(folder);
  const files = readdirSync(folder).sort((one) => (one === "worker.js" ? -1 : 1));
  assert.equal(files.filter((file) => file.endsWith(".wasm")).length, 2);
  const modules = files.map((file) => ({
    type: file.endsWith(".wasm") ? "CompiledWasm" : "ESModule",
    path: `${folder}/${file}`,
  }));
  assert.equal(await answerOf(modules, folder), expected);
});

test("workerd says what to do where the default entry got into a Worker", { timeout: 180_000 }, async () => {
  const folder = outputFolder("workerd-default");
  await bundle(folder, []);
  const files = readdirSync(folder).sort((one) => (one === "worker.js" ? -1 : 1));
  const modules = files.map((file) => ({ type: "ESModule", path: `${folder}/${file}` }));
  assert.match(await answerOf(modules, folder), /^EngineError: BLOCKED: .*the condition "workerd"/);
});

async function bundle(outdir, conditions = ["workerd", "worker", "browser"]) {
  const { build } = await import("esbuild");
  await build({
    entryPoints: [`${here}/workerd/worker.js`],
    outdir,
    bundle: true,
    splitting: true,
    format: "esm",
    conditions,
    loader: { ".wasm": "copy" },
  });
}

async function answerOf(modules, modulesRoot) {
  const { Miniflare } = await import("miniflare");
  // Its own start script would put the faster program there; the plain one does.
  process.env.MINIFLARE_WORKERD_PATH ??= tool("@cloudflare/workerd-linux-64/bin/workerd");
  const worker = new Miniflare({ modules, modulesRoot, compatibilityDate: "2026-01-01" });
  try {
    const response = await worker.dispatchFetch("http://localhost/");
    return await response.text();
  } finally {
    await worker.dispose();
  }
}
