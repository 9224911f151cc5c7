// Models that stand right at the limit of combinations, by options or by ends; and those whose number can be argued about.

import { planOf } from "./classes.js";
import { conditionsIn, endsIn, tablesIn } from "./ends.js";
import { isSmall } from "./groups.js";
import { periodsOf } from "./prove.js";
import { existsAlways } from "./search.js";
import { offeredBy } from "./take.js";

/** @typedef {import("./random.js").Random} Random */
/** @typedef {import("./refuse.js").Json} Json */

/** More takes long to look through. */
const FEW_COMBINATIONS = 20_000;
const NAMES = ["a", "b", "c", "d", "e"];

/**
 * Gives a model without a price five settings of ten options each, or of eleven, and something that looks at all.
 * @param {Random} random @param {Json} model
 */
export function addCrowd(random, model) {
  const counts = NAMES.map((_, at) => (at === 0 && random.chance(0.5) ? 11 : 10));
  const settings = Object.fromEntries(NAMES.map((name, at) => [name, crowdSetting(random, counts[at])]));
  Object.assign(model, { settings }, random.pick(WAYS)(settings));
}

/** @param {Random} random @param {number} count @returns {Json} */
function crowdSetting(random, count) {
  const numbers = random.chance(0.4);
  const options = Array.from({ length: count }, (_, at) => (numbers ? String(at) : `o${at}`));
  return { kind: numbers ? "number" : "options", label: "L", options, default: options[0] };
}

const ONCE = { label: "A", rate: "1" };
const FIRST = (/** @type {Json} */ settings, /** @type {string} */ name) => ({
  [name]: settings[name].options[0],
});

/** @type {((settings: Json) => Json)[]} */
const WAYS = [
  // One table; two tables that share a setting; a table and conditions that share one.
  () => ({ price: [{ ...ONCE, rate: { by: NAMES, cells: "1" } }] }),
  () => ({
    price: [
      {
        ...ONCE,
        times: [
          { by: ["a", "b", "c"], cells: "1" },
          { by: ["c", "d", "e"], cells: "2" },
        ],
      },
    ],
  }),
  (settings) => ({
    price: [
      ONCE,
      {
        ...ONCE,
        when: { ...FIRST(settings, "a"), ...FIRST(settings, "b") },
        rate: { by: ["b", "c", "d", "e"], cells: "1" },
      },
    ],
  }),
  (settings) => ({
    price: [{ ...ONCE, rate: { by: ["a", "b", "c"], cells: "1" } }],
    constraints: [{ when: FIRST(settings, "c"), only: { ...FIRST(settings, "d"), ...FIRST(settings, "e") } }],
  }),
  // No group, but charges that all have conditions.
  (settings) => ({
    price: NAMES.flatMap((name) => [
      { ...ONCE, when: FIRST(settings, name) },
      { ...ONCE, unless: FIRST(settings, name) },
    ]),
  }),
  (settings) => ({ price: datedCharges(settings) }),
  // Constraints alone; settings' `when` and constraints; with numbers that are compared to nine or ten ends.
  (settings) => ({
    price: [ONCE],
    constraints: NAMES.map((name) => ({ only: { [name]: settings[name].options.slice(0, 3) } })),
  }),
  (settings) => ({
    settings: {
      ...settings,
      x: { kind: "switch", label: "X", when: { ...FIRST(settings, "a"), ...FIRST(settings, "b") } },
      y: { kind: "switch", label: "Y", when: FIRST(settings, "d") },
    },
    price: [ONCE],
    constraints: [
      { only: { c: settings.c.options.slice(0, 2) } },
      { only: { e: settings.e.options.slice(0, 4) } },
    ],
  }),
  (settings) => ({
    settings: {
      ...settings,
      a: { kind: "number", label: "A", min: "1", max: "99", step: "1", default: "1" },
    },
    price: [
      { ...ONCE, rate: { by: ["a", "b"], cells: bandsOf(settings.a.options.length) } },
      { ...ONCE, rate: { by: ["a", "c", "d", "e"], cells: [{ up_to: "1.5", is: "1" }, { is: "2" }] } },
    ],
  }),
];

/**
 * Bands that divide whole numbers from 1 into so many parts: some ends are one.
 * @param {number} count @returns {Json[]}
 */
function bandsOf(count) {
  const ends = Array.from({ length: count - 1 }, (_, at) => [
    { up_to: `${at + 1}.5`, is: "1" },
    ...(at % 2 === 0 ? [{ below: String(at + 2), is: "2" }] : []),
  ]);
  return [...ends.flat(), { is: "3" }];
}

/** Charges with nine days between them. @param {Json} settings @returns {Json[]} */
function datedCharges(settings) {
  const days = Array.from({ length: 9 }, (_, at) => `2026-0${at + 1}-01`);
  const pairs = [...NAMES.slice(0, 4), "a"].map((name, at) => ({
    ...ONCE,
    when: FIRST(settings, name),
    effective_from: days[2 * at],
    ...(at < 4 ? { effective_until: days[2 * at + 1] } : {}),
  }));
  return [{ ...ONCE, when: FIRST(settings, "a") }, { ...ONCE, unless: FIRST(settings, "a") }, ...pairs];
}

/**
 * Whether a model has more combinations than are quickly looked through, however they are counted, or a group that
 * is too
 * large by one way of counting and not by another.
 * @param {Json} catalog @param {Json} model @returns {boolean}
 */
export function isDisputed(catalog, model) {
  const plan = planOf(catalog, model);
  const ends = endsIn(model, plan.offered);
  const settings = new Map(plan.offered);
  const existsCount = (/** @type {string} */ name) => (existsAlways(plan, name) ? 0 : 1);
  const most = (/** @type {string} */ name) =>
    (offeredBy(settings.get(name) ?? {})?.length ?? 2 * (ends.get(name)?.length ?? 0) + 1) +
    existsCount(name);
  const least = (/** @type {string} */ name) => plan.classes.get(name)?.length ?? 1;
  const looked = new Set(conditionsIn(model, plan.offered).flatMap(Object.keys));
  if (model.constraints || plan.offered.some(([name]) => existsCount(name)))
    for (const { table } of tablesIn(model)) for (const axis of table.by) looked.add(axis);
  const combinations = [...looked].map(most).reduce((a, b) => a * b, periodsOf(model).length);
  if (combinations > FEW_COMBINATIONS) return true;
  return (
    isSmall(plan, { count: most, isMember: () => true }) !==
    isSmall(plan, { count: least, isMember: (name) => least(name) > 1 })
  );
}
