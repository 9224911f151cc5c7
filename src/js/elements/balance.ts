import { paragraph, show } from "./dom.js";
import { CostElement } from "./element.js";
import type { FormCost } from "./form-cost.js";

/**
 * Whether a balance is enough for the settings of a form, and how many it buys.
 *
 * Attributes: `amount`, a decimal; `counting`, the number setting that it is counted in, like `images`.
 * Parts: `verdict`, also `fits`, `over` or `unsure`; `buys`.
 */
export class CostBalance extends CostElement {
  constructor() {
    super("balance");
  }

  override disconnectedCallback(): void {
    const { formCost } = this;
    super.disconnectedCallback();
    formCost?.setBalance("", "");
  }

  protected override draw(formCost: FormCost): void {
    const { speech } = this;
    const [amount, counting] = [this.attribute("amount"), this.attribute("counting")];
    // If it is another one, this draws again.
    if (formCost.setBalance(amount, counting)) return;
    const { affordance: { verdict, affordable } = {}, unit } = formCost;
    const said = verdict && speech.verdict(verdict, amount, unit);
    const buys = affordable && speech.buys(affordable, counting, formCost.modelOf(""), unit);
    show(this.box, [paragraph(`verdict ${verdict}`, said), paragraph("buys", buys)]);
  }
}
