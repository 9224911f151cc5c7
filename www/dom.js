// Elements in one expression. Text goes in as text, never as markup: names in a catalog are anybody's.

/** `make("p", { className: "hint" }, "text", anotherElement)`; names with a hyphen are attributes. */
export function make(tag, properties = {}, ...children) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(properties)) {
    if (name.includes("-")) element.setAttribute(name, value);
    else element[name] = value;
  }
  element.append(...children);
  return element;
}
