// `costpeek/define`: gives the elements their names. The one module that changes a page by being imported.

import { CostBalance, CostHint, CostProblem, CostTip, CostTotal } from "./index.js";

const elements = {
  "cost-total": CostTotal,
  "cost-tip": CostTip,
  "cost-hint": CostHint,
  "cost-balance": CostBalance,
  "cost-problem": CostProblem,
};

/** On a server there is none. */
const registry = globalThis.customElements as CustomElementRegistry | undefined;

for (const [name, element] of Object.entries(elements)) {
  // Whoever was first keeps the name.
  if (!registry?.get(name)) registry?.define(name, element);
}

declare global {
  interface HTMLElementTagNameMap {
    "cost-total": CostTotal;
    "cost-tip": CostTip;
    "cost-hint": CostHint;
    "cost-balance": CostBalance;
    "cost-problem": CostProblem;
  }
}
