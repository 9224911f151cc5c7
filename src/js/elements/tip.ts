import type { ModelInfo } from "../types.js";
import { make, show } from "./dom.js";
import { CostElement, reflect } from "./element.js";
import type { FormCost } from "./form-cost.js";
import { Description } from "./hidden.js";
import { drawModel, drawTotal, modelWords } from "./receipt.js";
import { attachTip, type Tip } from "./tip/tips.js";

/** How long a pointer rests on the name of a model, in milliseconds. What is about to be paid is shown at once. */
const MODEL_DELAY = 3000;

/**
 * What something costs, at its target: with `model` what that model is and costs, without it the total of the form with its lines.
 *
 * @tag cost-tip
 * @attribute form
 * @attribute for - The id of the target; without it, the element before.
 * @attribute model - The id of a model; empty for the one that is chosen.
 * @attribute delay - How long a pointer rests on the target before it opens, in milliseconds.
 * @csspart tip
 */
export class CostTip extends CostElement {
  static override readonly observedAttributes = ["form", "for", "model", "delay"];
  declare model: string;
  readonly #description = new Description(this);
  readonly #popover = make("div", "tip");
  #target: Element | undefined;
  #detach: AbortController | undefined;

  static {
    reflect(CostTip, "model");
  }

  constructor() {
    super();
    this.#popover.role = "tooltip";
    this.#popover.popover = "manual";
    this.view.append(this.#popover);
  }

  /** How long a pointer rests on the target before it opens, in milliseconds. */
  get delay(): number {
    const delay = Number.parseFloat(this.getAttribute("delay") ?? "");
    return delay >= 0 ? delay : this.hasAttribute("model") ? MODEL_DELAY : 0;
  }

  set delay(delay: number) {
    this.setAttribute("delay", String(delay));
  }

  override disconnectedCallback(): void {
    this.#attach(undefined);
    this.#description.clear();
    super.disconnectedCallback();
  }

  protected override draw(formCost: FormCost): void {
    const target = this.#find();
    if (target !== this.#target) this.#attach(target);
    const control = target && focusableOf(target);
    this.#description.set(control, this.#words(formCost, control));
    if (this.#popover.matches(":popover-open")) this.#show();
  }

  /** The price on a button describes it already. */
  #words(formCost: FormCost, control: Element | undefined): string {
    if (!this.hasAttribute("model")) {
      return control?.querySelector("cost-total") ? "" : formCost.words(this);
    }
    const model = this.#modelOf(formCost);
    return model ? modelWords(this.speech, formCost, model) : "";
  }

  #modelOf({ catalog, cost }: FormCost): ModelInfo | undefined {
    if (!this.model) return "model" in cost ? cost.model : undefined;
    return catalog?.models.find(({ id }) => id === this.model);
  }

  #find(): Element | undefined {
    const id = this.getAttribute("for");
    const found = id ? (this.getRootNode() as Document).getElementById?.(id) : this.previousElementSibling;
    return found ?? undefined;
  }

  #attach(target: Element | undefined): void {
    this.#detach?.abort();
    this.#target = target;
    if (!target) return;
    this.#detach = new AbortController();
    const element = this;
    const tip: Tip = {
      target,
      popover: this.#popover,
      get delay() {
        return element.delay;
      },
      draw: () => this.#show(),
    };
    attachTip(tip, focusableOf(target), this.#detach.signal);
  }

  #show(): boolean {
    const { formCost } = this;
    // A day may have begun since.
    if (!formCost || formCost.cost.kind === "waiting") return false;
    const model = this.#modelOf(formCost);
    const isTotal = !this.hasAttribute("model");
    if (!isTotal && !model && formCost.catalog) return false;
    const shown =
      model && !isTotal ? drawModel(this.speech, formCost, model) : drawTotal(this.speech, formCost);
    show(this.#popover, shown);
    return true;
  }
}

/** A label has a control, and that takes the focus. */
function focusableOf(target: Element): Element {
  return (target as HTMLLabelElement).control ?? target;
}
