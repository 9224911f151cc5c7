// JSONata with the whole result: every line, and how certain it is.

import jsonata from "jsonata";
import { chargeFormula, defaultOf, rateFormula, write } from "./formulas.js";
import { language } from "./jsonata-language.js";

export const name = "jsonata, all lines";
export const gives = "estimate";
export const later = true;
export const note = "floats; an expression per model that makes the estimate";

export async function open(document) {
  const expressions = new Map(
    document.models.map((model) => [model.id, jsonata(expression(document, model))]),
  );
  return { estimate: (settings) => expressions.get(settings.model).evaluate(settings) };
}

function expression(document, model) {
  const lines = model.price.map((charge) => conditional(document, model, charge));
  return `(
    $lines := [${lines.join(", ")}];
    $unknown := "unpublished" in $lines.certainty;
    $amount := $sum($lines.amount);
    $whole := ${whole(model)};
    $merge([{ "model": model, "unit": "${document.unit}", "lines": $lines }, $whole])
  )`;
}

function whole(model) {
  if (model.price[0].rate === "unpublished") return `{ "certainty": "unpublished" }`;
  const certainty = model.price[0].rate.approximate ? "approximate" : "exact";
  return `$unknown ? { "certainty": "at-least", "min": $amount } : { "certainty": "${certainty}", "total": $amount }`;
}

function conditional(document, model, charge) {
  const line = lineOf(document, model, charge);
  const [condition] = Object.entries(charge.when ?? charge.unless ?? {});
  if (!condition) return line;
  const [name, value] = condition;
  const holds = `(${language.setting(name, JSON.stringify(defaultOf(document, model, name)))} = ${JSON.stringify(value)})`;
  return `(${charge.when ? holds : `$not${holds}`} ? ${line})`;
}

function lineOf(document, model, charge) {
  const label = `"label": "${charge.label}"`;
  if (charge.rate === "unpublished") return `{ ${label}, "certainty": "unpublished" }`;
  const certainty = charge.rate.approximate ? "approximate" : "exact";
  const [rate, amount] = [rateFormula(document, model, charge.rate), chargeFormula(document, model, charge)];
  return `{ ${label}, "certainty": "${certainty}", "rate": ${write(rate, language)}, "amount": ${write(amount, language)} }`;
}
