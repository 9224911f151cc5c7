// Tells the stories to the package: the same in Node and in every browser.

import { answer } from "../matrix/answer.js";

/** The files of stories, in the order in which `tests/stories.rs` tells them. */
export const files = ["apiframe", "forms", "imagineart", "refusals", "vendors"];

/**
 * One line of JSON for each story: its answer, as `tests/stories.rs` writes it.
 * `catalogs` are the shipped ones by name; `fetchJson` reads a JSON file of the checkout.
 */
export async function answers(costpeek, catalogs, fetchJson) {
  const told = await tell(costpeek, catalogs, fetchJson);
  return told.map(({ text }) => text);
}

/** Each story with the text of its answer. */
export async function tell({ loadCatalog, SettingsError }, shipped, fetchJson) {
  const loaded = new Map();
  const load = async (name) => {
    if (!loaded.has(name)) {
      loaded.set(name, await loadCatalog(shipped[name] ?? (await fetchJson(`tests/catalogs/${name}.json`))));
    }
    return loaded.get(name);
  };
  const told = [];
  for (const file of files) {
    for (const story of await fetchJson(`tests/stories/${file}.json`)) {
      told.push({ story, text: answer(await load(story.catalog), story, SettingsError) });
    }
  }
  return told;
}
