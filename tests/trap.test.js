// An engine that breaks in the midst of a call: that call says so, and every other one works, of whatever catalog.

import assert from "node:assert/strict";
import { test } from "node:test";
import { inNewProcess, spoiling, told } from "./new-process.js";

test("after a trap every catalog works on, on one fresh engine of the module that was compiled before", async () => {
  const answer = await inNewProcess(`${told}${spoiling}
    let compiled = 0;
    const { compile } = WebAssembly;
    WebAssembly.compile = (...args) => { compiled += 1; return compile(...args); };
    const { loadCatalog } = await import(costpeek);
    const [one, other] = [await loadCatalog(catalog), await loadCatalog(catalog)];
    const price = ({ estimate }) => estimate({ model: "kling-2.6", seconds: 10, audio: true }).total;
    const early = one.estimate({ model: "imagine" });
    price(other);
    spoil();
    const first = said(() => price(one));
    const then = [price(one), price(other), early.settings.model, early.lines[0].factors.length];
    const later = await told(loadCatalog(catalog));
    spoil();
    const second = said(() => other.range({ model: "kling-2.6" }, { over: ["seconds"] }));
    const last = [other.range({ model: "kling-2.6" }, { over: ["seconds"] }).max, price(one)];
    print({ first, then, later, second, last, compiled, engines: memories.length });`);
  assert.deepEqual([answer.first.name, answer.first.code], ["EngineError", "TRAPPED"]);
  assert.match(answer.first.message, /the next call starts it afresh/);
  assert.deepEqual(answer.then, ["40", "40", "imagine", answer.then[3]]);
  assert.equal(answer.later, "4");
  assert.equal(answer.second.code, "TRAPPED");
  assert.deepEqual(answer.last, [answer.last[0], "40"]);
  assert.deepEqual([answer.compiled, answer.engines], [1, 3]);
});

test("a trap among columns leaves the next ones as they are", async () => {
  const answer = await inNewProcess(`${told}${spoiling}
    const { loadCatalog } = await import(costpeek);
    const { estimateColumns } = await loadCatalog(catalog);
    const price = () => estimateColumns("kling-2.6", { seconds: Uint8Array.of(0, 1) }).total(1).total;
    const before = price();
    spoil();
    print({ before, broken: said(price).code, after: price() });`);
  assert.equal(answer.broken, "TRAPPED");
  assert.equal(answer.after, answer.before);
});

test("after a trap the checker works on", async () => {
  const answer = await inNewProcess(`${told}${spoiling}
    const { readFileSync } = await import("node:fs");
    const text = readFileSync(new URL("../src/catalogs/apiframe.json", costpeek), "utf8");
    const { loadCatalog } = await import(costpeek);
    const before = await told(loadCatalog(text));
    spoil();
    const broken = await told(loadCatalog(text));
    print({ before, broken: broken.code, after: await told(loadCatalog(text)) });`);
  assert.deepEqual(answer, { before: "4", broken: "TRAPPED", after: "4" });
});

test("a stack that runs out within the engine leaves no trace in later prices", async () => {
  const answer = await inNewProcess(`${told}
    const { loadCatalog } = await import(costpeek);
    const { estimate } = await loadCatalog(catalog);
    const price = () => estimate({ model: "kling-2.6", seconds: 10, audio: true }).total;
    const names = new Set();
    const dive = () => {
      try { dive(); } catch (error) { names.add(error.name); throw error; }
      price();
    };
    for (let time = 0; time < 20; time++) {
      try { dive(); } catch { names.add("thrown"); }
      const deep = (depth) => (depth === 0 ? price() : deep(depth - 1));
      for (let depth = 5000; depth < 14000; depth += 97) {
        try { deep(depth + time); } catch (error) { names.add(error.name); }
      }
    }
    print({ names: [...names].sort(), total: price() });`);
  assert.deepEqual(answer.names, ["RangeError", "thrown"]);
  assert.equal(answer.total, "40");
});
