// Puts the page to work. Until then, and without it, the page is plain and says that there are no prices.

import "/dist/elements/define.js";
import { showBalance } from "./balance.js";
import { pricesOf } from "./catalogs.js";
import { openEditor } from "./editor.js";
import { offerLanguages } from "./language.js";
import { markNewFigures } from "./marks.js";
import { showChosenForm } from "./navigation.js";
import { openStudio } from "./studio.js";

showChosenForm();
showBalance();
offerLanguages();
for (const form of document.forms) {
  form.addEventListener("submit", (event) => event.preventDefault());
  markNewFigures(form);
  if (form.matches(".studios > *")) openStudio(form, pricesOf(form));
  else pricesOf(form).join(form);
}
openEditor();
