/** How certain a whole is: an estimate, a sum, a range. What is not known is absent, never null and never 0. */
export type Certainty = "exact" | "approximate" | "range" | "at-least" | "unpublished";

/** How certain a line is. */
export type LineCertainty = "exact" | "approximate" | "range" | "unpublished";

/** The value of a setting. */
export type SettingValue = string | number | boolean;

/** What a person has chosen: a model and values for its settings. What is `undefined` counts as left out. */
export interface Settings {
  model: string;
  [setting: string]: unknown;
}

/** Settings of a catalog whose models are known: one shape for each. `costpeek compile --types` writes the models down. */
export type SettingsOf<Models> = {
  [Model in keyof Models & string]: { model: Model } & Models[Model];
}[keyof Models & string];

/** The settings but for those that a question leaves open. */
export type OpenSettings<S extends AnySettings> = S extends unknown
  ? { model: S["model"] } & Partial<S>
  : never;

/** The names of settings. */
export type SettingName<S extends AnySettings> = S extends unknown
  ? Exclude<keyof S & string, "model">
  : never;

/** What any settings are, typed or not. */
export interface AnySettings {
  model: string;
}

/** A certainty and the exact decimal amounts that go with it, in the shortest form: `"73.5"`, `"294"`. */
export interface Total {
  certainty: Certainty;
  /** The one amount, if it is exact or approximate. */
  total?: string;
  /** The lower end; with `at-least` the known part. */
  min?: string;
  /** The upper end. */
  max?: string;
}

/**
 * What a generation will cost. The known lines add up to `total`, or to `min`. What comes after `lines` is worked out when it is read, and so
 * are the factors of a line: to copy an estimate, or to send it, take `toJSON()`.
 */
export interface Estimate extends Total {
  model: string;
  /** What the amounts count: `"credits"`. */
  unit: string;
  lines: Line[];
  /** Complete: what was given and what was assumed, the model first. */
  settings: Record<string, SettingValue>;
  /** Settings that took their default. */
  assumed: string[];
  /** Settings that only other models of the catalog have, or that do not exist with these settings. */
  ignored: string[];
  /** What the catalog says about these figures. */
  notes: Note[];
  /** The prices it was made from. */
  catalog: CatalogId;
  /** A plain object with all of it. */
  toJSON(): Omit<Estimate, "toJSON">;
}

/** `amount` is `rate` × the factors. A rounding is a line of its own, without a rate; it can be negative. */
export interface Line {
  label: string;
  certainty: LineCertainty;
  /** Absent where it is a range or unknown. */
  rate?: string;
  /** Absent where it is a range or unknown. */
  amount?: string;
  min?: string;
  max?: string;
  factors: Factor[];
}

/** A quantity or multiplier of a line. */
export interface Factor {
  name: string;
  value: string;
  /** What counts in place of `value`, where that differs. */
  billed?: string;
  /** What that is divided by, where the quotient has no last decimal: the line is then rate × factors ÷ `per`, rounded. */
  per?: string;
}

/** A sentence about the figures, and the name that the catalog gives it. */
export interface Note {
  code: string;
  text: string;
}

/** Which prices an estimate was made from. */
export interface CatalogId {
  id: string;
  version: string;
  /** SHA-256 of the content. */
  digest: string;
}

/** Estimates for a list, and their sum. A refused item counts as a part without a figure. */
export interface Batch {
  items: (Estimate | import("./errors.js").SettingsError)[];
  total: Total;
}

/**
 * What rows choose for one setting, a number a row: the place of an option among `options`, 0 or 1 for a switch, how many steps above
 * `min` for a number.
 */
export type Column = Uint8Array | Uint16Array | Uint32Array;

/** What many settings of one model cost, a row each. */
export interface PriceColumns {
  readonly length: number;
  /** What the numbers of `certainty` stand for. The last is a row that `estimate` refuses: its choices do not go together. */
  readonly certainties: readonly (Certainty | "refused")[];
  readonly certainty: Uint8Array;
  /** Lower ends in units of 10^-`decimals`, as a whole number: 735n is 73.5 where there is one decimal. 0n where no amount is known. */
  readonly min: BigInt64Array;
  /** Upper ends; where a row is at least its `min`, its `min`. */
  readonly max: BigInt64Array;
  readonly decimals: number;
  /** The settings of a row, for `estimate`. */
  settings(row: number): Settings;
  /** What a row costs, in exact decimals; nothing for a row that `estimate` refuses. */
  total(row: number): Total | undefined;
}

/** From what to what the alternatives cost, and complete settings that cost it. */
export interface Range {
  certainty: Certainty;
  min?: string;
  max?: string;
  minAt?: Settings;
  maxAt?: Settings;
}

/** One option of a setting, and what it costs with all else as it is. */
export interface Alternative extends Total {
  value: SettingValue;
  /** What it adds to the present total (`"24.5"`, `"-49"`); absent where either total is not one known amount. */
  difference?: string;
}

/** What a balance buys. The amounts are what `count` cost; where none fits or the price is not known, what the fewest cost. */
export interface Affordable extends Total {
  /** The largest number that fits; 0 where none does; absent where the price is not known. */
  count?: number;
  /** Where none fits: the one change of another setting that fits and gives up least, and what the fewest cost then. */
  change?: Change;
}

/** Another value for one setting, and what it would cost. */
export interface Change extends Total {
  setting: string;
  value: SettingValue;
}

/** Something with a price. */
export interface ModelInfo {
  id: string;
  name: string;
  group: string;
  description: string;
  /** By name, in the order in which they are shown. */
  settings: Record<string, SettingInfo>;
  /** Absent where settings without a default move the price in too many ways to say, or it depends on the day: see `Catalog.base`. */
  base?: Base;
  /** Where its figures were read, and when. */
  source: { title: string; url?: string; checked_on: string };
}

/** What can be chosen: `options`, or a number from `min` to `max` in steps. Without a `default` it must be. */
export interface SettingInfo {
  kind: "options" | "number" | "switch";
  label: string;
  options?: (string | number)[];
  min?: number;
  max?: number;
  step?: number;
  default?: SettingValue;
}

/** What a model costs at the defaults, per unit of what has no default (`per`: `"megapixel"`). */
export interface Base extends Total {
  per?: string;
}

/** What a setting takes. */
export type Allowed = SettingValue[] | { min: number; max: number; step: number };

/** One thing that is wrong with a catalog. */
export interface Problem {
  /** The kind of problem; FORMAT.md has the list. */
  code: string;
  /** The place, like `models[3].price[0].rate`; empty for the whole. */
  path: string;
  message: string;
  /** What to do about it; may be empty. */
  help: string;
}

/** A catalog ready to be loaded. Its inside may change from version to version; it is never edited. */
export interface CompiledCatalog<S extends AnySettings = Settings> {
  /** Never there: it tells TypeScript which settings the catalog takes. */
  readonly "~settings"?: S;
  /** The version of its layout. */
  compiled: string;
  /** Tells whether it is as it was compiled. */
  check: string;
  texts: string;
  words: string;
}

/** A catalog: compiled, as a plain object, as text, as bytes, or where to fetch it. */
export type CatalogSource<S extends AnySettings = Settings> =
  | CompiledCatalog<S>
  | object
  | string
  | Uint8Array
  | ArrayBuffer
  | URL;

/** How a catalog is loaded. */
export interface LoadOptions {
  /** Ends the wait; the engine goes on starting, for whoever loads next. */
  signal?: AbortSignal;
}

/** The day for which prices hold, YYYY-MM-DD, in the catalog's time zone. A model with dated prices needs it. */
export interface At {
  at?: string;
}

/** A loaded catalog. Its functions work on their own: `const { estimate } = await loadCatalog(source)`. */
export interface Catalog<S extends AnySettings = Settings> extends CatalogId {
  readonly unit: string;
  readonly name: string;
  /** Where its days begin, like `"Europe/Berlin"`; absent where nothing is dated. */
  readonly timeZone?: string;
  /** All models, in the order of the catalog. */
  readonly models: ModelInfo[];
  /**
   * What the settings cost.
   * @throws {SettingsError} with the first thing that is wrong with them.
   */
  estimate(settings: S, options?: At): Estimate;
  /** Estimates each, and adds them up; a bad item is its error in place. */
  estimateMany(list: readonly S[], options?: At): Batch;
  /**
   * What many settings of one model cost: a column for each setting that differs from row to row, the default for the others.
   * @throws {SettingsError} if the columns name no settings of the model, or leave out one without a default.
   * @throws {RangeError} if columns differ in length, a number is too large, or the amounts of the model need more than 64 bits.
   */
  estimateColumns(model: S["model"], columns: Record<string, Column>, options?: At): PriceColumns;
  /**
   * What the settings cost over all that can be chosen for the settings named in `over`.
   * @throws {SettingsError} with `TOO_MANY_COMBINATIONS` where bands depend on two number settings with too many values to try.
   */
  range(settings: OpenSettings<S>, options: At & { over: SettingName<S>[] }): Range;
  /**
   * For each setting that offers options, what each of them costs with all else as it is: for hints like "2K +24.5". Options
   * that do not go with the rest are left out.
   * @throws {SettingsError}
   */
  sensitivity(settings: S, options?: At): Record<string, Alternative[]>;
  /**
   * How many of the number setting `counting` the balance (a decimal, like `"98.5"` or 100) buys, all else as in the settings.
   * @throws {SettingsError}
   */
  affordable(
    settings: OpenSettings<S>,
    balance: string | number,
    counting: SettingName<S>,
    options?: At,
  ): Affordable;
  /**
   * The settings that move the price of a model.
   * @throws {SettingsError} if the catalog has no such model.
   */
  dependsOn(model: S["model"]): string[];
  /**
   * What a model costs at its defaults, on a day; undefined where settings without a default move it in too many ways to say.
   * @throws {SettingsError}
   */
  base(model: S["model"], options?: At): Base | undefined;
  /**
   * Settings from a form's data, on a page or on a server. Text becomes the kind of value that the chosen model's setting
   * takes; a switch without an entry is off; a number not filled in is left out; other entries are left alone. What a form gives
   * can still be refused: its type is what was meant.
   */
  settingsFromForm(form: FormData): S;
  /** The catalog in the form that pages load. */
  compile(): CompiledCatalog<S>;
}
