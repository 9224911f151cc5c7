// A form's data as settings.

import type { Engine } from "../../build/runtime/costpeek.js";
import { pack, typed, untyped } from "./texts.js";
import type { Settings } from "./types.js";

/** The entries whose names the catalog has, as the kinds of values that the chosen model's settings take. */
export function settingsFromForm(engine: Engine, names: string[], form: FormData): Settings {
  const settings: Record<string, unknown> = {};
  const model = form.get("model");
  for (const name of ["model", ...names]) {
    const value = chosen(engine, typeof model === "string" ? model : "", name, form.getAll(name));
    if (value !== undefined) settings[name] = value;
  }
  return settings as Settings;
}

/** A file, or a list of several entries, stays as it is, to be refused: which one counts is not for us to say. */
function chosen(engine: Engine, model: string, name: string, entries: FormDataEntryValue[]): unknown {
  const [entry] = entries;
  if (entries.length > 1) return entries;
  if (entry !== undefined && typeof entry !== "string") return entry;
  const value = untyped(engine.ask(pack(["formValue", model, name, typed(entry)])));
  return typeof value === "string" ? entry : value;
}
