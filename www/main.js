// Puts each form of the page to work with its catalog. Until then, and without it, the page is plain and usable.

import { showChosenForm } from "./navigation.js";
import { openStudio } from "./studio.js";

const catalogs = new Map();

for (const form of document.forms) {
  form.addEventListener("submit", (event) => event.preventDefault());
  // What the form says by itself is that there is no price; so it stays, if this fails.
  start(form).catch((problem) => console.warn("prices are unavailable:", problem));
}
showChosenForm();

async function start(form) {
  const { catalog: name, group } = form.dataset;
  if (!catalogs.has(name)) catalogs.set(name, load(name));
  const catalog = await catalogs.get(name);
  const models = catalog.models.filter((model) => !group || model.group === group);
  openStudio(form, catalog, models);
}

/** Imported here and not above, so that a broken engine breaks nothing else. */
async function load(name) {
  const [{ loadCatalog }, { default: compiled }] = await Promise.all([
    import("/dist/index.js"),
    import(`/dist/catalogs/${name}.js`),
  ]);
  return loadCatalog(compiled);
}
