import { make } from "./dom.js";
import { type FormCost, formCost } from "./form-cost.js";
import { Description } from "./hidden.js";
import { speechAt } from "./language.js";
import type { CatalogGiven } from "./last-good.js";
import type { Speech } from "./speech.js";
import { adoptStyles } from "./styles.js";

/** On a server there are no elements; importing their classes is no error there. */
const Base = (globalThis.HTMLElement ?? class {}) as typeof HTMLElement;

/** What all elements have in common: the form they belong to, and that they are drawn again when it may cost something else. */
export abstract class CostElement extends Base {
  /** Of all elements: a change of another one's is drawn in vain, and never happens. */
  static readonly observedAttributes = "form for model delay setting value amount counting".split(" ");

  /** All that is drawn. */
  protected readonly box: HTMLElement;
  /** What the page has put there. */
  readonly #fallback = document.createElement("slot");
  /** What is said of another element for assistive technology. */
  protected readonly description = new Description(this);
  #formCost: FormCost | undefined;
  #catalog: CatalogGiven;
  #unsubscribe: (() => void) | undefined;

  constructor(part: string) {
    super();
    const root = this.attachShadow({ mode: "open" });
    adoptStyles(root);
    this.box = make("span", part);
    root.append(this.box, this.#fallback);
  }

  /** The catalog of the form: what `loadCatalog` gives, or a promise of it. Set at one element, it is there for all of the form. */
  get catalog(): CatalogGiven {
    return this.#formCost?.catalog ?? this.#catalog;
  }

  set catalog(catalog: CatalogGiven) {
    this.#catalog = catalog;
    if (this.#formCost) this.#formCost.catalog = catalog;
  }

  /** What its form costs; undefined while the element is in no document. */
  get formCost(): FormCost | undefined {
    return this.#formCost;
  }

  connectedCallback(): void {
    takeOver(this);
    const cost = formCost(formOf(this));
    this.#formCost = cost;
    if (this.#catalog) cost.catalog = this.#catalog;
    this.#unsubscribe = cost.subscribe(() => this.#draw(cost), true);
  }

  disconnectedCallback(): void {
    this.#unsubscribe?.();
    this.#formCost = undefined;
    this.description.clear();
  }

  attributeChangedCallback(name: string): void {
    const cost = this.#formCost;
    if (!cost) return;
    if (name === "form") {
      this.disconnectedCallback();
      this.connectedCallback();
    } else {
      this.#draw(cost);
    }
  }

  /** While a catalog is awaited there is the fallback. After that it stays, hidden: descriptions stand in it, and need a place. */
  #draw(cost: FormCost): void {
    this.#fallback.hidden = cost.cost.kind !== "waiting";
    this.draw(cost);
  }

  protected abstract draw(formCost: FormCost): void;

  /** Empty where it is not there. */
  protected attribute(name: string): string {
    return this.getAttribute(name) ?? "";
  }

  protected get speech(): Speech {
    return speechAt(this);
  }
}

/** What was set before the element was defined stands in the way of its properties. */
function takeOver(element: CostElement): void {
  for (const [name, value] of Object.entries(element)) {
    if (!(name in Object.getPrototypeOf(element))) continue;
    Reflect.deleteProperty(element, name);
    Reflect.set(element, name, value);
  }
}

/** The form that is named, or the one around the element, be it outside of its shadow root. */
function formOf(element: Element): HTMLFormElement | undefined {
  const id = element.getAttribute("form");
  for (let place: Element | undefined = element; place; ) {
    const root = place.getRootNode() as ShadowRoot;
    const form = id ? root.getElementById?.(id) : place.closest("form");
    if (form) return form as HTMLFormElement;
    place = root.host;
  }
  return undefined;
}
