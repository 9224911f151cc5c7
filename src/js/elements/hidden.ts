// Texts for assistive technology. They stand in the same tree as what they belong to: an id does not reach into a shadow root.

import { put } from "./dom.js";

/** A place in the form whose changes are read out. In the form, since all that is outside a modal dialog is silent. */
export function liveRegion(form: HTMLFormElement): HTMLElement {
  const region = document.createElement("span");
  region.role = "status";
  // Not `hidden`, or nothing would be read out; by script, since a strict page allows no style attributes; fixed, so that no page gets longer.
  region.style.cssText = "position:fixed;clip-path:inset(50%)";
  form.append(region);
  return region;
}

let count = 0;

/** A description of an element, by `aria-describedby`, beside those that it has. */
export class Description {
  readonly #host: Element;
  readonly #text = document.createElement("span");
  #target: Element | undefined;

  /** The text stands in the host, which is in the same tree as the target. */
  constructor(host: Element) {
    this.#host = host;
    this.#text.hidden = true;
    // No id of them begins with another one.
    this.#text.id = `cost-${++count}-description`;
  }

  set(about: Element | undefined, text: string): void {
    const target = text ? about : undefined;
    if (target !== this.#target) this.clear();
    this.#target = target;
    if (!target) return;
    put(this.#text, text);
    if (this.#text.parentNode !== this.#host) this.#host.append(this.#text);
    const ids = idsOf(target);
    if (!ids.includes(this.#text.id)) target.setAttribute(ATTRIBUTE, `${ids} ${this.#text.id}`.trim());
  }

  clear(): void {
    const target = this.#target;
    if (!target) return;
    this.#text.remove();
    this.#target = undefined;
    const others = idsOf(target).replace(this.#text.id, "").trim();
    if (others) target.setAttribute(ATTRIBUTE, others);
    else target.removeAttribute(ATTRIBUTE);
  }
}

const ATTRIBUTE = "aria-describedby";

function idsOf(element: Element): string {
  return element.getAttribute(ATTRIBUTE) ?? "";
}
