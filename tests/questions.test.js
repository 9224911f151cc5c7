// What a page asks besides a price: what other choices would cost, and which settings matter.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { loadCatalog, SettingsError } from "costpeek";
import apiframe from "costpeek/catalogs/apiframe";
import imagineart from "costpeek/catalogs/imagineart";

const made = (name) => JSON.parse(readFileSync(new URL(`catalogs/${name}.json`, import.meta.url), "utf8"));
const forms = made("forms");
const [studio, actions, every, comfy] = await Promise.all(
  [imagineart, apiframe, forms, made("comfy")].map((source) => loadCatalog(source)),
);

/** A day on which every model of the forms is sold. */
const at = "2026-02-28";

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

const moving = [
  [every, "nested-when", ["audio", "voice", "speed"], "with what decides whether they exist"],
  [every, "when-in-range", ["seconds", "loop"], "with the number that decides whether one exists"],
  [every, "when-of-the-charge", ["mode", "audio"], "by the condition of a charge and within it"],
  [every, "table-in-a-quantity", ["resolution", "hdr", "seconds"], "by the tables of quantities"],
  [every, "hole", ["number"], "and on nothing that only constraints ask about"],
  [every, "two-broken", [], "where constraints alone ask about settings"],
  [comfy, "pixverse-v3.5", ["quality", "seconds", "motion"], "where some of them exclude each other"],
];
for (const [catalog, model, settings, how] of moving) {
  test(`the price of ${model} depends on ${settings.join(", ") || "nothing"} ${how}`, () => {
    assert.deepEqual(catalog.dependsOn(model), settings);
  });
}

test("options that do not go with the rest are no alternatives", () => {
  const settings = { model: "pixverse-v3.5", quality: "1080p", seconds: 5, motion: "normal" };
  const { quality, seconds, motion } = comfy.sensitivity(settings);
  assert.deepEqual(hints(quality), ["360p -158.25", "540p -158.25", "720p -126.6", "1080p 0"]);
  assert.deepEqual(hints(seconds), ["5 0"]);
  assert.deepEqual(hints(motion), ["normal 0"]);
});

test("an option that would bring a setting without a value is no alternative", () => {
  const settings = { model: "pixverse-v3.5", quality: "720p", seconds: 8 };
  const alternatives = comfy.sensitivity(settings);
  assert.deepEqual(Object.keys(alternatives), ["quality", "seconds"]);
  assert.deepEqual(hints(alternatives.quality), ["360p -63.3", "540p -63.3", "720p 0"]);
  assert.deepEqual(hints(alternatives.seconds), ["8 0"]);
  assert.deepEqual(hints(comfy.sensitivity({ ...settings, motion: "fast" }).seconds), ["5 0", "8 0"]);
});

test("alternatives cost what they cost on the day", () => {
  const voiced = (day) => hints(every.sensitivity({ model: "audio-later" }, { at: day }).audio);
  assert.deepEqual(voiced("2026-04-30"), ["false 0", "true 0"]);
  assert.deepEqual(voiced("2026-05-01"), ["false 0", "true 0.5"]);
});

for (const catalog of [studio, actions, every]) {
  for (const model of catalog.models) {
    test(`${catalog.id}: every alternative of ${model.id} is the estimate with that option`, () => {
      const settings = someSettings(model);
      const depends = catalog.dependsOn(model.id);
      const estimateWith = (name, value) => catalog.estimate({ ...settings, [name]: value }, { at });
      for (const [name, options] of Object.entries(catalog.sensitivity(settings, { at }))) {
        const offered = model.settings[name].options ?? [false, true];
        assert.deepEqual(
          options.map(({ value }) => value),
          offered.filter((value) => goesTogether(() => estimateWith(name, value))),
        );
        for (const option of options) {
          const { certainty, total, min, max } = estimateWith(name, option.value);
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

function goesTogether(work) {
  try {
    return Boolean(work());
  } catch ({ code }) {
    assert.equal(code, "NOT_TOGETHER");
    return false;
  }
}

/** The defaults, and the smallest of what has none. */
function someSettings({ id, settings }) {
  const open = Object.entries(settings).filter(([, setting]) => setting.default === undefined);
  return {
    model: id,
    ...Object.fromEntries(open.map(([name, { min, options }]) => [name, min ?? options?.[0] ?? false])),
  };
}

const ends = ({ certainty, min, max }) => [certainty, min, max];
const ranges = [
  ["up to the end of a constraint", { model: "limited-seconds", quality: "1080p" }, ["seconds"], "1", "10"],
  ["beside a hole", { model: "hole", mode: "a" }, ["number"], "0", "100"],
  [
    "within a constraint on a quantity",
    { model: "limited-megapixels", quality: "high" },
    ["width", "height"],
    "0.000064",
    "4",
  ],
  ["of all that goes together", { model: "absent-cells" }, ["quality", "speed"], "1", "3"],
  ["over settings that do not always exist", { model: "nested-when" }, ["audio", "voice", "speed"], "1", "7"],
  ["over what decides whether another exists", { model: "when-in-range", loop: true }, ["seconds"], "1", "3"],
  ["over both", { model: "when-in-range" }, ["seconds", "loop"], "1", "3"],
];
for (const [what, settings, over, min, max] of ranges) {
  test(`a range ${what}`, () => {
    const range = every.range(settings, { over });
    assert.deepEqual(ends(range), ["range", min, max]);
    for (const [end, complete] of [
      [min, range.minAt],
      [max, range.maxAt],
    ]) {
      const { total, assumed, ignored } = every.estimate(complete);
      assert.deepEqual({ total, assumed, ignored }, { total: end, assumed: [], ignored: [] });
    }
  });
}

test("a range names no setting that does not exist", () => {
  const { minAt, maxAt } = every.range({ model: "nested-when" }, { over: ["audio", "voice", "speed"] });
  assert.deepEqual(minAt, { model: "nested-when", audio: false });
  assert.deepEqual(maxAt, { model: "nested-when", audio: true, voice: "own", speed: 3 });
});

test("a range needs no setting that cannot come to exist", () => {
  const range = (audio) => every.range({ model: "nested-when", audio }, { over: ["voice"] });
  assert.deepEqual(ends(range(false)), ["exact", "1", "1"]);
  assert.throws(() => range(true), { code: "MISSING_SETTING", setting: "speed" });
});

test("a range is one of the day", () => {
  const range = (day) => every.range({ model: "promotions-in-turn" }, { over: ["seconds"], at: day });
  assert.deepEqual(ends(range("2026-10-31")), ["range", "27.153", "1629.18"]);
  assert.deepEqual(ends(range("2026-11-01")), ["range", "40", "1810.2"]);
  assert.deepEqual(ends(range("2027-01-01")), ["unpublished", undefined, undefined]);
  assert.throws(() => range(undefined), { code: "MISSING_DATE" });
});

test("where nothing goes together there is no range", () => {
  assert.throws(() => every.range({ model: "two-broken", a: "y", b: "y", c: "y" }, { over: ["b"] }), {
    code: "NOT_TOGETHER",
    setting: "b",
    message: "model `two-broken` offers no b that goes with the other settings",
  });
});

const bases = [
  [every, "price-change", "2026-06-30", { certainty: "exact", total: "10", min: "10", max: "10" }],
  [every, "price-change", "2026-07-01", { certainty: "exact", total: "12.5", min: "12.5", max: "12.5" }],
  [every, "price-change", "2027-01-01", { certainty: "unpublished" }],
  [
    every,
    "promotions-in-turn",
    "2026-09-30",
    { certainty: "exact", total: "105.595", min: "105.595", max: "105.595" },
  ],
  [every, "absent-cells", undefined, { certainty: "range", min: "1", max: "3" }],
  [
    comfy,
    "gen3a-turbo",
    "2026-07-29",
    { certainty: "exact", total: "15.09", min: "15.09", max: "15.09", per: "second" },
  ],
  [comfy, "wan3.0-video", "2026-09-30", { certainty: "range", min: "10.563", max: "152082" }],
  [comfy, "wan3.0-video", "2026-10-01", { certainty: "range", min: "15.09", max: "217260" }],
  [comfy, "pixverse-v3.5", undefined, { certainty: "range", min: "94.95", max: "253.2" }],
  [comfy, "qwen-image-3.0-pro", undefined, { certainty: "range", min: "12.07", max: "22.63" }],
  [comfy, "gpt-image-2", undefined, { certainty: "unpublished" }],
];
for (const [catalog, model, day, expected] of bases) {
  test(`the base price of ${model}${day ? ` on ${day}` : ""}`, () => {
    assert.deepEqual(catalog.base(model, { at: day }), expected);
    const [info] = catalog.models.filter(({ id }) => id === model);
    assert.deepEqual(info.base, day ? undefined : expected);
  });
}

test("the base price of a dated model needs a day on which it is sold", () => {
  assert.throws(() => every.base("price-change"), { code: "MISSING_DATE", setting: "at", value: undefined });
  assert.throws(() => every.base("sold-for-a-while", { at: "2026-03-01" }), {
    code: "NOT_SOLD",
    value: "2026-03-01",
  });
  assert.throws(() => every.base("limited-seconds", { at: "today" }), { code: "BAD_DATE", value: "today" });
  assert.throws(() => every.base("nosuch"), { code: "UNKNOWN_MODEL", value: "nosuch" });
});

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
