// Prices in other words: the nearest `lang` chooses them, and they load when they are chosen.

import { addWords } from "/dist/elements/index.js";

export function offerLanguages() {
  const select = document.querySelector("#language");
  select.addEventListener("change", () => speak(select.value));
  speak(select.value);
}

async function speak(language) {
  for (const form of document.querySelectorAll(".studios > form, .answers form")) {
    form.lang = language;
    form.dir = language === "ar" ? "rtl" : "ltr";
  }
  const { default: words } = await import(`/dist/words/${language}.js`);
  addWords(words);
}
