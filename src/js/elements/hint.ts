import { put } from "./dom.js";
import { CostElement } from "./element.js";
import type { FormCost } from "./form-cost.js";

/**
 * What an option adds to the total ("+49"), or what a model costs at its defaults. In a label it is about the control of that label.
 *
 * Attributes: `setting`, its name, or `model`; `value`, the option, or the id of the model.
 * Part `hint`: the text.
 */
export class CostHint extends CostElement {
  constructor() {
    super("hint");
  }

  protected override draw(formCost: FormCost): void {
    put(this.box, this.#words(formCost));
  }

  #words(formCost: FormCost): string {
    const { unit } = formCost;
    const [setting, value] = this.#about();
    if (setting === "model") {
      const base = formCost.base(value);
      return base ? this.speech.base(base, unit) : "";
    }
    const option = formCost.alternatives[setting]?.find((one) => String(one.value) === value);
    return option ? this.speech.hint(option, unit) : "";
  }

  #about(): [setting: string, value: string] {
    const setting = this.attribute("setting");
    if (setting) return [setting, this.attribute("value")];
    const control = this.closest("label")?.control as HTMLInputElement | null | undefined;
    return [control?.name ?? "", control?.type === "checkbox" ? "true" : (control?.value ?? "")];
  }
}
