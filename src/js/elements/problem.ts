import { make, put } from "./dom.js";
import { CostElement, reflect } from "./element.js";
import type { FormCost } from "./form-cost.js";
import { controlsOf } from "./form-reader.js";
import { Description } from "./hidden.js";

/**
 * What is wrong with a setting, to stand beside its control; empty while nothing is.
 *
 * @tag cost-problem
 * @attribute form
 * @attribute setting - The name of the setting.
 * @csspart problem
 */
export class CostProblem extends CostElement {
  static override readonly observedAttributes = ["form", "setting"];
  declare setting: string;
  readonly #description = new Description(this);
  readonly #text = make("span", "problem");

  static {
    reflect(CostProblem, "setting");
  }

  constructor() {
    super();
    this.view.append(this.#text);
  }

  override disconnectedCallback(): void {
    this.#description.clear();
    super.disconnectedCallback();
  }

  protected override draw({ cost, form }: FormCost): void {
    const isMine = cost.kind === "refused" && cost.refusal.setting === this.setting;
    const words = isMine ? this.speech.refusal(cost.refusal, cost.model) : "";
    put(this.#text, words);
    this.#description.set(form && controlsOf(form, this.setting)[0], words);
  }
}
