// The catalog in use: the last one that was given, or while that one fails, the last good one.

import type { Catalog } from "../types.js";

/** A catalog, or what will become one: `loadCatalog(…)` as it comes. */
export type CatalogGiven = Catalog | PromiseLike<Catalog> | undefined;

export class LastGood {
  catalog: Catalog | undefined;
  /** Why the last one given cannot be used; undefined where it can. */
  problem: unknown;
  #given: CatalogGiven;
  readonly #changed: () => void;

  constructor(changed: () => void) {
    this.#changed = changed;
  }

  give(given: CatalogGiven): void {
    if (given === this.#given) return;
    this.#given = given;
    // What comes after another was given comes too late.
    const settle = (work: () => void) => {
      if (given !== this.#given) return;
      work();
      this.#changed();
    };
    if (!isPromise(given)) settle(() => this.#use(given));
    else
      given.then(
        (catalog) => settle(() => this.#use(catalog)),
        (problem: unknown) => settle(() => this.#refuse(problem)),
      );
  }

  #use(given: Catalog | undefined): void {
    if (given !== undefined && typeof given?.estimate !== "function") this.#refuse(notACatalog());
    else {
      this.catalog = given;
      this.problem = undefined;
    }
  }

  #refuse(problem: unknown): void {
    this.problem = problem ?? new Error("the catalog could not be loaded");
    console.warn("costpeek: this catalog cannot be used:", this.problem);
  }
}

function isPromise(given: CatalogGiven): given is PromiseLike<Catalog> {
  return typeof (given as PromiseLike<Catalog> | undefined)?.then === "function";
}

function notACatalog(): TypeError {
  return new TypeError("`catalog` takes what `loadCatalog` gives, or a promise of it");
}
