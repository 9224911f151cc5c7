import { put } from "./dom.js";
import { CostElement } from "./element.js";
import type { FormCost } from "./form-cost.js";
import { controlsOf } from "./form-reader.js";

/**
 * What is wrong with a setting, to stand beside its control; empty while nothing is.
 *
 * Attribute: `setting`, its name.
 * Part `problem`: the text.
 */
export class CostProblem extends CostElement {
  constructor() {
    super("problem");
  }

  protected override draw({ cost, form }: FormCost): void {
    const setting = this.attribute("setting");
    const isMine = cost.kind === "refused" && cost.refusal.setting === setting;
    const words = isMine ? this.speech.said(cost, "") : "";
    put(this.box, words);
    this.description.set(form && controlsOf(form, setting)[0], words);
  }
}
