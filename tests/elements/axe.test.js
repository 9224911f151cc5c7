// axe finds nothing to complain of, in any state.

import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { until } from "../browsers/drivers.js";
import { inEachEngine, stage } from "./each-engine.js";
import { studio } from "./scenes.js";

const axe = await readFile(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");

const hover = (target, tip) => async (page) => {
  await page.hover(target);
  await until(page, `isOpen("${tip}")`, 5);
};

/** A state, and what leads to it. */
const states = [
  ["a total", async () => {}],
  ["the open tip of the total", hover("#create", "#create-tip")],
  ["the open tip of a model", hover("#nano", "#nano-tip")],
  ["a refused setting", (page) => page.evaluate(`enter("[name=images]", "0")`)],
  ["a total over the balance", (page) => page.evaluate(`enter("[name=images]", "9")`)],
  [
    "the tip of that",
    async (page) => {
      await page.evaluate(`enter("[name=images]", "9")`);
      await hover("#create", "#create-tip")(page);
    },
  ],
  ["no published price", (page) => page.evaluate(`enter("[value='midjourney-v7']", true)`)],
  [
    "a dark page with an open tip",
    async (page) => {
      await page.evaluate(`void (document.documentElement.style.colorScheme = "dark")`);
      await hover("#create", "#create-tip")(page);
    },
  ],
  ["a price that is waited for", () => {}, ""],
  [
    "no engine",
    async (page) => {
      await page.evaluate(
        `void (formCost(document.forms[0]).catalog = Promise.reject(new Error("no engine")))`,
      );
      await until(page, `shown("cost-total") === "price unavailable"`, 1);
    },
    "",
  ],
];

const stories = states.map(([state, lead, catalog]) => [
  `nothing is wrong with ${state}`,
  async (page) => {
    if (!(await page.evaluate("'axe' in window"))) await page.evaluate(`(() => { ${axe} })()`);
    await page.evaluate(`void (document.documentElement.style.colorScheme = "light")`);
    await stage(page, `<h1>Studio</h1>${studio}`, catalog);
    await lead(page);
    const found = await page.evaluate(`axe.run().then(({ violations }) =>
      violations.map(({ id, nodes }) => id + ": " + nodes.map(({ html }) => html).join(" ")))`);
    assert.deepEqual(found, []);
  },
]);

inEachEngine("axe", stories);
