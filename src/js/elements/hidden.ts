// Texts for assistive technology. They stand in the same tree as what they belong to: an id does not reach into a shadow root.

import { put } from "./dom.js";

/** A place in the form whose changes are read out. In the form, since all that is outside a modal dialog is silent. */
export function liveRegion(form: HTMLFormElement): HTMLElement {
  const region = document.createElement("span");
  region.role = "status";
  // Not `hidden`, or nothing would be read out; and by script, since a strict page allows no style attributes.
  Object.assign(region.style, {
    position: "absolute",
    inlineSize: "1px",
    blockSize: "1px",
    overflow: "hidden",
  });
  Object.assign(region.style, { clipPath: "inset(50%)", whiteSpace: "nowrap" });
  form.append(region);
  return region;
}

let ids = 0;

/** A description of an element, by `aria-describedby`, beside those that it has. */
export class Description {
  readonly #host: Element;
  readonly #text = document.createElement("span");
  #target: Element | undefined;

  /** The text stands in the host, which is in the same tree as the target. */
  constructor(host: Element) {
    this.#host = host;
    this.#text.hidden = true;
    this.#text.id = `cost-description-${++ids}`;
  }

  set(target: Element | undefined, text: string): void {
    const described = text ? target : undefined;
    put(this.#text, text);
    if (described !== this.#target) this.clear();
    if (!described) return;
    if (this.#text.parentNode !== this.#host) this.#host.append(this.#text);
    this.#target = described;
    const ids = idsOf(described);
    if (!ids.includes(this.#text.id)) write(described, [...ids, this.#text.id]);
  }

  clear(): void {
    this.#text.remove();
    const target = this.#target;
    this.#target = undefined;
    if (target)
      write(
        target,
        idsOf(target).filter((id) => id !== this.#text.id),
      );
  }
}

function idsOf(element: Element): string[] {
  return element.getAttribute("aria-describedby")?.split(/\s+/).filter(Boolean) ?? [];
}

function write(element: Element, ids: string[]): void {
  if (ids.length) element.setAttribute("aria-describedby", ids.join(" "));
  else element.removeAttribute("aria-describedby");
}
