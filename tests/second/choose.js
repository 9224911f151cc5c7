// Random settings for a model: mostly valid, often on the edges, some bad in each of the ways that are refused.

import { randomAt } from "./calendar.js";
import { complete } from "./choice.js";
import { endsIn } from "./ends.js";
import { unitsOf, writeShortest } from "./random.js";
import { settingsOf } from "./refuse.js";
import { offeredBy } from "./take.js";
import { isFitting } from "./together.js";
import { isEndless } from "./use.js";

/** @typedef {import("./random.js").Random} Random */
/** @typedef {import("./refuse.js").Json} Json */

const MOST_VARIED = 12;
const NOT_SETTINGS = [null, undefined, "sketch", 5, true];
const NOT_MODELS = [undefined, null, 5, "", "nope", "SKETCH", "constructor", ["sketch"], true];
const UNKNOWN = [
  "__proto__",
  "",
  "Model",
  "Images",
  "image",
  "hasOwnProperty",
  "\u{1f600}",
  "\uff5e",
  "pics",
  "tier",
  "prompt",
];
const WRONG = [
  null,
  NaN,
  Infinity,
  -Infinity,
  "4",
  "4 ",
  "yes",
  "true",
  "",
  " ",
  2,
  0,
  true,
  false,
  [],
  {},
  ["low"],
  "LOW",
  "nope",
  "*",
];
const NUMBERS = [
  -1,
  0,
  -0,
  1.5,
  7,
  1e9,
  1e21,
  1e308,
  5e-324,
  1e-7,
  0.1 + 0.2,
  2 ** 53,
  -1e-12,
  999999999.999,
];

/**
 * Random settings for a random model of the catalog, and a day.
 * @param {Random} random @param {Json} catalog @returns {{ settings: unknown, at: unknown }}
 */
export function randomQuestion(random, catalog) {
  if (random.chance(0.005)) return { settings: random.pick(NOT_SETTINGS), at: undefined };
  const model = random.pick(catalog.models);
  return { settings: randomSettings(random, catalog, model), at: randomAt(random, model) };
}

/** @param {Random} random @param {Json} catalog @param {Json} model @returns {Json} */
function randomSettings(random, catalog, model) {
  const offered = settingsOf(catalog, model);
  const given = [["model", model.id], ...leaveOut(random, offered, fittingValues(random, model, offered))];
  if (random.chance(0.2)) given.push(...foreign(random, catalog, offered));
  for (let times = random.pick([0, 0, 0, 0, 0, 1, 2]); times > 0; times--)
    given.push(...spoil(random, offered));
  // The last of several entries counts, so what was spoiled stands; `fromEntries` makes even `__proto__` an own key.
  return Object.fromEntries(shuffled(random, Object.fromEntries(given)));
}

/**
 * Valid settings, and a few of them to be varied that do not offer too much; none if there are none.
 * @param {Random} random @param {Json} catalog
 * @returns {{ settings: Json, at: unknown, over: string[] } | undefined}
 */
export function randomAlternatives(random, catalog) {
  const model = random.pick(catalog.models);
  const offered = settingsOf(catalog, model);
  const few = offered.filter(
    ([, setting]) => (offeredBy(setting)?.length ?? stepsOf(setting)) <= MOST_VARIED,
  );
  if (few.length === 0) return undefined;
  const over = random.some(few, random.pick([1, 1, 2])).map(([name]) => name);
  const values = [...fittingValues(random, model, offered)].filter(([name]) => !over.includes(name));
  return { settings: { model: model.id, ...Object.fromEntries(values) }, at: randomAt(random, model), over };
}

/** @param {Json} setting @returns {number} */
function stepsOf({ min, max, step }) {
  return Number((unitsOf(max) - unitsOf(min)) / unitsOf(step)) + 1;
}

/**
 * Where the numbers of each model change what it costs.
 * @type {WeakMap<Json, Map<string, string[]>>}
 */
const known = new WeakMap();

/**
 * Values that mostly break no constraint.
 * @param {Random} random @param {Json} model @param {[string, Json][]} offered
 */
function fittingValues(random, model, offered) {
  const ends = known.get(model) ?? edgesIn(model, offered);
  known.set(model, ends);
  let values = randomValues(random, offered, ends);
  for (let tries = random.pick([0, 4, 4]); tries > 0 && model.constraints; tries--) {
    if (isFitting(model, complete(model, offered, values))) break;
    values = randomValues(random, offered, ends);
  }
  return values;
}

/**
 * Where ranges and bands end, and where divided uses come out even or half-way.
 * @param {Json} model @param {[string, Json][]} offered @returns {Map<string, string[]>}
 */
function edgesIn(model, offered) {
  const all = new Map([...endsIn(model, offered)].map(([name, ends]) => [name, ends.map(([, end]) => end)]));
  const uses = model.price.flatMap((/** @type {Json} */ charge) => charge.times ?? []).filter(isEndless);
  for (const { of, per } of uses) {
    const halves = [1n, 2n, 3n, 4n, 20n].map((count) => writeShortest((unitsOf(per) * count) / 2n));
    all.set(of, [...(all.get(of) ?? []), ...halves]);
  }
  return all;
}

/** @param {Random} random @param {object} settings @returns {[string, unknown][]} */
function shuffled(random, settings) {
  const entries = Object.entries(settings);
  return random.chance(0.5) ? random.some(entries, entries.length) : entries;
}

/**
 * A valid value for every setting.
 * @param {Random} random @param {[string, Json][]} offered
 * @param {Map<string, string[]>} [ends] Where ranges and bands end, by the setting's name.
 * @returns {Map<string, string | number | boolean>}
 */
export function randomValues(random, offered, ends = new Map()) {
  return new Map(
    offered.map(([name, setting]) => [name, randomValue(random, setting, ends.get(name) ?? [])]),
  );
}

/** @param {Random} random @param {Json} setting @param {string[]} ends @returns {string | number | boolean} */
function randomValue(random, setting, ends) {
  if (setting.kind === "switch") return random.chance(0.5);
  if (setting.kind === "options") return random.pick(setting.options);
  if (setting.options) return Number(random.pick(setting.options));
  const min = unitsOf(setting.min);
  const step = unitsOf(setting.step);
  const last = Number((unitsOf(setting.max) - min) / step);
  // Few of the many values, so that the ends of bands, made from such values too, are often met.
  const few = [0, 1, 2, 3, last >> 1, last - 1, last, random.int(0, last)];
  const count = ends.length > 0 && random.chance(0.5) ? nearEnd(random, min, step, ends) : random.pick(few);
  return Number(writeShortest(min + step * BigInt(Math.max(0, Math.min(count, last)))));
}

/**
 * How many steps lead to an end, or to one step beside it.
 * @param {Random} random @param {bigint} min @param {bigint} step @param {string[]} ends @returns {number}
 */
function nearEnd(random, min, step, ends) {
  return Number((unitsOf(random.pick(ends)) - min) / step) + random.pick([-1, 0, 0, 1]);
}

/**
 * Mostly a value for each, or another word for it; some with a default are left out, and some that may not exist.
 * @param {Random} random @param {[string, Json][]} offered @param {Map<string, unknown>} values
 * @returns {[string, unknown][]}
 */
function leaveOut(random, offered, values) {
  return offered.flatMap(([name, setting]) => {
    const isRequired = setting.default === undefined;
    if (!random.chance(isRequired ? (setting.when ? 0.8 : 1) : 0.75)) return [];
    if (!isRequired && random.chance(0.03)) return [[name, undefined]];
    if (setting.when && random.chance(0.06)) return [[name, random.pick(WRONG)]];
    return [[name, random.chance(0.3) ? anyAlias(random, setting, values.get(name)) : values.get(name)]];
  });
}

/**
 * An alias as text, as a number or as a switch; without aliases, the value.
 * @param {Random} random @param {Json} setting @param {unknown} value @returns {unknown}
 */
function anyAlias(random, setting, value) {
  const aliases = Object.keys(setting.aliases ?? {});
  if (aliases.length === 0) return value;
  const alias = random.pick(aliases);
  const same = [alias, Number(alias), alias === "true"];
  return random.pick(
    same.filter((one) => Object.is(one, alias) || String(one) === alias || Number(one) === Number(alias)),
  );
}

/**
 * Settings that only other models have; what they are set to does not matter.
 * @param {Random} random @param {Json} catalog @param {[string, Json][]} offered @returns {[string, unknown][]}
 */
function foreign(random, catalog, offered) {
  const own = offered.map(([name]) => name);
  const all = catalog.models.flatMap((/** @type {Json} */ model) => Object.keys(model.settings ?? {}));
  const names = [...new Set(all)].filter((name) => !own.includes(name));
  return random.some(names, random.int(1, 3)).map((name) => [name, random.pick(WRONG)]);
}

/**
 * Something that is refused, mostly.
 * @param {Random} random
 * @param {[string, Json][]} offered
 * @returns {[string, unknown][]}
 */
function spoil(random, offered) {
  const way = random.int(1, 12);
  if (way === 1) return [["model", random.pick(NOT_MODELS)]];
  if (way <= 3) return [[random.pick(UNKNOWN), random.pick([1, "x", null, undefined])]];
  if (offered.length === 0) return [];
  const [name, setting] = random.pick(offered);
  if (way === 4) return [[name, undefined]];
  return [[name, way <= 7 ? random.pick(WRONG) : spoilValue(random, setting)]];
}

/** @param {Random} random @param {Json} setting @returns {unknown} */
function spoilValue(random, setting) {
  if (setting.kind !== "number" || random.chance(0.2))
    return random.pick(["1k", "low ", "5.00", "LOW", 5, 1, "toString", "__proto__"]);
  if (setting.options || random.chance(0.3)) return random.pick(NUMBERS);
  const [min, max, step] = [setting.min, setting.max, setting.step].map(Number);
  return random.pick([min - step, max + step, min + step / 2, max - step / 3, min + 1e-9, max + 1e-12, -min]);
}
