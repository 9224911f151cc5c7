import type { Catalog, SettingValue } from "../types.js";
import { make, put } from "./dom.js";
import { CostElement, reflect } from "./element.js";
import type { FormCost } from "./form-cost.js";

/**
 * What an option adds to the total ("+49"), or what a model costs at its defaults. In a label it is about the control of that label.
 *
 * @tag cost-hint
 * @attribute form
 * @attribute setting - The name of the setting, or `model`.
 * @attribute value - The option, or the id of the model.
 * @csspart hint
 */
export class CostHint extends CostElement {
  static override readonly observedAttributes = ["form", "setting", "value"];
  declare setting: string;
  declare value: string;
  readonly #text = make("span", "hint");

  static {
    reflect(CostHint, "setting", "value");
  }

  constructor() {
    super();
    this.view.append(this.#text);
  }

  protected override draw(formCost: FormCost): void {
    const words = formCost.catalog ? this.#words(formCost, formCost.catalog) : "";
    put(this.#text, words);
  }

  #words(formCost: FormCost, catalog: Catalog): string {
    const [setting, value] = this.#about();
    if (setting === "model") {
      const base = formCost.base(value);
      return base ? this.speech.base(base, catalog.unit) : "";
    }
    const option = formCost.alternatives[setting]?.find((one) => String(one.value) === value);
    return option ? this.speech.hint(option, catalog.unit) : "";
  }

  #about(): [string, string] {
    if (this.setting) return [this.setting, this.value];
    const control = this.closest("label")?.control as HTMLInputElement | null | undefined;
    const value: SettingValue = control?.type === "checkbox" ? true : (control?.value ?? "");
    return [control?.name ?? "", String(value)];
  }
}
