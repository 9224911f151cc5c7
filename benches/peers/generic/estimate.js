// From tables and settings to an estimate.

import { textOf } from "./decimal.js";

/** What the settings cost, in exact texts. Settings that the model does not take are refused. */
export function estimateWith(models, unit, settings) {
  const model = models.get(settings.model);
  if (model === undefined) throw new RangeError(`there is no model ${settings.model}`);
  const choices = choose(model, settings);
  const lines = [];
  let sum = 0;
  let unknown = 0;
  let approximate = false;
  for (const charge of model.charges) {
    if (!applies(charge.condition, choices)) continue;
    if (charge.certainty === "unpublished") {
      unknown += 1;
      lines.push({ label: charge.label, certainty: "unpublished" });
      continue;
    }
    const amount = amountOf(charge, choices);
    sum += amount * charge.lift;
    approximate ||= charge.certainty === "approximate";
    lines.push(lineOf(charge, choices, textOf(amount, charge.decimals)));
  }
  if (unknown === lines.length || (unknown > 0 && sum === 0)) {
    return { model: model.id, certainty: "unpublished", unit, lines };
  }
  // The text of the sum is made already where there is one line.
  const total = lines.length === 1 ? lines[0].amount : textOf(sum, model.decimals);
  if (unknown > 0) return { model: model.id, certainty: "at-least", min: total, unit, lines };
  const certainty = approximate ? "approximate" : "exact";
  return { model: model.id, certainty, total, min: total, max: total, unit, lines };
}

/** A number for each setting: itself, or the place of the option. */
function choose(model, settings) {
  for (const name in settings) {
    if (!model.names.has(name)) throw new RangeError(`${model.id} has no setting ${name}`);
  }
  const choices = new Array(model.settings.length);
  for (let index = 0; index < choices.length; index += 1) {
    const setting = model.settings[index];
    choices[index] = chosen(setting, settings[setting.name]);
  }
  return choices;
}

function chosen(setting, value) {
  const { name, standard, places, min, max } = setting;
  if (value === undefined) {
    if (standard === undefined) throw new RangeError(`${name} is missing`);
    return standard;
  }
  if (places === undefined) {
    if (Number.isInteger(value) && value >= min && value <= max) return value;
    throw new RangeError(`${name} goes from ${min} to ${max}`);
  }
  const place = places.get(value);
  if (place === undefined) throw new RangeError(`${name} cannot be ${value}`);
  return place;
}

function applies(condition, choices) {
  return condition === undefined || (choices[condition.setting] === condition.place) === condition.wanted;
}

function amountOf(charge, choices) {
  let amount = cellOf(charge.rates, charge.rates.values, choices);
  for (const table of charge.factors) amount *= cellOf(table, table.values, choices);
  for (const setting of charge.counted) amount *= choices[setting];
  return amount;
}

function lineOf(charge, choices, amount) {
  const rate = cellOf(charge.rates, charge.rates.texts, choices);
  return { label: charge.label, certainty: charge.certainty, rate, amount, min: amount, max: amount };
}

function cellOf(table, cells, choices) {
  return cells[table.setting < 0 ? 0 : choices[table.setting]];
}
