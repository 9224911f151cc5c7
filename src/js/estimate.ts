// An estimate over the engine's sheet (see `src/price.rs`): what is shown at once is made at once, the rest when it is read.

import type { Model } from "./image.js";
import type {
  CatalogId,
  Certainty,
  Estimate,
  Factor,
  Line,
  LineCertainty,
  Note,
  SettingValue,
} from "./types.js";

export const CERTAINTIES: readonly Certainty[] = ["exact", "approximate", "range", "at-least", "unpublished"];
export const LINE_CERTAINTIES: readonly LineCertainty[] = ["exact", "approximate", "range", "unpublished"];

/** What an estimate was made from: enough to ask the engine for the rest. */
export interface Asked {
  model: Model;
  choices: number[];
  day: number;
  given: number;
  names: string[] | undefined;
}

/** What answers for the rest. */
export interface Answers {
  readonly id: CatalogId;
  settings(asked: Asked): Record<string, SettingValue>;
  notes(asked: Asked): Note[];
  factors(asked: Asked, charge: number): Factor[];
}

export class PricedEstimate {
  declare total?: string;
  declare min?: string;
  declare max?: string;
  declare lines: PricedLine[];
  readonly #answers: Answers;
  readonly #asked: Asked;

  constructor(
    readonly model: string,
    readonly certainty: Certainty,
    readonly unit: string,
    answers: Answers,
    asked: Asked,
  ) {
    this.#answers = answers;
    this.#asked = asked;
  }

  get settings(): Record<string, SettingValue> {
    return this.#answers.settings(this.#asked);
  }

  get assumed(): string[] {
    const { model, given } = this.#asked;
    const isAssumed = (name: string) => {
      const slot = model.slots.get(name);
      return slot !== undefined && name !== "model" && ((given >> slot.index) & 1) === 0;
    };
    return Object.keys(this.settings).filter(isAssumed);
  }

  get ignored(): string[] {
    const { names } = this.#asked;
    if (names === undefined) return [];
    const { settings } = this;
    return names.filter((name) => !Object.hasOwn(settings, name));
  }

  get notes(): Note[] {
    return this.#answers.notes(this.#asked);
  }

  get catalog(): CatalogId {
    return { ...this.#answers.id };
  }

  toJSON(): Omit<Estimate, "toJSON"> {
    const { settings, assumed, ignored, notes, catalog, lines } = this;
    const plain = { ...this, lines: lines.map((line) => line.toJSON()) };
    return { ...plain, settings, assumed, ignored, notes, catalog } as unknown as Omit<Estimate, "toJSON">;
  }

  /** The factors of a line, by its charge. */
  factors(charge: number): Factor[] {
    return charge < 0 ? [] : this.#answers.factors(this.#asked, charge);
  }
}

export class PricedLine {
  declare rate?: string;
  declare amount?: string;
  declare min?: string;
  declare max?: string;
  readonly #estimate: PricedEstimate;
  readonly #charge: number;

  constructor(
    readonly label: string,
    readonly certainty: LineCertainty,
    estimate: PricedEstimate,
    charge: number,
  ) {
    this.#estimate = estimate;
    this.#charge = charge;
  }

  get factors(): Factor[] {
    return this.#estimate.factors(this.#charge);
  }

  toJSON(): Line {
    return { ...this, factors: this.factors } as unknown as Line;
  }
}
