// What the elements may weigh, by gzip.

import assert from "node:assert/strict";
import { test } from "node:test";
import { gzip } from "../../scripts/build/embed.js";
import { bundled } from "./source.js";

const KB = 1024;

const budgets = [
  ["the elements with the tips and the form reader", "elements/index.ts", 8 * KB],
  ["the tips alone", "elements/tips.ts", 2 * KB],
];

for (const [name, path, most] of budgets) {
  test(`${name} weigh at most ${most / KB} KB`, async (t) => {
    const size = gzip(
      await bundled(path, { minify: true, external: ["../words/en.js", "./place.js"] }),
    ).length;
    t.diagnostic(`${size} bytes`);
    assert.ok(size <= most, `${size} bytes are more than ${most}`);
  });
}

test("there is no engine in them", async () => {
  const text = Buffer.from(await bundled("elements/index.ts")).toString();
  assert.doesNotMatch(text, /WebAssembly/);
});
