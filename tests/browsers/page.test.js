// The page as its users meet it, in each engine.

import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { serve } from "../../scripts/serve.js";
import { engines, until, withPage } from "./drivers.js";

let server;

before(async () => {
  server = await serve();
});

after(() => server?.close());

/** Settings of a form in the order in which they are entered, and what its button says then. */
const prices = [
  ["create", { model: "nano-banana-2", images: "4", resolution: "2K" }, "Create · 294 credits"],
  ["create", { model: "midjourney-v7" }, "Create · price not published"],
  ["create", { model: "imagineart-1.5", images: "1", resolution: "2K" }, "Create · at least 15 credits"],
  ["create", { resolution: "1K" }, "Create · 15 credits"],
  ["create", { promptEnhancer: true }, "Create · at least 15 credits"],
  ["upscale", { model: "topaz", width: "1920", height: "1080" }, "Create · ≈ 41.472 credits"],
  ["upscale", { width: "" }, "Create · ≈ 20 credits per megapixel"],
  ["upscale", { scale: "4x" }, "Create · base ≈ 20 credits per megapixel"],
  ["upscale", { width: "1920" }, "Create · ≈ 124.416 credits"],
  ["apiframe", { model: "kling-2.6", seconds: "10", audio: true }, "Create · 40 credits"],
  ["apiframe", { model: "ai-photos-train" }, "Create · 4 credits per training image"],
  ["apiframe", { trainingImages: "10" }, "Create · 40 credits"],
  ["apiframe", { model: "udio" }, "Create · 1 credit"],
];

/** A bad entry, the setting whose field says so, and words in what it says. */
const refusals = [
  ["create", { model: "nano-banana-2", images: "0" }, "images", /out of range/],
  ["create", { images: "1.5" }, "images", /between the steps/],
  ["upscale", { model: "topaz", width: "", images: "0" }, "images", /out of range/],
  ["apiframe", { model: "ai-photos-train", trainingImages: "101" }, "trainingImages", /out of range/],
];

for (const engine of engines) {
  test(`the page shows what things cost in ${engine}`, { timeout: 180_000 }, async (t) => {
    await withPage(engine, server.url, async (page) => {
      await until(page, ready("document"));
      for (const [form, entries, words] of prices) {
        await t.test(`${form}: ${words}`, async () => {
          const seen = await page.evaluate(enter("document", form, entries));
          assert.equal(seen.button, words);
          assert.equal(seen.problems, "");
          if (words.endsWith("not published")) assert.doesNotMatch(seen.cost, /\b0/);
        });
      }
      for (const [form, entries, setting, words] of refusals) {
        await t.test(`${form}: ${JSON.stringify(entries)} is refused`, async () => {
          const seen = await page.evaluate(enter("document", form, entries));
          assert.doesNotMatch(seen.button + seen.cost, /\d/);
          const said = await page.evaluate(described(form, setting));
          assert.match(said.problem, words);
          assert.equal(said.invalid, "true");
        });
      }
      await t.test("the price comes back once the entry is right", async () => {
        const { button } = await page.evaluate(
          enter("document", "create", { images: "2", promptEnhancer: false }),
        );
        assert.equal(button, "Create · 98 credits");
      });
      await t.test("the mouse does it too", () => byMouse(page));
      await t.test("no price moves the button", () => stays(page));
      await t.test("every model has words, without an error or a violation", () => everyModel(page));
      await t.test("without an engine the page says so", () => withoutEngine(page));
    });
  });
}

async function byMouse(page) {
  await page.evaluate(
    enter("document", "create", { model: "nano-banana-2", images: "1", promptEnhancer: false }),
  );
  await page.click('nav a[href="#create"]');
  await page.click('#create [name="resolution"][value="4K"]');
  const before = await page.evaluate(buttonOf("create"));
  await page.click("#create-promptEnhancer");
  assert.equal(await page.evaluate(buttonOf("create")), before.replace("·", "· at least"));
  await page.click('nav a[href="#apiframe"]');
  const shown = `[...document.forms].filter((form) => form.checkVisibility()).map((form) => form.id)`;
  assert.deepEqual(await until(page, `(${shown})[0] === "apiframe" && ${shown}`), ["apiframe"]);
}

async function stays(page) {
  await page.evaluate(`location.hash = "upscale"`);
  await until(page, `document.querySelector("#upscale").checkVisibility()`);
  const box = `JSON.stringify(document.querySelector("#upscale .create").getBoundingClientRect())`;
  const boxes = new Set();
  for (const entries of [
    { width: "1" },
    { width: "32767", height: "32767" },
    { width: "" },
    { images: "0" },
  ]) {
    await page.evaluate(enter("document", "upscale", { model: "topaz", ...entries }));
    boxes.add(await page.evaluate(box));
  }
  assert.equal(boxes.size, 1, [...boxes].join(" "));
}

async function everyModel(page) {
  await page.evaluate(openWatched());
  await until(page, ready("window.watched.document"));
  const buttons = await page.evaluate(`[...window.watched.document.forms].flatMap((form) =>
    [...form.querySelector("[name=model]").options].map((option) =>
      (${enterIn})(form, { model: option.value }).button))`);
  assert.equal(buttons.length, 25 + 2 + 30);
  const words =
    /^Create · (price not published|((≈|at least|at least about) )?[\d.,]+ credits?( per [a-z ]+)?)$/;
  for (const button of buttons) assert.match(button, words);
  assert.deepEqual(await page.evaluate("window.watched.errors"), []);
}

async function withoutEngine(page) {
  await page.evaluate(openWatched("delete window.WebAssembly"));
  const failed = `window.watched.warnings.length === 3 && window.watched.document.querySelector("#create .create")`;
  await until(page, `Boolean(${failed})`);
  const button = await page.evaluate(`(${failed}).textContent.replace(/\\s+/g, " ").trim()`);
  assert.equal(button, "Create · price unavailable");
  assert.deepEqual(await page.evaluate("window.watched.errors"), []);
}

const ready = (doc) =>
  `["create", "upscale", "apiframe"].every((form) => ${doc}.getElementById(form + "-model")?.checkVisibility)`;

const enter = (doc, form, entries) =>
  `(${enterIn})(${doc}.getElementById(${JSON.stringify(form)}), ${JSON.stringify(entries)})`;

const buttonOf = (form) =>
  `document.querySelector("#${form} .create").textContent.replace(/\\s+/g, " ").trim()`;

const described = (form, setting) => `(() => {
  const control = document.getElementById("${form}-${setting}");
  const problem = document.getElementById(control.getAttribute("aria-describedby"));
  return { problem: problem.textContent, invalid: control.getAttribute("aria-invalid") };
})()`;

/** Runs in the page: fills controls in as a person does, one after the other, and reads what the form shows. */
function enterIn(form, entries) {
  for (const [name, value] of Object.entries(entries)) {
    const controls = [...form.querySelectorAll(`[name="${name}"]`)];
    const control = controls.find((one) => one.type !== "radio" || one.value === value);
    if (typeof value === "boolean") control.checked = value;
    else if (control.type === "radio") control.checked = true;
    else control.value = value;
    control.dispatchEvent(new Event("input", { bubbles: true }));
  }
  const text = (selector) => form.querySelector(selector).textContent.replace(/\s+/g, " ").trim();
  const problems = [...form.querySelectorAll(".problem")].map((problem) => problem.textContent).join("");
  return { button: text(".create"), cost: text(".receipt"), problems };
}

/**
 * Loads the page into a frame that is listened to from before its first script. The frame has the policy of the page around
 * it, and stays the same window while its document is written.
 */
function openWatched(prepare = "") {
  return `(async () => {
    const html = await (await fetch("/")).text();
    const frame = document.createElement("iframe");
    document.body.append(frame);
    window.watched = (${watch})(frame.contentWindow, html, (window) => { ${prepare} });
  })()`;
}

/** Runs in the page. */
function watch(inner, html, prepare) {
  const watched = { errors: [], warnings: [], document: inner.document };
  const fail = (...words) => watched.errors.push(words.join(" "));
  prepare(inner);
  // This takes all listeners away, so they come after it.
  inner.document.open();
  inner.console.error = fail;
  inner.console.warn = (...words) => watched.warnings.push(words.join(" "));
  inner.addEventListener("error", ({ message, target }) => fail(message ?? target.outerHTML), true);
  inner.addEventListener("unhandledrejection", ({ reason }) => fail(reason));
  inner.addEventListener("securitypolicyviolation", (violation) =>
    fail(violation.violatedDirective, violation.blockedURI, violation.sample),
  );
  const policy = inner.trustedTypes?.createPolicy("test", { createHTML: (text) => text });
  inner.document.write(policy ? policy.createHTML(html) : html);
  inner.document.close();
  return watched;
}
