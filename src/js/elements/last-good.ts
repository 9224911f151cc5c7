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
    const outcome = await settled(given);
    // What comes after another was given comes too late.
    if (given !== this.#given) return;
    if ("problem" in outcome) console.warn("costpeek:", outcome.problem);
    else this.catalog = outcome.catalog;
    this.problem = outcome.problem;
    this.#changed();
  }
}

async function settled(given: CatalogGiven): Promise<{ catalog?: Catalog | undefined; problem?: unknown }> {
  try {
    const catalog = await given;
    if (!catalog || "estimate" in catalog) return { catalog };
    return { problem: new TypeError("`catalog` takes what `loadCatalog` gives") };
  } catch (problem) {
    return { problem: problem ?? "no reason" };
  }
}
