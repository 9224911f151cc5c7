// json-rules-engine: it finds which rules hold and does not calculate, so its rules say the figures, and a function multiplies them.

import rules from "json-rules-engine";
import { formulas } from "./formulas.js";

export const name = "json-rules-engine";
export const gives = "total";
export const later = true;
export const note = "total only, as a float; an engine per model, multiplied in JavaScript";

export async function open(document) {
  const models = new Map();
  for (const [id, formula] of formulas(document)) if (formula) models.set(id, prepare(id, formula));
  return { estimate: async (settings) => models.get(settings.model)?.(settings) };
}

function prepare(id, formula) {
  const engine = new rules.Engine();
  const numbers = [];
  let divisor = 1;
  for (const part of flat(formula)) {
    if (part.quotient) divisor *= Number(part.quotient[1]);
    else if (part.setting) numbers.push(part);
    else for (const rule of rulesOf(id, part)) engine.addRule(rule);
    if (part.pick) engine.addFact(part.pick, part.default);
  }
  return async (settings) => {
    const { events } = await engine.run(settings);
    const figure = events.reduce((product, event) => product * event.params.figure, 1);
    return (
      numbers.reduce(
        (product, number) => product * (settings[number.setting] ?? Number(number.default)),
        figure,
      ) / divisor
    );
  };
}

/** The parts of a product, and those of the products in it. */
function flat(formula) {
  if (formula.product) return formula.product.flatMap(flat);
  return formula.quotient ? [formula, ...flat(formula.quotient[0])] : [formula];
}

function rulesOf(id, part) {
  if (part.number) return [ruleOf("model", id, part.number)];
  return Object.entries(part.cells).map(([option, figure]) => ruleOf(part.pick, option, figure));
}

function ruleOf(fact, value, figure) {
  const conditions = { all: [{ fact, operator: "equal", value }] };
  return { conditions, event: { type: "figure", params: { figure: Number(figure) } } };
}
