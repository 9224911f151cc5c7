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

  async give(given: CatalogGiven): Promise<void> {
    if (given === this.#given) return;
    this.#given = given;
    let catalog: Catalog | undefined;
    let problem: unknown;
    try {
      catalog = await given;
      if (catalog && !("estimate" in catalog))
        throw new TypeError("`catalog` takes what `loadCatalog` gives");
    } catch (error) {
      problem = error ?? "no reason";
    }
    // What comes after another was given comes too late.
    if (given !== this.#given) return;
    if (problem) console.warn("costpeek:", problem);
    else this.catalog = catalog;
    this.problem = problem;
    this.#changed();
  }
}
