import { put } from "./dom.js";
import { CostElement } from "./element.js";
import type { FormCost } from "./form-cost.js";

/**
 * What the settings of a form cost, in one line. Inside a button it is no part of the button's name, but its description.
 *
 * Part `total`: the text; also `exact`, `approximate`, `range`, `at-least`, `unpublished`, `base`, `refused`, `no-model`, `waiting` or
 * `unavailable`, and `over`, `unsure` or `fits`, and `stale`.
 */
export class CostTotal extends CostElement {
  constructor() {
    super("total");
  }

  protected override draw(formCost: FormCost): void {
    const { box } = this;
    const { cost, affordance, problem, unit } = formCost;
    const button = this.closest("button, [role=button]") ?? undefined;
    const state = cost.kind === "total" ? cost.estimate.certainty : cost.kind;
    box.part.value = ["total", state, affordance?.verdict ?? "", problem ? "stale" : ""].join(" ");
    box.className = button ? "in-button" : "";
    box.ariaHidden = button ? "true" : null;
    put(box, this.speech.cost(cost, unit));
    this.description.set(button, formCost.words(this));
  }
}
