// Prices in words. Amounts are exact decimal texts and are printed digit for digit: nothing here calculates or rounds.

const wholeNumbers = new Intl.NumberFormat("en");
const days = new Intl.DateTimeFormat("en", { dateStyle: "long", timeZone: "UTC" });
const singular = { credits: "credit" };

/** What an estimate or a sum comes to: "294 credits", "at least 15 credits", "price not published". */
export function totalWords({ certainty, total, min, max, lines = [] }, unit) {
  switch (certainty) {
    case "exact":
      return count(total, unit);
    case "approximate":
      return `≈ ${count(total, unit)}`;
    case "range":
      return `${number(min)}–${number(max)} ${unit}`;
    case "at-least":
      return `at least ${lines.some(isApproximate) ? "about " : ""}${count(min, unit)}`;
    case "unpublished":
      return "price not published";
    default:
      return "price unavailable";
  }
}

/** What a model costs at the defaults: "≈ 20 credits per megapixel". */
export function baseWords(base, unit) {
  const words = totalWords(base, unit);
  return base.per && base.certainty !== "unpublished" ? `${words} per ${base.per}` : words;
}

/** What a line comes to; the unit stands at the total. */
export function amountWords({ certainty, amount, min, max }) {
  if (certainty === "unpublished") return "not published";
  if (certainty === "range") return `${number(min)}–${number(max)}`;
  return `${certainty === "approximate" ? "≈ " : ""}${number(amount)}`;
}

/** The grouping is Intl's. The digits after the point stay as they are: some engines format no more than 20 of them. */
export function number(amount) {
  const [whole, fraction] = amount.split(".");
  return wholeNumbers.format(whole) + (fraction ? `.${fraction}` : "");
}

/** A value of a setting, as people say it. */
export function valueWords(value) {
  return typeof value === "boolean" ? (value ? "on" : "off") : String(value);
}

/** "2026-11-21" as "November 21, 2026". */
export function dayWords(day) {
  return days.format(new Date(`${day}T00:00:00Z`));
}

function count(amount, unit) {
  return `${number(amount)} ${amount === "1" ? (singular[unit] ?? unit) : unit}`;
}

function isApproximate({ certainty }) {
  return certainty === "approximate";
}
