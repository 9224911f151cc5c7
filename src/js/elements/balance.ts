import { make, paragraph, show } from "./dom.js";
import { CostElement, reflect } from "./element.js";
import type { FormCost } from "./form-cost.js";

/**
 * Whether a balance is enough for the settings of a form, and how many it buys.
 *
 * @tag cost-balance
 * @attribute form
 * @attribute amount - What a person has, a decimal.
 * @attribute counting - The number setting that it is counted in, like `images`.
 * @csspart verdict - Also `fits`, `over` or `unsure`.
 * @csspart buys
 */
export class CostBalance extends CostElement {
  static override readonly observedAttributes = ["form", "amount", "counting"];
  declare amount: string;
  declare counting: string;
  readonly #box = make("div", "balance");

  static {
    reflect(CostBalance, "amount", "counting");
  }

  constructor() {
    super();
    this.view.append(this.#box);
  }

  override disconnectedCallback(): void {
    const { formCost } = this;
    super.disconnectedCallback();
    if (formCost) formCost.balance = undefined;
  }

  protected override draw(formCost: FormCost): void {
    const { amount, counting } = this;
    const { balance, affordance, cost, catalog } = formCost;
    if (balance?.amount !== amount || balance.counting !== counting) {
      formCost.balance = amount ? { amount, counting } : undefined;
      return;
    }
    const { speech } = this;
    const { verdict, affordable } = affordance ?? {};
    const [unit, model] = [catalog?.unit ?? "", "model" in cost ? cost.model : undefined];
    const said = verdict && speech.verdict(verdict, amount, unit);
    const buys = affordable && speech.buys(affordable, counting, model, unit);
    show(this.#box, [paragraph(`verdict ${verdict}`, said), paragraph("buys", buys)]);
  }
}
