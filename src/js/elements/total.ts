import { make, put } from "./dom.js";
import { CostElement } from "./element.js";
import type { FormCost } from "./form-cost.js";
import { Description } from "./hidden.js";

/**
 * What the settings of a form cost, in one line. Inside a button it is no part of the button's name, but its description.
 *
 * @tag cost-total
 * @attribute form
 * @slot - What stands there until there is a catalog.
 * @csspart total - The text; also `exact`, `approximate`, `range`, `at-least`, `unpublished`, `base`, `refused`, `no-model`, `unavailable`,
 * and `over`, `unsure`, `stale` where that is so.
 */
export class CostTotal extends CostElement {
  readonly #description = new Description(this);
  readonly #text = make("span", "total");
  readonly #fallback = document.createElement("slot");

  constructor() {
    super();
    this.view.append(this.#text);
    this.#text.append(this.#fallback);
  }

  override disconnectedCallback(): void {
    this.#description.clear();
    super.disconnectedCallback();
  }

  protected override draw(formCost: FormCost): void {
    const { cost, affordance, problem, catalog } = formCost;
    const words = this.speech.cost(cost, catalog?.unit ?? "");
    if (words) put(this.#text, words);
    else this.#text.replaceChildren(this.#fallback);
    const state = cost.kind === "total" ? cost.estimate.certainty : cost.kind;
    const marks = [affordance?.verdict, problem && "stale"].filter(Boolean);
    this.#text.part.value = ["total", state, ...marks].join(" ");
    const button = this.closest("button, [role=button]") ?? undefined;
    this.#text.className = button ? "in-button" : "";
    this.#text.ariaHidden = button ? "true" : null;
    this.#description.set(button, formCost.words(this));
  }
}
