// From a catalog to tables, once: options become places in lists, figures become whole numbers.

import { decimalsOf, wholeOf } from "./decimal.js";

/** The tables of all models. It takes catalogs that need no more than ImagineArt's, which nothing here checks. */
export function prepare(document) {
  return new Map(document.models.map((model) => [model.id, prepareModel(document, model)]));
}

function prepareModel(document, model) {
  const settings = Object.entries(model.settings).map(([name, value]) =>
    prepareSetting(name, typeof value === "string" ? document.settings[value] : value),
  );
  const charges = model.price.map((charge) => prepareCharge(charge, settings, model.quantities ?? {}));
  const decimals = Math.max(...charges.map((charge) => charge.decimals));
  for (const charge of charges) charge.lift = 10 ** (decimals - charge.decimals);
  return {
    id: model.id,
    settings,
    names: new Set(["model", ...Object.keys(model.settings)]),
    charges,
    decimals,
  };
}

function prepareSetting(name, { kind, options, default: given, min = "0", max = "0" }) {
  if (kind === "number") {
    const standard = given === undefined ? undefined : Number(given);
    return { name, standard, places: undefined, min: Number(min), max: Number(max) };
  }
  const values = kind === "switch" ? [false, true] : options;
  const places = new Map(values.map((value, place) => [value, place]));
  return { name, standard: places.get(given), places, min: 0, max: 0 };
}

function prepareCharge(charge, settings, quantities) {
  const { label, rate, times = [] } = charge;
  const names = times.filter((factor) => typeof factor === "string");
  const counted = names.flatMap((name) => quantities[name]?.product ?? [name]);
  const tables = times.filter((factor) => typeof factor !== "string");
  const rates = prepareTable(rate, settings);
  const factors = tables.map((table) => prepareTable(table, settings));
  const divided = names.map((name) => Math.log10(Number(quantities[name]?.per ?? 1)));
  return {
    label,
    certainty: certaintyOf(rate),
    condition: prepareCondition(charge, settings),
    rates,
    factors,
    counted: counted.map((name) => placeOf(settings, name)),
    decimals: [rates, ...factors].reduce((sum, table) => sum + table.decimals, 0) + divided.reduce(add, 0),
    lift: 1,
  };
}

function certaintyOf(rate) {
  if (rate === "unpublished") return "unpublished";
  return rate.approximate ? "approximate" : "exact";
}

/** Whether one setting has (`when`), or has not (`unless`), one value. */
function prepareCondition({ when, unless }, settings) {
  if (!when && !unless) return undefined;
  const [[name, value]] = Object.entries(when ?? unless);
  const setting = placeOf(settings, name);
  return { setting, place: settings[setting].places.get(value), wanted: when !== undefined };
}

/** A figure for every option of a setting; `setting` is -1 where there is but one figure. */
function prepareTable(figure, settings) {
  const setting = figure.by ? placeOf(settings, figure.by[0]) : -1;
  const texts = figure.by
    ? [...settings[setting].places.keys()].map((option) => figure.cells[option])
    : [figure.approximate ?? figure];
  if (texts[0] === "unpublished") return { setting, texts, values: [0], decimals: 0 };
  const decimals = Math.max(...texts.map(decimalsOf));
  return { setting, texts, values: texts.map((text) => wholeOf(text, decimals)), decimals };
}

function placeOf(settings, name) {
  return settings.findIndex((setting) => setting.name === name);
}

function add(sum, number) {
  return sum + number;
}
