// Bundlers without configuration: webpack, Rollup and esbuild. What they write runs in Chromium under a strict policy.

import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import { test } from "node:test";
import { assertPage, here, outputFolder, serving } from "../row.js";

const bundlers = { esbuild: buildByEsbuild, rollup: buildByRollup, webpack: buildByWebpack };

for (const [name, build] of Object.entries(bundlers)) {
  test(`${name}: built and run`, { timeout: 180_000 }, async () => {
    const folder = outputFolder(name);
    await build(`${here}/page.js`, folder);
    await serving(folder, "page.js", assertPage);
  });

  test(`${name}: what is imported and not used leaves nothing`, { timeout: 180_000 }, async () => {
    const folder = outputFolder(`${name}-unused`);
    await build(`${here}/bundlers/unused.js`, folder);
    const text = readFileSync(`${folder}/page.js`, "utf8");
    assert.match(text, /nothing is used/);
    assert.ok(text.length < 200, text.slice(0, 500));
  });
}

test("webpack: built with the engine as a file, and run", { timeout: 180_000 }, async () => {
  const folder = outputFolder("webpack-slim");
  await buildByWebpack(`${here}/bundlers/slim.js`, folder);
  assert.equal(readdirSync(folder).filter((file) => file.endsWith(".wasm")).length, 1);
  await serving(folder, "page.js", assertPage);
});

test("esbuild: built for a worker, and run", { timeout: 180_000 }, async () => {
  const folder = outputFolder("esbuild-worker");
  await buildByEsbuild(`${here}/bundlers/in-worker.js`, folder);
  await buildByEsbuild(`${here}/bundlers/worker.js`, folder, "worker");
  await serving(folder, "page.js", assertPage);
});

async function buildByEsbuild(entry, outdir, name = "page") {
  const { build } = await import("esbuild");
  const options = { outdir, bundle: true, format: "esm", splitting: true, minify: true, logLevel: "error" };
  await build({ entryPoints: { [name]: entry }, ...options });
}

async function buildByRollup(entry, dir) {
  const { rollup } = await import("rollup");
  const { default: nodeResolve } = await import("@rollup/plugin-node-resolve");
  const bundle = await rollup({ input: entry, plugins: [nodeResolve()] });
  await bundle.write({ dir, entryFileNames: "page.js" });
  await bundle.close();
}

async function buildByWebpack(entry, path) {
  const { default: webpack } = await import("webpack");
  const output = { path, publicPath: "/", filename: "page.js" };
  // The stories of the test are large.
  const performance = { hints: false };
  const compiler = webpack({ mode: "production", context: here, entry, output, performance });
  const stats = await new Promise((resolve, reject) =>
    compiler.run((error, stats) => (error ? reject(error) : resolve(stats))),
  );
  await new Promise((done) => compiler.close(done));
  const { errors, warnings } = stats.toJson({ all: false, errors: true, warnings: true });
  assert.deepEqual(
    [...errors, ...warnings].map(({ message }) => message),
    [],
  );
}
