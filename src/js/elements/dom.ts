// Elements in one expression. Texts go in as texts, never as markup: what stands in a catalog is anybody's.

/** Undefined and empty children are left out. */
export function make(tag: string, part: string, ...children: (Node | string | undefined)[]): HTMLElement {
  const element = document.createElement(tag);
  if (part) element.part.value = part;
  element.append(...children.filter((child) => child !== undefined));
  return element;
}

/** Shows these and nothing else. */
export function show(place: Element, children: (Node | undefined)[]): void {
  place.replaceChildren(...children.filter((child) => child !== undefined));
}

/** Draws only what is new. */
export function put(element: Element, text: string): void {
  if (element.textContent !== text) element.textContent = text;
}

/** Nothing where there is no text. */
export function paragraph(part: string, text: string | undefined): HTMLElement | undefined {
  return text ? make("p", part, text) : undefined;
}
