// Prices of one catalog: choices into the engine's memory, the sheet out of it (see `src/price.rs`), and what comes of both.

import type { Engine } from "../../build/runtime/costpeek.js";
import { type Given, namesOf, refusalOf } from "./answers.js";
import { SettingsError } from "./errors.js";
import {
  type Answers,
  type Asked,
  LINE_UNPUBLISHED,
  PricedEstimate,
  PricedLine,
  RANGE,
  UNPUBLISHED,
} from "./estimate.js";
import type { Image, Model } from "./image.js";
import { type Read, Reader, type Spelled } from "./reader.js";
import { pack, type Texts, unpack, untyped } from "./texts.js";
import type { At, CatalogId, Estimate, Factor, Note, SettingValue } from "./types.js";

// The sheet, in words of 64 bits.
const LINES = 0;
const CERTAINTY = 1;
const DECIMALS = 2;
const MIN = 4;
const MAX = 5;
const HEAD = 8;
const LINE_LABEL = 0;
const LINE_CERTAINTY = 1;
const LINE_SOURCE = 2;
const LINE_DECIMALS = 3;
const LINE_MIN = 4;
const LINE_MAX = 5;
const RATE_DECIMALS = 6;
const RATE = 7;
const LINE = 16;

const POWERS = Array.from({ length: 23 }, (_, exponent) => 10 ** exponent);

/** How many rates are kept as texts: a power of two. */
const RATES = 256;

export class Pricer implements Answers {
  readonly id: CatalogId;
  readonly engine: Engine;
  readonly reader: Reader;
  private readonly image: Image;
  private readonly texts: string[];
  private readonly memory: Pick<WebAssembly.Memory, "buffer">;
  /** Where the engine takes choices from. */
  private place: number;
  private view: Int32Array;
  private lastAt: unknown;
  private lastDay = 0;
  /** Whether settings are being read, which can call code of whoever asks. */
  private isReading = false;
  /** Whether an amount of this sheet was left to the engine, and the amounts that it wrote. */
  private isUnwritten = false;
  private spelled: string[] | undefined;
  /** Rates that were written: each stands where its number leads. */
  private readonly rateTexts: string[] = new Array(RATES).fill("0");
  private readonly rateUnits = new Int32Array(RATES);
  private readonly rateDecimals = new Int32Array(RATES);

  constructor(engine: Engine, memory: Pick<WebAssembly.Memory, "buffer">, image: Image, id: CatalogId) {
    this.engine = engine;
    this.reader = new Reader(image, this);
    this.image = image;
    this.id = id;
    this.texts = image.texts;
    this.memory = memory;
    this.place = engine.place() >>> 2;
    this.view = new Int32Array(memory.buffer);
  }

  estimate(settings: unknown, options: At | undefined): Estimate {
    if (this.isReading) return this.another().estimate(settings, options);
    const at = options?.at;
    const day = at === undefined ? 0 : this.dayOf(at);
    // A day that is none goes to the engine, to be refused; so does what is no object.
    const isReadable =
      day >= 0 && typeof settings === "object" && settings !== null && !Array.isArray(settings);
    this.isReading = true;
    try {
      const asked = isReadable ? this.reader.read(settings, day) : undefined;
      const sheet = asked === undefined ? 0 : this.price(asked.model, asked.choices, day);
      return asked === undefined || sheet === 0
        ? this.spelledOut(settings, at, this.reader.takeRead(asked))
        : this.fromSheet(asked, sheet);
    } finally {
      this.isReading = false;
    }
  }

  /** The settings as the engine reads them itself: see `Reader.spell`. */
  spell(settings: unknown, at: unknown, free: readonly string[]): Spelled {
    if (this.isReading) return this.another().spell(settings, at, free);
    this.isReading = true;
    try {
      return this.reader.spell(settings, at, undefined, free);
    } finally {
      this.isReading = false;
    }
  }

  /** For questions that are asked while settings are read, by a getter of theirs: with a reader of its own. */
  private another(): Pricer {
    return new Pricer(this.engine, this.memory, this.image, this.id);
  }

  /** A refusal where the engine gave one, else what it answered. */
  answer(answer: string, given: Given, settings: unknown, at: unknown): Texts {
    const texts = unpack(answer);
    const code = texts();
    if (code) throw new SettingsError(refusalOf(code, texts, given, settings, at));
    return texts;
  }

  settings(asked: Asked): Record<string, SettingValue> {
    this.writeChoices(asked.choices);
    const texts = unpack(this.engine.settings(asked.model.index));
    const settings: Record<string, SettingValue> = {};
    for (let name = texts(); name !== undefined; name = texts()) {
      settings[name] = untyped(texts()) as SettingValue;
    }
    return settings;
  }

  notes({ model, choices, day }: Asked): Note[] {
    this.writeChoices(choices);
    const texts = unpack(this.engine.notes(model.index, day));
    const notes: Note[] = [];
    for (let code = texts(); code !== undefined; code = texts())
      notes.push({ code, text: texts() as string });
    return notes;
  }

  factors({ model, choices }: Asked, charge: number): Factor[] {
    this.writeChoices(choices);
    const texts = unpack(this.engine.factors(model.index, charge));
    const factors: Factor[] = [];
    for (let name = texts(); name !== undefined; name = texts()) {
      const [value, billed, per] = [texts() as string, texts(), texts()];
      factors.push({ name, value, ...(billed && { billed }), ...(per && { per }) });
    }
    return factors;
  }

  /** The engine reads the settings itself. */
  private spelledOut(settings: unknown, at: unknown, read: Read): Estimate {
    const { list, given } = this.reader.spell(settings, at, read);
    this.answer(this.engine.read(pack(list)), given, settings, at);
    // They were understood: the choices stand in their place.
    const id = given.values[given.names.indexOf("model")];
    const model = this.reader.model(id) as Model;
    const day = at === undefined ? 0 : this.engine.day(String(at));
    const choices = this.readChoices(model);
    const bits = given.names.reduce((bits, name) => {
      const slot = name === "model" ? undefined : model.slots.get(name);
      return slot ? bits | (1 << slot.index) : bits;
    }, 0);
    const names = given.names.filter((name) => name !== "model");
    const sheet = this.engine.price(model.index, day);
    if (sheet === 0) throw new Error("the compiled catalog contradicts itself: what was read has no price");
    return this.fromSheet({ model, choices, day, given: bits, names }, sheet);
  }

  dayOf(at: unknown): number {
    if (at !== this.lastAt || typeof at !== "string") {
      this.lastDay = (typeof at === "string" && this.engine.day(at)) || -1;
      this.lastAt = at;
    }
    return this.lastDay;
  }

  private price(model: Model, choices: number[], day: number): number {
    this.writeChoices(choices);
    return this.engine.price(model.index, day);
  }

  /** Puts choices where the engine takes them from. */
  writeChoices(choices: number[]): void {
    const view = this.words();
    let at = this.place;
    for (let index = 0; index < choices.length; index++) {
      const choice = choices[index] as number;
      view[at] = choice;
      view[at + 1] = choice <= 0x7fffffff ? choice >> 31 : choice / 4294967296;
      at += 2;
    }
  }

  private readChoices(model: Model): number[] {
    const view = this.words();
    return model.defaults.map((_, index) => number(view, this.place + 2 * index));
  }

  /** The engine's memory; it moves when it grows, and after a trap it is another. */
  private words(): Int32Array {
    if (this.view.length === 0) {
      this.view = new Int32Array(this.memory.buffer);
      this.place = this.engine.place() >>> 2;
    }
    return this.view;
  }

  /** `spelled` are the amounts as the engine writes them, where they have too many digits to be written here. */
  private fromSheet(asked: Asked, sheet: number, spelled?: string[]): Estimate {
    if (asked.model.isWide && spelled === undefined) return this.fromSheet(asked, sheet, this.amounts());
    this.spelled = spelled;
    this.isUnwritten = false;
    const view = this.words();
    const head = sheet >>> 2;
    const certainty = view[head + 2 * CERTAINTY] as number;
    const decimals = view[head + 2 * DECIMALS] as number;
    const min = certainty < UNPUBLISHED ? this.amount(view, head + 2 * MIN, decimals, 0) : "";
    const max = certainty === RANGE ? this.amount(view, head + 2 * MAX, decimals, 1) : "";
    // There is at least one line, and mostly no other: a list that begins with it has no room to spare.
    const lines = [this.line(asked, view, head + 2 * HEAD, 0, head, min)];
    const count = view[head + 2 * LINES] as number;
    for (let index = 1; index < count; index++) {
      lines.push(this.line(asked, view, head + 2 * (HEAD + index * LINE), index, head, min));
    }
    // The engine's memory can move when it writes: what was read of the sheet so far is read again.
    if (this.isUnwritten) return this.fromSheet(asked, sheet, this.amounts());
    return new PricedEstimate(asked, certainty, min, max, lines) as unknown as Estimate;
  }

  private line(
    asked: Asked,
    view: Int32Array,
    at: number,
    index: number,
    head: number,
    total: string,
  ): PricedLine {
    const certainty = view[at + 2 * LINE_CERTAINTY] as number;
    const label = this.texts[view[at + 2 * LINE_LABEL] as number] as string;
    const charge = view[at + 2 * LINE_SOURCE] as number;
    if (certainty === LINE_UNPUBLISHED)
      return new PricedLine(asked, charge, label, certainty, undefined, "", "");
    const place = 2 + 3 * index;
    const decimals = view[at + 2 * LINE_DECIMALS] as number;
    // Mostly the one line is the total.
    const isTotal =
      view[at + 2 * LINE_MIN] === view[head + 2 * MIN] &&
      view[at + 2 * LINE_MIN + 1] === view[head + 2 * MIN + 1] &&
      decimals === view[head + 2 * DECIMALS] &&
      this.spelled === undefined &&
      total !== "";
    const min = isTotal ? total : this.amount(view, at + 2 * LINE_MIN, decimals, place);
    const max = certainty === RANGE ? this.amount(view, at + 2 * LINE_MAX, decimals, place + 1) : "";
    const ofRate = view[at + 2 * RATE_DECIMALS] as number;
    const rate = ofRate < 0 ? undefined : this.rate(view, at + 2 * RATE, ofRate, place + 2);
    return new PricedLine(asked, charge, label, certainty, rate, min, max);
  }

  /** A rate is one of the catalog's few figures: it is written once. */
  private rate(view: Int32Array, at: number, decimals: number, place: number): string {
    const low = view[at] as number;
    if (this.spelled !== undefined || view[at + 1] !== 0 || decimals > 6)
      return this.amount(view, at, decimals, place);
    const slot = (low + decimals * 61) & (RATES - 1);
    if (this.rateUnits[slot] !== low || this.rateDecimals[slot] !== decimals) {
      this.rateTexts[slot] = this.amount(view, at, decimals, place);
      this.rateUnits[slot] = low;
      this.rateDecimals[slot] = decimals;
    }
    return this.rateTexts[slot] as string;
  }

  /** An amount as a decimal text; one of many digits is left to the engine, and stands in its place among all. */
  private amount(view: Int32Array, at: number, decimals: number, place: number): string {
    if (this.spelled !== undefined) return this.spelled[place] as string;
    const low = view[at] as number;
    // What is small and whole needs no float.
    if (decimals === 0 && low >= 0 && view[at + 1] === 0) return String(low);
    const units = number(view, at);
    // Of at most 15 digits each decimal is one float, dividing gives it, and it is written as that decimal; below a
    // millionth it would get an exponent.
    const isPlain = units < 1e15 && units > -1e15 && decimals < POWERS.length;
    if (isPlain && (decimals <= 6 || units === 0 || Math.abs(units) >= (POWERS[decimals - 6] as number))) {
      return String(units / (POWERS[decimals] as number));
    }
    this.isUnwritten = true;
    return "";
  }

  /** All amounts of the sheet, as the engine writes them. */
  private amounts(): string[] {
    return namesOf(unpack(this.engine.amounts()));
  }
}

/** A word of 64 bits as a number. */
function number(view: Int32Array, at: number): number {
  return (view[at + 1] as number) * 4294967296 + ((view[at] as number) >>> 0);
}
