// What a new catalog has changed is marked for a moment, as with a pen.

import { formCost } from "/dist/elements/index.js";

export function markNewFigures(form) {
  const cost = formCost(form);
  const seen = new WeakMap();
  let catalog;
  // Elements of this form that were there later are drawn later.
  cost.subscribe(() => queueMicrotask(look));

  function look() {
    const isNew = catalog && cost.catalog !== catalog;
    catalog = cost.catalog;
    for (const figure of form.querySelectorAll("cost-hint, cost-total")) {
      const text = figure.shadowRoot.textContent;
      if (isNew && seen.get(figure) !== text) mark(figure);
      seen.set(figure, text);
    }
  }
}

function mark(figure) {
  if (matchMedia("(prefers-reduced-motion: reduce)").matches) return;
  const marked = { backgroundColor: "var(--marker)", color: "var(--on-marker)" };
  figure.animate([marked, {}], { duration: 1800, easing: "ease-in" });
}
