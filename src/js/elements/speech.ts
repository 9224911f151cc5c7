// Prices in the words of one language. Amounts stay the exact decimals they are: nothing here calculates or rounds.

import type {
  Affordable,
  Alternative,
  Base,
  Factor,
  Line,
  ModelInfo,
  Note,
  Range,
  SettingValue,
  Total,
} from "../types.js";
import type { Words } from "../words/words.js";
import type { Verdict } from "./affordance.js";
import type { Cost, Refused } from "./cost.js";
import { fill, plain } from "./fill.js";
import { Numbers } from "./numbers.js";

/** What is there of a price: an estimate (with its lines), a base, an alternative, a sum. */
type Priced = Total & { lines?: Line[] };

export class Speech {
  readonly words: Words;
  readonly numbers: Numbers;

  /** `locale` says how numbers are written, `"de-CH"`; the words say the rest. */
  constructor(words: Words, locale: string) {
    this.words = words;
    this.numbers = new Numbers(locale);
  }

  /** A text of the catalog. */
  text(text: string): string {
    return plain(this.words.texts?.[text] ?? text);
  }

  note({ code, text }: Note): string {
    return this.words.notes?.[code] ?? this.text(text);
  }

  /** "294 credits". */
  amount(decimal: string, unit: string, written = this.numbers.written(decimal)): string {
    const forms = this.words.units[unit];
    if (!forms) return fill(this.words.amount, { n: written, unit: this.text(unit) });
    return fill(forms[this.numbers.plural(decimal)] ?? forms.other, { n: written });
  }

  /** "294 credits", "at least 15 credits", "≈ 41.472 credits", "20–40 credits", "price not published". */
  price({ certainty, total, min, max, lines }: Priced, unit: string): string {
    const { words } = this;
    if (certainty === "unpublished" || min === undefined) return words.unpublished;
    if (certainty === "range") {
      return this.amount(max as string, unit, this.#span(min, max as string));
    }
    const amount = this.amount(total ?? min, unit);
    if (certainty === "approximate") return fill(words.approximate, { amount });
    if (certainty === "exact") return amount;
    const isAbout = lines?.some((line) => line.certainty === "approximate");
    return fill(isAbout ? words.atLeastAbout : words.atLeast, { amount });
  }

  /** The same without the unit, for figures that stand under each other. */
  figure({ certainty, amount, min, max }: Line): string {
    if (certainty === "unpublished") return this.words.lineUnpublished;
    if (certainty === "range") return this.#span(min as string, max as string);
    const written = this.numbers.written(amount as string);
    return certainty === "approximate" ? fill(this.words.approximate, { amount: written }) : written;
  }

  /** From what to what, without the unit: "49–98". Empty where nothing is known, or nothing differs. */
  spread({ certainty, min, max }: Range): string {
    if (min === undefined || min === max) return "";
    if (max !== undefined) return this.#span(min, max);
    return certainty === "at-least" ? fill(this.words.atLeast, { amount: this.numbers.written(min) }) : "";
  }

  #span(min: string, max: string): string {
    return fill(this.words.range, { min: this.numbers.written(min), max: this.numbers.written(max) });
  }

  /** "≈ 20 credits per megapixel". */
  base(base: Base, unit: string): string {
    const amount = this.price(base, unit);
    if (!base.per || base.certainty === "unpublished") return amount;
    return fill(this.words.per, { amount, unit: this.text(base.per) });
  }

  /** What stands on the button. Empty while there is nothing to say. */
  cost(cost: Cost, unit: string): string {
    switch (cost.kind) {
      case "waiting":
        return "";
      case "unavailable":
        return this.words.unavailable;
      case "no-model":
        return this.words.noModel;
      case "refused":
        return fill(this.words.check, { setting: this.setting(cost.model, cost.refusal.setting) });
      case "base":
        return this.#unfilled(cost, unit);
      case "total":
        return this.price(cost.estimate, unit);
    }
  }

  /** The same where there is room: what is wrong with a setting in full. */
  said(cost: Cost, unit: string): string {
    return cost.kind === "refused" ? this.refusal(cost.refusal, cost.model) : this.cost(cost, unit);
  }

  #unfilled({ base, atDefaults, model, missing }: Cost & { kind: "base" }, unit: string): string {
    if (!base) return this.fillIn(model, missing);
    const amount = this.base(base, unit);
    return atDefaults ? amount : fill(this.words.base, { amount });
  }

  /** "for the total, fill in: width, height". */
  fillIn(model: ModelInfo, missing: string[]): string {
    return fill(this.words.fillIn, { settings: this.list(missing.map((name) => this.setting(model, name))) });
  }

  /** The label of a setting, as it stands in a sentence. */
  setting(model: ModelInfo | undefined, name: string): string {
    return this.text(model?.settings[name]?.label ?? name);
  }

  /** A setting with its value: "Resolution 2K", "Prompt enhancer off". */
  chosen(model: ModelInfo | undefined, name: string, value: SettingValue): string {
    return fill(this.words.value, { setting: this.setting(model, name), value: this.value(value) });
  }

  value(value: SettingValue): string {
    if (typeof value === "boolean") return value ? this.words.on : this.words.off;
    return typeof value === "number" ? this.numbers.written(String(value)) : this.text(value);
  }

  /** "4 (images)". */
  factor(model: ModelInfo, { name, value, billed, per }: Factor): string {
    const [n, written] = [this.numbers.written(value), billed && this.numbers.written(billed)];
    const parts = { n, name: this.setting(model, name), ...(written && { billed: written }) };
    const counted = fill(written ? this.words.billed : this.words.factor, parts);
    return per ? `${counted} ÷ ${this.numbers.written(per)}` : counted;
  }

  /** What is wrong with a setting. */
  refusal({ code, setting, allowed }: Refused, model: ModelInfo | undefined): string {
    const { refusals } = this.words;
    const parts: Record<string, string> = { setting: this.setting(model, setting) };
    const isList = Array.isArray(allowed);
    if (isList) parts.allowed = this.list(allowed.map((value) => this.value(value)));
    else if (allowed) {
      for (const [name, value] of Object.entries(allowed)) parts[name] = this.value(value as number);
    }
    return fill(refusals[code] ?? (refusals.other as string), parts);
  }

  /** What an option adds: "+24.5", "−49". */
  hint({ difference, ...priced }: Alternative, unit: string): string {
    const { words } = this;
    if (difference === undefined) return this.price(priced, unit);
    if (difference === "0") return words.same;
    const amount = this.numbers.written(difference.replace("-", ""));
    return fill(difference.startsWith("-") ? words.less : words.more, { amount });
  }

  /** "Over your balance of 100 credits". */
  verdict(verdict: Verdict, balance: string, unit: string): string {
    return fill(this.words[verdict], { amount: this.amount(balance, unit) });
  }

  /** How many a balance buys; where that is none, what to change. */
  buys({ count, change }: Affordable, counting: string, model: ModelInfo | undefined, unit: string): string {
    const { words } = this;
    if (count === undefined) return "";
    if (count > 0) {
      return fill(words.buys, { n: this.value(count), setting: this.setting(model, counting) });
    }
    if (!change) return words.buysNone;
    const chosen = this.chosen(model, change.setting, change.value);
    return `${words.buysNone}. ${fill(words.change, { chosen, amount: this.price(change, unit) })}`;
  }

  list(members: string[]): string {
    return members.join(this.words.comma);
  }
}
