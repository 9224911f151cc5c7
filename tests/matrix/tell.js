// What every row of the matrix runs: a thousand settings are priced by the package, and their answers become one hash.

import { loadCatalog, SettingsError } from "costpeek";
import apiframe from "costpeek/catalogs/apiframe";
import imagineart from "costpeek/catalogs/imagineart";
import { answer } from "./answer.js";
// Written by `prepare.js`.
import { documents, stories } from "./made/stories.js";

/** The SHA-256 of all answers, one a line. Catalogs that are not shipped are documents: they need the checker as well. */
export async function tell(load = loadCatalog) {
  const catalogs = {};
  for (const [name, source] of Object.entries({ ...documents, apiframe, imagineart })) {
    catalogs[name] = await load(source);
  }
  return hash(stories.map((story) => `${answer(catalogs[story.catalog], story, SettingsError)}\n`).join(""));
}

async function hash(text) {
  const digest = await crypto.subtle.digest("SHA-256", new TextEncoder().encode(text));
  return Array.from(new Uint8Array(digest), (byte) => byte.toString(16).padStart(2, "0")).join("");
}
