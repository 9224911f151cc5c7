// Columns: many prices of one model at once. They say what `estimate` says of each row.

import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import { test } from "node:test";
import { loadCatalog, SettingsError } from "costpeek";
import imagineart from "costpeek/catalogs/imagineart";

const root = new URL("../", import.meta.url);
const folders = ["src/catalogs/", "tests/catalogs/"].map((folder) => new URL(folder, root));
const files = folders.flatMap((folder) => readdirSync(folder).map((name) => new URL(name, folder)));
const catalog = await loadCatalog(imagineart);

/** Numbers that look drawn, the same in every run. */
function seeded(seed) {
  let state = seed;
  return (below) => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return Math.floor((state / 4294967296) * below);
  };
}

const countOf = ({ kind, options, min, max, step }) =>
  kind === "switch" ? 2 : (options?.length ?? Math.round((max - min) / step) + 1);

/** Columns for all settings of a model: bytes where they are enough. */
function columnsOf(model, rows, random) {
  const columns = Object.entries(model.settings).map(([name, setting]) => {
    const count = countOf(setting);
    const numbers = Array.from({ length: rows }, () => random(count));
    return [name, count <= 256 ? Uint8Array.from(numbers) : Uint32Array.from(numbers)];
  });
  return Object.fromEntries(columns);
}

/** What `estimate` says of a row, as `total` has it. */
function estimated(catalog, settings, options) {
  try {
    const { certainty, total, min, max } = catalog.estimate(settings, options);
    return JSON.parse(JSON.stringify({ certainty, total, min, max }));
  } catch (error) {
    if (error instanceof SettingsError) return undefined;
    throw error;
  }
}

const dates = [undefined, { at: "2026-11-21" }];

for (const file of files) {
  test(`rows of ${file.pathname.split("/").at(-1)} cost what estimates of them cost`, async () => {
    const catalog = await loadCatalog(readFileSync(file, "utf8"));
    const random = seeded(7);
    let compared = 0;
    for (const model of catalog.models) {
      if (Object.keys(model.settings).length === 0) continue;
      // Few rows are priced one by one, many looked up in a table.
      for (const rows of [3, 300]) {
        const columns = columnsOf(model, rows, random);
        for (const options of dates) {
          const prices = pricesOf(catalog, model.id, columns, options);
          if (!prices) continue;
          for (let row = 0; row < rows; row += rows > 3 ? 17 : 1) {
            const settings = prices.settings(row);
            assert.deepEqual(
              prices.total(row),
              estimated(catalog, settings, options),
              JSON.stringify(settings),
            );
            compared += 1;
          }
        }
      }
    }
    assert.ok(compared > 0 || catalog.models.every(({ settings }) => Object.keys(settings).length === 0));
  });
}

/** Nothing where the model is not sold on that day, or has amounts that are too large for columns. */
function pricesOf(catalog, model, columns, options) {
  try {
    return catalog.estimateColumns(model, columns, options);
  } catch (error) {
    if (error instanceof SettingsError && ["NOT_SOLD", "MISSING_DATE"].includes(error.code)) return undefined;
    if (error instanceof RangeError && error.message.includes("64 bits")) return undefined;
    throw error;
  }
}

test("amounts are whole numbers of units, and certainties places in a list", () => {
  const images = Uint8Array.of(0, 3);
  const resolution = Uint8Array.of(1, 0);
  const prices = catalog.estimateColumns("nano-banana-2", { images, resolution });
  assert.equal(prices.length, 2);
  assert.deepEqual([...prices.min], [735n, 1960n]);
  assert.deepEqual([...prices.max], [735n, 1960n]);
  assert.equal(prices.decimals, 1);
  assert.deepEqual(
    Array.from(prices.certainty, (place) => prices.certainties[place]),
    ["exact", "exact"],
  );
  assert.deepEqual(prices.settings(1), { model: "nano-banana-2", images: 4, resolution: "1K" });
  assert.deepEqual(prices.total(0), { certainty: "exact", total: "73.5", min: "73.5", max: "73.5" });
});

test("what is not published has no amount, and what is known in part has its known part", () => {
  const promptEnhancer = Uint8Array.of(0, 1);
  const known = catalog.estimateColumns("nano-banana-2", { promptEnhancer });
  assert.deepEqual(
    [known.total(0)?.certainty, known.total(1)],
    ["exact", { certainty: "at-least", min: "49" }],
  );
  const unknown = catalog.estimateColumns("midjourney-v7", { promptEnhancer });
  assert.deepEqual([unknown.total(0), unknown.min[0]], [{ certainty: "unpublished" }, 0n]);
});

test("columns without rows have no prices", () => {
  const prices = catalog.estimateColumns("nano-banana-2", { images: new Uint8Array() });
  assert.deepEqual([prices.length, [...prices.min]], [0, []]);
});

test("a million rows are priced without a trace left in later estimates", () => {
  const images = Uint8Array.from({ length: 1_000_000 }, (_, row) => row % 100);
  const prices = catalog.estimateColumns("nano-banana-2", { images });
  assert.equal(prices.total(999_999)?.total, "4900");
  assert.equal(catalog.estimate({ model: "nano-banana-2" }).total, "49");
});

test("every row of every block is priced, however wide its column", () => {
  for (const rows of [1023, 1024, 1025, 2500]) {
    const expected = Array.from({ length: rows }, (_, row) => BigInt(490 * ((row % 100) + 1)));
    for (const Column of [Uint8Array, Uint16Array, Uint32Array]) {
      const images = Column.from({ length: rows }, (_, row) => row % 100);
      const resolution = new Column(rows);
      assert.deepEqual([...catalog.estimateColumns("nano-banana-2", { images, resolution }).min], expected);
    }
  }
});

const beginOf = (columns, rows) =>
  Object.fromEntries(Object.entries(columns).map(([name, column]) => [name, column.subarray(0, rows)]));

test("what was priced before changes no later price", () => {
  const random = seeded(11);
  const rows = 300;
  const column = (count) => Uint8Array.from({ length: rows }, () => random(count));
  const columns = { images: column(4), resolution: column(3), promptEnhancer: column(2) };
  const chosen = [["images"], ["resolution"], ["images", "promptEnhancer"], Object.keys(columns), ["images"]];
  for (const model of ["nano-banana-2", "nano-banana-pro", "nano-banana-2"]) {
    for (const names of chosen) {
      const given = Object.fromEntries(names.map((name) => [name, columns[name]]));
      const prices = catalog.estimateColumns(model, given);
      const tooLarge = { images: new Uint8Array(rows).fill(255) };
      assert.throws(() => catalog.estimateColumns(model, tooLarge), RangeError);
      const few = catalog.estimateColumns(model, beginOf(given, 5));
      for (let row = 0; row < rows; row += 1) {
        assert.deepEqual(prices.total(row), estimated(catalog, prices.settings(row)));
        if (row < 5) assert.deepEqual(few.total(row), prices.total(row));
      }
    }
  }
});

test("prices stay as they are when others are asked for", () => {
  const images = Uint8Array.from({ length: 300 }, (_, row) => row % 100);
  const prices = catalog.estimateColumns("nano-banana-2", { images });
  catalog.estimateColumns("nano-banana-pro", { images });
  assert.equal(prices.total(299)?.total, "4900");
});

test("the largest number of a column is a choice like the others, where there are so many", async () => {
  const steps = { kind: "number", label: "N", min: "0", max: "999999999", step: "0.01" };
  const model = { id: "m", name: "M", group: "G", description: "D.", source: "p", settings: { n: steps } };
  const { estimateColumns } = await loadCatalog({
    format: "costpeek/1",
    id: "many",
    version: "1",
    name: "Many",
    unit: "credits",
    sources: { p: { title: "T", checked_on: "2026-01-01" } },
    models: [{ ...model, price: [{ label: "P", rate: "1", times: ["n"] }] }],
  });
  const prices = estimateColumns("m", { n: Uint32Array.of(0, 2 ** 32 - 1) });
  assert.deepEqual([prices.total(0)?.total, prices.total(1)?.total], ["0", "42949672.95"]);
});

const wrong = [
  ["no column", {}, /takes at least one column/],
  ["a column that is a list", { images: [1] }, /the column images is no Uint8Array/],
  [
    "columns of two lengths",
    { images: new Uint8Array(2), resolution: new Uint8Array(1) },
    /resolution has 1 rows, images has 2/,
  ],
  [
    "a number that is too large",
    { images: Uint8Array.of(0, 100) },
    /columns.images\[1\] is 100: images has 100 choices, from 0/,
  ],
  ["a name that no model has", { imagse: Uint8Array.of(0) }, /imagse/],
];

for (const [name, columns, message] of wrong) {
  test(`${name} is refused in words`, () => {
    assert.throws(() => catalog.estimateColumns("nano-banana-2", columns), message);
  });
}

test("a model that is not there, and a setting without a default, are refused as by estimate", () => {
  const codeOf = (work) => assert.throws(work, SettingsError) ?? undefined;
  codeOf(() => catalog.estimateColumns("nano-banana-9", { images: Uint8Array.of(0) }));
  codeOf(() => catalog.estimateColumns("topaz", { images: Uint8Array.of(0) }));
});

test("columns and the day are read once, whatever reading them does", () => {
  const id = "nano-banana-2";
  const before = catalog.estimateColumns(id, { images: Uint8Array.of(0, 1) });
  const options = {
    get at() {
      catalog.estimate({ model: "topaz", width: 3000, height: 2000, images: 77, scale: "4x" });
      return undefined;
    },
  };
  const { min } = catalog.estimateColumns(id, { images: Uint8Array.of(0, 1) }, options);
  assert.deepEqual(min, before.min);
  let reads = 0;
  const columns = {
    get images() {
      reads += 1;
      return Uint8Array.of(...(reads === 1 ? [0, 1] : [5]));
    },
  };
  assert.deepEqual(catalog.estimateColumns(id, columns).min, before.min);
  assert.equal(reads, 1);
});
