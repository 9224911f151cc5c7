// `costpeek/elements`: the classes. Importing them changes nothing on a page; `costpeek/define` gives them their names.

export type { Plural, Words } from "../words/words.js";
export type { Affordance, Balance, Verdict } from "./affordance.js";
export { CostBalance } from "./balance.js";
export type { Cost } from "./cost.js";
export { CostElement } from "./element.js";
export { FormCost, formCost } from "./form-cost.js";
export { CostHint } from "./hint.js";
export { addWords } from "./language.js";
export type { CatalogGiven } from "./last-good.js";
export { CostProblem } from "./problem.js";
export type { Refused } from "./refusals.js";
export { CostTip } from "./tip.js";
export { CostTotal } from "./total.js";
