// The examples of docs/elements.md, as they stand there: bundled as any page would, under a strict policy, in each engine.

import assert from "node:assert/strict";
import { mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { createServer } from "node:http";
import { after, before, test } from "node:test";
import { typescript } from "../../scripts/build/types.js";
import { inside } from "../../scripts/paths.js";
import { engines, until, withPage } from "../browsers/drivers.js";

const text = readFileSync(inside("docs", "elements.md"), "utf8");
const folder = inside("build", "examples");

/** The code of the first block of a language, or of the one that says `containing`. */
function block(language, containing = "") {
  const found = [...text.matchAll(new RegExp(`\`\`\`${language}\n([\\s\\S]*?)\`\`\``, "g"))].map(
    ([, code]) => code,
  );
  return found.find((code) => code.includes(containing));
}

const page = block("html");
const [, script] = page.match(/<script type="module">([\s\S]*)<\/script>/);

const mount = `import { createRoot } from "react-dom/client";
import { Studio } from "./studio";
const place = document.body.appendChild(document.createElement("div"));
createRoot(place).render(<Studio />);
window.unmount = () => place.remove();
`;

/** By path: markup, and the module that it loads. */
const examples = {
  plain: { markup: page.replace(/<script[\s\S]*/, ""), files: { "main.js": script } },
  bare: {
    markup: `<form><input type="hidden" name="model" value="nano-banana-2"><input name="images"><output></output></form>`,
    files: { "main.js": block("js", "subscribe") },
  },
  react: { markup: "", files: { "main.tsx": mount, "studio.tsx": block("tsx") } },
  words: {
    markup: `<form lang="en"><input type="hidden" name="model" value="nano-banana-2"><input name="images" value="0"><cost-total></cost-total></form>`,
    files: {
      "main.js": `${block("js", "addWords")}
        import "costpeek/define";
        import { loadCatalog } from "costpeek";
        import imagineart from "costpeek/catalogs/imagineart";
        document.querySelector("cost-total").catalog = loadCatalog(imagineart);`,
    },
  },
};

let server;
let url;

before(async () => {
  const pages = new Map();
  for (const [name, { markup, files }] of Object.entries(examples)) {
    pages.set(`/${name}`, ["text/html", html(name, markup)]);
    pages.set(`/${name}.js`, ["text/javascript", await bundle(name, files)]);
    pages.set(`/${name}.css`, ["text/css", block("css")]);
  }
  server = createServer((request, response) => {
    const [type, body] = pages.get(request.url) ?? ["text/plain", ""];
    response
      .writeHead(body ? 200 : 404, { "Content-Type": type, "Content-Security-Policy": policy })
      .end(body);
  });
  await new Promise((resolve) => server.listen(0, "127.0.0.1", resolve));
  url = `http://127.0.0.1:${server.address().port}/`;
});

after(() => {
  server?.closeAllConnections();
  server?.close();
});

const policy =
  "default-src 'self'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self'; require-trusted-types-for 'script'";

function html(name, markup) {
  const head = `<meta charset="utf-8"><title>${name}</title><link rel="stylesheet" href="${name}.css">`;
  return `<!doctype html><html lang="en"><head>${head}<script type="module" src="${name}.js"></script></head><body>${markup}</body></html>`;
}

async function bundle(name, files) {
  const esbuild = await import("esbuild");
  const place = `${folder}/${name}`;
  rmSync(place, { recursive: true, force: true });
  mkdirSync(place, { recursive: true });
  for (const [file, code] of Object.entries(files)) writeFileSync(`${place}/${file}`, code);
  const built = await esbuild.build({
    entryPoints: [`${place}/${Object.keys(files)[0]}`],
    bundle: true,
    format: "esm",
    jsx: "automatic",
    define: { "process.env.NODE_ENV": '"production"' },
    // Only where a catalog has to be read.
    external: ["./checker.js"],
    write: false,
  });
  return built.outputFiles[0].text;
}

const shown = (selector) =>
  `document.querySelector("${selector}")?.shadowRoot?.firstElementChild.textContent`;

for (const engine of engines.filter((one) => one === (process.env.ENGINE ?? one))) {
  test(`the examples work in ${engine}`, { timeout: 120_000 }, async (t) => {
    const at = (name, work) => withPage(engine, url + name, work);
    await t.test("plain HTML", () =>
      at("plain", async (page) => {
        await until(page, `${shown("cost-total")} === "196 credits"`);
        await page.click("[value='2K']");
        assert.equal(await page.evaluate(shown("cost-total")), "294 credits");
        assert.equal(
          await page.evaluate(shown("cost-balance")),
          "Within your balance of 500 creditsEnough for Images: 6",
        );
        const color = `getComputedStyle(document.querySelector("cost-tip").shadowRoot.firstElementChild).backgroundColor`;
        assert.equal(await page.evaluate(color), "rgb(20, 33, 61)");
      }),
    );
    await t.test("without elements", () =>
      at("bare", async (page) => {
        await until(page, `document.querySelector("output").textContent === "49 credits"`);
      }),
    );
    await t.test("React", () =>
      at("react", async (page) => {
        await until(page, `${shown("cost-total")} === "49 credits"`);
        await page.click("button");
        await until(page, `${shown("cost-total")} === "196 credits"`, 2);
        await page.hover("[type=submit]");
        await until(
          page,
          `document.querySelector("cost-tip").shadowRoot.firstElementChild.matches(":popover-open")`,
          2,
        );
        await page.evaluate("unmount()");
        assert.equal(await page.evaluate(`document.querySelectorAll("[role=status]").length`), 0);
      }),
    );
    await t.test("words", () =>
      at("words", async (page) => {
        await until(
          page,
          `document.querySelector("[name=images]").validationMessage === "Pictures: 1 to 100"`,
        );
      }),
    );
  });
}

test("TypeScript knows the elements, in the DOM and in JSX", async () => {
  const place = `${folder}/types`;
  mkdirSync(place, { recursive: true });
  writeFileSync(`${place}/studio.tsx`, block("tsx"));
  writeFileSync(`${place}/dom.ts`, domTypes);
  writeFileSync(`${place}/wrong.tsx`, wrongTypes);
  await typescript(["--noEmit", "--project", tsconfig(place)]);
});

const domTypes = `import "costpeek/define";
import { loadCatalog } from "costpeek";
import { type Cost, type CostTip, type FormCost, formCost } from "costpeek/elements";
import type { Words } from "costpeek/words/words";
import de from "costpeek/words/de";

const words: Words = { ...de, total: "Summe" };
const total = document.createElement("cost-total");
total.catalog = loadCatalog(words);
const tip: CostTip | null = document.querySelector("cost-tip");
const cost: FormCost | undefined = tip?.formCost;
export const kind: Cost["kind"] | undefined = cost?.cost.kind;
formCost().update();
// @ts-expect-error: a catalog is no text
total.catalog = "imagineart";
`;

const wrongTypes = `import type {} from "costpeek/react";
export const right = <cost-tip for="create" model="" delay={3000} class="x">…</cost-tip>;
// @ts-expect-error: there is no such attribute
export const wrong = <cost-tip target="create" />;
`;

function tsconfig(place) {
  const file = `${place}/tsconfig.json`;
  const compilerOptions = {
    target: "es2022",
    module: "nodenext",
    lib: ["es2022", "dom", "dom.iterable", "ESNext.Disposable"],
    types: [],
    jsx: "react-jsx",
    strict: true,
    noEmit: true,
  };
  writeFileSync(file, JSON.stringify({ compilerOptions, include: ["*.ts", "*.tsx"] }));
  return file;
}
