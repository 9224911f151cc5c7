// The catalogs of the page, each with the forms that show its prices.

import apiframe from "/dist/catalogs/apiframe.js";
import imagineart from "/dist/catalogs/imagineart.js";
import { formCost } from "/dist/elements/index.js";
import { loadCatalog } from "/dist/index.js";

/** One catalog: whatever is given to it, all of its forms show. */
class Prices {
  /** The catalog that was given last, or why it cannot be used. */
  given;
  #forms = [];
  #file;
  #text;

  constructor(file, compiled) {
    this.#file = file;
    this.given = loadCatalog(compiled);
  }

  join(form) {
    this.#forms.push(form);
    formCost(form).catalog = this.given;
  }

  /** Takes what somebody has written; what cannot be used is refused, and the forms keep the last good prices. */
  give(text) {
    this.given = loadCatalog(text);
    for (const form of this.#forms) formCost(form).catalog = this.given;
    return this.given;
  }

  /** As it is written. */
  get text() {
    this.#text ??= fetch(this.#file).then((answer) =>
      answer.ok ? answer.text() : Promise.reject(answer.status),
    );
    return this.#text;
  }
}

const all = {
  apiframe: new Prices("/catalogs/apiframe.json", apiframe),
  imagineart: new Prices("/catalogs/imagineart.json", imagineart),
};

/** The prices of a form, by the `data-catalog` on it or around it. */
export function pricesOf(form) {
  return all[form.closest("[data-catalog]").dataset.catalog];
}
