// Settings as choices. What can be looked up is looked up; anything else goes to the engine as it was given, to be refused or
// understood there. Each value is read once, and what only other models have is not read at all.

import type { Given } from "./answers.js";
import type { Answers, Asked } from "./estimate.js";
import { type Image, MODEL, type Model, NUMBERS, type Slot, SPAN, SWITCH, WORDS } from "./image.js";
import { typed } from "./texts.js";

const { hasOwnProperty: isOwn, propertyIsEnumerable: isEnumerable } = Object.prototype;

/** Before a model is known. */
const NOTHING: number[] = [];

/** What was read of settings until the engine had to read them: it goes on from there. */
export interface Read {
  id: unknown;
  model: Model | undefined;
  choices: number[];
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
  choices: NOTHING,
  seen: 0,
  given: 0,
  values: undefined,
  name: undefined,
  value: undefined,
};

export class Reader {
  /** What was read when `read` last gave up. */
  #stopped = UNREAD;
  /** Settings that were read last, as bits, and their values. */
  #seen = 0;
  #values: unknown[] | undefined;
  readonly #image: Image;
  readonly #answers: Answers;
  /** Where the models are, and the index of each id. */
  readonly #places: number[];
  readonly #indices: Map<unknown, number>;
  readonly #models = new Map<unknown, Model>();
  readonly #names: Set<string>;

  constructor(image: Image, answers: Answers) {
    this.#image = image;
    this.#answers = answers;
    this.#places = image.models;
    this.#indices = new Map(this.#places.map((place, index) => [image.idOf(place), index]));
    this.#names = new Set(image.names);
  }

  /** What these settings ask; `undefined` where the engine has to read them. */
  read(settings: object, day: number): Asked | undefined {
    let model: Model | undefined;
    let id: unknown;
    let seen = 0;
    let given = 0;
    let at = 0;
    let choices: number[] = NOTHING;
    let ignored: string[] | undefined;
    let values: unknown[] | undefined;
    const mayInherit = inherits(settings);
    for (const name in settings) {
      if (mayInherit && !isOwn.call(settings, name)) continue;
      if (model === undefined) {
        if (name !== "model" && !isEnumerable.call(settings, "model")) return this.#stop(UNREAD);
        id = (settings as { model?: unknown }).model;
        model = this.#models.get(id) ?? this.model(id);
        if (model === undefined) return this.#stop({ ...UNREAD, id });
        choices = model.defaults.slice();
        if (model.isConditional) {
          ignored = [];
          values = [];
        }
      }
      // Mostly names stand in the order of the catalog, some of them left out.
      const { names } = model;
      while (at < names.length && names[at] !== name) at++;
      let slot: Slot | undefined;
      if (at < names.length) {
        slot = model.order[at++];
      } else {
        at = 0;
        slot = model.slots.get(name);
      }
      if (slot === undefined) {
        if (!this.#names.has(name)) {
          return this.#stop({ ...UNREAD, id, model, choices, seen, given, values });
        }
        if (!isLeftOut(settings, name)) {
          ignored ??= [];
          ignored.push(name);
        }
        continue;
      }
      if (slot.kind === MODEL) continue;
      const value = (settings as Record<string, unknown>)[name];
      const bit = 1 << slot.index;
      seen |= bit;
      if (value === undefined) continue;
      if (values !== undefined) {
        (ignored as string[]).push(name);
        values[slot.index] = value;
      }
      const choice = choiceOf(slot, value);
      if (choice < 0) return this.#stop({ id, model, choices, seen, given, values, name, value });
      choices[slot.index] = choice;
      given |= bit;
    }
    this.#seen = seen;
    this.#values = values;
    return model && { model, choices, day, given, names: ignored };
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

  /** The model of this id. */
  model(id: unknown): Model | undefined {
    let model = this.#models.get(id);
    const index = model ? undefined : this.#indices.get(id);
    if (index === undefined) return model;
    model = this.#image.model(this.#places[index] as number, index, this.#answers);
    this.#models.set(id, model);
    return model;
  }

  /** What was read of settings that were not priced: until `read` gave up, or all of them. */
  takeRead(asked: Asked | undefined): Read {
    if (asked === undefined) {
      const read = this.#stopped;
      this.#stopped = UNREAD;
      return read;
    }
    const { model, choices, given } = asked;
    return { ...UNREAD, id: model.id, model, choices, seen: this.#seen, given, values: this.#values };
  }

  #stop(read: Read): undefined {
    this.#stopped = read;
  }

  /** A value that is read now, or was read before. */
  #once(settings: object, name: string, slot: Slot | undefined, read: Read): unknown {
    if (name === read.name) return read.value;
    if (slot === undefined || read.model === undefined || ((read.seen >> slot.index) & 1) === 0) {
      return (settings as Record<string, unknown>)[name];
    }
    if (read.values !== undefined) return read.values[slot.index];
    return (read.given >> slot.index) & 1 ? choiceValue(slot, read.choices[slot.index] as number) : undefined;
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

/** Whether names could be found that are not the object's own. Mostly none can, and each need not be asked. */
function inherits(settings: object): boolean {
  if (Object.getPrototypeOf(settings) !== Object.prototype) return true;
  for (const _ in plain) return true;
  return false;
}

const plain = {};

/** Whether the value is `undefined`, without calling a getter. */
function isLeftOut(settings: object, name: string): boolean {
  const property = Object.getOwnPropertyDescriptor(settings, name);
  return property !== undefined && "value" in property && property.value === undefined;
}
