// A form's data as settings.

import type { Engine } from "../../build/runtime/costpeek.js";
import type { Settings } from "./types.js";

/** The entries whose names the catalog has, as the kinds of values that the chosen model's settings take. */
export function settingsFromForm(
  engine: Pick<Engine, "formValue">,
  names: string[],
  form: FormData,
): Settings {
  const settings: Record<string, unknown> = {};
  const model = form.get("model");
  for (const name of ["model", ...names]) {
    const value: unknown = engine.formValue(form, typeof model === "string" ? model : "", name);
    if (value !== undefined) settings[name] = value;
  }
  return settings as Settings;
}
