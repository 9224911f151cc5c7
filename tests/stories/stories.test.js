// The stories, told to the package in Node.

import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import { test } from "node:test";
import * as costpeek from "costpeek";
import apiframe from "costpeek/catalogs/apiframe";
import imagineart from "costpeek/catalogs/imagineart";
import { files, tell } from "./run.js";

const root = new URL("../../", import.meta.url);
const read = (path) => readFileSync(new URL(path, root), "utf8");

const told = await tell(costpeek, { apiframe, imagineart }, async (path) => JSON.parse(read(path)));

for (const { story, text } of told) {
  test(story.story, () => {
    const answer = JSON.parse(text);
    for (const kind of ["estimate", "refusal"]) {
      for (const [field, expected] of Object.entries(story[kind] ?? {})) {
        assert.deepEqual(answer[kind]?.[field], expected, `${kind}.${field}`);
      }
    }
    for (const field of story.absent ?? []) assert.ok(!(field in answer.estimate), `${field} is absent`);
  });
}

test("the answers are the native engine's, to the letter", () => {
  assert.deepEqual(told.map(({ text }) => `${text}\n`).join(""), read("target/stories.jsonl"));
});

test("every file of stories is told", () => {
  const found = readdirSync(new URL("tests/stories", root)).filter((file) => file.endsWith(".json"));
  assert.deepEqual(
    found.sort(),
    files.map((name) => `${name}.json`),
  );
});

test("the example of FORMAT.md is the catalog of its stories", () => {
  const [, example] = read("FORMAT.md").match(/```json\n(.*?)```/s);
  assert.deepEqual(JSON.parse(example), JSON.parse(read("tests/catalogs/studio.json")));
});
