// What only browsers can do to the engine: a policy that blocks it, and memories whose views they empty in their own way.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { createServer } from "node:http";
import { after, before, test } from "node:test";
import { inside } from "../../scripts/paths.js";
import { engines, withPage } from "./drivers.js";

const types = { js: "text/javascript", wasm: "application/wasm" };

let server;
let address;

before(async () => {
  server = createServer(answer);
  await new Promise((done) => server.listen(0, "127.0.0.1", done));
  address = `http://127.0.0.1:${server.address().port}`;
});

after(() => server.close().closeAllConnections());

/** Files that are missing for now. */
const missing = new Set();

/** The package's files, and a page for each policy. */
function answer({ url }, response) {
  if (url.startsWith("/missing/")) missing.add(url.slice("/missing".length));
  if (url === "/found") missing.clear();
  if (missing.has(url)) return response.writeHead(503).end();
  if (url.startsWith("/dist/")) {
    const type = types[url.split(".").at(-1)];
    return response.writeHead(200, { "Content-Type": type }).end(readFileSync(inside(url.slice(1))));
  }
  const script = url === "/strict" ? "'self'" : "'self' 'wasm-unsafe-eval'";
  const headers = { "Content-Type": "text/html", "Content-Security-Policy": `script-src ${script}` };
  response.writeHead(200, headers).end("<!doctype html><title>Studio</title>");
}

/** How a load on the page ends. */
const told = `(loading) => loading.then(
  ({ estimate }) => estimate({ model: "imagine" }).total,
  ({ name, code, message }) => ({ name, code, message }),
)`;

for (const engine of engines) {
  test(`${engine}: a policy that blocks the engine is named`, { timeout: 120_000 }, async () => {
    const error = await withPage(engine, `${address}/strict`, (page) =>
      page.evaluate(`(async () => {
        const { loadCatalog } = await import("/dist/index.js");
        const { default: catalog } = await import("/dist/catalogs/apiframe.js");
        return (${told})(loadCatalog(catalog));
      })()`),
    );
    assert.deepEqual([error.name, error.code], ["EngineError", "BLOCKED"], error.message);
    assert.match(error.message, /add 'wasm-unsafe-eval'/);
  });

  test(`${engine}: a served engine starts, and starts afresh after a trap`, {
    timeout: 120_000,
  }, async () => {
    const answers = await withPage(engine, `${address}/`, (page) =>
      page.evaluate(`(async () => {
        const memories = [];
        const { instantiate } = WebAssembly;
        WebAssembly.instantiate = (...args) => instantiate(...args).then((made) => {
          memories.push(Object.values((made.instance ?? made).exports).find((it) => it instanceof WebAssembly.Memory));
          return made;
        });
        const { loadCatalog, setEngine } = await import("/dist/slim.js");
        const { default: catalog } = await import("/dist/catalogs/apiframe.js");
        setEngine("/dist/engine.wasm");
        const price = ({ estimate }) => {
          try {
            return estimate({ model: "imagine" }).total;
          } catch ({ code }) {
            return code;
          }
        };
        const [one, other] = [await loadCatalog(catalog), await loadCatalog(catalog)];
        const before = [price(one), price(other)];
        new Uint8Array(memories[0].buffer).fill(255);
        return [...before, price(one), price(one), price(other)];
      })()`),
    );
    assert.deepEqual(answers, ["4", "4", "TRAPPED", "4", "4"]);
  });

  test(`${engine}: a chunk that could not be loaded is named, and loaded by the next try`, {
    timeout: 120_000,
  }, async () => {
    const answers = await withPage(engine, `${address}/`, (page) =>
      page.evaluate(`(async () => {
        const { loadCatalog } = await import("/dist/index.js");
        const { default: catalog } = await import("/dist/catalogs/apiframe.js");
        const told = () => loadCatalog({}).catch(({ name, code }) => code ?? name);
        await fetch("/missing/dist/checker.js");
        const first = await told();
        await fetch("/found");
        await fetch("/missing/dist/checker-bytes.js");
        const second = await told();
        await fetch("/found");
        return [first, second, await told()];
      })()`),
    );
    // Firefox remembers of every ES module that it could not be loaded, as docs/when-it-fails.md says.
    const last = engine === "firefox" ? "NOT_FETCHED" : "CatalogError";
    assert.deepEqual(answers, ["NOT_FETCHED", "NOT_FETCHED", last]);
  });
}
