// The page as its users meet it, in each engine.

import assert from "node:assert/strict";
import { existsSync } from "node:fs";
import { after, before, test } from "node:test";
import { serve } from "../../scripts/serve.js";
import { engines, until, withPage } from "./drivers.js";
import * as inPage from "./page.js";

/** All; or while the page is worked on, `ENGINE=firefox`. */
const wanted = engines.filter((engine) => engine === (process.env.ENGINE ?? engine));

let server;

before(async () => {
  server = await serve();
});

after(() => server?.close());

/** Settings of a form in the order in which they are entered, and what its button says then. */
const prices = [
  ["create", {}, "294 credits"],
  ["create", { model: "midjourney-v7" }, "price not published"],
  ["create", { model: "imagineart-1.5", images: "1", resolution: "2K" }, "at least 15 credits"],
  ["create", { resolution: "1K" }, "15 credits"],
  ["create", { promptEnhancer: true }, "at least 15 credits"],
  ["edit", { model: "nano-banana-pro", images: "2", resolution: "4K" }, "320 credits"],
  ["upscale", { model: "topaz", width: "1920", height: "1080" }, "≈ 41.472 credits"],
  ["upscale", { width: "" }, "≈ 20 credits per megapixel"],
  ["upscale", { scale: "4x" }, "base ≈ 20 credits per megapixel"],
  ["upscale", { width: "1920" }, "≈ 124.416 credits"],
  ["apiframe", {}, "40 credits"],
  ["apiframe", { model: "kling-2.6", seconds: "5", audio: false }, "10 credits"],
  ["apiframe", { model: "ai-photos-train" }, "4 credits per training image"],
  ["apiframe", { trainingImages: "10" }, "40 credits"],
  ["apiframe", { model: "udio" }, "1 credit"],
];

/** A bad entry, the setting whose field says so, and words in what it says. */
const refusals = [
  ["create", { model: "nano-banana-2", images: "0" }, "images", "Images: choose from 1 to 100"],
  ["create", { images: "1.5" }, "images", "Images: choose from 1 to 100 in steps of 1"],
  ["upscale", { model: "topaz", width: "", images: "0" }, "images", "Images: choose from 1 to 100"],
  ["apiframe", { model: "ai-photos-train", trainingImages: "101" }, "trainingImages", /from 1 to 100$/],
];

const stories = [
  ["the price comes back once the entry is right", comesBack],
  ["the mouse does it too, and the keyboard", byMouse],
  ["no price moves the button", stays],
  ["a balance says how many it buys, and that it is too small, before the press", balance],
  ["the catalog's new prices are everywhere at once, and a mistake leaves the last good ones", edits],
  ["words and direction follow the language", speaks],
  ["what lies under the typed text lies exactly under it", liesUnder],
  ["the ten lines are ten, and what they make stands beside them", tenLines],
  ["every model has words, without an error or a violation", everyModel],
  ["without an engine the page says so", withoutEngine],
];

for (const engine of wanted) {
  test(`the page shows what things cost in ${engine}`, { timeout: 240_000 }, async (t) => {
    await withPage(engine, server.url, async (page) => {
      await until(page, ready("document"));
      for (const [form, entries, words] of prices) {
        await t.test(`${form}: ${words}`, async () => {
          const seen = await enter(page, form, entries);
          assert.equal(seen.total, words);
          assert.equal(seen.problems, "");
        });
      }
      for (const [form, entries, setting, words] of refusals) {
        await t.test(`${form}: ${JSON.stringify(entries)} is refused`, async () => {
          const seen = await enter(page, form, entries);
          assert.doesNotMatch(seen.total, /\d/);
          assert.match(seen.problems, words instanceof RegExp ? words : new RegExp(`^${words}$`));
          const invalid = await page.evaluate(
            `document.getElementById("${form}-${setting}").validity.customError`,
          );
          assert.equal(invalid, true);
        });
      }
      for (const [sentence, story] of stories) await t.test(sentence, () => story(page));
    });
  });
}

for (const engine of wanted) {
  test(`a page of 320 pixels is no wider than that, in ${engine}`, { timeout: 60_000 }, async () => {
    await withPage(
      engine,
      server.url,
      async (page) => {
        await until(page, ready("document"));
        for (const { id } of [{ id: "create" }, { id: "upscale" }, { id: "apiframe" }]) {
          await page.evaluate(`location.hash = "${id}"`);
          await until(page, `document.getElementById("${id}").checkVisibility()`);
          const over = await page.evaluate("document.documentElement.scrollWidth - innerWidth");
          assert.ok(over <= 0, `${id} is ${over} pixels too wide`);
        }
      },
      { width: 320, height: 640 },
    );
  });
}

async function comesBack(page) {
  const { total, problems } = await enter(page, "create", { images: "2", promptEnhancer: false });
  assert.deepEqual([total, problems], ["98 credits", ""]);
}

async function byMouse(page) {
  await enter(page, "create", { model: "nano-banana-2", images: "1", resolution: "1K" });
  await page.click('nav a[href="#create"]');
  const option = '#create [name="resolution"][value="2K"]';
  await page.click(option);
  assert.equal(await total(page, "create"), "73.5 credits");
  // A click alone gives no focus in WebKit.
  await page.evaluate(`document.querySelector('${option}').focus()`);
  await page.press("ArrowDown");
  assert.equal(await total(page, "create"), "98 credits");
  await page.click("#create-promptEnhancer");
  assert.equal(await total(page, "create"), "at least 98 credits");
  await page.click("#create .stepper button:last-child");
  assert.equal(await total(page, "create"), "at least 196 credits");
  await page.click('nav a[href="#apiframe"]');
  const shown = `[...document.querySelectorAll(".studios > form")].filter((form) => form.checkVisibility()).map((form) => form.id)`;
  assert.deepEqual(await until(page, `(${shown})[0] === "apiframe" && ${shown}`), ["apiframe"]);
}

async function stays(page) {
  await page.evaluate(`location.hash = "upscale"`);
  await until(page, `document.querySelector("#upscale").checkVisibility()`);
  const boxes = new Set();
  for (const entries of [
    { width: "1" },
    { width: "32767", height: "32767" },
    { width: "" },
    { images: "0" },
  ]) {
    await enter(page, "upscale", { model: "topaz", ...entries });
    boxes.add(
      await page.evaluate(
        `JSON.stringify(document.querySelector("#upscale .create").getBoundingClientRect())`,
      ),
    );
  }
  assert.equal(boxes.size, 1, [...boxes].join(" "));
}

async function balance(page) {
  await enter(page, "create", {
    model: "nano-banana-2",
    images: "4",
    resolution: "2K",
    promptEnhancer: false,
  });
  const said = async (amount) => {
    await page.evaluate(`(${inPage.fill})(document.querySelector("#balance"), "${amount}")`);
    return page.evaluate(`document.querySelector("#create cost-balance").shadowRoot.textContent`);
  };
  assert.equal(await said("500"), "Within your balance of 500 creditsEnough for Images: 6");
  assert.equal(await said("293.5"), "Over your balance of 293.5 creditsEnough for Images: 3");
  assert.equal(await said(""), "");
  await said("500");
}

async function edits(page) {
  await page.evaluate(`location.hash = "create"`);
  await until(page, `document.querySelector(".paper textarea").value.includes("nano-banana-2")`);
  const state = () => page.evaluate(`(${inPage.state})()`);
  const says = (verdict) =>
    until(page, `document.querySelector(".verdict").textContent.includes(${JSON.stringify(verdict)})`);
  const before = await state();
  assert.deepEqual(before, { total: "294 credits", answer: "294 credits", hint: "+98", isStale: false });
  await page.click('[data-try="change"]');
  await until(
    page,
    `document.querySelector("#create .create cost-total").shadowRoot.textContent === "240 credits"`,
  );
  const changed = await state();
  assert.deepEqual(changed, { total: "240 credits", answer: "240 credits", hint: "+152", isStale: false });
  await page.click('[data-try="mistake"]');
  await says("`sixty` is not a decimal");
  await says('models[1].price[0].rate.cells["2K"]');
  assert.deepEqual(await state(), { ...changed, isStale: true });
  await page.evaluate(`(${inPage.fill})(document.querySelector(".paper textarea"), "{")`);
  await says("it is not JSON");
  assert.deepEqual(await state(), { ...changed, isStale: true });
  await page.click('[data-try="undo"]');
  await until(
    page,
    `document.querySelector("#create .create cost-total").shadowRoot.textContent === "294 credits"`,
  );
  await says("In use: 27 models");
  assert.deepEqual(await state(), before);
}

async function speaks(page) {
  const choose = (language) =>
    page.evaluate(`(() => {
    const select = document.querySelector("#language");
    select.value = "${language}";
    select.dispatchEvent(new Event("change", { bubbles: true }));
  })()`);
  const button = `document.querySelector("#create .create cost-total").shadowRoot.textContent`;
  await choose("de");
  await until(page, `${button} === "294 Credits"`);
  await choose("ar");
  await until(page, `/رصيد/.test(${button})`);
  assert.equal(await page.evaluate(`getComputedStyle(document.querySelector("#create")).direction`), "rtl");
  await choose("en");
  await until(page, `${button} === "294 credits"`);
}

async function liesUnder(page) {
  const heights = await page.evaluate(
    `[...document.querySelectorAll(".paper > *")].map((one) => one.scrollHeight)`,
  );
  const line = await page.evaluate(
    `parseFloat(getComputedStyle(document.querySelector(".paper pre")).lineHeight)`,
  );
  assert.ok(heights[0] > 10_000, `${heights}`);
  // The text below ends with one line more, for the one that is about to be typed.
  assert.ok(Math.abs(heights[0] - heights[1]) <= line + 1, `${heights}`);
}

async function tenLines(page) {
  const [markup, script, made] = await page.evaluate(
    `["#markup", "#script"].map((one) => document.querySelector(one).textContent).concat((${inPage.source})("#sample"))`,
  );
  assert.equal(`${markup}\n${script}`.split("\n").length, 10);
  assert.equal(markup, made);
  for (const [, name] of script.matchAll(/"(costpeek[^"]*)"/g)) {
    assert.ok(existsSync(new URL(import.meta.resolve(name))), name);
  }
  assert.equal(await total(page, "sample"), "196 credits");
}

async function everyModel(page) {
  await page.evaluate(openWatched());
  await until(page, ready("window.watched.document"));
  const totals = await page.evaluate(`(() => {
    const forms = [...window.watched.document.querySelectorAll(".studios > form")];
    return Promise.all(forms.map(async (form) => {
      const seen = [];
      for (const { value } of [...form.querySelectorAll("[name=model]")]) {
        seen.push((await (${inPage.enter})(form, { model: value })).total);
      }
      return seen;
    }));
  })()`);
  assert.deepEqual(
    totals.map(({ length }) => length),
    [25, 25, 2, 30],
  );
  const words = /^(price not published|((≈|at least|at least about) )?[\d.,]+ credits?( per [a-z ]+)?)$/;
  for (const total of totals.flat()) assert.match(total, words);
  assert.deepEqual(await page.evaluate("window.watched.errors"), []);
}

async function withoutEngine(page) {
  await page.evaluate(openWatched("delete window.WebAssembly"));
  const button = `window.watched.document.querySelector("#create .create cost-total")?.shadowRoot?.textContent`;
  await until(page, `${button} === "price unavailable"`);
  const doc = "window.watched.document";
  assert.match(await page.evaluate(`${doc}.querySelector("#create .list").textContent`), /did not load/);
  const said = await page.evaluate(
    `[...${doc}.querySelectorAll("cost-total, cost-balance, cost-hint")].map((one) => one.shadowRoot.textContent)`,
  );
  assert.deepEqual([...new Set(said)].sort(), ["", "price unavailable"]);
  assert.deepEqual(await page.evaluate("window.watched.errors"), []);
}

const ready = (doc) =>
  `["create", "edit", "upscale", "apiframe", "sample"].every((form) =>
    /credit/.test(${doc}.getElementById(form)?.querySelector("cost-total").shadowRoot?.textContent))`;

const enter = (page, form, entries) =>
  page.evaluate(`(${inPage.enter})(document.getElementById("${form}"), ${JSON.stringify(entries)})`);

const total = (page, form) =>
  page.evaluate(`document.querySelector("#${form} button cost-total").shadowRoot.textContent`);

/** Loads the page once more, listened to from before its first script. */
function openWatched(prepare = "") {
  return `(async () => {
    const html = await (await fetch("/")).text();
    const frame = document.createElement("iframe");
    document.body.append(frame);
    window.watched = (${inPage.watch})(frame.contentWindow, html, (window) => { ${prepare} });
  })()`;
}
