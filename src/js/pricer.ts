// Prices of one catalog: choices to the engine, the sheet out of its memory (see `src/sheet.rs`), and what comes of both.

import type { Engine } from "../../build/runtime/costpeek.js";
import { type Given, namesOf, refusalOf } from "./answers.js";
import { SettingsError } from "./errors.js";
import {
  type Answers,
  type Asked,
  AT_LEAST,
  CERTAINTIES,
  LINE_UNPUBLISHED,
  PricedEstimate,
  PricedLine,
  RANGE,
  UNPUBLISHED,
} from "./estimate.js";
import type { Hold } from "./hold.js";
import type { Image, Model } from "./image.js";
import { choiceValue, type Read, Reader, type Spelled } from "./reader.js";
import {
  AMOUNTS,
  CERTAINTY,
  DECIMALS,
  HEAD,
  LINE,
  LINE_CERTAINTY,
  LINE_DECIMALS,
  LINE_LABEL,
  LINE_MAX,
  LINE_MIN,
  LINE_SOURCE,
  LINES,
  MAX,
  MIN,
  RATE,
  RATE_DECIMALS,
} from "./sheet.js";
import { pack, type Texts, unpack, untyped } from "./texts.js";
import type { At, CatalogId, Estimate, Factor, Note, Range, Settings, SettingValue } from "./types.js";

const POWERS = Array.from({ length: 23 }, (_, exponent) => 10 ** exponent);

export class Pricer implements Answers {
  readonly id: CatalogId;
  readonly engine: Hold;
  readonly reader: Reader;
  private readonly image: Image;
  private readonly texts: string[];
  /** The engine itself, its memory, and where it takes choices from. */
  private live: Engine;
  private view: Int32Array;
  private place: number;
  private lastAt: unknown;
  private lastDay = 0;
  /** Whether settings are being read, which can call code of whoever asks. */
  private isReading = false;
  /** Whether an amount of this sheet was left to the engine, and the amounts that it wrote. */
  private isUnwritten = false;
  private spelled: string[] | undefined;
  /** Amounts that were written: each stands where its number leads, with its units and decimals. */
  private readonly amountTexts: string[] = new Array(AMOUNTS).fill("0");
  private readonly amountNumbers = new Int32Array(2 * AMOUNTS);

  constructor(engine: Hold, image: Image, id: CatalogId) {
    this.engine = engine;
    this.reader = new Reader(image, this);
    this.image = image;
    this.id = id;
    this.texts = image.texts;
    this.place = engine.place() >>> 2;
    this.live = engine.live();
    this.view = new Int32Array(engine.buffer);
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
      const sheet = asked === undefined ? 0 : this.price(asked);
      return asked === undefined || sheet === 0
        ? this.spelledOut(settings, at, this.reader.takeRead(asked))
        : this.fromSheet(asked, sheet);
    } finally {
      this.isReading = false;
    }
  }

  /** From what to what the settings cost over all that can be chosen for those named. */
  range(settings: unknown, over: readonly string[], at: unknown): Range {
    if (this.isReading) return this.another().range(settings, over, at);
    const day = at === undefined ? 0 : this.dayOf(at);
    const isReadable =
      day >= 0 && typeof settings === "object" && settings !== null && !Array.isArray(settings);
    this.isReading = true;
    try {
      const asked = isReadable ? this.reader.read(settings, day, over) : undefined;
      const sheet = asked === undefined ? 0 : this.rangeOver(asked, this.reader.bits(asked.model, over));
      return asked === undefined || sheet === 0
        ? this.rangeSpelledOut(settings, over, at, this.reader.takeRead(asked))
        : this.rangeFromSheet(asked.model, sheet);
    } finally {
      this.isReading = false;
    }
  }

  private rangeOver(asked: Asked, open: number): number {
    if (open < 0) return 0;
    this.choose(asked);
    return this.engine.rangeOver(asked.model.index, asked.day, open);
  }

  /** The engine reads the settings itself. */
  private rangeSpelledOut(settings: unknown, over: readonly string[], at: unknown, read: Read): Range {
    const { list, given } = this.reader.spell(settings, at, read, over);
    const texts = this.answer(this.engine.ask(pack(["range", pack(list), ...over])), given, settings, at);
    const id = given.values[given.names.indexOf("model")];
    return this.rangeFromSheet(this.reader.model(id) as Model, Number(texts()));
  }

  /** `spelled` are the amounts as the engine writes them: see `fromSheet`. */
  private rangeFromSheet(model: Model, sheet: number, spelled?: string[]): Range {
    if (model.isWide && spelled === undefined) return this.rangeFromSheet(model, sheet, this.amounts());
    this.spelled = spelled;
    this.isUnwritten = false;
    const view = this.words();
    const head = sheet >>> 2;
    const certainty = view[head + CERTAINTY] as number;
    const decimals = view[head + DECIMALS] as number;
    const [minAt, maxAt] = [head + HEAD, head + HEAD + 2 * model.defaults.length];
    const range = { certainty: CERTAINTIES[certainty] } as Range;
    if (certainty < UNPUBLISHED) range.min = this.amount(view, head + MIN, decimals, 0);
    if (certainty < AT_LEAST) range.max = this.amount(view, head + MAX, decimals, 1);
    if (this.isUnwritten) return this.rangeFromSheet(model, sheet, this.amounts());
    if (certainty < UNPUBLISHED) range.minAt = settingsAt(model, view, minAt);
    if (certainty < AT_LEAST) range.maxAt = settingsAt(model, view, maxAt);
    return range;
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
    return new Pricer(this.engine, this.image, this.id);
  }

  /** A refusal where the engine gave one, else what it answered. */
  answer(answer: string, given: Given, settings: unknown, at: unknown): Texts {
    const texts = unpack(answer);
    const code = texts();
    if (code) throw new SettingsError(refusalOf(code, texts, given, settings, at));
    return texts;
  }

  settings(asked: Asked): Record<string, SettingValue> {
    this.choose(asked);
    const texts = unpack(this.engine.settings(asked.model.index));
    const settings: Record<string, SettingValue> = {};
    for (let name = texts(); name !== undefined; name = texts()) {
      settings[name] = untyped(texts()) as SettingValue;
    }
    return settings;
  }

  notes(asked: Asked): Note[] {
    this.choose(asked);
    const texts = unpack(this.engine.notes(asked.model.index, asked.day));
    const notes: Note[] = [];
    for (let code = texts(); code !== undefined; code = texts())
      notes.push({ code, text: texts() as string });
    return notes;
  }

  factors(asked: Asked, charge: number): Factor[] {
    this.choose(asked);
    const texts = unpack(this.engine.factors(asked.model.index, charge));
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
      return name === "model" ? bits : bits | (model.slots.get(name)?.bit ?? 0);
    }, 0);
    const names = given.names.filter((name) => name !== "model");
    const asked = { model, low: 0, high: 0, choices, day, given: bits, names };
    const sheet = this.engine.price(model.index, day, 0, 0, 0, 0);
    if (sheet === 0) throw new Error("the compiled catalog contradicts itself: what was read has no price");
    return this.fromSheet(asked, sheet);
  }

  dayOf(at: unknown): number {
    if (at !== this.lastAt || typeof at !== "string") {
      this.lastDay = (typeof at === "string" && this.engine.day(at)) || -1;
      this.lastAt = at;
    }
    return this.lastDay;
  }

  /** The address of the sheet; 0 where the settings are refused. */
  private price({ model, low, high, choices, day }: Asked): number {
    // This is asked so often that it goes to the engine itself: where that is another one, its memory is as well.
    if (this.view.length === 0) this.refresh();
    if (choices !== undefined) this.writeChoices(choices);
    const { index, lowWidths, highWidths } = model;
    try {
      return this.live.price(index, day, low, high, lowWidths, highWidths);
    } catch (error) {
      throw this.engine.failed(error);
    }
  }

  /** Adds the last price to the sum that has begun, or a part that is not `known`. */
  add(known: boolean): void {
    if (this.view.length === 0) this.refresh();
    try {
      this.live.add(known);
    } catch (error) {
      throw this.engine.failed(error);
    }
  }

  /** Puts choices where the engine takes them from. */
  private choose({ model, low, high, choices }: Asked): void {
    if (choices !== undefined) this.writeChoices(choices);
    else this.engine.choose(low, high, model.lowWidths, model.highWidths);
  }

  writeChoices(choices: number[]): void {
    const view = this.words();
    choices.forEach((choice, index) => {
      const at = this.place + 2 * index;
      view[at] = choice;
      view[at + 1] = Math.floor(choice / 4294967296);
    });
  }

  private readChoices(model: Model): number[] {
    const view = this.words();
    return model.defaults.map((_, index) => number(view, this.place + 2 * index));
  }

  /** The engine's memory; it moves when it grows, and after a trap it is another. */
  private words(): Int32Array {
    if (this.view.length === 0) this.refresh();
    return this.view;
  }

  private refresh(): void {
    this.place = this.engine.place() >>> 2;
    this.live = this.engine.live();
    this.view = new Int32Array(this.engine.buffer);
  }

  /** `spelled` are the amounts as the engine writes them, where they have too many digits to be written here. */
  private fromSheet(asked: Asked, sheet: number, spelled?: string[]): Estimate {
    if (asked.model.isWide && spelled === undefined) return this.fromSheet(asked, sheet, this.amounts());
    this.spelled = spelled;
    this.isUnwritten = false;
    const view = this.words();
    const head = sheet >>> 2;
    const certainty = view[head + CERTAINTY] as number;
    const decimals = view[head + DECIMALS] as number;
    const min = certainty < UNPUBLISHED ? this.amount(view, head + MIN, decimals, 0) : "";
    const max = certainty === RANGE ? this.amount(view, head + MAX, decimals, 1) : "";
    const lines: PricedLine[] = new Array(view[head + LINES] as number);
    for (let index = 0; index < lines.length; index++) {
      lines[index] = this.line(asked, view, head + HEAD + index * LINE, 2 + 3 * index);
    }
    // The engine's memory can move when it writes: what was read of the sheet so far is read again.
    if (this.isUnwritten) return this.fromSheet(asked, sheet, this.amounts());
    return new PricedEstimate(asked, certainty, min, max, lines) as unknown as Estimate;
  }

  /** `place` is that of its least amount among all. */
  private line(asked: Asked, view: Int32Array, at: number, place: number): PricedLine {
    const certainty = view[at + LINE_CERTAINTY] as number;
    const label = this.texts[view[at + LINE_LABEL] as number] as string;
    const charge = view[at + LINE_SOURCE] as number;
    if (certainty === LINE_UNPUBLISHED)
      return new PricedLine(asked, charge, label, certainty, undefined, "", "");
    const decimals = view[at + LINE_DECIMALS] as number;
    const min = this.amount(view, at + LINE_MIN, decimals, place);
    const max = certainty === RANGE ? this.amount(view, at + LINE_MAX, decimals, place + 1) : "";
    const ofRate = view[at + RATE_DECIMALS] as number;
    const rate = ofRate < 0 ? undefined : this.amount(view, at + RATE, ofRate, place + 2);
    return new PricedLine(asked, charge, label, certainty, rate, min, max);
  }

  /** An amount as a decimal text; one of many digits is left to the engine, and stands in its place among all. */
  private amount(view: Int32Array, at: number, decimals: number, place: number): string {
    if (this.spelled !== undefined) return this.spelled[place] as string;
    const low = view[at] as number;
    const kept = (low + 61 * decimals) & (AMOUNTS - 1);
    // What was written lately is not written again.
    const isKept =
      this.amountNumbers[2 * kept] === low &&
      this.amountNumbers[2 * kept + 1] === decimals &&
      low >= 0 &&
      view[at + 1] === 0;
    return isKept ? (this.amountTexts[kept] as string) : this.write(number(view, at), decimals, kept);
  }

  private write(units: number, decimals: number, kept: number): string {
    // Of at most 15 digits each decimal is one float, dividing gives it, and it is written as that decimal; below a
    // millionth it would get an exponent.
    const isPlain = units < 1e15 && units > -1e15 && decimals < POWERS.length;
    if (isPlain && (decimals <= 6 || units === 0 || Math.abs(units) >= (POWERS[decimals - 6] as number))) {
      const text = String(units / (POWERS[decimals] as number));
      if (units >= 0 && units <= 0x7fffffff) {
        this.amountTexts[kept] = text;
        this.amountNumbers[2 * kept] = units;
        this.amountNumbers[2 * kept + 1] = decimals;
      }
      return text;
    }
    this.isUnwritten = true;
    return "";
  }

  /** All amounts of the sheet, as the engine writes them. */
  private amounts(): string[] {
    return namesOf(unpack(this.engine.amounts()));
  }
}

/** The complete settings of the choices at a place. */
function settingsAt(model: Model, view: Int32Array, at: number): Settings {
  const settings: Record<string, unknown> = { model: model.id };
  for (let slot = model.first.next; slot !== model.first; slot = slot.next) {
    const choice = number(view, at + 2 * slot.index);
    if (choice >= 0) settings[slot.name] = choiceValue(slot, choice);
  }
  return settings as Settings;
}

/** A word of 64 bits as a number. */
function number(view: Int32Array, at: number): number {
  return (view[at + 1] as number) * 4294967296 + ((view[at] as number) >>> 0);
}
