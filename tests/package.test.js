// The built package in Node: what JavaScript can do to an interface, and what the interface promises.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { createServer } from "node:http";
import { after, before, test } from "node:test";
import { CatalogError, compileCatalog, EngineError, loadCatalog, SettingsError } from "costpeek";
import apiframe from "costpeek/catalogs/apiframe";
import imagineart from "costpeek/catalogs/imagineart";
import { inNewProcess } from "./new-process.js";

const root = new URL("../", import.meta.url);
const baseText = readFileSync(new URL("tests/refusals/base.json", root), "utf8");
const base = () => JSON.parse(baseText);
const bytes = (text) => new TextEncoder().encode(text);

const catalog = await loadCatalog(imagineart);
const frames = await loadCatalog(apiframe);
const studio = await loadCatalog(baseText);

const nano = (values) => ({ model: "nano-banana-2", ...values });

/** The SettingsError that `work` throws, checked against `expected` field by field. */
function refuses(work, expected) {
  try {
    work();
  } catch (error) {
    assert.ok(error instanceof SettingsError, `${error}`);
    assert.ok(error instanceof Error);
    assert.equal(error.name, "SettingsError");
    for (const [field, value] of Object.entries(expected)) {
      if (value !== null && typeof value === "object" && field === "allowed") {
        assert.deepEqual(error.allowed, value);
      } else {
        assert.ok(
          Object.is(error[field], value),
          `${field} is ${String(error[field])}, not ${String(value)}`,
        );
      }
    }
    return error;
  }
  assert.fail("nothing was refused");
}

/** The problems of a catalog that is refused. */
async function problemsOf(source, options) {
  try {
    await loadCatalog(source, options);
  } catch (error) {
    assert.ok(error instanceof CatalogError, `${error}`);
    assert.ok(error instanceof Error);
    assert.equal(error.name, "CatalogError");
    assert.ok(error.problems.length > 0, "a refusal without a problem");
    for (const { path, message } of error.problems)
      assert.ok(error.message.includes(path + (path && ": ") + message));
    return error.problems;
  }
  assert.fail("the catalog was not refused");
}

async function codesOf(source, options) {
  return (await problemsOf(source, options)).map(({ code }) => code);
}

// Estimates.

test("an estimate has what is shown at once as own properties, and the rest when it is read", () => {
  const estimate = catalog.estimate(nano({ images: 4, resolution: "2K" }));
  assert.deepEqual(Object.keys(estimate), ["model", "certainty", "unit", "total", "min", "max", "lines"]);
  assert.deepEqual(Object.keys(estimate.lines[0]), ["label", "certainty", "rate", "amount", "min", "max"]);
  assert.deepEqual(Object.keys(estimate.toJSON()), [
    ..."model certainty unit total min max lines settings assumed ignored notes catalog".split(" "),
  ]);
  assert.equal(estimate.total, "294");
  assert.deepEqual(estimate.lines[0].factors, [{ name: "images", value: "4" }]);
  assert.deepEqual(estimate.toJSON().lines, [
    {
      label: "Images",
      certainty: "exact",
      rate: "73.5",
      amount: "294",
      min: "294",
      max: "294",
      factors: [{ name: "images", value: "4" }],
    },
  ]);
  assert.deepEqual(Object.entries(estimate.settings), [
    ["model", "nano-banana-2"],
    ["images", 4],
    ["resolution", "2K"],
    ["aspectRatio", "1:1"],
    ["promptEnhancer", false],
  ]);
  assert.deepEqual(estimate.assumed, ["aspectRatio", "promptEnhancer"]);
  assert.deepEqual(estimate.catalog, { id: catalog.id, version: catalog.version, digest: catalog.digest });
});

test("amounts that are not known are absent, not undefined", () => {
  const { lines, ...unpublished } = catalog.estimate({ model: "midjourney-v7" });
  assert.equal(unpublished.certainty, "unpublished");
  for (const amount of ["total", "min", "max"]) assert.ok(!(amount in unpublished), amount);
  for (const line of lines)
    for (const amount of ["rate", "amount", "min", "max"]) assert.ok(!(amount in line));
  const atLeast = catalog.estimate({ model: "imagineart-1.5", resolution: "2K" });
  assert.equal(atLeast.certainty, "at-least");
  assert.equal(atLeast.min, "15");
  assert.ok(!("total" in atLeast) && !("max" in atLeast));
});

test("methods work detached from their catalog", async () => {
  const { estimate, estimateMany, range, settingsFromForm, compile, models } = await loadCatalog(imagineart);
  assert.equal(estimate(nano()).total, "49");
  assert.equal(estimateMany([nano()]).total.total, "49");
  assert.equal(range(nano(), { over: ["images"] }).max, "4900");
  assert.deepEqual(settingsFromForm(new FormData()), {});
  assert.equal((await loadCatalog(compile())).digest, catalog.digest);
  assert.equal(models.length, 27);
});

test("an estimate becomes plain by toJSON and JSON, with all that is in it", () => {
  const estimate = catalog.estimate({ model: "topaz", width: 1920, height: 1080 });
  const plain = estimate.toJSON();
  assert.equal(Object.getPrototypeOf(plain), Object.prototype);
  assert.ok(!("toJSON" in plain));
  assert.equal(plain.total, "41.472");
  assert.deepEqual(JSON.parse(JSON.stringify(estimate)), plain);
  assert.deepEqual(structuredClone(plain), plain);
});

test("what a caller does to an estimate or to the models changes no later estimate", () => {
  const first = catalog.estimate(nano());
  first.lines[0].amount = "0";
  first.settings.images = 9;
  assert.equal(catalog.estimate(nano()).lines[0].amount, "49");
});

test("settings are not changed by an estimate", () => {
  const settings = Object.freeze(nano({ images: 2 }));
  catalog.estimate(settings);
  assert.deepEqual(settings, { model: "nano-banana-2", images: 2 });
});

test("the order of keys does not matter", () => {
  const one = catalog.estimate({ model: "nano-banana-2", images: 4, resolution: "2K" });
  const other = catalog.estimate({ resolution: "2K", images: 4, model: "nano-banana-2" });
  assert.deepEqual(one, other);
});

test("settings that only other models have are told, and not looked at", () => {
  const estimate = catalog.estimate(nano({ scale: null, width: Number.NaN }));
  assert.deepEqual([...estimate.ignored].sort(), ["scale", "width"]);
  assert.equal(estimate.total, "49");
});

// What is refused in settings.

const aSymbol = Symbol("four");
const refusedValues = [
  ["NaN", Number.NaN, "WRONG_TYPE"],
  ["Infinity", Number.POSITIVE_INFINITY, "WRONG_TYPE"],
  ["-Infinity", Number.NEGATIVE_INFINITY, "WRONG_TYPE"],
  ["null", null, "WRONG_TYPE"],
  ["an object", { images: 4 }, "WRONG_TYPE"],
  ["a list", [4], "WRONG_TYPE"],
  ["a BigInt", 4n, "WRONG_TYPE"],
  ["a number in an object", new Number(4), "WRONG_TYPE"],
  ["a date", new Date(4), "WRONG_TYPE"],
  ["a symbol", aSymbol, "WRONG_TYPE"],
  ["a function", () => 4, "WRONG_TYPE"],
  ["true", true, "WRONG_TYPE"],
  ["the text 4", "4", "WRONG_TYPE"],
  ["the text 4 and a space", "4 ", "WRONG_TYPE"],
  ["an empty text", "", "WRONG_TYPE"],
  ["half a surrogate pair", "\ud800", "WRONG_TYPE"],
  ["0", 0, "OUT_OF_RANGE"],
  ["-0", -0, "OUT_OF_RANGE"],
  ["-1", -1, "OUT_OF_RANGE"],
  ["101", 101, "OUT_OF_RANGE"],
  ["1e9", 1e9, "OUT_OF_RANGE"],
  ["1e300", 1e300, "OUT_OF_RANGE"],
  ["1e-300", 1e-300, "OUT_OF_RANGE"],
  ["Number.MAX_VALUE", Number.MAX_VALUE, "OUT_OF_RANGE"],
  ["Number.MIN_VALUE", Number.MIN_VALUE, "OUT_OF_RANGE"],
  ["1.5", 1.5, "NOT_A_STEP"],
  ["a little more than 4", 4.000000000000001, "NOT_A_STEP"],
];

for (const [name, value, code] of refusedValues) {
  test(`${name} is no number of images, and the error carries the very value`, () => {
    const allowed = { min: 1, max: 100, step: 1 };
    const error = refuses(() => catalog.estimate(nano({ images: value })), {
      code,
      setting: "images",
      value,
      allowed,
    });
    assert.match(error.message, /images/);
    assert.equal(error.suggestion, typeof value === "string" && value.startsWith("4") ? 4 : undefined);
  });
}

const refusedWholes = [
  ["null", null],
  ["undefined", undefined],
  ["a text", "nano-banana-2"],
  ["a number", 4],
  ["true", true],
  ["a list", ["nano-banana-2"]],
  ["a function", () => nano()],
  ["a class", class Settings {}],
  ["a symbol", aSymbol],
  ["a BigInt", 4n],
];

for (const [name, value] of refusedWholes) {
  test(`${name} is no settings`, () => {
    refuses(() => catalog.estimate(value), { code: "WRONG_TYPE", setting: "", value });
    refuses(() => catalog.range(value, { over: [] }), { code: "WRONG_TYPE", setting: "", value });
    assert.equal(catalog.estimateMany([value]).items[0].code, "WRONG_TYPE");
  });
}

const noModel = [
  ["an empty object", {}],
  ["settings whose model is undefined", { model: undefined }],
  ["settings whose model is inherited", Object.create(nano())],
  ["a Map", new Map([["model", "nano-banana-2"]])],
  ["a date", new Date()],
  ["settings whose model is not enumerable", Object.defineProperty({}, "model", { value: "nano-banana-2" })],
];

for (const [name, value] of noModel) {
  test(`${name}: the model is missing`, () => {
    const allowed = catalog.models.map(({ id }) => id);
    refuses(() => catalog.estimate(value), {
      code: "MISSING_SETTING",
      setting: "model",
      value: undefined,
      allowed,
    });
  });
}

for (const model of [
  null,
  4,
  true,
  ["nano-banana-2"],
  new String("nano-banana-2"),
  aSymbol,
  4n,
  Number.NaN,
]) {
  test(`a model that is ${typeof model} ${String(model)} is of the wrong type`, () => {
    refuses(() => catalog.estimate({ model }), { code: "WRONG_TYPE", setting: "model", value: model });
  });
}

const unknownModels = [
  ["", undefined],
  ["nano-banana-3", "nano-banana-2"],
  ["Nano Banana 2", "nano-banana-2"],
  [" nano-banana-2", "nano-banana-2"],
  ["constructor", undefined],
  ["__proto__", undefined],
];

for (const [model, suggestion] of unknownModels) {
  test(`the model "${model}" is not known`, () => {
    const error = refuses(() => catalog.estimate({ model }), {
      code: "UNKNOWN_MODEL",
      setting: "model",
      value: model,
    });
    if (suggestion) assert.ok(error.message.endsWith(`; did you mean \`${error.suggestion}\`?`));
    assert.equal(error.suggestion, suggestion);
  });
}

for (const name of [
  "constructor",
  "toString",
  "hasOwnProperty",
  "__proto__",
  "",
  "Images",
  "image s",
  "größe",
]) {
  test(`a setting called "${name}" is not known`, () => {
    const settings = Object.fromEntries([
      ["model", "nano-banana-2"],
      [name, 4],
    ]);
    refuses(() => catalog.estimate(settings), { code: "UNKNOWN_SETTING", setting: name, value: 4 });
  });
}

test("a setting whose name is half a surrogate pair is not known", () => {
  refuses(() => catalog.estimate(nano({ "\ud800": 4 })), { code: "UNKNOWN_SETTING", value: 4 });
});

test("of several unknown settings the first in code-point order is told", () => {
  refuses(() => catalog.estimate(nano({ b: 1, a: 2, "🙂": 3, "\uffff": 4 })), { setting: "a" });
  refuses(() => catalog.estimate(nano({ "🙂": 3, "\uffff": 4 })), { setting: "\uffff" });
});

test("what is undefined counts as left out, everywhere", () => {
  const values = {
    images: undefined,
    resolution: undefined,
    promptEnhancer: undefined,
    scale: undefined,
    nosuch: undefined,
  };
  const estimate = catalog.estimate(nano(values), { at: undefined });
  assert.equal(estimate.total, "49");
  assert.deepEqual(estimate.ignored, []);
  assert.deepEqual(estimate.assumed, ["images", "resolution", "aspectRatio", "promptEnhancer"]);
  refuses(() => catalog.estimate({ model: "topaz", width: undefined, height: 4 }), {
    code: "MISSING_SETTING",
    setting: "width",
    value: undefined,
  });
});

// Unusual objects.

test("inherited keys are no settings", () => {
  class Choice {
    images = 2;
    constructor(model) {
      this.model = model;
    }
    get resolution() {
      throw new Error("a getter of the prototype is not called");
    }
  }
  assert.equal(catalog.estimate(new Choice("nano-banana-2")).total, "98");
  assert.equal(catalog.estimate(Object.assign(Object.create({ images: 9, nosuch: 1 }), nano())).total, "49");
});

const unusual = [
  ["an object without a prototype", Object.assign(Object.create(null), nano({ images: 2 }))],
  ["a frozen object", Object.freeze(nano({ images: 2 }))],
  ["a proxy", new Proxy(nano({ images: 2 }), {})],
  ["an object with a symbol key", nano({ images: 2, [aSymbol]: 9 })],
  [
    "an object with a hidden key",
    Object.defineProperty(nano({ images: 2 }), "nosuch", { value: 9, enumerable: false }),
  ],
];

for (const [name, settings] of unusual) {
  test(`${name} is settings like any other`, () => {
    assert.equal(catalog.estimate(settings).total, "98");
  });
}

/** Settings whose values are counted as they are read. */
function counting(values) {
  const reads = {};
  const settings = {};
  for (const [name, value] of Object.entries(values)) {
    Object.defineProperty(settings, name, {
      enumerable: true,
      get() {
        reads[name] = (reads[name] ?? 0) + 1;
        return value;
      },
    });
  }
  return { settings, reads };
}

test("each getter is called once", () => {
  const { settings, reads } = counting(nano({ images: 2, resolution: "2K", promptEnhancer: false }));
  assert.equal(catalog.estimate(settings).total, "147");
  assert.deepEqual(reads, { model: 1, images: 1, resolution: 1, promptEnhancer: 1 });
});

test("each getter is called once where the settings are refused, too", () => {
  const { settings, reads } = counting(nano({ images: 0 }));
  refuses(() => catalog.estimate(settings), { code: "OUT_OF_RANGE", value: 0 });
  assert.deepEqual(reads, { model: 1, images: 1 });
});

test("each getter is called once by estimateMany and range, too", () => {
  const many = counting(nano({ images: 2 }));
  catalog.estimateMany([many.settings]);
  assert.deepEqual(many.reads, { model: 1, images: 1 });
  const range = counting(nano({ resolution: "2K" }));
  catalog.range(range.settings, { over: ["images"] });
  assert.deepEqual(range.reads, { model: 1, resolution: 1 });
});

test("getters of ignored settings are never called", () => {
  const { settings, reads } = counting(nano({ scale: "2x" }));
  assert.deepEqual(catalog.estimate(settings).ignored, ["scale"]);
  assert.deepEqual(reads, { model: 1 });
});

test("an error thrown by a getter is the caller's own", () => {
  const mine = new RangeError("mine");
  const settings = {
    model: "nano-banana-2",
    get images() {
      throw mine;
    },
  };
  const isMine = (error) => error === mine;
  assert.throws(() => catalog.estimate(settings), isMine);
  assert.throws(() => catalog.estimateMany([nano(), settings]), isMine);
  assert.throws(() => catalog.range(settings, { over: ["resolution"] }), isMine);
  assert.equal(catalog.estimate(nano()).total, "49");
});

test("an error thrown by a proxy is the caller's own", () => {
  const mine = new Error("mine");
  const traps = {
    ownKeys() {
      throw mine;
    },
  };
  assert.throws(
    () => catalog.estimate(new Proxy(nano(), traps)),
    (error) => error === mine,
  );
  const { proxy, revoke } = Proxy.revocable(nano(), {});
  revoke();
  assert.throws(() => catalog.estimate(proxy), TypeError);
  assert.equal(catalog.estimate(nano()).total, "49");
});

// The day.

test("a day is a day, and no day is none", () => {
  for (const at of ["2026-11-21", "2024-02-29", "0001-01-01", "9999-12-31", undefined]) {
    assert.equal(catalog.estimate(nano(), { at }).total, "49");
  }
  assert.equal(catalog.estimate(nano(), undefined).total, "49");
  assert.equal(catalog.estimate(nano(), {}).total, "49");
});

const badDays = [
  "2026-02-30",
  "2025-02-29",
  "2026-13-01",
  "2026-00-01",
  "2026-01-00",
  "2026-1-1",
  "21.11.2026",
  "today",
];
for (const at of [
  ...badDays,
  "",
  " 2026-11-21",
  "2026-11-21T00:00:00Z",
  5,
  20261121,
  null,
  true,
  4n,
  aSymbol,
  new Date(0),
]) {
  test(`${String(at) || "nothing"} (${typeof at}) is no day`, () => {
    const expected = { code: "BAD_DATE", setting: "at", value: at };
    refuses(() => catalog.estimate(nano(), { at }), expected);
    refuses(() => catalog.range(nano(), { over: [], at }), expected);
    assert.equal(catalog.estimateMany([nano()], { at }).items[0].code, "BAD_DATE");
  });
}

test("a bad day comes after an unknown model and before an unknown setting", () => {
  refuses(() => catalog.estimate({ model: "nosuch" }, { at: "" }), { code: "UNKNOWN_MODEL" });
  refuses(() => catalog.estimate(nano({ nosuch: 1 }), { at: "" }), { code: "BAD_DATE" });
});

test("a bad day is the error's value even if the settings have something called at", () => {
  refuses(() => catalog.estimate(nano({ at: 5 }), { at: "today" }), {
    code: "BAD_DATE",
    setting: "at",
    value: "today",
  });
});

test("a catalog with dates says where its days begin, and one without does not", async () => {
  assert.equal(studio.timeZone, "Europe/Berlin");
  assert.equal("timeZone" in catalog, false);
  assert.equal((await loadCatalog(studio.compile())).timeZone, "Europe/Berlin");
});

test("a day that is missing is no value of the error", () => {
  const error = refuses(() => studio.estimate({ model: "clip" }), { code: "MISSING_DATE", setting: "at" });
  assert.equal(error.value, undefined);
  refuses(() => studio.range({ model: "clip" }, { over: [] }), { code: "MISSING_DATE", value: undefined });
  refuses(() => studio.sensitivity({ model: "clip" }), { code: "MISSING_DATE", value: undefined });
});

for (const [at, code] of [
  ["2024-12-31", "NOT_SOLD"],
  ["2028-02-29", "NOT_SOLD"],
  ["2027-02-29", "BAD_DATE"],
  [20270101, "BAD_DATE"],
]) {
  test(`${at} is refused with ${code} and the very day`, () => {
    const expected = { code, setting: "at", value: at };
    refuses(() => studio.estimate({ model: "clip", at: "2026-01-01" }, { at }), expected);
    refuses(() => studio.range({ model: "clip" }, { over: [], at }), expected);
    refuses(() => studio.sensitivity({ model: "clip" }, { at }), expected);
    refuses(() => studio.base("clip", { at }), expected);
  });
}

test("one day holds for a whole list, and each item is refused on its own", () => {
  const list = [{ model: "ping" }, { model: "clip" }];
  const codes = (at) => studio.estimateMany(list, { at }).items.map(({ code, total }) => code ?? total);
  assert.deepEqual(codes("2025-12-31"), ["0", "0.203"]);
  assert.deepEqual(codes("2026-06-01"), ["0", "0.028"]);
  assert.deepEqual(codes("2026-12-01"), ["0", "0.04"]);
  assert.deepEqual(codes("2028-02-29"), ["0", "NOT_SOLD"]);
  assert.deepEqual(codes("2028-02-30"), ["BAD_DATE", "BAD_DATE"]);
  assert.deepEqual(codes(undefined), ["0", "MISSING_DATE"]);
  assert.deepEqual(studio.estimateMany(list, { at: "2026-06-01" }).total, exact("0.028"));
});

test("settings that do not exist are told in the order given", () => {
  const ignored = (settings) => studio.estimate({ model: "clip", ...settings }, { at: "2026-06-01" }).ignored;
  assert.deepEqual(ignored({ pitch: 9, voice: "own" }), ["pitch", "voice"]);
  assert.deepEqual(ignored({ voice: "own", quality: 1, pitch: 9 }), ["voice", "quality", "pitch"]);
  assert.deepEqual(ignored({ audio: "yes", pitch: 9 }), ["pitch"]);
});

test("settings that do not go together are refused with the very value, and with what goes", () => {
  const expected = {
    code: "NOT_TOGETHER",
    setting: "seconds",
    value: "long",
    allowed: { min: 1, max: 10, step: 1 },
  };
  const seconds = { model: "clip", size: "HD", seconds: "long" };
  refuses(() => studio.estimate(seconds, { at: "2026-06-01" }), expected);
});

// Many.

test("nothing adds up to exactly 0", () => {
  assert.deepEqual(catalog.estimateMany([]), {
    items: [],
    total: { certainty: "exact", total: "0", min: "0", max: "0" },
  });
});

const sums = [
  [
    "two exact ones",
    [nano(), nano({ images: 2 })],
    { certainty: "exact", total: "147", min: "147", max: "147" },
  ],
  [
    "an exact and an approximate one",
    [nano(), { model: "topaz", width: 1920, height: 1080 }],
    { certainty: "approximate", total: "90.472", min: "90.472", max: "90.472" },
  ],
  [
    "an exact and an unpublished one",
    [nano(), { model: "midjourney-v7" }],
    { certainty: "at-least", min: "49" },
  ],
  ["an exact and a bad one", [nano(), nano({ images: 0 })], { certainty: "at-least", min: "49" }],
  ["an exact one and nothing", [nano(), undefined], { certainty: "at-least", min: "49" }],
  ["bad ones alone", [null, {}, "x"], { certainty: "unpublished" }],
  ["unpublished ones alone", [{ model: "midjourney-v7" }], { certainty: "unpublished" }],
  [
    "an exact one and one that costs at least something",
    [nano(), { model: "imagineart-1.5", resolution: "2K" }],
    { certainty: "at-least", min: "64" },
  ],
];

for (const [name, list, total] of sums) {
  test(`the sum of ${name}`, () => {
    const batch = catalog.estimateMany(list);
    assert.deepEqual(batch.total, total);
    assert.equal(batch.items.length, list.length);
    batch.items.forEach((item, index) => {
      if (item instanceof SettingsError)
        refuses(() => catalog.estimate(list[index]), { message: item.message });
      else assert.deepEqual(item, catalog.estimate(list[index]));
    });
  });
}

test("a bad item of many is its error in place, with the very value", () => {
  const { items } = catalog.estimateMany([nano({ images: Number.NaN }), nano()]);
  assert.ok(items[0] instanceof SettingsError);
  assert.ok(Object.is(items[0].value, Number.NaN));
  assert.equal(items[1].total, "49");
  assert.equal(JSON.parse(JSON.stringify(items[1])).total, "49");
});

test("a gap in a list is a part without a figure", () => {
  const list = [nano()];
  list[2] = nano();
  assert.deepEqual(catalog.estimateMany(list).total, { certainty: "at-least", min: "98" });
});

for (const [name, list] of [
  ["an object", {}],
  ["a set", new Set([nano()])],
  ["a map", new Map([[nano(), nano()]])],
  ["settings instead of a list", nano()],
  ["a number", 4],
  ["null", null],
  ["nothing", undefined],
]) {
  test(`${name} is no list, and never adds up to 0`, () => {
    let batch;
    try {
      batch = catalog.estimateMany(list);
    } catch (error) {
      assert.ok(error instanceof TypeError || error instanceof SettingsError);
      return;
    }
    assert.notEqual(batch.total.total, "0");
  });
}

// Ranges.

const ranges = [
  [
    "images",
    nano(),
    ["images"],
    { certainty: "range", min: "49", max: "4900" },
    { images: 1 },
    { images: 100 },
  ],
  [
    "resolutions",
    nano({ images: 2 }),
    ["resolution"],
    { certainty: "range", min: "98", max: undefined },
    { resolution: "1K" },
  ],
  [
    "nothing",
    nano({ images: 2 }),
    [],
    { certainty: "exact", min: "98", max: "98" },
    { images: 2 },
    { images: 2 },
  ],
  [
    "what moves no price",
    nano(),
    ["aspectRatio"],
    { certainty: "exact", min: "49", max: "49" },
    { aspectRatio: "1:1" },
  ],
  [
    "the size of an image",
    { model: "topaz" },
    ["width", "height"],
    { certainty: "range" },
    { width: 1 },
    { width: 32768 },
  ],
  [
    "an unknown extra",
    { model: "imagineart-1.5" },
    ["resolution"],
    { certainty: "at-least", min: "15", max: undefined },
  ],
  [
    "an unpublished price",
    { model: "midjourney-v7" },
    ["images"],
    { certainty: "unpublished", min: undefined, max: undefined },
  ],
];

for (const [name, settings, over, expected, minAt, maxAt] of ranges) {
  test(`the range over ${name}`, () => {
    const range = catalog.range(settings, { over });
    for (const [field, value] of Object.entries(expected)) {
      if (value !== undefined) assert.equal(range[field], value, field);
    }
    for (const [field, value] of Object.entries(minAt ?? {})) assert.equal(range.minAt[field], value);
    for (const [field, value] of Object.entries(maxAt ?? {})) assert.equal(range.maxAt[field], value);
    assert.equal("min" in range, "minAt" in range);
    assert.equal("max" in range, "maxAt" in range);
    if (range.minAt) assert.equal(catalog.estimate(range.minAt).min, range.min);
    if (range.maxAt) assert.equal(catalog.estimate(range.maxAt).max, range.max);
    assert.ok(Object.values(range).every((value) => value !== undefined && value !== null));
  });
}

test("the range over all sizes of an image goes from one pixel to the largest square", () => {
  const range = catalog.range({ model: "topaz" }, { over: ["width", "height"] });
  assert.equal(range.min, "0.00002");
  assert.equal(range.max, "21474.83648");
  assert.deepEqual(range.maxAt, { model: "topaz", images: 1, scale: "2x", width: 32768, height: 32768 });
});

test("the range of a catalog with bands and ranges ends where its settings say", () => {
  const over = ["images", "quality", "width", "height", "strength", "upscale"];
  for (const quality of ["low", "high"]) {
    const range = studio.range(
      { model: "sketch", quality, upscale: false },
      { over: over.filter((name) => !/^(quality|upscale)$/.test(name)) },
    );
    assert.equal(range.certainty, "range");
    assert.equal(studio.estimate(range.minAt).min, range.min);
    assert.equal(studio.estimate(range.maxAt).max, range.max);
  }
});

test("what is given for a setting of over is not looked at", () => {
  const settings = nano();
  Object.defineProperty(settings, "images", {
    enumerable: true,
    get() {
      throw new Error("it is not read");
    },
  });
  assert.equal(catalog.range(settings, { over: ["images"] }).max, "4900");
  assert.equal(catalog.range(nano({ images: "many" }), { over: ["images"] }).max, "4900");
});

test("a setting of over that no model has is refused", () => {
  const expected = { code: "UNKNOWN_SETTING", setting: "image", suggestion: "images" };
  refuses(() => catalog.range(nano(), { over: ["image"] }), expected);
  refuses(() => catalog.range(nano(), { over: ["images", "image"] }), expected);
});

test("a setting of over that only another model has moves nothing", () => {
  assert.equal(catalog.range(nano(), { over: ["scale"] }).max, "49");
});

test("what is neither given nor in over must have a default", () => {
  refuses(() => catalog.range({ model: "topaz" }, { over: ["width"] }), {
    code: "MISSING_SETTING",
    setting: "height",
  });
});

for (const over of [[5], [null], [aSymbol], [undefined], [["images"]]]) {
  test(`a list of ${typeof over[0]} ${String(over[0])} is no over, and the engine lives on`, () => {
    assert.throws(() => catalog.range(nano(), { over }), Error);
    assert.equal(catalog.estimate(nano()).total, "49");
  });
}

// Models.

test("models are described in the order of the catalog", () => {
  assert.equal(catalog.models.length, 27);
  assert.equal(frames.models.length, 30);
  assert.equal(catalog.models, catalog.models);
  for (const { models } of [catalog, frames, studio]) {
    for (const model of models) {
      const keys = ["id", "name", "group", "description", "settings", "base", "source"];
      // Settings without a default can move a price in too many ways to say in short: then there is no base.
      assert.deepEqual(
        Object.keys(model),
        model.base || models === studio.models ? keys.filter((key) => key in model) : keys,
      );
      assert.match(model.source.checked_on, /^\d{4}-\d\d-\d\d$/);
      for (const [name, setting] of Object.entries(model.settings)) checkSetting(name, setting);
    }
  }
});

function checkSetting(name, { kind, label, options, min, max, step, default: value, ...rest }) {
  assert.deepEqual(rest, {});
  assert.ok(label.length > 0);
  const ends = [min, max, step];
  if (kind === "switch") assert.ok(options === undefined && ends.every((end) => end === undefined), name);
  if (kind === "options")
    assert.ok(
      options.every((option) => typeof option === "string"),
      name,
    );
  if (kind === "number" && options)
    assert.ok(
      options.every((option) => typeof option === "number"),
      name,
    );
  if (kind === "number" && !options)
    assert.ok(
      ends.every((end) => typeof end === "number"),
      name,
    );
  if (options && value !== undefined) assert.ok(options.includes(value), name);
}

const exact = (total) => ({ certainty: "exact", total, min: total, max: total });
const bases = [
  [catalog, "nano-banana-2", exact("49")],
  [catalog, "topaz", { certainty: "approximate", total: "20", min: "20", max: "20", per: "megapixel" }],
  [catalog, "magnific-precision-v2", exact("65")],
  [catalog, "midjourney-v7", { certainty: "unpublished" }],
  [frames, "ai-photos-train", { ...exact("4"), per: "training image" }],
  [frames, "faceswap", exact("2")],
  [frames, "kling-2.6", exact("10")],
  [studio, "film", { certainty: "range", min: "9", max: "18" }],
  [studio, "ping", exact("0")],
];

for (const [{ models, id }, model, expected] of bases) {
  test(`the base price of ${model} of ${id}`, () => {
    assert.deepEqual(models.find((each) => each.id === model).base, expected);
  });
}

test("the settings of nano-banana-2, as a page shows them", () => {
  const { settings } = catalog.models.find(({ id }) => id === "nano-banana-2");
  assert.deepEqual(Object.keys(settings), ["images", "resolution", "aspectRatio", "promptEnhancer"]);
  assert.deepEqual(settings.images, {
    kind: "number",
    label: "Images",
    min: 1,
    max: 100,
    step: 1,
    default: 1,
  });
  assert.deepEqual(settings.resolution, {
    kind: "options",
    label: "Resolution",
    options: ["1K", "2K", "4K"],
    default: "1K",
  });
  assert.deepEqual(settings.promptEnhancer, { kind: "switch", label: "Prompt enhancer", default: false });
});

test("a setting that must be given has no default", () => {
  const { settings } = catalog.models.find(({ id }) => id === "topaz");
  assert.ok(!("default" in settings.width) && !("default" in settings.height));
  assert.equal(settings.scale.default, "2x");
  const { settings: kling } = frames.models.find(({ id }) => id === "kling-2.6");
  assert.deepEqual(kling.seconds, { kind: "number", label: "Seconds", options: [5, 10], default: 5 });
});

// Forms.

function form(entries) {
  const data = new FormData();
  for (const [name, value] of entries) data.append(name, value);
  return data;
}

const model = ["model", "nano-banana-2"];
const off = { promptEnhancer: false };
const forms = [
  ["an empty form", [], {}],
  ["a model alone", [model], nano(off)],
  ["numbers", [model, ["images", "4"]], nano({ images: 4, ...off })],
  ["a number with zeros", [model, ["images", "4.0"]], nano({ images: 4, ...off })],
  ["a number that is not filled in", [model, ["images", ""]], nano(off)],
  ["text for a number, which estimate refuses", [model, ["images", "abc"]], nano({ images: "abc", ...off })],
  ["a number out of range, which estimate refuses", [model, ["images", "-1"]], nano({ images: -1, ...off })],
  ["a checked box", [model, ["promptEnhancer", "on"]], nano({ promptEnhancer: true })],
  ["a box with the value true", [model, ["promptEnhancer", "true"]], nano({ promptEnhancer: true })],
  ["a box with the value false", [model, ["promptEnhancer", "false"]], nano({ promptEnhancer: false })],
  [
    "a box with another value, which estimate refuses",
    [model, ["promptEnhancer", "yes"]],
    nano({ promptEnhancer: "yes" }),
  ],
  [
    "a name that stands twice, which estimate refuses",
    [model, ["images", "4"], ["images", "5"]],
    nano({ images: ["4", "5"], ...off }),
  ],
  [
    "words",
    [model, ["resolution", "2K"], ["aspectRatio", "16:9"]],
    nano({ resolution: "2K", aspectRatio: "16:9", ...off }),
  ],
  [
    "other entries, left alone",
    [model, ["prompt", "a cat"], ["constructor", "x"], ["Images", "4"]],
    nano(off),
  ],
  ["settings of other models, left as they are", [model, ["scale", "4x"]], nano({ scale: "4x", ...off })],
  [
    "a model that is not known",
    [
      ["model", "nosuch"],
      ["images", "4"],
    ],
    { model: "nosuch", images: "4" },
  ],
  ["no model", [["images", "4"]], { images: "4" }],
];

for (const [name, entries, expected] of forms) {
  test(`settings from a form: ${name}`, () => {
    assert.deepEqual(catalog.settingsFromForm(form(entries)), expected);
  });
}

test("settings from a form are priced, or refused with what the person wrote", () => {
  assert.equal(
    catalog.estimate(catalog.settingsFromForm(form([model, ["images", "4"], ["resolution", "2K"]]))).total,
    "294",
  );
  const refused = (entries, expected) =>
    refuses(() => catalog.estimate(catalog.settingsFromForm(form([model, ...entries]))), expected);
  refused([["images", "abc"]], { code: "WRONG_TYPE", setting: "images", value: "abc" });
  refused([["images", "0"]], { code: "OUT_OF_RANGE", setting: "images", value: 0 });
  refused([["promptEnhancer", "yes"]], { code: "WRONG_TYPE", setting: "promptEnhancer", value: "yes" });
  refused(
    [
      ["images", "4"],
      ["images", "5"],
    ],
    { code: "WRONG_TYPE", setting: "images" },
  );
  refuses(() => catalog.estimate(catalog.settingsFromForm(form([["images", "4"]]))), {
    code: "MISSING_SETTING",
    setting: "model",
  });
});

test("a file in a form is not taken for a value", () => {
  const settings = catalog.settingsFromForm(form([model, ["images", new Blob(["4"])]]));
  refuses(() => catalog.estimate(settings), { code: "WRONG_TYPE", setting: "images" });
});

test("a form with two models is not priced as the first of them", () => {
  const settings = catalog.settingsFromForm(form([model, ["model", "topaz"]]));
  refuses(() => catalog.estimate(settings), { code: "WRONG_TYPE", setting: "model" });
});

// Sources of catalogs.

const compiled = studio.compile();
const served = {
  "/base.json": baseText,
  "/compiled.json": JSON.stringify(compiled),
  "/page.html": "<!doctype html><p>Hello",
};
let server;
let address;

before(async () => {
  server = createServer(({ url }, response) => {
    if (url === "/never") return;
    if (url in served) response.end(served[url]);
    else if (url === "/bom.json") response.end(`\ufeff${baseText}`);
    else if (url === "/moved.json") response.writeHead(302, { location: "/base.json" }).end();
    else response.writeHead(404).end("{}");
  });
  await new Promise((done) => server.listen(0, "127.0.0.1", done));
  address = `http://127.0.0.1:${server.address().port}`;
});

after(() => {
  server.closeAllConnections();
  server.close();
});

const sources = [
  ["a compiled catalog", () => compiled],
  ["a frozen compiled catalog", () => Object.freeze({ ...compiled })],
  ["a compiled catalog as text", () => JSON.stringify(compiled)],
  ["a compiled catalog as bytes", () => bytes(JSON.stringify(compiled))],
  ["a plain document", base],
  ["a document without a prototype", () => Object.assign(Object.create(null), base())],
  ["a document behind a proxy", () => new Proxy(base(), {})],
  ["text", () => baseText],
  ["a Uint8Array", () => bytes(baseText)],
  ["a Buffer", () => Buffer.from(baseText)],
  ["a part of a larger buffer", () => bytes(`xx${baseText}yy`).subarray(2, -2)],
  ["an ArrayBuffer", () => bytes(baseText).buffer.slice(0)],
  ["bytes with a byte order mark", () => bytes(`\ufeff${baseText}`)],
  ["a URL object", () => new URL("/base.json", address)],
  ["the URL of a compiled catalog", () => new URL("/compiled.json", address)],
  ["a URL that is redirected", () => new URL("/moved.json", address)],
  ["the URL of a text with a byte order mark", () => new URL("/bom.json", address)],
];

for (const [name, source] of sources) {
  test(`a catalog is loaded from ${name}`, async () => {
    const loaded = await loadCatalog(source());
    assert.equal(loaded.digest, studio.digest);
    assert.deepEqual(
      [loaded.id, loaded.version, loaded.name, loaded.unit],
      ["studio", "2026-11-21", "Studio", "credits"],
    );
    const settings = { model: "sketch", width: 1000, height: 1000 };
    assert.deepEqual(loaded.estimate(settings), studio.estimate(settings));
    assert.deepEqual(loaded.models, studio.models);
  });
}

for (const source of [undefined, null, 4, true, aSymbol, 4n, () => base()]) {
  test(`${source === null ? "null" : typeof source} is no catalog`, async () => {
    const [{ code, path, message }, ...others] = await problemsOf(source);
    assert.deepEqual([code, path, others], ["WRONG_TYPE", "", []]);
    assert.match(message, /a catalog is an object, a text, bytes or a URL object, not /);
  });
}

const refusedSources = [
  ["an empty text", "", ["NOT_JSON"]],
  ["no bytes", new Uint8Array(0), ["NOT_JSON"]],
  ["an empty buffer", new ArrayBuffer(0), ["NOT_JSON"]],
  ["bytes that are not UTF-8", new Uint8Array([123, 255, 125]), ["NOT_UTF8"]],
  ["a buffer that is not UTF-8", new Uint8Array([123, 255, 125]).buffer, ["NOT_UTF8"]],
  ["a list", [], ["WRONG_TYPE"]],
  ["a document whose name is NaN", { ...base(), name: Number.NaN }, ["WRONG_TYPE"]],
  ["a document whose name is null", { ...base(), name: null }, ["WRONG_TYPE"]],
  ["a document whose name is a BigInt", { ...base(), name: 4n }, ["WRONG_TYPE"]],
  ["a document whose name is a date", { ...base(), name: new Date(0) }, ["WRONG_TYPE"]],
  ["a document whose name is a function", { ...base(), name: () => "Studio" }, undefined],
  ["a document whose name is a symbol", { ...base(), name: aSymbol }, undefined],
  ["a document whose name is a String object", { ...base(), name: new String("Studio") }, undefined],
  ["a document whose name is a large BigInt", { ...base(), name: 4n ** 100n }, undefined],
  ["a document with a function among its keys", { ...base(), toJSON: () => base() }, undefined],
  ["a document whose models are a set", { ...base(), models: new Set(base().models) }, undefined],
  [
    "a document whose models have a gap",
    { ...base(), models: Object.assign([], { 1: base().models[2] }) },
    ["WRONG_TYPE"],
  ],
  ["a document that is all inherited", Object.create(base()), undefined],
  ["a damaged compiled catalog", { ...compiled, check: compiled.check.replace(/./, "x") }, ["DAMAGED"]],
  ["a compiled catalog of another layout", { ...compiled, compiled: "1" }, ["WRONG_FORMAT"]],
  [
    "a compiled catalog whose content was edited",
    { ...compiled, words: compiled.words.replace(/9/, "8") },
    ["DAMAGED"],
  ],
];

for (const [name, source, codes] of refusedSources) {
  test(`${name} is refused`, async () => {
    const found = await codesOf(source);
    if (codes) assert.deepEqual(found, codes);
    assert.equal(studio.estimate({ model: "ping" }).total, "0", "the engine lives on");
  });
}

test("a document that contains itself is refused", async () => {
  const document = base();
  document.models.push(document);
  assert.deepEqual(await codesOf(document), ["TOO_DEEP"]);
  const list = [];
  list.push(list);
  assert.deepEqual(await codesOf(list), ["TOO_DEEP"]);
});

test("a document nested 5000 deep is refused", async () => {
  let document = {};
  for (let depth = 0; depth < 5000; depth++) document = { format: document };
  assert.deepEqual(await codesOf(document), ["TOO_DEEP"]);
});

test("an optional key that is undefined counts as left out", async () => {
  const document = base();
  document.sources.letter.url = undefined;
  document.models[2].settings = undefined;
  assert.equal((await loadCatalog(document)).digest, studio.digest);
});

test("a required key that is undefined is missing", async () => {
  assert.deepEqual(await codesOf({ ...base(), name: undefined }), ["MISSING_KEY"]);
});

test("an error thrown by a getter of a document is the caller's own", async () => {
  const mine = new Error("mine");
  const document = {
    ...base(),
    get name() {
      throw mine;
    },
  };
  await assert.rejects(loadCatalog(document), (error) => error === mine);
});

test("a document is not changed by being loaded, and later changes of it change no price", async () => {
  const document = base();
  const loaded = await loadCatalog(document);
  assert.deepEqual(document, base());
  document.models[2].price[0].rate = "7";
  assert.equal(loaded.estimate({ model: "ping" }).total, "0");
});

test("a key that JavaScript would take for the prototype is refused in a document as in text", async () => {
  const text = baseText.replace('"id": "studio"', '"id": "studio", "__proto__": {"x": 1}');
  assert.deepEqual(await codesOf(text), ["UNKNOWN_KEY"]);
  assert.deepEqual(await codesOf(JSON.parse(text)), ["UNKNOWN_KEY"]);
});

test("an address that is not found is refused with its status", async () => {
  const [{ code, message }] = await problemsOf(new URL("/nosuch.json", address));
  assert.equal(code, "NOT_FETCHED");
  assert.match(message, /nosuch\.json could not be fetched: the server answered 404$/);
});

test("a page in place of a catalog is refused", async () => {
  assert.deepEqual(await codesOf(new URL("/page.html", address)), ["NOT_JSON"]);
});

test("an address where nobody answers is refused", async () => {
  assert.deepEqual(await codesOf(new URL("http://127.0.0.1:1/")), ["NOT_FETCHED"]);
});

test("fetching is aborted by its signal, with the signal's reason", async () => {
  const controller = new AbortController();
  const loading = loadCatalog(new URL("/never", address), { signal: controller.signal });
  const reason = new Error("closed");
  setTimeout(() => controller.abort(reason), 20);
  await assert.rejects(loading, (error) => error === reason);
});

test("a signal that is aborted already loads nothing, whatever the source", async () => {
  const signal = AbortSignal.abort();
  await assert.rejects(loadCatalog(baseText, { signal }), { name: "AbortError" });
  await assert.rejects(loadCatalog(new URL("/base.json", address), { signal }), { name: "AbortError" });
});

test("a signal that is never aborted changes nothing", async () => {
  const { signal } = new AbortController();
  assert.equal((await loadCatalog(new URL("/base.json", address), { signal })).digest, studio.digest);
});

test("a catalog is compiled into texts and words, and compiling those changes nothing", async () => {
  assert.deepEqual(Object.keys(compiled), ["compiled", "check", "texts", "words"]);
  assert.deepEqual(await compileCatalog(base()), compiled);
  assert.deepEqual(await compileCatalog(compiled), compiled);
  assert.deepEqual(catalog.compile(), imagineart);
  assert.deepEqual(frames.compile(), apiframe);
});

test("the shipped catalogs are the ones of the checkout", async () => {
  for (const shipped of [imagineart, apiframe]) {
    const { id, digest } = await loadCatalog(shipped);
    const written = readFileSync(new URL(`src/catalogs/${id}.json`, root));
    assert.equal((await loadCatalog(written)).digest, digest);
  }
});

// The engine, each time in a process of its own.

const counted = `
  const calls = { compile: 0, instantiate: 0, fetch: 0 };
  for (const name of ["compile", "instantiate"]) {
    const own = WebAssembly[name];
    WebAssembly[name] = (...args) => { calls[name] += 1; return own(...args); };
  }
  globalThis.fetch = () => { calls.fetch += 1; throw new Error("no network"); };`;

test("importing the package starts nothing", async () => {
  const answer = await inNewProcess(`${counted}
    await import(costpeek);
    await import(shipped);
    await new Promise((done) => setTimeout(done, 50));
    print(calls);`);
  assert.deepEqual(answer, { compile: 0, instantiate: 0, fetch: 0 });
});

test("two loads at once share one engine, and so does a later one", async () => {
  const answer = await inNewProcess(`${counted}
    const { loadCatalog } = await import(costpeek);
    const { default: catalog } = await import(shipped);
    const both = await Promise.all([loadCatalog(catalog), loadCatalog(catalog)]);
    const later = await loadCatalog(catalog);
    print({ calls, totals: [...both, later].map(({ estimate }) => estimate({ model: "imagine" }).total) });`);
  assert.deepEqual(answer.totals, ["4", "4", "4"]);
  assert.deepEqual(answer.calls, { compile: 1, instantiate: 1, fetch: 0 });
});

test("without WebAssembly loading is refused by name, and works once it is there", async () => {
  const answer = await inNewProcess(`
    const own = globalThis.WebAssembly;
    delete globalThis.WebAssembly;
    const { loadCatalog, EngineError } = await import(costpeek);
    const { default: catalog } = await import(shipped);
    const fails = () => loadCatalog(catalog).catch((error) => [error instanceof EngineError, error.name, error.code]);
    const refused = await Promise.all([fails(), fails()]);
    globalThis.WebAssembly = own;
    print({ refused, total: (await loadCatalog(catalog)).estimate({ model: "imagine" }).total });`);
  const error = [true, "EngineError", "NO_WEBASSEMBLY"];
  assert.deepEqual(answer, { refused: [error, error], total: "4" });
});

test("an engine that cannot be compiled is refused by name, with the cause, and tried again", async () => {
  const answer = await inNewProcess(`
    const { compile } = WebAssembly;
    WebAssembly.compile = () => Promise.reject(new Error("blocked by policy"));
    const { loadCatalog } = await import(costpeek);
    const { default: catalog } = await import(shipped);
    const refused = await loadCatalog(catalog).catch(({ code, message, cause }) => ({ code, message, cause: cause.message }));
    WebAssembly.compile = compile;
    print({ refused, total: (await loadCatalog(catalog)).estimate({ model: "imagine" }).total });`);
  assert.equal(answer.refused.code, "NOT_COMPILED");
  assert.match(answer.refused.message, /wasm-unsafe-eval/);
  assert.equal(answer.refused.cause, "blocked by policy");
  assert.equal(answer.total, "4");
});

test("a refused source does not keep the engine from starting", async () => {
  const answer = await inNewProcess(`
    const { loadCatalog } = await import(costpeek);
    const { default: catalog } = await import(shipped);
    const codes = [];
    await loadCatalog(null).catch((error) => codes.push(error.problems[0].code));
    print({ codes, total: (await loadCatalog(catalog)).estimate({ model: "imagine" }).total });`);
  assert.deepEqual(answer, { codes: ["WRONG_TYPE"], total: "4" });
});

test("EngineError is an error with a code", () => {
  const error = new EngineError("NO_WEBASSEMBLY", "none", { cause: 4 });
  assert.deepEqual(
    [error.name, error.code, error.message, error.cause],
    ["EngineError", "NO_WEBASSEMBLY", "none", 4],
  );
  assert.ok(error instanceof Error);
});

// The files.

const modules = [
  ...["index.js", "core.js", "errors.js", "slim.js", "checker.js", "checker-bytes.js", "workerd.js"],
  ...["catalogs/imagineart.js", "catalogs/apiframe.js"],
];
const forbidden = [
  ["eval", /\beval\s*\(/],
  ["new Function", /\bnew\s+Function\b/],
  ["import.meta", /import\.meta/],
  ["node: imports", /["']node:/],
  ["imports from elsewhere", /^\s*import\b[^(]*from\s*["'](?!\.)/m],
  ["top-level await", /^(?:const|let|var)[^=\n]*=\s*await\b|^await\b/m],
  ["data: addresses", /["'`]data:/],
];

for (const file of modules) {
  const text = readFileSync(new URL(`dist/${file}`, root), "utf8");
  for (const [name, pattern] of forbidden) {
    test(`${file} has no ${name}`, () => {
      assert.doesNotMatch(text, pattern);
    });
  }
}

test("settings whose getter asks for another price are priced as they are", async () => {
  const { estimate, range } = await loadCatalog(imagineart);
  const asks = (value) => ({
    ...nano(),
    get images() {
      estimate({ model: "nano-banana-2", images: 9, resolution: "4K" });
      return value;
    },
    resolution: "2K",
  });
  assert.equal(estimate(asks(4)).total, "294");
  assert.equal(range(asks(4), { over: ["promptEnhancer"] }).min, "294");
});

test("a list that could not be read to its end leaves nothing in the next sum", async () => {
  const { estimateMany } = await loadCatalog(imagineart);
  const throws = {
    get model() {
      throw new Error("mine");
    },
  };
  assert.throws(() => estimateMany([nano(), throws]), /mine/);
  assert.equal(estimateMany([]).total.total, "0");
  const nested = {
    get model() {
      estimateMany([nano()]);
      return "nano-banana-2";
    },
  };
  assert.equal(estimateMany([nano(), nested, nano()]).total.total, "147");
});

test("amounts of many digits stand in their lines, however many there are", async () => {
  const document = base();
  const [model] = document.models;
  delete model.then;
  document.settings.images.max = "999999999";
  model.price = Array.from({ length: 300 }, (_, index) => ({
    label: `Part ${index}`,
    rate: "0.123456789012",
    times: ["images"],
  }));
  const { estimate } = await loadCatalog(document);
  const { lines, total } = estimate({ model: model.id, images: 999999998, width: 256, height: 256 });
  assert.equal(lines.length, 300);
  assert.deepEqual([lines[299].label, lines[299].amount], ["Part 299", "123456788.765086421976"]);
  assert.equal(total, "37037036629.5259265928");
});

test("a compiled catalog whose texts were joined is refused", async () => {
  const [separator] = compiled.texts;
  const joined = separator + compiled.texts.slice(1).replace(separator, "");
  const error = await loadCatalog({ ...compiled, texts: joined }).catch((it) => it);
  assert.deepEqual(
    error.problems.map(({ code }) => code),
    ["DAMAGED"],
  );
});

test("texts with every separator there is are kept", async () => {
  const document = base();
  const name = "a|b~c`d\ue000e";
  document.name = name;
  const again = await compileCatalog(document);
  assert.equal((await loadCatalog(again)).name, name);
});

test("what is done to a compiled catalog after it was loaded changes nothing", async () => {
  const mine = structuredClone(compiled);
  const { compile } = await loadCatalog(mine);
  mine.texts = "|free";
  assert.deepEqual(compile(), compiled);
});
