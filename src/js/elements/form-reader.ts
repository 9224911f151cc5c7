// What a form says: its settings, what it cannot say, and names that were probably meant otherwise.

import type { Catalog, Settings } from "../types.js";

/** What can be in a form and be checked. */
export type Control = HTMLInputElement | HTMLSelectElement | HTMLTextAreaElement;

/** The settings of a form, and the name of one that the browser itself could not read: it hands that over as nothing. */
export interface Question {
  settings: Settings;
  garbled?: string;
}

export function questionOf(form: HTMLFormElement, catalog: Catalog): Question {
  const settings = catalog.settingsFromForm(new FormData(form));
  const names = settingNames(catalog);
  const bad = controls(form).find(
    ({ name, disabled, validity }) => validity?.badInput && !disabled && names.has(name),
  );
  return { settings, ...(bad && { garbled: bad.name }) };
}

export function controlsOf(form: HTMLFormElement, name: string): Control[] {
  return controls(form).filter((control) => control.name === name && control.setCustomValidity);
}

function controls(form: HTMLFormElement): Control[] {
  return Array.from(form.elements) as Control[];
}

const names = new WeakMap<Catalog, Set<string>>();

/** The names of all settings of all models. */
function settingNames(catalog: Catalog): Set<string> {
  const known =
    names.get(catalog) ?? new Set(catalog.models.flatMap(({ settings }) => Object.keys(settings)));
  names.set(catalog, known);
  return known;
}

const warned = new WeakMap<HTMLFormElement, Set<string>>();

/** Once for each name that looks like one that was meant: such a control would be left alone without a word. */
export function warnOfNearMisses(form: HTMLFormElement, catalog: Catalog): void {
  const said = warned.get(form) ?? new Set();
  warned.set(form, said);
  const present = controls(form).map(({ name }) => name);
  for (const [name, meant] of nearMisses(present, ["model", ...settingNames(catalog)])) {
    if (said.has(name)) continue;
    said.add(name);
    console.warn(
      `costpeek: the form has a control \`${name}\`, which is no setting; did you mean \`${meant}\`?`,
    );
  }
}

/** Names that look like a setting's and are none, each with what was meant. What is there under its right name was not meant. */
export function nearMisses(present: readonly string[], settings: readonly string[]): [string, string][] {
  const absent = settings.filter((setting) => !present.includes(setting));
  return [...new Set(present)].flatMap((name): [string, string][] => {
    if (settings.includes(name)) return [];
    const meant = absent.find((setting) => isNear(letters(name), letters(setting)));
    return meant ? [[name, meant]] : [];
  });
}

/** A name but for its case and for what stands between its words. */
function letters(name: string): string {
  return name.toLowerCase().replace(/[^a-z0-9]/g, "");
}

const SHORTEST = 4;

/** The same, or but for one letter: all that is alike at the beginning and at the end is all but one of the longer. */
function isNear(one: string, other: string): boolean {
  if (one === other) return one !== "";
  const longest = Math.max(one.length, other.length);
  let start = 0;
  while (start < longest && one[start] === other[start]) start++;
  let end = 0;
  while (end < longest - start && one.at(-1 - end) === other.at(-1 - end)) end++;
  return longest >= SHORTEST && start + end >= longest - 1;
}
