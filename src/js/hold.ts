// A catalog's hold of the engine, which outlasts a trap: at the next call the catalog is opened again, on a fresh instance.

import type { Engine } from "../../build/runtime/costpeek.js";
import { discard, type Instance, liveInstance } from "./engine.js";
import { broken, explained } from "./explain.js";
import type { CompiledCatalog } from "./types.js";

/** `add` is asked of the engine itself: see `Pricer.add`. */
export class Hold implements Omit<Engine, "add"> {
  readonly #compiled: CompiledCatalog;
  #instance: Instance;
  #engine: Engine;

  constructor(compiled: CompiledCatalog, instance: Instance, engine: Engine) {
    this.#compiled = compiled;
    this.#instance = instance;
    this.#engine = engine;
  }

  /** The memory in which `place` and the sheets are. */
  get buffer(): ArrayBuffer {
    this.live();
    return this.#instance.memory.buffer as ArrayBuffer;
  }

  price(model: number, day: number, low: number, high: number, lowWidths: number, highWidths: number) {
    return this.#call((engine) => engine.price(model, day, low, high, lowWidths, highWidths));
  }

  amounts() {
    return this.#call((engine) => engine.amounts());
  }

  ask(question: string) {
    return this.#call((engine) => engine.ask(question));
  }

  beginColumns() {
    this.#call((engine) => engine.beginColumns());
  }

  beginSum() {
    this.#call((engine) => engine.beginSum());
  }

  byteColumn(setting: number, rows: number) {
    return this.#call((engine) => engine.byteColumn(setting, rows));
  }

  choose(low: number, high: number, lowWidths: number, highWidths: number) {
    this.#call((engine) => engine.choose(low, high, lowWidths, highWidths));
  }

  day(at: string) {
    return this.#call((engine) => engine.day(at));
  }

  endSum() {
    return this.#call((engine) => engine.endSum());
  }

  factors(model: number, charge: number) {
    return this.#call((engine) => engine.factors(model, charge));
  }

  formValue(form: FormData, model: string, setting: string): unknown {
    try {
      return this.live().formValue(form, model, setting);
    } catch (error) {
      // Whatever the form is, it is the caller's.
      discard(this.#instance);
      throw explained(error);
    }
  }

  free() {
    this.#engine.free();
  }

  [Symbol.dispose]() {
    this.free();
  }

  notes(model: number, day: number) {
    return this.#call((engine) => engine.notes(model, day));
  }

  place() {
    return this.#call((engine) => engine.place());
  }

  priceColumns(model: number, day: number, rows: number) {
    return this.#call((engine) => engine.priceColumns(model, day, rows));
  }

  rangeOver(model: number, day: number, open: number) {
    return this.#call((engine) => engine.rangeOver(model, day, open));
  }

  read(given: string) {
    return this.#call((engine) => engine.read(given));
  }

  settings(model: number) {
    return this.#call((engine) => engine.settings(model));
  }

  wordColumn(setting: number, rows: number) {
    return this.#call((engine) => engine.wordColumn(setting, rows));
  }

  words() {
    return this.#call((engine) => engine.words());
  }

  #call<T>(work: (engine: Engine) => T): T {
    try {
      return work(this.live());
    } catch (error) {
      throw this.failed(error);
    }
  }

  /** The engine itself, opened again where another instance works; good until its memory is taken away. */
  live(): Engine {
    const instance = liveInstance();
    if (instance === this.#instance) return this.#engine;
    this.#engine = instance.open(this.#compiled) as Engine;
    this.#instance = instance;
    return this.#engine;
  }

  /** What to throw for what the engine threw. It refuses by what it answers: whatever is thrown left it in the midst of its work. */
  failed(error: unknown): unknown {
    discard(this.#instance);
    return broken(error);
  }
}
