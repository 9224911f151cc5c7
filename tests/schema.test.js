// The JSON Schema that editors complete catalogs with: it takes every catalog that the engine takes, and refuses what an
// editor can see is wrong.

import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import { test } from "node:test";
import { fileURLToPath } from "node:url";
import Ajv from "ajv/dist/2020.js";
import { sources } from "./refusals/sources.js";

const read = (place) => JSON.parse(readFileSync(new URL(place, import.meta.url), "utf8"));
const schema = read("../dist/catalog.schema.json");
const validate = new Ajv({ strict: true, strictTypes: false, allErrors: true }).compile(schema);

/** What a look at one value can tell. The others need names, other values, or the text. */
const VISIBLE = ["UNKNOWN_KEY", "MISSING_KEY", "WRONG_TYPE", "BAD_DECIMAL", "WRONG_FORMAT"];

for (const folder of ["../src/catalogs/", "catalogs/"]) {
  for (const file of readdirSync(fileURLToPath(new URL(folder, import.meta.url)))) {
    test(`${file} is as the schema says`, () => {
      assert.ok(validate(read(folder + file)), JSON.stringify(validate.errors?.slice(0, 3)));
    });
  }
}

const stories = read("refusals/catalogs.json");
for (const story of stories) {
  const object = sources(story).find(([form]) => form === "a plain object");
  if (!object) continue;
  const codes = new Set(story.problems.map(({ code }) => code));
  if (![...codes].every((code) => VISIBLE.includes(code)) || isHidden(story)) continue;
  test(`the schema sees: ${story.story}`, () => {
    assert.equal(validate(object[1]), story.story in TAKEN);
  });
}

/** In a table an object may be one from options to figures; and one type stands for a thing in two places. */
const TAKEN = {
  "a range without its upper end is refused": "an object from options",
  "an approximate figure that is unpublished is refused": "an object from options",
  "a cell nested deeper than the axes is refused": "how deep cells are, the axes say",
  "the singular of words is refused": "numbers have one",
  "each in a step on the total is refused": "charges have one",
};

test("what the schema takes and the engine does not is known", () => {
  const taken = stories.filter(({ story, problems }) => story in TAKEN && problems.length > 0);
  assert.equal(taken.length, Object.keys(TAKEN).length);
});

/** Problems of these codes that depend on another value: whether a name is a number, whether a date needs a time zone. */
function isHidden({ problems }) {
  return problems.every(({ code, message }) => {
    return (
      (code === "WRONG_TYPE" && /^(the (setting|quantity) )?`/.test(message)) ||
      (code === "WRONG_TYPE" && message.startsWith("a quantity is made from exact figures")) ||
      message === "the key `time_zone` is missing"
    );
  });
}

test("the schema explains its keys", () => {
  const models = schema.$defs.Model.properties;
  for (const [key, { description }] of Object.entries(models)) assert.ok(description, key);
});

test("nothing in the schema is null", () => {
  assert.ok(!JSON.stringify(schema).includes('"null"'));
});
