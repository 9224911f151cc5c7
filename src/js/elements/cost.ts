// What settings cost: one question to the engine, and every answer that it can have. No elements, no words.

import type { SettingsError } from "../errors.js";
import type { At, Base, Catalog, Estimate, ModelInfo, Settings } from "../types.js";

export type Cost =
  /** No catalog is here yet. */
  | { kind: "waiting" }
  /** The engine or the catalog has failed: no price is known. */
  | { kind: "unavailable" }
  /** No model is chosen. */
  | { kind: "no-model" }
  /** A setting that cannot be priced. */
  | { kind: "refused"; refusal: Refused; model: ModelInfo | undefined }
  /** Something is not filled in yet: what the model costs at its defaults, where that can be said. */
  | { kind: "base"; model: ModelInfo; base: Base | undefined; missing: string[]; atDefaults: boolean }
  | { kind: "total"; model: ModelInfo; estimate: Estimate };

/** What is wrong with a setting; `allowed` as `SettingsError` has it. */
export type Refused = Pick<SettingsError, "code" | "setting" | "allowed" | "message">;

export function costOf(catalog: Catalog, settings: Settings, at: At): Cost {
  if (!settings.model) return { kind: "no-model" };
  const model = modelOf(catalog, settings);
  try {
    const estimate = catalog.estimate(settings, at);
    return { kind: "total", model: model as ModelInfo, estimate };
  } catch (error) {
    const refusal = refusalIn(error);
    if (refusal.code !== "MISSING_SETTING" || !model) return { kind: "refused", refusal, model };
    return unfilled(catalog, model, settings, at);
  }
}

export function modelOf(catalog: Catalog, { model }: Settings): ModelInfo | undefined {
  return catalog.models.find(({ id }) => id === model);
}

/** What is not filled in yet is no error; what is filled in may still be one. */
function unfilled(catalog: Catalog, model: ModelInfo, settings: Settings, at: At): Cost {
  const entries = Object.entries(model.settings);
  const missing = entries
    .filter(([name, setting]) => setting.default === undefined && settings[name] === undefined)
    .map(([name]) => name);
  const refusal = refusalOf(() => catalog.range(settings, { ...at, over: missing }));
  if (refusal && refusal.code !== "TOO_MANY_COMBINATIONS") return { kind: "refused", refusal, model };
  const atDefaults = entries.every(([name, setting]) => {
    const value = settings[name];
    return setting.default === undefined || value === undefined || value === setting.default;
  });
  return { kind: "base", model, base: catalog.base(model.id, at), missing, atDefaults };
}

/** What the work is refused with, if it is. */
export function refusalOf(work: () => void): Refused | undefined {
  try {
    work();
    return undefined;
  } catch (error) {
    return refusalIn(error);
  }
}

/** All but refusals are failures of the engine. Known by name, since the class may come from another copy of the package. */
function refusalIn(error: unknown): Refused {
  if ((error as Error | undefined)?.name !== "SettingsError") throw error;
  return error as SettingsError;
}

/** The day it is in the catalog's time zone; where nothing is dated none is needed. */
export function today({ timeZone }: Catalog, now = new Date()): At {
  if (!timeZone) return {};
  const options = { timeZone, year: "numeric", month: "2-digit", day: "2-digit" } as const;
  const parts = new Intl.DateTimeFormat("en-u-ca-iso8601-nu-latn", options).formatToParts(now);
  const part = (wanted: string) => parts.find(({ type }) => type === wanted)?.value;
  return { at: `${part("year")}-${part("month")}-${part("day")}` };
}
