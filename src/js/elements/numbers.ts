// Exact decimals as people of a place write them. A decimal never becomes a float on its way: `Intl` takes its text.

export class Numbers {
  readonly #format: Intl.NumberFormat;
  readonly #point: string;
  readonly #rules: Intl.PluralRules;
  readonly #days: Intl.DateTimeFormat;

  constructor(locale: string) {
    this.#format = new Intl.NumberFormat(locale);
    this.#point = this.#format.format(0.5).slice(1, -1);
    this.#rules = new Intl.PluralRules(locale, { maximumFractionDigits: KEPT_DECIMALS });
    this.#days = new Intl.DateTimeFormat(locale, { dateStyle: "long", timeZone: "UTC" });
  }

  /** "1234.5" as "1,234.5". Digits after the point one by one: some engines write no more than 20 of them. */
  number(decimal: string): string {
    const [whole = "", fraction] = decimal.split(".");
    const written = this.#digits(whole);
    return fraction
      ? written + this.#point + fraction.replace(/./g, (digit) => this.#digits(digit))
      : written;
  }

  #digits(whole: string): string {
    // The declarations of this edition of the language know of numbers only.
    return this.#format.format(whole as unknown as number);
  }

  /** The plural form that goes with a decimal. */
  plural(decimal: string): Intl.LDMLPluralRule {
    return this.#rules.select(Number(lastDigits(decimal)));
  }

  /** "2026-11-21" as "November 21, 2026". */
  day(day: string): string {
    return this.#days.format(new Date(day));
  }
}

const KEPT_DECIMALS = 6;
const KEPT_WHOLES = 8;

/** Plural rules ask for a few last digits only, and these a float holds exactly. */
function lastDigits(decimal: string): string {
  const [whole = "", fraction = ""] = decimal.replace("-", "").split(".");
  const short = whole.length > KEPT_WHOLES ? `1${whole.slice(-KEPT_WHOLES)}` : whole;
  return `${short}.${fraction.slice(-KEPT_DECIMALS)}`;
}
