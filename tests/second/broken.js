// Spoils a catalog, each time in one way that its check must find.

import { tablesIn } from "./ends.js";
import { optionsOf } from "./offer.js";
import { settingsOf } from "./refuse.js";
import { endless } from "./share.js";
import { withoutOne } from "./thin.js";

/** @typedef {import("./random.js").Random} Random */
/** @typedef {import("./refuse.js").Json} Json */
/** @typedef {(random: Random, catalog: Json, model: Json) => void} Way */

const NO_ZONES = ["", "1UTC", "Europe Berlin", "UTC!", "+01:00", "/UTC", "Zürich"];
const NO_DAYS = ["2026-02-29", "2026-13-01", "20260101", "", "2026-1-1", "2026-00-10", "2026-01-32"];

/** @param {Random} random @param {Json} catalog */
export function spoilCatalog(random, catalog) {
  random.pick(WAYS)(random, catalog, random.pick(catalog.models));
}

/** @type {Way[]} */
const WAYS = [
  (_, catalog) => delete catalog.time_zone,
  (random, catalog) => Object.assign(catalog, { time_zone: random.pick(NO_ZONES) }),
  (random, catalog, model) => {
    dated(random, catalog, model)[random.pick(["effective_from", "effective_until"])] = random.pick(NO_DAYS);
  },
  (random, catalog, model) => {
    const until = random.pick(["2026-01-01", "2025-12-31", "2024-02-29"]);
    Object.assign(dated(random, catalog, model), { effective_from: "2026-01-01", effective_until: until });
  },
  ...[
    spoilAliases,
    spoilAliases,
    spoilExistence,
    spoilDivision,
    spoilCount,
    spoilCount,
    contradict,
    dropCell,
    dropCell,
  ],
  (random, _, model) => {
    if (model.price.length > 1) model.price.splice(random.int(0, model.price.length - 1), 1);
  },
];

/**
 * Something that may have days, in a catalog that may.
 * @param {Random} random @param {Json} catalog @param {Json} model @returns {Json}
 */
function dated(random, catalog, model) {
  catalog.time_zone ??= "UTC";
  return random.pick([model, ...model.price, ...(model.then ?? [])]);
}

/** @type {Way} */
function spoilAliases(random, catalog, model) {
  const [, setting] = random.pick([...settingsOf(catalog, model), ["", {}]]);
  const options = optionsOf(setting) ?? [setting.min ?? "0", setting.max ?? "1"];
  const [first, last] = [options[0], options[options.length - 1]];
  const wrong = {
    [first]: last,
    other: random.pick(["nope", "5.0", "true ", "toString", "*", `${last}.0`, "-1"]),
  };
  setting.aliases = { ...setting.aliases, ...Object.fromEntries([random.pick(Object.entries(wrong))]) };
}

/** A setting that depends on a later one. @type {Way} */
function spoilExistence(random, catalog, model) {
  const settings = settingsOf(catalog, model);
  if (settings.length === 0) return;
  const at = random.int(0, settings.length - 1);
  const [name, other] = settings[random.int(at, settings.length - 1)];
  const [value] = optionsOf(other) ?? [];
  const wanted = other.kind === "switch" ? true : (value ?? { at_least: "0" });
  settings[at][1].when = { ...settings[at][1].when, [name]: wanted };
}

/** A number divided without an end, in a charge that is not rounded or is rounded without it. @type {Way} */
function spoilDivision(random, catalog, model) {
  const charge = random.pick(model.price);
  const always = settingsOf(catalog, model).filter(([, { kind, when }]) => kind === "number" && !when);
  const names = [...always.map(([name]) => name), ...Object.keys(model.quantities ?? {})];
  const free = names.filter(
    (name) => !(charge.times ?? []).some((/** @type {any} */ one) => (one.of ?? one) === name),
  );
  if (free.length === 0) return;
  const of = random.pick(free);
  charge.times = [...(charge.times ?? []), { of, per: endless(random) }];
  // Prices that follow each other share their rounding.
  if (charge.round && random.chance(0.7)) charge.round = { ...charge.round, each: of };
  else delete charge.round;
}

/** A charge for everybody that counts what need not exist, or a quantity made from it. @type {Way} */
function spoilCount(random, catalog, model) {
  const able = settingsOf(catalog, model).filter(([, { kind, when }]) => kind === "number" && when);
  if (able.length === 0) return;
  const [setting] = random.pick(able);
  const name = random.chance(0.4) ? "spoiled" : setting;
  if (name === "spoiled") model.quantities = { ...model.quantities, spoiled: { product: [setting, "2"] } };
  model.price.push({ label: "Spoiled", rate: "1", times: [random.pick([name, { of: name, above: "1" }])] });
}

/** Constraints that leave nothing, or not the default. @type {Way} */
function contradict(random, catalog, model) {
  const able = settingsOf(catalog, model).filter(([, setting]) => (optionsOf(setting)?.length ?? 0) > 1);
  if (able.length === 0) return;
  const [name, setting] = random.pick(able);
  const values = setting.kind === "switch" ? [true, false] : (optionsOf(setting) ?? []);
  const others = random.some(values, random.pick([1, 2]));
  model.constraints = [...(model.constraints ?? []), ...others.map((value) => ({ only: { [name]: value } }))];
}

/** @type {Way} */
function dropCell(random, _, model) {
  const tables = tablesIn(model);
  if (tables.length === 0) return;
  const { table } = random.pick(tables);
  table.cells = withoutOne(random, table.cells, table.by.length);
}
