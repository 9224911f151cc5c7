// Prices in words: numbers and plural forms of twelve locales, from the exact decimal, and what the shipped words must have.

import assert from "node:assert/strict";
import { test } from "node:test";
import { sourceModule } from "./source.js";

const { Speech } = await sourceModule("speech");
const shipped = Object.fromEntries(
  await Promise.all(
    ["en", "de", "ja", "ar"].map(async (lang) => [lang, (await import(`costpeek/words/${lang}`)).default]),
  ),
);

/** Words as a host would write them, for languages that are not shipped. */
const hosts = {
  fr: { one: "{n} crédit", many: "{n} de crédits", other: "{n} crédits" },
  pl: { one: "{n} kredyt", few: "{n} kredyty", many: "{n} kredytów", other: "{n} kredytu" },
  ru: { one: "{n} кредит", few: "{n} кредита", many: "{n} кредитов", other: "{n} кредита" },
  hi: { one: "{n} क्रेडिट", other: "{n} क्रेडिट" },
  he: { one: "{n} קרדיט", two: "{n} קרדיטים", other: "{n} קרדיטים" },
  tr: { one: "{n} kredi", other: "{n} kredi" },
  pt: { one: "{n} crédito", many: "{n} de créditos", other: "{n} créditos" },
  th: { other: "{n} เครดิต" },
};

const amounts = {
  en: {
    0: "0 credits",
    1: "1 credit",
    1.5: "1.5 credits",
    73.5: "73.5 credits",
    1234567.125: "1,234,567.125 credits",
  },
  "de-CH": { 1: "1 Credit", 73.5: "73.5 Credits", 1234567.125: "1’234’567.125 Credits" },
  fr: {
    0: "0 crédit",
    1.5: "1,5 crédit",
    73.5: "73,5 crédits",
    1234.5: "1\u202f234,5 crédits",
    1000000: "1\u202f000\u202f000 de crédits",
  },
  pl: { 1: "1 kredyt", 2: "2 kredyty", 5: "5 kredytów", 73.5: "73,5 kredytu", 1234: "1234 kredyty" },
  ru: { 1: "1 кредит", 3: "3 кредита", 11: "11 кредитов", 21: "21 кредит", 73.5: "73,5 кредита" },
  "ar-EG": { 1: "١ رصيد", 3: "٣ أرصدة", 11: "١١ رصيدًا", 73.5: "٧٣٫٥ رصيد" },
  "hi-IN": { 1: "1 क्रेडिट", 1234567.125: "12,34,567.125 क्रेडिट" },
  he: { 1: "1 קרדיט", 2: "2 קרדיטים", 73.5: "73.5 קרדיטים" },
  tr: { 1: "1 kredi", 73.5: "73,5 kredi", 1234: "1.234 kredi" },
  ja: { 1: "1クレジット", 73.5: "73.5クレジット", 1234: "1,234クレジット" },
  "pt-BR": { 1.5: "1,5 crédito", 73.5: "73,5 créditos", 1000000: "1.000.000 de créditos" },
  th: { 1: "1 เครดิต", 73.5: "73.5 เครดิต" },
};

for (const [locale, table] of Object.entries(amounts)) {
  for (const [decimal, words] of Object.entries(table)) {
    test(`${locale}: ${decimal} is "${words}"`, () => {
      assert.equal(still(speech(locale).amount(decimal, "credits")), words);
    });
  }
}

/** What a float would make something else of. */
const exact = {
  "9007199254740993": "9,007,199,254,740,993 credits",
  "1234567890123456789012345678": "1,234,567,890,123,456,789,012,345,678 credits",
  "0.1234567890123456789012345678": "0.1234567890123456789012345678 credits",
  "1.0000000000000000000001": "1.0000000000000000000001 credits",
};

for (const [decimal, words] of Object.entries(exact)) {
  test(`${decimal} is written digit for digit`, () => {
    assert.equal(speech("en").amount(decimal, "credits"), words);
  });
}

test("the plural form is that of the exact number, and not of the float beside it", () => {
  assert.match(speech("ru").amount("90071992547409931", "credits"), /кредит$/);
  assert.match(speech("ru").amount("90071992547409936", "credits"), /кредитов$/);
});

/** Certainty in words; `at-least` has lines, since one of them may be approximate. */
const certainties = [
  [{ certainty: "exact", min: "1", max: "1" }, "1 credit"],
  [{ certainty: "exact", min: "0", max: "0" }, "0 credits"],
  [{ certainty: "approximate", min: "41.472", max: "41.472" }, "≈ 41.472 credits"],
  [{ certainty: "range", min: "20", max: "40" }, "20–40 credits"],
  [{ certainty: "range", min: "0", max: "1" }, "0–1 credit"],
  [{ certainty: "at-least", min: "15" }, "at least 15 credits"],
  [{ certainty: "at-least", min: "15", lines: [{ certainty: "approximate" }] }, "at least about 15 credits"],
  [{ certainty: "unpublished" }, "price not published"],
];

for (const [priced, words] of certainties) {
  test(`${JSON.stringify(priced)} reads "${words}"`, () => {
    assert.equal(speech("en").price(priced, "credits"), words);
  });
}

test("another unit is said as the catalog writes it", () => {
  assert.equal(speech("en").amount("1.5", "tokens"), "1.5 tokens");
});

test("right to left, each part is kept apart from its neighbours", () => {
  assert.equal(speech("ar-EG").amount("3", "credits"), "\u2068٣\u2069 أرصدة");
  const chosen = speech("en").chosen({ settings: { a: { label: "רזולוציה" } } }, "a", "2K");
  assert.equal(chosen, "\u2068רזולוציה\u2069 \u20682K\u2069");
});

test("no text of a catalog turns what stands beside it", () => {
  const text = speech("en").text("Image\u202e gnp.exe\u2066 \u2069");
  assert.equal(text, "Image gnp.exe ");
});

test("a host words notes by their code, and texts of the catalog", () => {
  const words = { ...shipped.en, notes: { beta: "Prices may change." }, texts: { Images: "Pictures" } };
  const host = new Speech(words, "en");
  assert.equal(host.note({ code: "beta", text: "anything" }), "Prices may change.");
  assert.equal(host.note({ code: "other", text: "as it is" }), "as it is");
  assert.equal(host.text("Images"), "Pictures");
});

for (const [lang, words] of Object.entries(shipped)) {
  test(`the words for ${lang} have all phrases, with the same names to fill in`, () => {
    assert.deepEqual(shape(words), shape(shipped.en));
    assert.equal(words.lang, lang);
  });

  test(`the units for ${lang} have each plural form, and all show the number`, () => {
    const { pluralCategories } = new Intl.PluralRules(lang).resolvedOptions();
    for (const forms of Object.values(words.units)) {
      assert.deepEqual(Object.keys(forms).sort(), [...pluralCategories].sort());
      for (const phrase of Object.values(forms)) assert.match(phrase, /\{n\}/);
    }
  });
}

/** The phrases by name, and what each has in braces. */
function shape(words) {
  const phrases = { ...words, ...words.refusals };
  const entries = Object.entries(phrases).filter(
    ([name, phrase]) => name !== "lang" && typeof phrase === "string",
  );
  return Object.fromEntries(
    entries.map(([name, phrase]) => [name, (phrase.match(/\{\w+\}/g) ?? []).sort()]).sort(),
  );
}

function speech(locale) {
  const lang = locale.split("-")[0];
  return new Speech(shipped[lang] ?? { ...shipped.en, lang, units: { credits: hosts[lang] } }, locale);
}

/** Without the marks that keep parts apart; and Swiss apostrophes of older engines as they are today. */
function still(text) {
  return text.replace(/[\u2066-\u2069]/g, "").replaceAll("'", "’");
}
