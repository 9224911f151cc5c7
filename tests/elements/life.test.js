// What can become of a page: catalogs that come late, fail or change, elements that come and go, texts that are hostile.

import assert from "node:assert/strict";
import { until } from "../browsers/drivers.js";
import { inEachEngine, stage } from "./each-engine.js";
import { plainCatalog, small, studio } from "./scenes.js";

const total = `shown("cost-total")`;

const give = (source) => `formCost(document.forms[0]).catalog = ${source}`;
const loaded = (catalog) => `loadCatalog(${JSON.stringify(catalog)})`;

const stories = [
  [
    "the fallback stands until the catalog comes",
    async (page) => {
      await stage(page, small, "");
      assert.equal(await page.evaluate(total), "price unavailable");
      await page.evaluate(`void (${give("new Promise((resolve) => { window.come = resolve; })")})`);
      assert.equal(await page.evaluate(total), "price unavailable");
      await page.evaluate("come(catalogs.imagineart)");
      assert.equal(await page.evaluate(total), "49 credits");
      assert.ok(await page.isNamed("#create", "Create"));
    },
  ],
  [
    "an engine that fails leaves the page as it is, and says so",
    async (page) => {
      await stage(page, studio, "");
      await page.evaluate(
        `(${give(`Promise.reject(new Error("no WebAssembly"))`)}, Promise.resolve().then(() => {}))`,
      );
      await until(page, `${total} === "price unavailable" && heard.warnings.length > 0`, 1);
      await page.hover("#create");
      await until(page, `isOpen("#create-tip")`, 1);
      assert.equal(await page.evaluate(`box("#create-tip").textContent`), "price unavailable");
      const hints = await page.evaluate(
        `[...document.querySelectorAll("cost-hint, cost-balance, cost-problem")].map(shown).join("")`,
      );
      assert.equal(hints, "");
      await page.evaluate(`enter("[name=images]", "4")`);
      assert.equal(await page.evaluate(total), "price unavailable");
      assert.match((await page.evaluate("heard.warnings")).join("\n"), /no WebAssembly/);
    },
  ],
  [
    "an engine that fails later leaves no old number",
    async (page) => {
      await stage(page, small);
      const broken = `{ ...catalogs.imagineart, estimate() { throw new WebAssembly.RuntimeError("unreachable"); } }`;
      // Who writes into the form meanwhile is not told again and again.
      await page.evaluate(`(() => {
        const place = document.querySelector("form").appendChild(document.createElement("p"));
        window.told = 0;
        formCost(document.forms[0]).subscribe(() => {
          if (++window.told < 100) place.replaceChildren(document.createElement("b"));
        });
      })()`);
      await page.evaluate(`void (${give(broken)})`);
      await until(page, `${total} === "price unavailable"`, 1);
      assert.equal(await page.evaluate("told"), 2);
      assert.equal(await page.evaluate(`description("#create")`), "price unavailable");
    },
  ],
  [
    "another catalog changes everything that shows a price",
    async (page) => {
      await stage(page, small);
      await page.evaluate(
        `(async () => { const next = await ${loaded(plainCatalog())}; ${give("next")}; await next; })()`,
      );
      assert.deepEqual(await page.evaluate(`[${total}, description("#create")]`), ["7 credits", "7 credits"]);
    },
  ],
  [
    "one that is refused leaves the last good one, marked; the next good one is not",
    async (page) => {
      await stage(page, small);
      await page.evaluate(`void (${give(loaded(plainCatalog({ models: [] })))})`);
      await until(page, `box("cost-total").getAttribute("part").includes("stale")`, 3);
      assert.equal(await page.evaluate(total), "49 credits");
      await page.hover("#create");
      await until(page, `isOpen("#create-tip")`, 1);
      assert.match(await page.evaluate(`box("#create-tip").textContent`), /these are the last good ones/);
      assert.equal(await page.evaluate(`formCost(document.forms[0]).problem.name`), "CatalogError");
      await page.evaluate(`void (${give(loaded(plainCatalog()))})`);
      await until(page, `${total} === "7 credits"`, 3);
      assert.doesNotMatch(await page.evaluate(`box("cost-total").getAttribute("part")`), /stale/);
    },
  ],
  [
    "what is no catalog is refused in words",
    async (page) => {
      await stage(page, small);
      await page.evaluate(`void (${give("{ compiled: 1 }")})`);
      await until(page, `heard.warnings.length`, 1);
      assert.equal(await page.evaluate(total), "49 credits");
      assert.match((await page.evaluate("heard.warnings"))[0], /`catalog` takes what `loadCatalog` gives/);
    },
  ],
  [
    "the catalog given last counts, whichever comes last",
    async (page) => {
      await stage(page, small);
      await page.evaluate(`void (${give("new Promise((resolve) => { window.late = resolve; })")})`);
      await page.evaluate(
        `(async () => { const next = await ${loaded(plainCatalog())}; ${give("next")}; })()`,
      );
      await page.evaluate("late(catalogs.imagineart)");
      assert.equal(await page.evaluate(total), "7 credits");
    },
  ],
  [
    "dated prices are those of today",
    async (page) => {
      const dated = plainCatalog(
        { time_zone: "UTC" },
        {
          price: [
            { label: "Old", rate: "3", effective_until: "2020-01-01" },
            { label: "New", rate: "5", effective_from: "2020-01-01" },
          ],
        },
      );
      await stage(page, small, "");
      await page.evaluate(`void (${give(loaded(dated))})`);
      await until(page, `${total} === "5 credits"`, 3);
    },
  ],
  [
    "a time zone that the browser does not know leaves no price, and no old one",
    async (page) => {
      const dated = plainCatalog(
        { time_zone: "Nowhere/At_all" },
        { price: [{ label: "New", rate: "5", effective_from: "2020-01-01" }], effective_from: "2020-01-01" },
      );
      await stage(page, small);
      await page.evaluate(`void (${give(loaded(dated))})`);
      await until(page, `${total} === "price unavailable"`, 3);
    },
  ],
  [
    "a list of models needs no form",
    async (page) => {
      await stage(
        page,
        `<span id="m" tabindex="0">Nano</span><cost-tip id="t" model="nano-banana-2" delay="0"></cost-tip>`,
      );
      await page.evaluate(`void (document.querySelector("#t").catalog = catalogs.imagineart)`);
      await page.hover("#m");
      await until(page, `isOpen("#t")`, 1);
      assert.match(await page.evaluate(`box("#t").textContent`), /^Nano Banana 2.*Base cost: 49 credits/);
      assert.match(await page.evaluate(`description("#m")`), /Base cost: 49 credits$/);
    },
  ],
  [
    "no text of a catalog is markup, and none turns its neighbours",
    async (page) => {
      const evil = `<img src=x onerror="heard.errors.push('ran')">"'\u202e & <b>`;
      const model = { name: evil, description: evil, price: [{ label: evil, rate: "7" }] };
      const sources = { page: { title: evil, url: "https://x.example", checked_on: "2026-11-22" } };
      await stage(
        page,
        `${small}<span id="m" tabindex="0">m</span><cost-tip id="t" delay="0" for="m" model="nano-banana-2" form="f"></cost-tip>`.replace(
          "<form",
          `<form id="f"`,
        ),
        "",
      );
      await page.evaluate(`void (${give(loaded(plainCatalog({ unit: evil, sources }, model)))})`);
      await until(page, `${total}.includes("onerror")`, 3);
      for (const [target, tip] of [
        ["#create", "#create-tip"],
        ["#m", "#t"],
      ]) {
        await page.hover(target);
        await until(page, `isOpen("${tip}")`, 1);
        assert.equal(await page.evaluate(`box("${tip}").querySelectorAll("img, b").length`), 0);
        assert.match(await page.evaluate(`box("${tip}").textContent`), /<img src=x/);
        assert.doesNotMatch(await page.evaluate(`box("${tip}").textContent`), /\u202e/);
      }
    },
  ],
  [
    "properties that are set before the element is defined count",
    async (page) => {
      await stage(
        page,
        small.replace("<cost-total>price unavailable</cost-total>", "<late-total></late-total>"),
        "",
      );
      await page.evaluate(`(() => {
        document.querySelector("late-total").catalog = catalogs.imagineart;
        if (!customElements.get("late-total")) customElements.define("late-total", class extends CostTotal {});
      })()`);
      assert.equal(await page.evaluate(`shown("late-total")`), "49 credits");
    },
  ],
  [
    "to define the elements twice is no error",
    async (page) => {
      const names = await page.evaluate(
        `import("/dist/elements/define.js?again").then(() => customElements.get("cost-total") === CostTotal)`,
      );
      assert.equal(names, true);
    },
  ],
  [
    "a form in a shadow root, and elements in shadow roots inside a form",
    async (page) => {
      await stage(
        page,
        `<div id="a"></div><form><input type="hidden" name="model" value="nano-banana-2"><div id="b"></div></form>`,
      );
      await page.evaluate(`(() => {
        for (const [host, selector] of [["#a", null], ["#b", "form"]]) {
          const root = document.querySelector(host).attachShadow({ mode: "open" });
          const form = document.createElement("form");
          const model = Object.assign(document.createElement("input"), { name: "model", value: "imagineart-1.5" });
          const button = Object.assign(document.createElement("button"), { textContent: "Create", type: "button", id: "go" });
          button.append(document.createElement("cost-total"));
          if (selector) root.append(button, document.createElement("cost-tip"));
          else {
            form.append(model, button, document.createElement("cost-tip"));
            root.append(form);
            formCost(form).catalog = catalogs.imagineart;
          }
        }
      })()`);
      const inRoot = (host, selector) =>
        `document.querySelector("${host}").shadowRoot.querySelector("${selector}")`;
      assert.equal(await page.evaluate(`shown(${inRoot("#a", "cost-total")})`), "15 credits");
      assert.equal(await page.evaluate(`shown(${inRoot("#b", "cost-total")})`), "49 credits");
      assert.equal(await page.evaluate(`description(${inRoot("#b", "button")})`), "49 credits");
      for (const host of ["#a", "#b"]) {
        await page.hover(host);
        const { x, y } = await page.evaluate(
          `(({ left, top }) => ({ x: Math.round(left + 9), y: Math.round(top + 9) }))(${inRoot(host, "button")}.getBoundingClientRect())`,
        );
        await page.move(x, y);
        await until(page, `isOpen(${inRoot(host, "cost-tip")})`, 1);
        const boxes = `[${inRoot(host, "button")}, box(${inRoot(host, "cost-tip")})].map((one) => one.getBoundingClientRect())`;
        const [target, tip] = await page.evaluate(`${boxes}.map(({ top, bottom }) => ({ top, bottom }))`);
        const gap = Math.min(Math.abs(target.top - tip.bottom), Math.abs(tip.top - target.bottom));
        assert.ok(gap < 12, "it stands at its target");
      }
    },
  ],
  ["a thousand times there and gone leaves nothing behind", comeAndGo],
];

async function comeAndGo(page, engine) {
  await stage(page, "<div id=place></div>");
  const left = await page.evaluate(`(async () => {
    const live = countListeners();
    const place = document.querySelector("#place");
    const gone = [];
    const policy = window.trustedTypes?.createPolicy("many" + Math.random(), { createHTML: (text) => text });
    const html = ${JSON.stringify(studio)};
    const add = () => {
      place.innerHTML = policy ? policy.createHTML(html) : html;
      const form = place.querySelector("form");
      formCost(form).catalog = catalogs.imagineart;
      return form;
    };
    add();
    await new Promise((resolve) => setTimeout(resolve));
    place.replaceChildren();
    const before = live();
    for (let time = 0; time < 1000; time++) {
      gone.push(new WeakRef(add()));
      await null;
      place.replaceChildren();
    }
    const after = live();
    // The garbage is not collected before the turn is over.
    for (let time = 0; window.gc && time < 3; time++) {
      await new Promise((resolve) => setTimeout(resolve, 50));
      window.gc();
    }
    return { before, after, kept: gone.filter((form) => form.deref()).length };
  })()`);
  assert.equal(left.after, left.before, "listeners");
  // Some may still be held by what the browser looked at last.
  if (engine === "chromium") assert.ok(left.kept <= 20, `${left.kept} of 1000 forms are kept`);
}

inEachEngine("a page", stories);
