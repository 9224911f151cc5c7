// What the engine answers to questions, as it is on a page. The shapes of the answers stand in `src/wasm/runtime.rs`.

import type { Refusal } from "./errors.js";
import { type Texts, untyped } from "./texts.js";
import type { Affordable, Allowed, Alternative, Base, Certainty, SettingValue, Total } from "./types.js";

/** Settings in the order given, as far as they were read. */
export interface Given {
  names: string[];
  values: unknown[];
}

export function refusalOf(code: string, texts: Texts, given: Given, settings: unknown, at: unknown): Refusal {
  const [setting, place, message] = [texts() as string, texts(), texts() as string];
  const suggestion = untyped(texts());
  const allowed = allowedOf(texts);
  const value =
    place === ""
      ? undefined
      : place === "at"
        ? at
        : place === "settings"
          ? settings
          : given.values[Number(place)];
  return {
    code,
    setting,
    message,
    ...(value !== undefined && { value }),
    ...(suggestion !== undefined && { suggestion }),
    ...(allowed && { allowed }),
  };
}

function allowedOf(texts: Texts): Allowed | undefined {
  const count = texts();
  if (count === undefined) return undefined;
  if (count !== "span") return Array.from({ length: Number(count) }, () => untyped(texts()) as SettingValue);
  const [min, max, step] = [Number(texts()), Number(texts()), Number(texts())];
  return { min, max, step };
}

/** Certainty, least and most; `undefined` where there is no more. */
export function totalOf(texts: Texts): Total | undefined {
  const certainty = texts() as Certainty | undefined;
  if (certainty === undefined) return undefined;
  const [min, max] = [texts(), texts()];
  const isOne = certainty === "exact" || certainty === "approximate";
  return { certainty, ...(isOne && { total: min as string }), ...(min && { min }), ...(max && { max }) };
}

export function alternativesOf(texts: Texts): Record<string, Alternative[]> {
  const alternatives: Record<string, Alternative[]> = {};
  for (let name = texts(); name !== undefined; name = texts()) {
    const count = Number(texts()) / 5;
    alternatives[name] = Array.from({ length: count }, () => alternativeOf(texts));
  }
  return alternatives;
}

function alternativeOf(texts: Texts): Alternative {
  const value = untyped(texts()) as SettingValue;
  const total = totalOf(texts) as Total;
  const difference = texts();
  return { value, ...total, ...(difference && { difference }) };
}

export function affordableOf(texts: Texts): Affordable {
  const count = texts();
  const total = totalOf(texts) as Total;
  const setting = texts();
  const change =
    setting === undefined
      ? undefined
      : { setting, value: untyped(texts()) as SettingValue, ...(totalOf(texts) as Total) };
  return { ...(count && { count: Number(count) }), ...total, ...(change && { change }) };
}

export function baseOf(texts: Texts): Base | undefined {
  const total = totalOf(texts);
  const per = texts();
  return total && { ...total, ...(per && { per }) };
}

export function namesOf(texts: Texts): string[] {
  const names: string[] = [];
  for (let name = texts(); name !== undefined; name = texts()) names.push(name);
  return names;
}
