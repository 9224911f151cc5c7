// GoRules' ZEN in WebAssembly: an expression for each model, made from the catalog, that gives the known part of the price.

import start, { evaluateExpression } from "@gorules/zen-engine-wasm";
import { formulas, write } from "./formulas.js";

export const name = "zen-engine-wasm";
export const gives = "total";
export const note = "total only, as a text; this package has expressions only, and reads them at every call";

/** `bytes` are those of its module, which this package otherwise fetches. */
export async function open(document, bytes) {
  await start({ module_or_path: bytes });
  const expressions = new Map();
  for (const [id, formula] of formulas(document)) {
    // A number would come out without its fraction in this version: 73.5 as 73.
    expressions.set(id, formula ? `string(${write(formula, language)})` : "null");
  }
  return { estimate: (settings) => evaluateExpression(expressions.get(settings.model), settings) };
}

const language = {
  number: (text) => text,
  setting: (name, standard) => (standard === undefined ? name : `(${name} ?? ${standard})`),
  product: (parts) => `(${parts.join(" * ")})`,
  quotient: (part, divisor) => `(${part} / ${divisor})`,
  pick: (name, standard, cells) => {
    const cases = cells.map(([option, figure]) => `(${name} ?? "${standard}") == "${option}" ? ${figure}`);
    return `(${[...cases.slice(0, -1), cells.at(-1)[1]].join(" : ")})`;
  },
};
