// An estimate over the engine's sheet (see `src/sheet.rs`): what is shown at once is made at once, the rest when it is read.

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
const LINE_CERTAINTIES: readonly LineCertainty[] = ["exact", "approximate", "range", "unpublished"];

// Places among all certainties; a line has the first three as well.
export const RANGE = 2;
export const AT_LEAST = 3;
export const UNPUBLISHED = 4;
export const LINE_UNPUBLISHED = 3;

/** What an estimate was made from: enough to ask the engine for the rest. */
export interface Asked {
  model: Model;
  /** The choices, packed; see `packing` in `image.ts`. */
  low: number;
  high: number;
  /** The same as a list, where they have no room there. */
  choices: number[] | undefined;
  day: number;
  /** Settings that were given, as bits. */
  given: number;
  /** Names of settings that may have to be ignored. */
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
  declare readonly model: string;
  declare readonly certainty: Certainty;
  declare readonly unit: string;
  declare total?: string;
  declare min?: string;
  declare max?: string;
  declare lines: PricedLine[];
  readonly #asked: Asked;

  /** `certainty` is the place among all; what is not known is not there. */
  constructor(asked: Asked, certainty: number, min: string, max: string, lines: PricedLine[]) {
    this.#asked = asked;
    this.model = asked.model.id;
    this.certainty = CERTAINTIES[certainty] as Certainty;
    this.unit = asked.model.unit;
    if (certainty < RANGE) {
      this.total = min;
      this.min = min;
      this.max = min;
    } else if (certainty < UNPUBLISHED) {
      this.min = min;
      if (certainty === RANGE) this.max = max;
    }
    this.lines = lines;
  }

  get settings(): Record<string, SettingValue> {
    return this.#asked.model.answers.settings(this.#asked);
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
    return this.#asked.model.answers.notes(this.#asked);
  }

  get catalog(): CatalogId {
    return { ...this.#asked.model.answers.id };
  }

  toJSON(): Omit<Estimate, "toJSON"> {
    const { settings, assumed, ignored, notes, catalog, lines } = this;
    const plain = { ...this, lines: lines.map((line) => line.toJSON()) };
    return { ...plain, settings, assumed, ignored, notes, catalog } as unknown as Omit<Estimate, "toJSON">;
  }
}

export class PricedLine {
  declare readonly label: string;
  declare readonly certainty: LineCertainty;
  declare rate?: string;
  declare amount?: string;
  declare min?: string;
  declare max?: string;
  readonly #asked: Asked;
  readonly #charge: number;

  /**
   * `charge` is -1 for what is no charge, and `certainty` the place among all; what is not known is not there, nor a rate that
   * is `undefined`.
   */
  constructor(
    asked: Asked,
    charge: number,
    label: string,
    certainty: number,
    rate: string | undefined,
    min: string,
    max: string,
  ) {
    this.#asked = asked;
    this.#charge = charge;
    this.label = label;
    this.certainty = LINE_CERTAINTIES[certainty] as LineCertainty;
    if (certainty < RANGE) {
      if (rate !== undefined) this.rate = rate;
      this.amount = min;
      this.min = min;
      this.max = min;
    } else if (certainty === RANGE) {
      this.min = min;
      this.max = max;
    }
  }

  get factors(): Factor[] {
    return this.#charge < 0 ? [] : this.#asked.model.answers.factors(this.#asked, this.#charge);
  }

  toJSON(): Line {
    return { ...this, factors: this.factors } as unknown as Line;
  }
}
