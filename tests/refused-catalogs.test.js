// The stories of `tests/refusals`, told to the package: each catalog is refused word for word as natively.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { CatalogError, loadCatalog } from "costpeek";
import { base, sources } from "./refusals/sources.js";

const stories = JSON.parse(readFileSync(new URL("refusals/catalogs.json", import.meta.url), "utf8"));

test("the catalog that the stories change is not refused itself", async () => {
  const asText = await loadCatalog(base);
  const asDocument = await loadCatalog(JSON.parse(base));
  assert.equal(asText.digest, asDocument.digest);
});

test("a band that no number reaches needs no figures", async () => {
  const mode = { kind: "options", label: "Mode", options: ["fast", "slow"], default: "fast" };
  const seconds = { kind: "number", label: "Seconds", min: "5", max: "10", step: "5", default: "5" };
  const load = (first, below) => {
    const cells = [{ below, is: { fast: first } }, { is: { fast: "1", slow: "2" } }];
    const price = [{ label: "Video", rate: { by: ["seconds", "mode"], cells } }];
    const document = JSON.parse(base);
    const { id, name, group, description, source } = document.models[0];
    document.models = [{ id, name, group, description, source, settings: { mode, seconds }, price }];
    return loadCatalog(document);
  };
  await load("3", "5");
  await assert.rejects(load("3", "6"), ({ problems: [{ code, path }] }) => {
    assert.equal(code, "MISSING_CELL");
    return path === "models[0].price[0].rate.cells[0].is";
  });
});

for (const story of stories) {
  test(story.story, async () => {
    for (const [form, source] of sources(story)) {
      assert.deepEqual(await problems(source), story.problems, form);
    }
  });
}

test("every code of FORMAT.md has a story", () => {
  const format = readFileSync(new URL("../FORMAT.md", import.meta.url), "utf8");
  const table = format.slice(format.indexOf("## Problems"), format.indexOf("## Planned"));
  const all = [...table.matchAll(/^\| `([A-Z_0-9]+)` \|/gm)].map(([, code]) => code);
  // The one that no content of a catalog has: package.test.js tells its story.
  const codes = all.filter((code) => code !== "NOT_FETCHED");
  assert.equal(codes.length, all.length - 1);
  const told = new Set(stories.flatMap((story) => story.problems.map((problem) => problem.code)));
  assert.deepEqual(
    codes.filter((code) => !told.has(code)),
    [],
  );
  assert.deepEqual(
    [...told].filter((code) => !codes.includes(code)),
    [],
  );
});

test("no two stories have the same name", () => {
  assert.equal(new Set(stories.map(({ story }) => story)).size, stories.length);
});

test("every problem is told in lower case, on one line, without a full stop", () => {
  for (const { story, problems } of stories) {
    for (const { message, help } of problems) {
      assert.match(message, /^[^A-Z][^\n]*[^.\n]$/, story);
      assert.match(help, /^$|^[^A-Z][^\n]*[^.\n]$/, story);
    }
  }
});

async function problems(source) {
  try {
    await loadCatalog(source);
  } catch (error) {
    assert.ok(error instanceof CatalogError, String(error));
    return error.problems;
  }
  assert.fail("the catalog was not refused");
}
