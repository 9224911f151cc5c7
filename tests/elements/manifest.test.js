// custom-elements.json says what the elements are, and so does the guide: compared with the elements themselves.

import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import { test } from "node:test";
import { inside } from "../../scripts/paths.js";
import { inEachEngine, stage } from "./each-engine.js";
import { studio } from "./scenes.js";

const manifest = JSON.parse(readFileSync(inside("custom-elements.json"), "utf8"));
const guide = readFileSync(inside("docs", "elements.md"), "utf8");
const [{ declarations }, { exports: definitions }] = manifest.modules;
const namesOf = (list = []) => list.map(({ name }) => name);
const sources = readdirSync(inside("src", "js", "elements"))
  .map((file) => readFileSync(inside("src", "js", "elements", file), "utf8"))
  .join("\n");

test("each element is defined under its name", () => {
  const { elements } = readDefine();
  assert.deepEqual(
    Object.fromEntries(definitions.map(({ name, declaration }) => [name, declaration.name])),
    elements,
  );
  assert.deepEqual(Object.fromEntries(declarations.map(({ name, tagName }) => [tagName, name])), elements);
});

test("the classes are there, and observe the attributes of all", async () => {
  const exported = await import("costpeek/elements");
  const attributes = new Set(declarations.flatMap(({ attributes }) => namesOf(attributes)));
  for (const { name } of declarations) {
    assert.deepEqual([...exported[name].observedAttributes].sort(), [...attributes].sort());
    for (const member of ["catalog", "formCost"]) assert.ok(member in exported[name].prototype, member);
  }
});

test("on a server, where there are no elements, importing them is no error", async () => {
  assert.equal(globalThis.customElements, undefined);
  await import("costpeek/define");
});

test("the custom properties are those of the style sheet", () => {
  const used = new Set(sources.match(/--cost-[a-z-]+/g));
  const listed = declarations.flatMap(({ cssProperties }) => namesOf(cssProperties));
  assert.deepEqual([...used].sort(), listed.sort());
});

test("the guide names every element, attribute, part and custom property", () => {
  for (const { tagName, attributes, cssParts, cssProperties } of declarations) {
    for (const name of [
      `<${tagName}>`,
      ...namesOf(attributes),
      ...namesOf(cssParts),
      ...namesOf(cssProperties),
    ]) {
      assert.ok(guide.includes(`\`${name}\``), `${tagName}: \`${name}\``);
    }
  }
});

function readDefine() {
  const text = readFileSync(inside("src", "js", "elements", "define.ts"), "utf8");
  return {
    elements: Object.fromEntries(
      [...text.matchAll(/"(cost-\w+)": (Cost\w+),/g)].map(([, tag, name]) => [tag, name]),
    ),
  };
}

/** What leads to other parts than those that are there at first. */
const turns = [
  `0`,
  `enter("[name=images]", "6")`,
  `enter("[name=images]", "0")`,
  `enter("[name=images]", "1")`,
  `enter("[value='midjourney-v7']", true)`,
];

inEachEngine("parts", [
  [
    "each part that is drawn stands in the manifest",
    async (page) => {
      await stage(page, studio);
      const drawn = await page.evaluate(`(() => {
        const drawn = {};
        const look = () => {
          for (const element of document.querySelectorAll("form *")) {
            for (const one of element.shadowRoot?.querySelectorAll("[part]") ?? []) {
              for (const part of one.part) (drawn[element.localName] ??= {})[part] = true;
            }
          }
        };
        for (const turn of [${turns.map((turn) => `() => ${turn}`)}]) {
          turn();
          for (const target of ["#nano", "#create"]) {
            const at = { bubbles: true, composed: true };
            document.querySelector(target).dispatchEvent(new PointerEvent("pointerover", at));
            look();
          }
        }
        return Object.entries(drawn).map(([name, parts]) => [name, Object.keys(parts)]);
      })()`);
      assert.equal(drawn.length, declarations.length);
      for (const [name, parts] of drawn) {
        const { cssParts } = declarations.find(({ tagName }) => tagName === name);
        for (const part of parts) assert.ok(namesOf(cssParts).includes(part), `${name}: ${part}`);
      }
    },
  ],
]);
