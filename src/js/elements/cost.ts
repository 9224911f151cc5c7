// What settings cost: one question to the engine, and every answer that it can have. No elements, no words.

import type { At, Base, Catalog, Estimate, ModelInfo, Settings } from "../types.js";
import { type Affordance, affordanceOf, type Balance } from "./affordance.js";
import { type Refused, refusalIn } from "./refusals.js";

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
  | {
      kind: "total";
      model: ModelInfo;
      settings: Settings;
      estimate: Estimate;
      affordance: Affordance | undefined;
    };

/** What a form asks. */
export interface Question {
  settings: Settings;
  /** The name of a setting that the browser could not read, and hands over as nothing. */
  garbled: string | undefined;
  balance?: Balance;
}

export function costOf(catalog: Catalog, question: Question, at: At): Cost {
  const { settings, garbled, balance } = question;
  if (!settings.model) return { kind: "no-model" };
  const model = catalog.models.find(({ id }) => id === settings.model);
  if (garbled && model?.settings[garbled]) {
    return { kind: "refused", refusal: { code: "WRONG_TYPE", setting: garbled, allowed: undefined }, model };
  }
  try {
    const estimate = catalog.estimate(settings, at);
    const affordance = balance?.amount ? affordanceOf(catalog, settings, estimate, balance, at) : undefined;
    return { kind: "total", model: model as ModelInfo, settings, estimate, affordance };
  } catch (error) {
    const refusal = refusalIn(error);
    if (refusal.code !== "MISSING_SETTING" || !model) return { kind: "refused", refusal, model };
    return unfilled(catalog, model, settings, at);
  }
}

/** What is not filled in yet is no error; what is filled in may still be one. */
function unfilled(catalog: Catalog, model: ModelInfo, settings: Settings, at: At): Cost {
  const usual = (name: string) => model.settings[name]?.default;
  const missing = Object.keys(model.settings).filter(
    (name) => usual(name) === undefined && settings[name] === undefined,
  );
  try {
    catalog.range(settings, { ...at, over: missing });
  } catch (error) {
    const refusal = refusalIn(error);
    if (refusal.code !== "TOO_MANY_COMBINATIONS") return { kind: "refused", refusal, model };
  }
  const atDefaults = Object.entries(settings).every(([name, value]) => (usual(name) ?? value) === value);
  return { kind: "base", model, base: catalog.base(model.id, at), missing, atDefaults };
}

/** The day it is in the catalog's time zone; where nothing is dated none is needed. */
export function today({ timeZone }: { timeZone?: string } = {}, now = new Date()): At {
  if (!timeZone) return {};
  // Days are written so in Swedish.
  return { at: now.toLocaleDateString("sv", { timeZone }) };
}
