// The same stories get the same answers, byte for byte, in Node and in each engine.

import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { after, before, test } from "node:test";
import { inside } from "../../scripts/paths.js";
import { serve } from "../../scripts/serve.js";
import { engines, until, withPage } from "./drivers.js";

let server;
let expected;

before(async () => {
  server = await serve();
  expected = await answersOfNode();
});

after(() => server?.close());

test("there are stories", () => {
  assert.ok(expected.length > 0);
});

for (const engine of engines) {
  test(`${engine} answers every story as Node does`, { timeout: 120_000 }, async () => {
    const result = await withPage(engine, `${server.url}tests/browsers/stories.html`, (page) =>
      until(page, "window.result"),
    );
    assert.equal(result.error, undefined);
    assert.deepEqual(result.lines, expected);
  });
}

async function answersOfNode() {
  const costpeek = await import("costpeek");
  const { default: apiframe } = await import("costpeek/catalogs/apiframe");
  const { default: imagineart } = await import("costpeek/catalogs/imagineart");
  const { answers } = await import("../stories/run.js");
  return answers(costpeek, { apiframe, imagineart }, readJson);
}

/** Reads a JSON file of the checkout by its path. */
async function readJson(path) {
  return JSON.parse(await readFile(inside(path), "utf8"));
}
