// Choices cross to the engine packed into two numbers, where they have room there; whatever there is to choose, the price is the same.

import assert from "node:assert/strict";
import { test } from "node:test";
import { loadCatalog } from "costpeek";

const source = { title: "Made up", checked_on: "2026-11-01" };

/** Switches s0, s1, …, which cost 1, 2, … */
function switches(count) {
  const names = Array.from({ length: count }, (_, index) => `s${index}`);
  const settings = Object.fromEntries(
    names.map((name) => [name, { kind: "switch", label: name, default: false }]),
  );
  const price = names.map((name, index) => ({
    label: name,
    when: { [name]: true },
    rate: String(index + 1),
  }));
  return { settings, price: [{ label: "Base", rate: "0" }, ...price] };
}

/** Numbers up to `most`, in such steps, each of which costs itself. */
function numbers(most, step) {
  const names = most.map((_, index) => `n${index}`);
  const setting = (max) => ({ kind: "number", label: "Number", min: step, max: String(max), step });
  const settings = Object.fromEntries(names.map((name, index) => [name, setting(most[index])]));
  return { settings, price: names.map((name) => ({ label: name, rate: "1", times: [name] })) };
}

async function open({ settings, price }) {
  const model = { id: "m", name: "M", group: "G", description: "A model.", source: "made", settings, price };
  const about = { id: "c", version: "1", name: "C", unit: "credits", sources: { made: source } };
  return loadCatalog({ format: "costpeek/1", ...about, models: [model] });
}

for (const count of [1, 5, 6, 7, 11, 12, 13, 31]) {
  test(`${count} switches, each of them on by itself, and all of them`, async () => {
    const { estimate } = await open(switches(count));
    for (let index = 0; index < count; index++) {
      const { total, settings } = estimate({ model: "m", [`s${index}`]: true });
      assert.equal(total, String(index + 1));
      assert.deepEqual(
        Object.keys(settings).filter((name) => settings[name] === true),
        [`s${index}`],
      );
    }
    const all = Object.fromEntries(Array.from({ length: count }, (_, index) => [`s${index}`, true]));
    assert.equal(estimate({ model: "m", ...all }).total, String((count * (count + 1)) / 2));
  });
}

const large = 999_999_999;

for (const [step, ...most] of [
  ["1", 7],
  ["1", 8],
  ["1", large],
  ["1", 2 ** 20, 2 ** 20],
  ["1", 65535, 65535, 65535, 65535],
  ["1", large, large],
  ["1", large, large, large],
  ["0.5", large, large],
  ["0.125", large, 3],
]) {
  test(`numbers up to ${most.join(", ")} in steps of ${step}`, async () => {
    const { estimate } = await open(numbers(most, step));
    for (const pick of [() => Number(step), (max) => max, (max) => Math.ceil(max / 3)]) {
      const given = Object.fromEntries(most.map((max, index) => [`n${index}`, pick(max)]));
      const { total, settings, assumed } = estimate({ model: "m", ...given });
      assert.equal(total, String(Object.values(given).reduce((sum, number) => sum + number, 0)));
      assert.deepEqual(settings, { model: "m", ...given });
      assert.deepEqual(assumed, []);
    }
  });
}

test("a setting can have more options than a call takes arguments", async () => {
  const options = Array.from({ length: 130_000 }, (_, index) => `o${index}`);
  const o = { kind: "options", label: "O", options, default: "o0" };
  const { estimate } = await open({ settings: { o }, price: [{ label: "Any", rate: "1" }] });
  assert.equal(estimate({ model: "m", o: "o129999" }).settings.o, "o129999");
});

test("halves of a character stay with the texts that they are of", async () => {
  const o = { kind: "options", label: "O", options: ["😀", "x"], default: "x" };
  const t = { kind: "number", label: "T", min: "1", max: "100", step: "1", default: "1" };
  const price = [{ label: "T", rate: "1", times: ["t"] }];
  const { estimate } = await open({ settings: { o, t }, price });
  assert.throws(() => estimate({ model: "m", o: "\ud83d", "\ude00": "n50" }), { code: "UNKNOWN_SETTING" });
  assert.throws(() => estimate({ model: "m", o: "\ud83d" }), { code: "NOT_OFFERED", value: "\ud83d" });
});
