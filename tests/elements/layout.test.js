// Where things stand: tips near every edge and on small screens, and prices that move nothing.

import assert from "node:assert/strict";
import { until } from "../browsers/drivers.js";
import { inEachEngine, stage } from "./each-engine.js";
import { small, studio } from "./scenes.js";

/** The target's corner or edge, as style. */
const places = [
  "top: 0; left: 0",
  "top: 0; left: 45%",
  "top: 0; right: 0",
  "top: 45%; left: 0",
  "top: 45%; left: 45%",
  "top: 45%; right: 0",
  "bottom: 0; left: 0",
  "bottom: 0; left: 45%",
  "bottom: 0; right: 0",
];

/** Opens the tip of a target that stands there; gives both boxes and the window. */
async function boxesAt(page, style, dir) {
  await stage(page, small);
  await page.evaluate(`(() => {
    document.documentElement.dir = "${dir}";
    document.querySelector("#create").style.cssText = "position: fixed; ${style}";
  })()`);
  await page.hover("#create");
  await until(page, `isOpen("#create-tip")`, 1);
  return page.evaluate(`(() => {
    const [target, tip] = [document.querySelector("#create"), box("#create-tip")].map((one) => {
      const { top, bottom, left, right } = one.getBoundingClientRect();
      return { top, bottom, left, right };
    });
    const { clientWidth: width, clientHeight: height } = document.documentElement;
    return { target, tip, width, height };
  })()`);
}

function isClear({ target, tip, width, height }) {
  const isInside = tip.left >= 0 && tip.top >= 0 && tip.right <= width + 0.5 && tip.bottom <= height + 0.5;
  const isBeside = tip.bottom <= target.top + 0.5 || tip.top >= target.bottom - 0.5;
  return isInside && isBeside;
}

const edges = ["ltr", "rtl"].map((dir) => [
  `near every edge a tip is all there, and not over its target (${dir})`,
  async (page) => {
    for (const style of places) {
      const boxes = await boxesAt(page, style, dir);
      assert.ok(isClear(boxes), `${style}: ${JSON.stringify(boxes)}`);
    }
    await page.evaluate(`document.documentElement.dir = "ltr"`);
  },
]);

inEachEngine("on a desktop", [
  ...edges,
  [
    "a price that changes moves nothing",
    async (page) => {
      await stage(page, studio);
      const rect = `JSON.stringify(["#create", "[type=reset]"].map((one) => document.querySelector(one).getBoundingClientRect()))`;
      const seen = new Set();
      for (const images of ["1", "2", "3", "20", "21"]) {
        await page.evaluate(`enter("[name=images]", "${images}")`);
        seen.add(await page.evaluate(rect));
      }
      assert.equal(seen.size, 1, [...seen].join("\n"));
      const figures = `getComputedStyle(box("cost-total")).fontVariantNumeric`;
      assert.equal(await page.evaluate(figures), "tabular-nums");
    },
  ],
  [
    "where there are no anchors, a tip is put at its target, and closes when the page scrolls",
    async (page) => {
      await page.evaluate(`void (window.supports = CSS.supports, CSS.supports = () => false)`);
      for (const style of places) {
        await boxesAt(page, style, "ltr");
        await until(page, `box("#create-tip").style.left !== ""`, 1);
        const boxes = await page.evaluate(`(() => {
          const [target, tip] = [document.querySelector("#create"), box("#create-tip")].map((one) => one.getBoundingClientRect().toJSON());
          return { target, tip, width: innerWidth, height: innerHeight };
        })()`);
        assert.ok(isClear(boxes), `${style}: ${JSON.stringify(boxes)}`);
      }
      await page.evaluate("void dispatchEvent(new Event('scroll'))");
      assert.equal(await page.evaluate(`isOpen("#create-tip")`), false);
      await page.evaluate("void (CSS.supports = window.supports)");
    },
  ],
]);

inEachEngine("on a narrow phone", edges, { width: 320, height: 640 });

// 1280 × 1024 pixels at 400 % are as many as this.
inEachEngine("at four times the size", edges, { width: 320, height: 256 });
