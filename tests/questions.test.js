// What a page asks besides a price: what other choices would cost, and which settings matter.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { loadCatalog, SettingsError } from "costpeek";
import apiframe from "costpeek/catalogs/apiframe";
import imagineart from "costpeek/catalogs/imagineart";

const forms = JSON.parse(readFileSync(new URL("catalogs/forms.json", import.meta.url), "utf8"));
const [studio, actions, every] = await Promise.all(
  [imagineart, apiframe, forms].map((source) => loadCatalog(source)),
);

const hints = (options) => options.map(({ value, difference }) => `${value} ${difference}`);

test("the hints of a picker say what each option adds", () => {
  const alternatives = studio.sensitivity({ model: "nano-banana-2", resolution: "2K", images: 2 });
  assert.deepEqual(hints(alternatives.resolution), ["1K -49", "2K 0", "4K 49"]);
  assert.deepEqual(hints(alternatives.aspectRatio).slice(0, 2), ["1:1 0", "4:3 0"]);
  assert.deepEqual(Object.keys(alternatives), ["resolution", "aspectRatio", "promptEnhancer"]);
});

test("an option without a published price adds nothing that could be said", () => {
  const { promptEnhancer } = studio.sensitivity({ model: "imagineart-1.5" });
  assert.deepEqual(promptEnhancer, [
    { value: false, certainty: "exact", total: "15", min: "15", max: "15", difference: "0" },
    { value: true, certainty: "at-least", min: "15" },
  ]);
});

test("settings that are refused are refused here as well", () => {
  assert.throws(() => studio.sensitivity({ model: "nano-banana-2", images: 0 }), { code: "OUT_OF_RANGE" });
  assert.throws(() => studio.dependsOn("nano-banana-9"), SettingsError);
});

for (const [model, settings] of [
  ["nano-banana-2", ["images", "resolution", "promptEnhancer"]],
  ["midjourney-v7", ["images", "promptEnhancer"]],
  ["topaz", ["images", "scale", "width", "height"]],
]) {
  test(`the price of ${model} depends on ${settings.join(", ")}`, () => {
    assert.deepEqual(studio.dependsOn(model), settings);
  });
}

test("actions with one price depend on nothing", () => {
  assert.deepEqual(actions.dependsOn("blend"), []);
  assert.deepEqual(actions.dependsOn("kling-2.6"), ["seconds", "audio"]);
});

for (const catalog of [studio, actions, every]) {
  for (const model of catalog.models) {
    test(`${catalog.id}: every alternative of ${model.id} is the estimate with that option`, () => {
      const settings = someSettings(model);
      const depends = catalog.dependsOn(model.id);
      for (const [name, options] of Object.entries(catalog.sensitivity(settings))) {
        assert.deepEqual(
          options.map(({ value }) => value),
          model.settings[name].options ?? [false, true],
        );
        for (const option of options) {
          const { certainty, total, min, max } = catalog.estimate({ ...settings, [name]: option.value });
          assert.deepEqual(
            [option.certainty, option.total, option.min, option.max],
            [certainty, total, min, max],
          );
        }
        if (!depends.includes(name)) assert.equal(new Set(options.map(({ min }) => min)).size, 1, name);
      }
    });
  }
}

/** The defaults, and the largest of what has none. */
function someSettings({ id, settings }) {
  const open = Object.entries(settings).filter(([, setting]) => setting.default === undefined);
  return {
    model: id,
    ...Object.fromEntries(open.map(([name, { max, options }]) => [name, max ?? options.at(-1)])),
  };
}

test("a range whose two ends meet is exact", async () => {
  const [range] = forms.models.filter(({ id }) => id === "range");
  const settings = { images: { ...forms.settings.images, min: "0", default: "0" } };
  const { estimate, range: alternatives } = await loadCatalog({
    ...forms,
    settings,
    models: [{ ...range, id: "none" }],
  });
  assert.deepEqual([estimate({ model: "none" }).certainty, estimate({ model: "none" }).max], ["range", "0"]);
  const { certainty, min, max } = alternatives({ model: "none" }, { over: [] });
  assert.deepEqual({ certainty, min, max }, { certainty: "exact", min: "0", max: "0" });
});
