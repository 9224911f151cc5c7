// Which words, and which way of writing numbers, go with a place of the page: those of the nearest `lang`.

import en from "../words/en.js";
import type { Words } from "../words/words.js";
import { Speech } from "./speech.js";

const known = new Map<string, Words>([[en.lang, en]]);
const speeches = new Map<string, Speech>();

const listeners = new Set<() => void>();

/** Calls the listener when there are other words; the function that comes back ends it. */
export function onWords(listener: () => void): () => boolean {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

/** Adds words, or puts them in the place of others of the same language. What is on the page says them at once. */
export function addWords(...all: Words[]): void {
  for (const words of all) known.set(words.lang, words);
  speeches.clear();
  for (const listener of listeners) listener();
}

/** How prices are said there. Words that are not known are English, and then numbers are as well. */
export function speechAt(place: Node): Speech {
  const wanted = languageOf(place);
  let speech = speeches.get(wanted);
  if (!speech) {
    const words = known.get(wanted) ?? known.get(wanted.split(/[-_]/)[0] as string);
    speech = words ? speak(words, wanted) : speak(known.get(en.lang) ?? en);
    speeches.set(wanted, speech);
  }
  return speech;
}

/** What is written into a `lang` need not be a language that `Intl` can read. */
function speak(words: Words, locale = words.lang): Speech {
  try {
    return new Speech(words, locale);
  } catch {
    return new Speech(words, words.lang);
  }
}

/** The nearest `lang`, through shadow roots; where there is none, the browser's. */
function languageOf(place: Node): string {
  for (let node: Node | null = place; node; node = node.parentNode ?? (node as ShadowRoot).host ?? null) {
    const lang = (node as Element).getAttribute?.("lang");
    if (lang) return lang;
  }
  return navigator.language;
}
