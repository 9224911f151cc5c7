// Random quantities: numbers made from settings, some of which do not always exist.

import { optionsOf } from "./offer.js";
import { decimal, PLACES, unitsOf, write } from "./random.js";
import { tableOver } from "./table.js";

/** @typedef {import("./generate.js").Place} Place */
/** @typedef {import("./random.js").Random} Random */
/** @typedef {import("./refuse.js").Json} Json */

const QUANTITIES = ["megapixels", "area", "all", "long-edge", "valueOf"];
const PERS = [
  "1000000",
  "1000000",
  "1024",
  "0.5",
  "0.001",
  "2",
  "4",
  "8",
  "1000",
  "1953125",
  "0.000000000512",
  "1",
  "0.0625",
];
const WIDE_PERS = ["268435456", "536870912", "0.000000000001", "100000000"];
const SMALL = ["1", "1", "3", "3", "0.5", "2", "5", "0.1", "7", "0"].map(unitsOf);
const FIGURES = ["0", "1", "480", "720", "1080", "1920", "0.5", "2.073600", "3", "1.25"].map(unitsOf);

/** @param {Place} place @param {boolean} long */
export function addQuantities(place, long) {
  const { random, model, settings, sure } = place;
  const able = random.chance(0.6) ? settings : settings.filter(([name]) => sure.has(name));
  const names = able.filter(([, setting]) => setting.kind === "number").map(([name]) => name);
  const axes = able.filter(([, setting]) => optionsOf(setting)).map(([name]) => name);
  if (names.length + axes.length === 0) return;
  model.quantities = {};
  for (const name of random.some(QUANTITIES, random.int(1, 3))) {
    const table = () => randomItemTable(place, axes);
    model.quantities[name] = randomQuantity(
      random,
      { names, table: axes.length > 0 ? table : undefined },
      long,
    );
    names.push(name);
  }
}

/** A table of figures that are exact. @param {Place} place @param {string[]} axes @returns {Json} */
function randomItemTable(place, axes) {
  const { random, flavour } = place;
  const figure = () =>
    flavour === "long" && random.chance(0.3)
      ? decimal(random, random.int(0, 6), random.int(0, 6))
      : random.pick(FIGURES);
  // Where one of its settings does not exist, the quantity does not either: no cell is needed.
  const sure = new Set([...place.sure, ...axes]);
  return tableOver({ ...place, sure }, random.some(axes, random.pick([1, 1, 2])), () =>
    write(random, figure()),
  );
}

/**
 * @param {Random} random
 * @param {{ names: string[], table?: () => Json }} parts What it can be made from: one or the other is there.
 * @param {boolean} long
 * @returns {Json}
 */
function randomQuantity(random, { names, table }, long) {
  const number = () =>
    write(
      random,
      long && random.chance(0.2)
        ? decimal(random, random.int(1, 9), random.int(0, PLACES))
        : random.pick(SMALL),
    );
  const part = () => (table && (names.length === 0 || random.chance(0.3)) ? table() : random.pick(names));
  const others = Array.from({ length: random.pick([0, 1, 1, 2]) }, () =>
    random.chance(0.6) ? part() : number(),
  );
  const items = random.some([part(), ...others], 3);
  const per = random.chance(0.5) ? { per: random.pick(long && random.chance(0.3) ? WIDE_PERS : PERS) } : {};
  return {
    [random.pick(["product", "product", "sum", "largest"])]: items,
    ...per,
    ...(random.chance(0.3) ? { one: "piece" } : {}),
  };
}
