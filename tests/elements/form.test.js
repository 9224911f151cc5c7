// A form is the settings: what it says is what is priced, at once, and never an old price under new settings.

import assert from "node:assert/strict";
import { inEachEngine, stage } from "./each-engine.js";
import { small, studio } from "./scenes.js";

/** The steps are run one after another in the page; after each the total is read, in the same turn. */
const totals = [
  [
    "each kind of control, in the same turn as the change",
    studio,
    [
      [`0`, "49 credits"],
      [`enter("[value='2K']", true)`, "73.5 credits"],
      [`enter("[name=images]", "4")`, "294 credits"],
      [`enter("[name=promptEnhancer]", true)`, "at least 294 credits"],
      [`enter("[name=promptEnhancer]", false)`, "294 credits"],
      [`enter("[value='midjourney-v7']", true)`, "check Resolution"],
      [`enter("[value='1K']", true)`, "price not published"],
      [`enter("[value='nano-banana-2']", true)`, "196 credits"],
      [`enter("[name=prompt]", "a cat, 1000 credits")`, "196 credits"],
    ],
  ],
  [
    "what cannot be priced has no number",
    studio,
    [
      [`enter("[name=images]", "0")`, "check Images"],
      [`enter("[name=images]", "1.5")`, "check Images"],
      [`enter("[name=images]", "2")`, "98 credits"],
      [`enter("[name=images]", "")`, "49 credits"],
    ],
  ],
  [
    "selects, ranges, hidden inputs and textareas",
    `<form><input type="hidden" name="model" value="nano-banana-2">
      <select name="resolution"><option>1K<option>4K</select>
      <input type="range" name="images" min="1" max="4" value="1"><cost-total></cost-total></form>`,
    [
      [`0`, "49 credits"],
      [`enter("select", "4K")`, "98 credits"],
      [`enter("[name=images]", "3")`, "294 credits"],
    ],
  ],
  [
    "what is switched off counts as not there",
    `<form><input type="hidden" name="model" value="nano-banana-2">
      <fieldset><select name="resolution"><option>4K<option>1K</select></fieldset><cost-total></cost-total></form>`,
    [
      [`0`, "98 credits"],
      [`(document.querySelector("fieldset").disabled = true, Promise.resolve())`, "49 credits"],
      [`(document.querySelector("fieldset").disabled = false, Promise.resolve())`, "98 credits"],
    ],
  ],
  [
    "controls outside of the form that name it, and elements that do",
    `<input form="f" name="images" value="1"><form id="f"><input type="hidden" name="model" value="nano-banana-2"></form>
      <cost-total form="f"></cost-total>`,
    [
      [`0`, "49 credits"],
      [`enter("[name=images]", "2")`, "98 credits"],
    ],
  ],
  [
    "controls that come and go",
    small,
    [
      [`0`, "49 credits"],
      [
        `(document.forms[0].append(Object.assign(document.createElement("input"), { name: "images", value: "3" })), Promise.resolve())`,
        "147 credits",
      ],
      [`(document.querySelector("[name=images]").name = "other", Promise.resolve())`, "49 credits"],
      [`(document.querySelector("[name=model]").remove(), Promise.resolve())`, "choose a model"],
    ],
  ],
  [
    "what a program has changed, when it says so",
    studio,
    [
      [
        `(document.querySelector("[name=images]").value = "3", formCost(document.forms[0]).update())`,
        "147 credits",
      ],
    ],
  ],
  [
    "what is not filled in yet is no error",
    `<form><input type="hidden" name="model" value="topaz"><input name="width"><input name="height">
      <select name="scale"><option>2x<option>4x</select><cost-total></cost-total></form>`,
    [
      [`0`, "≈ 20 credits per megapixel"],
      [`enter("[name=width]", "1920")`, "≈ 20 credits per megapixel"],
      [`enter("[name=scale]", "4x")`, "base ≈ 20 credits per megapixel"],
      [`enter("[name=scale]", "2x")`, "≈ 20 credits per megapixel"],
      [`enter("[name=height]", "1080")`, "≈ 41.472 credits"],
    ],
  ],
];

const shownTotal = `shown("cost-total")`;

const stories = totals.map(([sentence, scene, steps]) => [
  sentence,
  async (page) => {
    await stage(page, scene);
    for (const [step, words] of steps) {
      const after = await page.evaluate(
        `(async () => { const done = ${step}; if (done?.then) await done; return ${shownTotal}; })()`,
      );
      assert.equal(after, words, step);
    }
  },
]);

stories.push(
  [
    "a reset is priced before the next frame is drawn",
    async (page) => {
      await stage(page, studio);
      const seen = await page.evaluate(`(async () => {
        enter("[name=images]", "4");
        const before = ${shownTotal};
        document.querySelector("[type=reset]").click();
        await new Promise((resolve) => setTimeout(resolve, 50));
        return [before, ${shownTotal}];
      })()`);
      assert.deepEqual(seen, ["196 credits", "49 credits"]);
    },
  ],
  [
    "a number box that cannot be read is not taken for an empty one",
    async (page, engine) => {
      await stage(page, studio);
      await page.click("[name=images]");
      // Firefox takes letters into number boxes; the others take an "e" alone.
      await page.press("e");
      const seen = await page.evaluate(
        `[document.querySelector("[name=images]").validity.badInput || "read", ${shownTotal}]`,
      );
      assert.deepEqual(seen, [true, "check Images"], engine);
    },
  ],
  [
    "what is wrong is said at its control, and taken back",
    async (page) => {
      await stage(page, studio);
      const state = `(() => { const control = document.querySelector("[name=images]");
        return [control.validationMessage, control.matches(":invalid"), control.ariaInvalid, shown("cost-problem"), description(control)]; })()`;
      const words = "Images: choose from 1 to 100";
      await page.evaluate(`enter("[name=images]", "0")`);
      assert.deepEqual(await page.evaluate(state), [words, true, "true", words, words]);
      await page.evaluate(`enter("[name=images]", "2")`);
      assert.deepEqual(await page.evaluate(state), ["", false, null, "", ""]);
    },
  ],
  [
    "what others have found wrong with a control stays",
    async (page) => {
      await stage(page, studio);
      const seen = await page.evaluate(`(() => {
        const control = document.querySelector("[name=images]");
        control.setCustomValidity("not today");
        enter(control, "0");
        const first = control.validationMessage;
        enter(control, "1");
        return [first, control.validationMessage];
      })()`);
      assert.deepEqual(seen, ["not today", "not today"]);
    },
  ],
  [
    "a name that is nearly a setting's is warned of, once; a prompt is not",
    async (page) => {
      const scene = small.replace(
        "<button",
        `<input name="resolutoin" value="4K"><input name="prompt"><button`,
      );
      await stage(page, scene);
      const warnings = await page.evaluate(
        `(enter("[name=prompt]", "x"), enter("[name=resolutoin]", "2K"), heard.warnings)`,
      );
      assert.equal(warnings.length, 1, warnings.join("\n"));
      assert.match(warnings[0], /`resolutoin`; did you mean `resolution`\?/);
    },
  ],
  [
    "hints say what an option adds, and what a model costs",
    async (page) => {
      await stage(page, studio);
      const hints = () => page.evaluate(`[...document.querySelectorAll("cost-hint")].map(shown)`);
      assert.deepEqual(await hints(), [
        "49 credits",
        "15 credits",
        "price not published",
        "+0",
        "+24.5",
        "+49",
        "at least 49 credits",
      ]);
      await page.evaluate(`(enter("[value='4K']", true), enter("[name=images]", "2"))`);
      assert.deepEqual((await hints()).slice(3, 6), ["−98", "−49", "+0"]);
    },
  ],
  [
    "a balance says what it is enough for, before anything is pressed",
    async (page) => {
      await stage(page, studio);
      const balance = () => page.evaluate(`[...box("cost-balance").children].map((one) => one.textContent)`);
      assert.deepEqual(await balance(), ["Within your balance of 250 credits", "Enough for Images: 5"]);
      await page.evaluate(`enter("[name=images]", "6")`);
      assert.deepEqual(await balance(), ["Over your balance of 250 credits", "Enough for Images: 5"]);
      assert.equal(
        await page.evaluate(`description("#create")`),
        "294 credits. Over your balance of 250 credits",
      );
      assert.match(await page.evaluate(`box("cost-total").getAttribute("part")`), /over/);
      await page.evaluate(`document.querySelector("cost-balance").setAttribute("amount", "40")`);
      assert.deepEqual(await balance(), [
        "Over your balance of 40 credits",
        "Not enough for one with these settings",
      ]);
      await page.evaluate(`document.querySelector("cost-balance").remove()`);
      assert.equal(await page.evaluate(`description("#create")`), "294 credits");
    },
  ],
  [
    "whoever shows the price in the form itself is told once a change, and not again by what it writes",
    async (page) => {
      await stage(page, small.replace("<button", `<input name="images"><p></p><button`));
      const told = await page.evaluate(`(async () => {
        const cost = formCost(document.forms[0]);
        let told = 0;
        const end = cost.subscribe(() => {
          told++;
          if (told < 100) document.querySelector("form p").replaceChildren(document.createElement("b"), cost.words());
        });
        enter("[name=images]", "2");
        await new Promise((resolve) => setTimeout(resolve, 50));
        end();
        enter("[name=images]", "3");
        return [told, document.querySelector("form p").textContent];
      })()`);
      assert.deepEqual(told, [2, "98 credits"]);
    },
  ],
  [
    "whoever listens to the form hears of each change, and of nothing else",
    async (page) => {
      await stage(page, studio);
      const heard = await page.evaluate(`(() => {
        const heard = [];
        document.forms[0].addEventListener("cost-change", ({ detail }) => heard.push(detail.words()));
        enter("[name=images]", "2");
        enter("[name=prompt]", "a cat");
        formCost(document.forms[0]).update();
        enter("[name=images]", "3");
        return heard;
      })()`);
      assert.deepEqual(heard, ["98 credits", "147 credits"]);
    },
  ],
);

inEachEngine("a form", stories);
