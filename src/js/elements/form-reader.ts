// What a form says: its settings, what it cannot say, and names that were probably meant otherwise.

import type { At, Catalog } from "../types.js";
import type { Question } from "./cost.js";
import { refusalIn } from "./refusals.js";

/** What can be in a form and be checked. */
export type Control = HTMLInputElement | HTMLSelectElement | HTMLTextAreaElement;

export function questionOf(form: HTMLFormElement, catalog: Catalog): Question {
  const garbled = controls(form).find(({ validity, disabled }) => validity?.badInput && !disabled)?.name;
  return { settings: catalog.settingsFromForm(new FormData(form)), garbled };
}

export function controlsOf(form: HTMLFormElement, name: string): Control[] {
  return controls(form).filter((control) => control.name === name && control.setCustomValidity);
}

function controls(form: HTMLFormElement): Control[] {
  return Array.from(form.elements) as Control[];
}

/** Warns of controls whose name is nearly one of a setting: they would be left alone without a word. Each name is looked at once. */
export function warnOfNearMisses(form: HTMLFormElement, catalog: Catalog, at: At, seen: Set<string>): void {
  const names = controls(form).map(({ name }) => name);
  for (const name of names) {
    if (!name || seen.has(name)) continue;
    seen.add(name);
    try {
      // The engine knows what is near.
      catalog.estimate({ model: catalog.models[0]?.id ?? "", [name]: "" }, at);
    } catch (error) {
      const { code, suggestion, message } = refusalIn(error);
      // What is there under its own name was not meant.
      const isMeant = code === "UNKNOWN_SETTING" && suggestion && !names.includes(String(suggestion));
      if (isMeant) console.warn("costpeek:", message);
    }
  }
}
