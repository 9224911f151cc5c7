import { type FormCost, formCost } from "./form-cost.js";
import { speechAt } from "./language.js";
import type { CatalogGiven } from "./last-good.js";
import type { Speech } from "./speech.js";
import { adopt } from "./styles.js";

/** On a server there are no elements; importing their classes is no error there. */
const Base = (globalThis.HTMLElement ?? class {}) as typeof HTMLElement;

/** What all elements have in common: the form they belong to, and that they are drawn again when it may cost something else. */
export abstract class CostElement extends Base {
  static readonly observedAttributes: readonly string[] = ["form"];

  /** What is drawn. */
  protected readonly view = this.attachShadow({ mode: "open" });
  #formCost: FormCost | undefined;
  #catalog: CatalogGiven;
  #end: (() => void) | undefined;

  constructor() {
    super();
    adopt(this.view);
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
    this.#begin();
  }

  disconnectedCallback(): void {
    this.#end?.();
    this.#end = undefined;
    this.#formCost = undefined;
  }

  attributeChangedCallback(name: string): void {
    if (!this.#formCost) return;
    if (name !== "form") this.draw(this.#formCost);
    else {
      this.disconnectedCallback();
      this.#begin();
    }
  }

  protected abstract draw(formCost: FormCost): void;

  protected get speech(): Speech {
    return speechAt(this);
  }

  #begin(): void {
    const cost = formCost(formOf(this));
    this.#formCost = cost;
    if (this.#catalog) cost.catalog = this.#catalog;
    this.#end = cost.subscribe(() => this.draw(cost));
  }
}

/** What was set before the element was defined stands in the way of its properties. */
function takeOver(element: CostElement): void {
  const prototype = Object.getPrototypeOf(element);
  for (const [name, value] of Object.entries(element)) {
    if (!(name in prototype)) continue;
    Reflect.deleteProperty(element, name);
    Reflect.set(element, name, value);
  }
}

/** The form that is named, or the one around the element, be it outside of its shadow root. */
function formOf(element: Element): HTMLFormElement | undefined {
  const id = element.getAttribute("form");
  for (let place: Element | undefined = element; place; ) {
    const root = place.getRootNode();
    const form = id ? (root as Document).getElementById?.(id) : place.closest("form");
    if (form instanceof HTMLFormElement) return form;
    place = (root as ShadowRoot).host;
  }
  return undefined;
}

/** Properties that are attributes. */
export function reflect(type: { prototype: CostElement }, ...names: string[]): void {
  for (const name of names) {
    Object.defineProperty(type.prototype, name, {
      configurable: true,
      enumerable: true,
      get(this: Element) {
        return this.getAttribute(name) ?? "";
      },
      set(this: Element, value: unknown) {
        if (value === undefined || value === null) this.removeAttribute(name);
        else this.setAttribute(name, String(value));
      },
    });
  }
}
