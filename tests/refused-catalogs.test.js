// The stories of `tests/refusals`, told to the package: each catalog is refused word for word as natively.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { CatalogError, loadCatalog } from "costpeek";

const read = (name) => readFileSync(new URL(`refusals/${name}.json`, import.meta.url), "utf8");
const stories = JSON.parse(read("catalogs"));

test("the catalog that the stories change is not refused itself", async () => {
  const asText = await loadCatalog(read("base"));
  const asDocument = await loadCatalog(JSON.parse(read("base")));
  assert.equal(asText.digest, asDocument.digest);
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
  const codes = [...table.matchAll(/^\| `([A-Z_0-9]+)` \|/gm)].map(([, code]) => code);
  assert.equal(codes.length, 22);
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

/** The forms in which the catalog of a story can be given, each with its name. */
function sources({ change, text, bytes, problems }) {
  if (bytes) {
    return [
      ["bytes", new Uint8Array(bytes)],
      ["a buffer", new Uint8Array(bytes).buffer],
    ];
  }
  const written = text ?? JSON.stringify(changed(JSON.parse(read("base")), change));
  const forms = [
    ["text", written],
    ["text as bytes", new TextEncoder().encode(written.replace(/^\ufeff/, "\ufeff\ufeff"))],
  ];
  return asObject(written, problems) ? [...forms, ["a plain object", JSON.parse(written)]] : forms;
}

/** Whether the problems are those of an object too: what is no JSON, or only a duplicate in text, is none. */
function asObject(written, problems) {
  const inTextOnly = problems.some(({ code }) => code === "NOT_JSON" || code === "DUPLICATE_KEY");
  return !inTextOnly && /^\s*[[{]/.test(written) && isJson(written);
}

function isJson(text) {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}

async function problems(source) {
  try {
    await loadCatalog(source);
  } catch (error) {
    assert.ok(error instanceof CatalogError, String(error));
    return error.problems;
  }
  assert.fail("the catalog was not refused");
}

/** The document with each change made in the place that its JSON Pointer names. */
function changed(document, changes) {
  for (const { at, to, remove } of changes) {
    const steps = at.slice(1).split("/");
    const last = steps.pop();
    const parent = steps.reduce((place, step) => place[step], document);
    if (!remove) parent[last] = to;
    else if (Array.isArray(parent)) parent.splice(Number(last), 1);
    else delete parent[last];
  }
  return document;
}
