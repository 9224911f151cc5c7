// What JavaScript reads of a compiled catalog: names, options and texts. Prices stay with the engine, which has the layout of
// the words in `src/image`.

import type { Answers } from "./estimate.js";
import type { Base, CatalogId, ModelInfo, SettingInfo, SettingValue } from "./types.js";

/** How a value becomes a choice. All but the last stand in the words. */
export const WORDS = 0;
export const SWITCH = 1;
export const NUMBERS = 2;
export const SPAN = 3;
const MODEL = 4;

/** A setting as it is read: what is given for it becomes a whole number, its choice. */
export interface Slot {
  name: string;
  kind: number;
  index: number;
  /** Its bit in sets of settings. */
  bit: number;
  /** The slot after it in the order of the catalog; after the last comes the first. */
  next: Slot;
  /** -1 where there is none. */
  default: number;
  /** Where its choice stands among the packed ones: in which number, from which bit on, and in how many bits. */
  isHigh: boolean;
  shift: number;
  width: number;
  /** Options and aliases, each with its choice. */
  options: Map<unknown, number>;
  min: number;
  max: number;
  step: number;
  /** What brings a number to a whole one. */
  power: number;
}

/** A model as settings are read for it. */
export interface Model {
  id: string;
  index: number;
  slots: Map<string, Slot>;
  /** The one of `model`; the others come after it. */
  first: Slot;
  /** -1 where there is none. */
  defaults: number[];
  /** How choices are packed into two numbers, as the engine takes it; 0 where they have no room. */
  lowWidths: number;
  highWidths: number;
  /** The defaults, packed. */
  low: number;
  high: number;
  isWide: boolean;
  isConditional: boolean;
  /** The unit of its amounts. */
  unit: string;
  /** What answers the rest of its estimates. */
  answers: Answers;
}

/** A catalog's words and texts. */
export class Image {
  readonly texts: string[];
  readonly #words: readonly number[];
  readonly #root: number;

  /** `words` are those of the engine, which has read them. */
  constructor(texts: string, words: readonly number[]) {
    // Each stands after the same character: they are counted from 1, and 0 is none.
    this.texts = texts.split(texts[0] ?? "").map(asKey);
    this.#words = words;
    this.#root = words.at(-1) as number;
  }

  get about(): CatalogId & { name: string; unit: string; timeZone?: string } {
    const [id, version, name, unit, digest] = [0, 1, 2, 3, 5].map((field) => this.#text(this.#root, field));
    const timeZone = this.#optional(this.#root, 4);
    return { id, version, digest, name, unit, ...(timeZone !== undefined && { timeZone }) } as CatalogId & {
      name: string;
      unit: string;
    };
  }

  /** The names of the settings of all models. */
  get names(): string[] {
    return this.#list(this.#root, 8).map((text) => this.texts[text] as string);
  }

  /** The places of the models. */
  get models(): number[] {
    return this.#list(this.#root, 7);
  }

  idOf(model: number): string {
    return this.#text(model, 0);
  }

  model(place: number, index: number, answers: Answers): Model {
    const settings = this.#list(place, 4);
    const traits = this.#word(this.#frame(place), 7);
    const first = slotOf("model", MODEL, -1, -1, new Map(), [0, 0, 1], 1);
    const slots = [first, ...settings.map((setting, index) => this.#slot(setting, index))];
    slots.forEach((slot, index) => {
      slot.next = slots[index + 1] ?? first;
    });
    return {
      id: this.idOf(place),
      index,
      slots: new Map(slots.map((slot) => [slot.name, slot])),
      first,
      defaults: settings.map((setting) => this.#word(setting, 5)),
      ...packing(slots.slice(1)),
      isWide: (traits & 1) !== 0,
      isConditional: (traits & 4) !== 0,
      unit: this.#text(this.#root, 3),
      answers,
    };
  }

  info(place: number, base: (id: string) => Base | undefined): ModelInfo {
    const frame = this.#frame(place);
    const [id, name, description] = [0, 1, 2].map((field) => this.#text(place, field)) as [
      string,
      string,
      string,
    ];
    const group = this.#text(frame, 0);
    const settings = this.#list(place, 4).map((setting) => [this.#text(setting, 0), this.#setting(setting)]);
    const source = this.#word(frame, 1);
    const url = this.#optional(source, 1);
    const known = (this.#word(frame, 7) & 2) === 0 ? base(id) : undefined;
    return {
      id,
      name,
      group,
      description,
      settings: Object.fromEntries(settings),
      ...(known && { base: known }),
      source: {
        title: this.#text(source, 0),
        ...(url !== undefined && { url }),
        checked_on: this.#text(source, 2),
      },
    };
  }

  /** What most models have in common. */
  #frame(model: number): number {
    return this.#word(model, 8);
  }

  #slot(setting: number, index: number): Slot {
    const [name, kind] = [this.#text(setting, 0), this.#word(setting, 3)];
    const span = [8, 9, 10].map((field) => this.#word(setting, field)) as [number, number, number];
    const options = new Map<unknown, number>(
      this.#options(setting).map((option, choice) => [option, choice]),
    );
    const power = 10 ** this.#word(setting, 4);
    const aliases = this.#list(setting, 6);
    for (let alias = 0; kind === WORDS && alias < aliases.length; alias += 2) {
      const text = this.texts[aliases[alias] as number];
      if (!options.has(text)) options.set(text, small(aliases[alias + 1] as number));
    }
    return slotOf(name, kind, index, this.#word(setting, 5), options, span, power);
  }

  #options(setting: number): SettingValue[] {
    const kind = this.#word(setting, 3);
    if (kind === WORDS) return this.#list(setting, 8).map((text) => this.texts[text] as string);
    const power = 10 ** this.#word(setting, 4);
    return kind === NUMBERS ? this.#list(setting, 8).map((units) => units / power) : [];
  }

  #setting(setting: number): SettingInfo {
    const [kind, choice] = [this.#word(setting, 3), this.#word(setting, 5)];
    const power = 10 ** this.#word(setting, 4);
    const number = (field: number) => this.#word(setting, field) / power;
    const options = this.#options(setting) as (string | number)[];
    const value = kind === SPAN ? choice / power : kind === SWITCH ? choice === 1 : options[choice];
    return {
      kind: kind === WORDS ? "options" : kind === SWITCH ? "switch" : "number",
      label: this.#text(setting, 1),
      ...(options.length > 0 && { options }),
      ...(kind === SPAN && { min: number(8), max: number(9), step: number(10) }),
      ...(choice >= 0 && { default: value as SettingValue }),
    };
  }

  #word(place: number, field: number): number {
    return this.#words[place + field] as number;
  }

  #text(place: number, field: number): string {
    return this.texts[this.#word(place, field)] as string;
  }

  /** 0 is no text. */
  #optional(place: number, field: number): string | undefined {
    return this.texts[this.#word(place, field)] || undefined;
  }

  #list(place: number, field: number): number[] {
    const start = this.#word(place, field);
    return this.#words.slice(start + 1, start + 1 + (this.#words[start] as number));
  }
}

/** The same text as names of properties are kept: what is compared with those, and looked up, is found at once by that. */
function asKey(text: string): string {
  return Object.keys({ [text]: 0 })[0] as string;
}

/** The one place that makes them: objects of one shape are the fastest to read. */
function slotOf(
  name: string,
  kind: number,
  index: number,
  choice: number,
  options: Map<unknown, number>,
  [min, max, step]: [number, number, number],
  power: number,
): Slot {
  const bit = index < 0 ? 0 : 1 << index;
  const span = { min: small(min), max: small(max), step: small(step), power: small(power) };
  const slot = { name, kind: small(kind), index, bit, default: small(choice), options, ...span };
  const packed = { isHigh: false, shift: 0, width: 0 };
  return Object.assign(slot, packed, { next: slot as unknown as Slot });
}

/** The same number. What came out of a calculation with floats is kept as one, however small, and takes longer to calculate with. */
function small(number: number): number {
  return (number | 0) === number ? number | 0 : number;
}

/** How many bits the choices of one number can have, and how many choices. */
const BITS = 32;
const WIDTHS = 6;

/** Finds each slot a place among the packed choices, if all have one. What is packed is one more than the choice: 0 is none. */
function packing(slots: Slot[]): Pick<Model, "lowWidths" | "highWidths" | "low" | "high"> {
  const [widths, packed] = [
    [0, 0],
    [0, 0],
  ];
  let [at, shift, count] = [0, 0, 0];
  for (const slot of slots) {
    const width = (mostOf(slot) + 1).toString(2).length;
    if (shift + width > BITS || count === WIDTHS) [at, shift, count] = [at + 1, 0, 0];
    if (at > 1 || width >= BITS) return { lowWidths: 0, highWidths: 0, low: 0, high: 0 };
    Object.assign(slot, { isHigh: at === 1, shift, width });
    widths[at] = (widths[at] as number) | (width << (5 * count));
    packed[at] = (packed[at] as number) | ((slot.default + 1) << shift);
    [shift, count] = [shift + width, count + 1];
  }
  const [[lowWidths, highWidths], [low, high]] = [widths, packed] as [[number, number], [number, number]];
  return { lowWidths, highWidths, low, high };
}

/** The largest choice. */
function mostOf({ kind, options, max }: Slot): number {
  if (kind === SPAN) return max;
  // Aliases are counted as well: a bit too many does no harm.
  return kind === SWITCH ? 1 : options.size;
}
