// CEL: an expression for each model, made from the catalog, that gives the known part of the price.

import { Environment } from "@marcbachmann/cel-js";
import { formulas, write } from "./formulas.js";

export const name = "cel-js (@marcbachmann)";
export const gives = "total";
export const note = "total only, as a float; an expression per model";

export async function open(document) {
  const environment = new Environment({ enableOptionalTypes: true }).registerVariable("settings", "map");
  const expressions = new Map();
  for (const [id, formula] of formulas(document)) {
    expressions.set(id, environment.parse(formula ? write(formula, language) : "null"));
  }
  return { estimate: (settings) => expressions.get(settings.model)({ settings }) };
}

const language = {
  // A number with a point is a float in CEL, and JavaScript's numbers are floats.
  number: (text) => (text.includes(".") ? text : `${text}.0`),
  setting: (name, standard) =>
    standard === undefined ? `settings.${name}` : `settings.?${name}.orValue(${language.number(standard)})`,
  product: (parts) => `(${parts.join(" * ")})`,
  quotient: (part, divisor) => `(${part} / ${divisor})`,
  pick: (name, standard, cells) => {
    const cases = cells.map(
      ([option, figure]) => `settings.?${name}.orValue("${standard}") == "${option}" ? ${figure}`,
    );
    // The last case has to be one for all the rest.
    return `(${[...cases.slice(0, -1), cells.at(-1)[1]].join(" : ")})`;
  },
};
