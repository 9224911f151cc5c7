// Prices of many settings of one model, as columns: they are copied into the engine's memory, and the prices out of it.

import { SettingsError } from "./errors.js";
import { CERTAINTIES } from "./estimate.js";
import { type Model, type Slot, SPAN, SWITCH } from "./image.js";
import type { Pricer } from "./pricer.js";
import { choiceValue } from "./reader.js";
import type { At, Certainty, Column, PriceColumns, Settings, SettingValue, Total } from "./types.js";

const certainties: readonly (Certainty | "refused")[] = [...CERTAINTIES, "refused"];

/** A column of a setting that the model has. */
interface Chosen {
  name: string;
  slot: Slot;
  column: Column;
}

export function priceColumns(
  pricer: Pricer,
  memory: Pick<WebAssembly.Memory, "buffer">,
  id: string,
  columns: Record<string, Column>,
  options: At | undefined,
): PriceColumns {
  // Each is read once: to read it can be to call code of whoever asks.
  const [entries, at] = [Object.entries(columns), options?.at];
  const rows = lengthOf(entries);
  const model = pricer.reader.model(id);
  const slots = entries.map(([name, column]) => ({ name, slot: model?.slots.get(name), column }));
  const chosen = slots.filter((each): each is Chosen => each.slot !== undefined && each.name !== "model");
  // What is refused whatever the rows choose is refused here, in the engine's words: a column that is no setting's stays a column.
  const firsts = slots.map(({ name, slot, column }) => [name, slot ? valueAt(slot, 0) : column]);
  requirePrice(pricer, Object.fromEntries([...firsts, ["model", id]]), at);
  const { isWide, index, defaults } = model as Model;
  if (isWide)
    throw new RangeError(`the amounts of model ${id} need more than 64 bits: estimateMany has them`);
  const { engine } = pricer;
  engine.beginColumns();
  for (const { slot, column } of chosen) {
    const isOfBytes = column instanceof Uint8Array;
    const place = isOfBytes ? engine.byteColumn(slot.index, rows) : engine.wordColumn(slot.index, rows);
    const View = isOfBytes ? Uint8Array : Uint32Array;
    // The memory may have moved when it made room.
    new View(memory.buffer, place, rows).set(column);
  }
  const day = at === undefined ? 0 : pricer.dayOf(at);
  pricer.writeChoices(defaults);
  const answer = engine.priceColumns(index, day, rows);
  const [setting, decimals, hasRanges, ...places] = new Uint32Array(
    memory.buffer,
    answer,
    6,
  ) as unknown as number[];
  const tooLarge = chosen.find(({ slot }) => slot.index === setting);
  if (tooLarge) throw outOfRange(tooLarge);
  const [atCertainty, atMin, atMax] = places as [number, number, number];
  // Unlike `slice`, this takes memory as it is, without zeros. The short column comes last: it lies above the long ones and is still
  // in use when those of earlier answers are freed. Otherwise glibc gives their pages back to the system, to ask for them again.
  const min = new BigInt64Array(new BigInt64Array(memory.buffer, atMin, rows));
  const max = hasRanges ? new BigInt64Array(new BigInt64Array(memory.buffer, atMax, rows)) : min;
  const certainty = new Uint8Array(new Uint8Array(memory.buffer, atCertainty, rows));
  const prices = { length: rows, certainties, certainty, min, max, decimals: decimals as number };
  const of = (row: number) => {
    if (!(row in certainty)) throw new RangeError(`there is no row ${row}: there are ${rows}`);
    return row;
  };
  return {
    ...prices,
    settings: (row) => settingsOf(id, chosen, of(row)),
    total: (row) => totalOf(prices, of(row)),
  };
}

function lengthOf(entries: [string, Column][]): number {
  const [first] = entries;
  if (first === undefined) throw new TypeError("estimateColumns takes at least one column");
  for (const [name, column] of entries) {
    if (!(column instanceof Uint8Array || column instanceof Uint16Array || column instanceof Uint32Array)) {
      throw new TypeError(`the column ${name} is no Uint8Array, Uint16Array or Uint32Array`);
    }
    if (column.length !== first[1].length) {
      const lengths = `${name} has ${column.length} rows, ${first[0]} has ${first[1].length}`;
      throw new RangeError(`columns have the same length: ${lengths}`);
    }
  }
  return first[1].length;
}

function requirePrice(pricer: Pricer, settings: Settings, at: string | undefined): void {
  try {
    pricer.estimate(settings, at === undefined ? undefined : { at });
  } catch (error) {
    // Other rows may go together.
    if (!(error instanceof SettingsError) || error.code !== "NOT_TOGETHER") throw error;
  }
}

function settingsOf(id: string, chosen: Chosen[], row: number): Settings {
  const values = chosen.map(({ name, slot, column }) => [name, valueAt(slot, column[row] as number)]);
  return { model: id, ...Object.fromEntries(values) };
}

function valueAt(slot: Slot, number: number): SettingValue {
  const choice = slot.kind === SPAN ? slot.min + number * slot.step : number;
  return choiceValue(slot, choice) as SettingValue;
}

function outOfRange({ name, slot, column }: Chosen): RangeError {
  const count =
    slot.kind === SPAN
      ? (slot.max - slot.min) / slot.step + 1
      : slot.kind === SWITCH
        ? 2
        : new Set(slot.options.values()).size;
  const row = (column as Uint32Array).findIndex((number) => number >= count);
  return new RangeError(`columns.${name}[${row}] is ${column[row]}: ${name} has ${count} choices, from 0`);
}

function totalOf(
  { certainty, min, max, decimals }: Pick<PriceColumns, "certainty" | "min" | "max" | "decimals">,
  row: number,
): Total | undefined {
  const name = certainties[certainty[row] as number] as Certainty | "refused";
  if (name === "refused") return undefined;
  if (name === "unpublished") return { certainty: name };
  const [least, most] = [min, max].map((ends) => decimalOf(ends[row] as bigint, decimals)) as [
    string,
    string,
  ];
  if (name === "at-least") return { certainty: name, min: least };
  if (name === "range") return { certainty: name, min: least, max: most };
  return { certainty: name, total: least, min: least, max: least };
}

/** Units of 10^-`decimals`, never negative, in the shortest form. */
function decimalOf(units: bigint, decimals: number): string {
  if (decimals === 0) return String(units);
  const digits = String(units).padStart(decimals + 1, "0");
  return `${digits.slice(0, -decimals)}.${digits.slice(-decimals)}`.replace(/\.?0+$/, "");
}
