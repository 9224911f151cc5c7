// Everything that can be wrong with the engine: one error that names cause and fix, and a retry that works once the cause is gone.

import assert from "node:assert/strict";
import { cpSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { createServer } from "node:http";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { fileURLToPath } from "node:url";
import { inNewProcess, spoiling, told } from "./new-process.js";

const dist = fileURLToPath(new URL("../dist/", import.meta.url));
const wasm = readFileSync(join(dist, "engine.wasm"));
const altered = Buffer.from(wasm);
altered[wasm.length - 100] ^= 1;

const page = "\n<!doctype html><title>Studio</title>";

/** What a server can answer in place of the engine: status, type and content. */
const faults = {
  missing: [404, "text/plain", "not found"],
  page: [200, "text/html", page],
  mime: [200, "text/plain", wasm],
  truncated: [200, "application/wasm", wasm.subarray(0, 9999)],
  altered: [200, "application/wasm", altered],
};

/** The code and the words of what is said then. */
const said = {
  missing: ["NOT_FETCHED", /answered 404; serve the file `costpeek\/engine.wasm` there/],
  page: ["NOT_WASM", /a web page and not the price engine/],
  mime: ["WRONG_MIME", /`text\/plain`: have it send `Content-Type: application\/wasm`/],
  truncated: ["DAMAGED", /9999 bytes in place of the \d+ of/],
  altered: ["DAMAGED", /other bytes than.* or is that of another version/],
};

let address;
let server;
let fault;
/** Requests that are not answered until the fault is another. */
const waiting = [];

before(async () => {
  server = createServer(answer);
  await new Promise((done) => server.listen(0, "127.0.0.1", done));
  address = `http://127.0.0.1:${server.address().port}`;
});

after(() => server.close().closeAllConnections());

function answer(request, response) {
  if (request.url === "/engine.wasm") return fault === "slow" ? waiting.push(response) : serve(response);
  fault = request.url.replace("/now/", "");
  for (const late of waiting.splice(0)) serve(late);
  response.end();
}

function serve(response) {
  const [status, type, body] = faults[fault] ?? [200, "application/wasm", wasm];
  response.writeHead(status, { "Content-Type": type }).end(body);
}

const slimPreamble = `${told}
  const { loadCatalog, setEngine } = await import(slim);
  const [address] = process.argv.slice(1);
  const now = (fault) => fetch(address + "/now/" + fault);`;

for (const [name, [code, message]] of Object.entries(said)) {
  test(`an engine that is ${name} is named, and fetched again by the next load`, async () => {
    const [first, second] = await inNewProcess(
      `${slimPreamble}
      await now("${name}");
      setEngine(address + "/engine.wasm");
      const first = await told(loadCatalog(catalog));
      await now("none");
      print([first, await told(loadCatalog(catalog))]);`,
      address,
    );
    assert.deepEqual([first.name, first.code], ["EngineError", code]);
    assert.match(first.message, message);
    assert.equal(second, "4");
  });
}

test("an engine from where nobody answers is named", async () => {
  const first = await inNewProcess(`${slimPreamble}
    setEngine(new URL("http://127.0.0.1:1/engine.wasm"));
    print(await told(loadCatalog(catalog)));`);
  assert.equal(first.code, "NOT_FETCHED");
  assert.match(first.message, /from http:\/\/127\.0\.0\.1:1\/engine\.wasm/);
});

test("a file that Node does not fetch is read by whoever has it", async () => {
  const first = await inNewProcess(`${slimPreamble}
    setEngine(new URL("engine.wasm", slim));
    print(await told(loadCatalog(catalog)));`);
  assert.equal(first.code, "NOT_FETCHED");
  assert.match(first.message, /; read the file, and give its bytes$/);
});

test("the slim entry without an engine says what to call", async () => {
  const [first, second] = await inNewProcess(
    `${slimPreamble}
    const first = await told(loadCatalog(catalog));
    setEngine(address + "/engine.wasm");
    print([first, await told(loadCatalog(catalog))]);`,
    address,
  );
  assert.equal(first.code, "NO_ENGINE");
  assert.match(first.message, /call `setEngine`/);
  assert.equal(second, "4");
});

test("bytes and modules are engines as well, if they are the engine's", async () => {
  const answers = await inNewProcess(`${slimPreamble}
    const { readFileSync } = await import("node:fs");
    const bytes = readFileSync(new URL("engine.wasm", slim));
    const nothing = new WebAssembly.Module(Uint8Array.of(0, 97, 115, 109, 1, 0, 0, 0));
    const sources = [bytes.subarray(1), nothing, bytes, new Uint8Array(bytes).buffer, new WebAssembly.Module(bytes)];
    const answers = [];
    for (const source of sources) {
      setEngine(source);
      answers.push(await told(loadCatalog(catalog)));
    }
    print(answers.map((answer) => answer.code ?? answer));`);
  assert.deepEqual(answers, ["DAMAGED", "DAMAGED", "4", "4", "4"]);
});

test("the slim entry checks catalogs, by the package's own checker or by one that is served", async () => {
  const answers = await inNewProcess(`${slimPreamble}
    const { readFileSync } = await import("node:fs");
    const read = (name) => readFileSync(new URL(name, slim));
    const text = readFileSync(new URL("../src/catalogs/apiframe.json", slim), "utf8");
    setEngine(read("engine.wasm"), read("engine.wasm"));
    const wrong = await told(loadCatalog(text));
    setEngine(read("engine.wasm"), new WebAssembly.Module(read("engine.wasm")));
    const foreign = await told(loadCatalog(text));
    setEngine(read("engine.wasm"), read("checker.wasm"));
    print([wrong.code, foreign.code, await told(loadCatalog(text))]);`);
  assert.deepEqual(answers, ["DAMAGED", "DAMAGED", "4"]);
  const inline = await inNewProcess(`${slimPreamble}
    const { readFileSync } = await import("node:fs");
    setEngine(readFileSync(new URL("engine.wasm", slim)));
    print(await told(loadCatalog(readFileSync(new URL("../src/catalogs/apiframe.json", slim), "utf8"))));`);
  assert.equal(inline, "4");
});

// What engines say where they may not compile; the three browsers' own policies are tried in `tests/browsers/policy.test.js`.
const forbidden = [
  ["WebAssembly.compile(): Wasm code generation disallowed by embedder", /the condition "workerd"/],
  ["call to WebAssembly.compile() blocked by CSP", /add 'wasm-unsafe-eval' to its `script-src`/],
];

for (const [reason, message] of forbidden) {
  test(`"${reason}" is a block with its own way out`, async () => {
    const [first, second] = await inNewProcess(`${told}
      const { compile } = WebAssembly;
      WebAssembly.compile = async () => { throw new WebAssembly.CompileError(${JSON.stringify(reason)}); };
      const { loadCatalog } = await import(costpeek);
      const first = await told(loadCatalog(catalog));
      WebAssembly.compile = compile;
      print([first, await told(loadCatalog(catalog))]);`);
    assert.equal(first.code, "BLOCKED");
    assert.match(first.message, message);
    assert.equal(second, "4");
  });
}

test("a catalog that is used before it is there says that an await is missing", async () => {
  const { used, total } = await inNewProcess(`${told}
    const { loadCatalog, EngineError } = await import(costpeek);
    const loading = loadCatalog(catalog);
    const used = [() => loading.estimate({ model: "imagine" }), () => loading.models.length].map((use) => {
      try { return use(); } catch (error) { return [error instanceof EngineError, error.code, error.message]; }
    });
    print({ used, total: await told(loading) });`);
  assert.deepEqual(
    used.map(([isOurs, code]) => [isOurs, code]),
    [
      [true, "NOT_LOADED"],
      [true, "NOT_LOADED"],
    ],
  );
  assert.match(used[0][2], /`estimate` .* write `await loadCatalog\(…\)` first/);
  assert.equal(total, "4");
});

test("a load that is given up ends at once, while the engine is still on its way, and the next one works", async () => {
  const { given, waited, total } = await inNewProcess(
    `${slimPreamble}
    await now("slow");
    setEngine(address + "/engine.wasm");
    const start = performance.now();
    const given = await told(loadCatalog(catalog, { signal: AbortSignal.timeout(50) }));
    const waited = performance.now() - start;
    const next = told(loadCatalog(catalog));
    await now("none");
    print({ given: given.name, waited, total: await next });`,
    address,
  );
  assert.equal(given, "TimeoutError");
  assert.ok(waited < 5000, `${waited} ms`);
  assert.equal(total, "4");
});

test("two copies of the package on one page do not know of each other", async () => {
  await withCopy(async (copy) => {
    const answer = await inNewProcess(
      `${told}${spoiling}
      const [first, second] = await Promise.all([costpeek, process.argv[1]].map((place) => import(place)));
      const one = await first.loadCatalog(catalog);
      const other = await second.loadCatalog(catalog);
      spoil();
      const price = ({ estimate }) => said(() => estimate({ model: "imagine" }).total);
      const prices = [price(one), price(other), price(other)];
      print({ prices: prices.map((price) => price.code ?? price), same: first.EngineError === second.EngineError });`,
      new URL("index.js", copy).href,
    );
    assert.deepEqual(answer, { prices: ["4", "TRAPPED", "4"], same: false });
  });
});

test("the page of what can go wrong has every code", () => {
  const types = readFileSync(join(dist, "errors.d.ts"), "utf8");
  const codes = types.match(/EngineErrorCode = (.*);/)[1].match(/[A-Z_]+/g);
  const page = readFileSync(join(dist, "..", "docs", "when-it-fails.md"), "utf8");
  assert.deepEqual(page.match(/(?<=^\| `)[A-Z_]+/gm).sort(), codes.sort());
});

test("a catalog that another version compiled is refused with what to do", async () => {
  const { message } = await inNewProcess(`${told}
    const { loadCatalog } = await import(costpeek);
    print(await told(loadCatalog({ ...catalog, compiled: "99" })));`);
  assert.match(message, /compiled catalog of another layout.*compile it again with this version/);
});

test("a chunk that was not deployed is named, and compiled catalogs load without it", async () => {
  await withCopy(async (copy) => {
    rmSync(new URL("checker.js", copy));
    const [compiled, document] = await inNewProcess(
      `${told}
      const { loadCatalog } = await import(process.argv[1]);
      print([await told(loadCatalog(catalog)), await told(loadCatalog({}))]);`,
      new URL("index.js", copy).href,
    );
    assert.equal(compiled, "4");
    assert.equal(document.code, "NOT_FETCHED");
    assert.match(document.message, /a chunk of its own, which has to be deployed beside the others/);
  });
});

async function withCopy(work) {
  const folder = mkdtempSync(join(tmpdir(), "costpeek-copy-"));
  try {
    cpSync(dist, folder, { recursive: true });
    cpSync(join(dist, "..", "package.json"), join(folder, "package.json"));
    await work(new URL(`file://${folder}/`));
  } finally {
    rmSync(folder, { recursive: true });
  }
}
