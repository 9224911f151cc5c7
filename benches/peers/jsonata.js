// JSONata: an expression for each model, made from the catalog, that gives the known part of the price.

import jsonata from "jsonata";
import { formulas, write } from "./formulas.js";
import { language } from "./jsonata-language.js";

export const name = "jsonata";
export const gives = "total";
export const later = true;
export const note = "total only, as a float; an expression per model";

export async function open(document) {
  const expressions = new Map();
  for (const [id, formula] of formulas(document)) {
    if (formula) expressions.set(id, jsonata(write(formula, language)));
  }
  return { estimate: (settings) => expressions.get(settings.model)?.evaluate(settings) };
}
