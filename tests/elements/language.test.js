// The words of a place are those of its `lang`.

import assert from "node:assert/strict";
import { until } from "../browsers/drivers.js";
import { inEachEngine, stage } from "./each-engine.js";
import { small } from "./scenes.js";

const more = `<input name="images" value="40">`;

/** `lang`, and what stands on the button. */
const languages = [
  ["", "1,960 credits"],
  ["en-GB", "1,960 credits"],
  ["de", "1.960 Credits"],
  ["de-CH", "1’960 Credits"],
  ["ja", "1,960クレジット"],
  ["ar-EG", "\u2068١٬٩٦٠\u2069 رصيدًا"],
  ["fr", "1,960 credits"],
  ["no such language", "1,960 credits"],
  ["de_CH", "1.960 Credits"],
];

inEachEngine("languages", [
  [
    "each place speaks its own; what nobody has words for is English, numbers and all",
    async (page) => {
      await page.evaluate(`Promise.all(["de", "ja", "ar"].map((lang) => import("/dist/words/" + lang + ".js")))
        .then((all) => addWords(...all.map((one) => one.default)))`);
      for (const [lang, words] of languages) {
        await stage(page, `<div lang="${lang}">${small.replace("<button", `${more}<button`)}</div>`);
        const shown = await page.evaluate(`shown("cost-total")`);
        assert.equal(shown.replaceAll("'", "’"), words, lang);
      }
    },
  ],
  [
    "a tip in Arabic reads from right to left",
    async (page) => {
      await stage(page, `<div lang="ar" dir="rtl">${small}</div>`);
      await page.hover("#create");
      await until(page, `isOpen("#create-tip")`, 1);
      const [label, figure] = await page.evaluate(
        `[...box("#create-tip").querySelectorAll("tfoot th, tfoot td")].map((one) => one.getBoundingClientRect().left)`,
      );
      assert.ok(label > figure);
      assert.match(await page.evaluate(`box("#create-tip").textContent`), /الإجمالي/);
    },
  ],
  [
    "other words are said at once",
    async (page) => {
      await stage(page, small);
      await page.evaluate(`(async () => {
        const { default: en } = await import("/dist/words/en.js");
        addWords({ ...en, units: { credits: { one: "{n} coin", other: "{n} coins" } } });
        window.before = shown("cost-total");
        addWords(en);
      })()`);
      assert.deepEqual(await page.evaluate(`[before, shown("cost-total")]`), ["49 coins", "49 credits"]);
    },
  ],
]);
