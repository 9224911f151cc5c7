// Settings as choices. What can be looked up is looked up; anything else goes to the engine as it was given, to be refused or
// understood there. Each value is read once, and what only other models have is not read at all.

import type { Given } from "./answers.js";
import type { Asked } from "./estimate.js";
import { type Image, MODEL, type Model, NUMBERS, type Slot, SPAN, SWITCH, WORDS } from "./image.js";
import { typed } from "./texts.js";

const { hasOwnProperty: isOwn, propertyIsEnumerable: isEnumerable } = Object.prototype;

/** Before a model is known. */
const NOTHING: number[] = [];

export class Reader {
  /** What has been read of the settings that are being read, and how much of it counts. */
  readonly #seenNames: string[] = [];
  readonly #seenValues: unknown[] = [];
  #seen = 0;
  readonly #image: Image;
  /** Where the models are, and the index of each id. */
  readonly #places: number[];
  readonly #indices: Map<unknown, number>;
  readonly #models = new Map<unknown, Model>();
  readonly #names: Set<string>;

  constructor(image: Image) {
    this.#image = image;
    this.#places = image.models;
    this.#indices = new Map(this.#places.map((place, index) => [image.idOf(place), index]));
    this.#names = new Set(image.names);
  }

  /** What these settings ask; `undefined` where the engine has to read them. */
  read(settings: object, day: number): Asked | undefined {
    const names = this.#seenNames;
    const values = this.#seenValues;
    let seen = 0;
    this.#seen = 0;
    let model: Model | undefined;
    let given = 0;
    let at = 0;
    let choices: number[] = NOTHING;
    let ignored: string[] | undefined;
    const mayInherit = inherits(settings);
    for (const name in settings) {
      if (mayInherit && !isOwn.call(settings, name)) continue;
      if (model === undefined) {
        model = this.#modelOf(settings, name);
        if (model === undefined) return undefined;
        seen = 1;
        choices = model.defaults.slice();
        if (model.isConditional) ignored = [];
      }
      // Mostly names stand in the order of the catalog, some of them left out.
      const { order } = model;
      while (at < order.length && (order[at] as Slot).name !== name) at++;
      let slot = order[at++];
      if (slot === undefined) {
        at = 0;
        slot = model.slots.get(name);
      }
      if (slot === undefined) {
        this.#seen = seen;
        if (!this.#names.has(name)) return undefined;
        if (!isLeftOut(settings, name)) {
          ignored ??= [];
          ignored.push(name);
        }
        continue;
      }
      if (slot.kind === MODEL) continue;
      const value = (settings as Record<string, unknown>)[name];
      names[seen] = name;
      values[seen] = value;
      seen++;
      if (value === undefined) continue;
      if (model.isConditional) (ignored as string[]).push(name);
      const choice = choiceOf(slot, value);
      if (choice < 0) {
        this.#seen = seen;
        return undefined;
      }
      choices[slot.index] = choice;
      given |= 1 << slot.index;
    }
    // If the engine refuses what was understood, it reads it once more.
    this.#seen = seen;
    return model && { model, choices, day, given, names: ignored };
  }

  /**
   * The settings as the engine reads them itself: the day, then names and values; or what is given in the place of settings. What
   * has been read before is not read again, and free settings are not read at all.
   */
  spell(settings: unknown, at: unknown, free: readonly string[] = []): { list: string[]; given: Given } {
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
    const id = isEnumerable.call(settings, "model") ? add("model", this.#once(settings, "model")) : undefined;
    // Without a model there is nothing to look at.
    if (id === undefined) return { list, given };
    const model = this.model(id);
    for (const name of Object.keys(settings)) {
      if (name === "model" || free.includes(name)) continue;
      // What only other models have is not looked at.
      if (model && (model.slots.has(name) || !this.#names.has(name))) add(name, this.#once(settings, name));
      else if (!isLeftOut(settings, name)) add(name, null);
    }
    return { list, given };
  }

  /** Nothing that was read before counts. */
  forget(): undefined {
    this.#seen = 0;
  }

  /** The model of this id. */
  model(id: unknown): Model | undefined {
    let model = this.#models.get(id);
    const index = model ? undefined : this.#indices.get(id);
    if (index === undefined) return model;
    model = this.#image.model(this.#places[index] as number, index);
    this.#models.set(id, model);
    return model;
  }

  /** The model that settings name, found when the first of their names is. */
  #modelOf(settings: object, first: string): Model | undefined {
    if (first !== "model" && !isEnumerable.call(settings, "model")) return undefined;
    const id = (settings as Record<string, unknown>)["model"];
    this.#seenNames[0] = "model";
    this.#seenValues[0] = id;
    this.#seen = 1;
    return this.#models.get(id) ?? this.model(id);
  }

  /** A value that is read now, or was read before. */
  #once(settings: object, name: string): unknown {
    const known = this.#seenNames.lastIndexOf(name, this.#seen - 1);
    const isKnown = this.#seen > 0 && known >= 0;
    return isKnown ? this.#seenValues[known] : (settings as Record<string, unknown>)[name];
  }
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
