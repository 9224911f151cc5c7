// Settings as choices. What can be looked up is looked up; anything else goes to the engine as it was given, to be refused or
// understood there. Each value is read once, and what only other models have is not read at all.

import type { Given } from "./answers.js";
import type { Answers, Asked } from "./estimate.js";
import { type Image, type Model, NUMBERS, type Slot, SPAN, SWITCH, WORDS } from "./image.js";
import { typed } from "./texts.js";

const { propertyIsEnumerable: isEnumerable } = Object.prototype;

/** What was read of settings until the engine had to read them: it goes on from there. */
export interface Read {
  id: unknown;
  model: Model | undefined;
  low: number;
  high: number;
  choices: number[] | undefined;
  /** Settings that were read, and those of them that were given; as bits. */
  seen: number;
  given: number;
  /** Values as they were given, where one can be refused by another. */
  values: unknown[] | undefined;
  /** The value that could not be looked up, and whose it is. */
  name: string | undefined;
  value: unknown;
}

const UNREAD: Read = {
  id: undefined,
  model: undefined,
  low: 0,
  high: 0,
  choices: undefined,
  seen: 0,
  given: 0,
  values: undefined,
  name: undefined,
  value: undefined,
};

export class Reader {
  /** What was read when `read` last gave up. */
  #stopped = UNREAD;
  /** The values that were read last for a model where one can be refused by another. */
  #values: unknown[] | undefined;
  readonly #image: Image;
  readonly #answers: Answers;
  /** Where the models are, and the index of each id. */
  readonly #places: number[];
  readonly #indices: Map<unknown, number>;
  /** Those that were asked for, by their indices. */
  readonly #models: (Model | undefined)[];
  readonly #names: Set<string>;

  constructor(image: Image, answers: Answers) {
    this.#image = image;
    this.#answers = answers;
    this.#places = image.models;
    this.#models = this.#places.map(() => undefined);
    this.#indices = new Map(this.#places.map((place, index) => [image.idOf(place), index]));
    this.#names = new Set(image.names);
  }

  /** What these settings ask; `undefined` where the engine has to read them. Free settings are not read at all. */
  read(settings: object, day: number, free?: readonly string[]): Asked | undefined {
    let id: unknown;
    let model: Model | undefined;
    let slot: Slot | undefined;
    let hasModel = false;
    let low = 0;
    let high = 0;
    let choices: number[] | undefined;
    let seen = 0;
    let given = 0;
    let ignored: string[] | undefined;
    let values: unknown[] | undefined;
    for (const name in settings) {
      // biome-ignore lint/suspicious/noPrototypeBuiltins: within `for … in` engines know this answer beforehand, not that of `Object.hasOwn`
      if (!Object.prototype.hasOwnProperty.call(settings, name)) continue;
      if (slot === undefined || model === undefined) {
        id = name === "model" ? settings[name as keyof object] : (settings as { model?: unknown }).model;
        model = this.model(id);
        if (model === undefined) return this.#stop({ ...UNREAD, id });
        slot = model.first;
        low = model.low;
        high = model.high;
        if (model.lowWidths === 0) choices = model.defaults.slice();
        if (model.isConditional) {
          ignored = [];
          values = [];
          this.#values = values;
        }
      }
      // Mostly names stand in the order of the catalog, some of them left out.
      if (slot.name !== name) {
        const from: Slot = slot;
        do slot = slot.next;
        while (slot.name !== name && slot !== from);
        if (slot === from) {
          if (!this.#names.has(name)) {
            return this.#stop({ ...UNREAD, id, model, low, high, choices, seen, given, values });
          }
          if (!isLeftOut(settings, name)) {
            ignored ??= [];
            ignored.push(name);
          }
          continue;
        }
      }
      const { bit } = slot;
      if (bit === 0) {
        hasModel = true;
      } else if (!free?.includes(name)) {
        const value = (settings as Record<string, unknown>)[name];
        seen |= bit;
        if (value !== undefined) {
          if (values !== undefined) {
            (ignored as string[]).push(name);
            values[slot.index] = value;
          }
          const choice = choiceOf(slot, value);
          if (choice < 0) {
            return this.#stop({ id, model, low, high, choices, seen, given, values, name, value });
          }
          given |= bit;
          const change = (choice - slot.default) << slot.shift;
          if (choices !== undefined) choices[slot.index] = choice;
          else if (slot.isHigh) high = (high + change) | 0;
          else low = (low + change) | 0;
        }
      }
      slot = slot.next;
    }
    if (!hasModel || model === undefined) return this.#stop(UNREAD);
    return { model, low, high, choices, day, given, names: ignored };
  }

  /**
   * The settings as the engine reads them itself: the day, then names and values; or what is given in the place of settings. What
   * has been read before is not read again, and free settings are not read at all.
   */
  spell(settings: unknown, at: unknown, read: Read = UNREAD, free: readonly string[] = []): Spelled {
    const given: Given = { names: [], values: [] };
    const list = [typed(at)];
    if (typeof settings !== "object" || settings === null || Array.isArray(settings))
      return { list: [...list, typed(settings)], given };
    const add = (name: string, value: unknown) => {
      if (value === undefined) return undefined;
      given.names.push(name);
      given.values.push(value);
      list.push(name, typed(value));
      return value;
    };
    const isThere = isEnumerable.call(settings, "model");
    const id = isThere
      ? add("model", read === UNREAD ? (settings as { model?: unknown }).model : read.id)
      : undefined;
    // Without a model there is nothing to look at.
    if (id === undefined) return { list, given };
    const model = this.model(id);
    for (const name of Object.keys(settings)) {
      if (name === "model" || free.includes(name)) continue;
      const slot = model?.slots.get(name);
      // What only other models have is not looked at.
      if (slot || (model && !this.#names.has(name))) add(name, this.#once(settings, name, slot, read));
      else if (!isLeftOut(settings, name)) add(name, null);
    }
    return { list, given };
  }

  /** Settings of the model by their names, as bits; -1 where no model has one of these names. */
  bits(model: Model, names: readonly string[]): number {
    let bits = 0;
    for (const name of names) {
      const slot = model.slots.get(name);
      if (slot === undefined ? !this.#names.has(name) : slot.bit === 0) return -1;
      if (slot !== undefined) bits |= slot.bit;
    }
    return bits;
  }

  /** The model of this id. */
  model(id: unknown): Model | undefined {
    const index = this.#indices.get(id);
    if (index === undefined) return undefined;
    return this.#models[index] ?? this.#learn(index);
  }

  #learn(index: number): Model {
    const model = this.#image.model(this.#places[index] as number, index, this.#answers);
    this.#models[index] = model;
    return model;
  }

  /** What was read of settings that were not priced: until `read` gave up, or all of them. */
  takeRead(asked: Asked | undefined): Read {
    if (asked === undefined) {
      const read = this.#stopped;
      this.#stopped = UNREAD;
      return read;
    }
    const { model, low, high, choices, given } = asked;
    const values = model.isConditional ? this.#values : undefined;
    // All that was there was read.
    return { ...UNREAD, id: model.id, model, low, high, choices, seen: -1, given, values };
  }

  #stop(read: Read): undefined {
    this.#stopped = read;
  }

  /** A value that is read now, or was read before. */
  #once(settings: object, name: string, slot: Slot | undefined, read: Read): unknown {
    if (name === read.name) return read.value;
    if (slot === undefined || read.model === undefined || (read.seen & slot.bit) === 0) {
      return (settings as Record<string, unknown>)[name];
    }
    if (read.values !== undefined) return read.values[slot.index];
    return (read.given & slot.bit) === 0 ? undefined : choiceValue(slot, choiceIn(read, slot));
  }
}

/** Settings as the engine reads them, and as they were given. */
export interface Spelled {
  list: string[];
  given: Given;
}

/** The choice of a value, or -1 where the engine has to look at it. */
function choiceOf(slot: Slot, value: unknown): number {
  switch (slot.kind) {
    case WORDS:
    case NUMBERS:
      return slot.options.get(value) ?? -1;
    case SWITCH:
      return value === true ? 1 : value === false ? 0 : -1;
    case SPAN:
      return typeof value === "number" ? stepOf(slot, value) : -1;
    default:
      return -1;
  }
}

/** The choice of a setting that was given. */
function choiceIn({ low, high, choices }: Read, { index, isHigh, shift, width }: Slot): number {
  if (choices !== undefined) return choices[index] as number;
  return (((isHigh ? high : low) >>> shift) & ((1 << width) - 1)) - 1;
}

/** A value that has this choice. */
export function choiceValue(slot: Slot, choice: number): unknown {
  if (slot.kind === SWITCH) return choice === 1;
  if (slot.kind === SPAN) return choice / slot.power;
  for (const [value, each] of slot.options) if (each === choice) return value;
  return undefined;
}

function stepOf({ min, max, step, power }: Slot, value: number): number {
  const units = power === 1 ? value : Math.round(value * power);
  // Of at most 15 digits each decimal is one float, and dividing whole numbers gives the one that is nearest.
  if (power !== 1 && units / power !== value) return -1;
  return units >= min && units <= max && (units - min) % step === 0 ? units : -1;
}

/** Whether the value is `undefined`, without calling a getter. */
function isLeftOut(settings: object, name: string): boolean {
  const property = Object.getOwnPropertyDescriptor(settings, name);
  return property !== undefined && "value" in property && property.value === undefined;
}
