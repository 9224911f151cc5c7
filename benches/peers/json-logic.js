// JsonLogic: a rule for each model, made from the catalog, that gives the known part of the price.

import jsonLogic from "json-logic-js";
import { formulas, write } from "./formulas.js";

export const name = "json-logic-js";
export const gives = "total";
export const note = "total only, as a float; a rule per model";

export async function open(document) {
  const rules = new Map();
  for (const [id, formula] of formulas(document)) rules.set(id, formula && write(formula, language));
  return { estimate: (settings) => jsonLogic.apply(rules.get(settings.model), settings) };
}

const language = {
  number: (text) => Number(text),
  setting: (name, standard) => ({ var: standard === undefined ? name : [name, Number(standard)] }),
  product: (parts) => ({ "*": parts }),
  quotient: (part, divisor) => ({ "/": [part, divisor] }),
  pick: (name, standard, cells) => ({
    if: cells.flatMap(([option, figure]) => [{ "===": [{ var: [name, standard] }, option] }, figure]),
  }),
};
