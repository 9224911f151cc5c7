import { put, show } from "./dom.js";
import { CostElement } from "./element.js";
import type { FormCost } from "./form-cost.js";
import { drawModel, drawTotal, modelWords } from "./receipt.js";
import { attachTip, type Tip } from "./tips.js";

/** How long a pointer rests on the name of a model, in milliseconds. What is about to be paid is shown at once. */
const MODEL_DELAY = 3000;

/**
 * What something costs, at its target: with `model` what that model is and costs, without it the total of the form with its lines.
 *
 * Attributes: `for`, the id of the target (without it, the element before); `model`, the id of a model (empty for the one that is chosen);
 * `delay`, how long a pointer rests on the target before it opens, in milliseconds.
 * Part `tip`: the popover. In it `lines`, `line`, `product`, `total-line`, `assumed`, `note`, `over`, `fill-in`, `name`, `description`, `base`,
 * `depends`, `stale`, `age`.
 */
export class CostTip extends CostElement {
  #target: Element | undefined;
  #detach: AbortController | undefined;

  constructor() {
    super("tip");
    this.box.role = "tooltip";
    this.box.popover = "manual";
  }

  override disconnectedCallback(): void {
    this.#attach(undefined);
    super.disconnectedCallback();
  }

  get #isAboutModel(): boolean {
    return this.hasAttribute("model");
  }

  protected override draw(formCost: FormCost): void {
    const id = this.attribute("for");
    const root = this.getRootNode() as Document;
    const target = (id ? root.getElementById?.(id) : this.previousElementSibling) ?? undefined;
    if (target !== this.#target) this.#attach(target);
    this.description.set(target && focusableOf(target), this.#words(formCost, target));
    if (this.box.matches(":popover-open")) this.#show();
  }

  /** What stands on a button describes it already. */
  #words(formCost: FormCost, target: Element | undefined): string {
    if (!this.#isAboutModel) return target?.querySelector("cost-total") ? "" : formCost.words(this);
    const model = formCost.modelOf(this.attribute("model"));
    return model ? modelWords(this.speech, formCost, model) : "";
  }

  #attach(target: Element | undefined): void {
    this.#detach?.abort();
    this.#target = target;
    if (!target) return;
    this.#detach = new AbortController();
    const draw = () => {
      // Another day may have begun.
      this.formCost?.update();
      return this.#show();
    };
    const tip: Tip = { target, popover: this.box, delay: () => this.#delay(), draw };
    attachTip(tip, focusableOf(target), this.#detach.signal);
  }

  #delay(): number {
    const delay = Number.parseFloat(this.attribute("delay"));
    return delay >= 0 ? delay : this.#isAboutModel ? MODEL_DELAY : 0;
  }

  #show(): boolean {
    const { formCost, speech } = this;
    if (!formCost || formCost.cost.kind === "waiting") return false;
    const model = formCost.modelOf(this.attribute("model"));
    if (!this.#isAboutModel) show(this.box, drawTotal(speech, formCost));
    else if (model) show(this.box, drawModel(speech, formCost, model));
    else put(this.box, speech.words.unavailable);
    return true;
  }
}

/** A label has a control, and that takes the focus. */
function focusableOf(target: Element): Element {
  return (target as HTMLLabelElement).control ?? target;
}
