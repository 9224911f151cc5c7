// Prices in the words of one language. Amounts stay the exact decimals they are: nothing here calculates or rounds.

import type {
  Affordable,
  Alternative,
  Base,
  Certainty,
  Factor,
  Line,
  ModelInfo,
  Note,
  SettingValue,
} from "../types.js";
import type { Words } from "../words/words.js";
import type { Affordance, Verdict } from "./affordance.js";
import type { Cost } from "./cost.js";
import { fill, plain } from "./fill.js";
import { Numbers } from "./numbers.js";
import type { Refused } from "./refusals.js";

/** What is there of a price: an estimate (with its lines), a line, a base, a range. */
interface Priced {
  certainty: Certainty;
  min?: string;
  max?: string;
  lines?: Line[];
}

export class Speech extends Numbers {
  readonly words: Words;

  /** `locale` says how numbers are written, `"de-CH"`; the words say the rest. */
  constructor(words: Words, locale: string) {
    super(locale);
    this.words = words;
  }

  /** A text of the catalog. */
  text(text: string): string {
    return plain(this.words.texts?.[text] ?? text);
  }

  note({ code, text }: Note): string {
    return this.words.notes?.[code] ?? this.text(text);
  }

  /** "294 credits"; without a unit "294". */
  amount(decimal: string, unit?: string, n = this.number(decimal)): string {
    if (unit === undefined) return n;
    const forms = this.words.units[unit];
    if (!forms) return fill(this.words.amount, { n, unit: this.text(unit) });
    return fill(forms[this.plural(decimal)] ?? forms.other, { n });
  }

  /** "294 credits", "at least 15 credits", "≈ 41.472 credits", "20–40 credits", "price not published"; without a unit for a line. */
  price({ certainty, min, max, lines }: Priced, unit?: string): string {
    const { words } = this;
    if (min === undefined) return unit === undefined ? words.lineUnpublished : words.unpublished;
    if (certainty === "range") {
      const n = fill(words.range, { min: this.number(min), max: this.number(max as string) });
      return this.amount(max as string, unit, n);
    }
    const amount = this.amount(min, unit);
    if (certainty === "exact") return amount;
    const isAbout = lines?.some((line) => line.certainty === "approximate");
    const atLeast = isAbout ? words.atLeastAbout : words.atLeast;
    return fill(certainty === "approximate" ? words.approximate : atLeast, { amount });
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
    return typeof value === "number" ? this.number(String(value)) : this.text(value);
  }

  /** "4 (images)". */
  factor(model: ModelInfo, { name, value, billed, per }: Factor): string {
    const [n, written] = [this.number(value), billed && this.number(billed)];
    const parts = { n, name: this.setting(model, name), ...(written && { billed: written }) };
    const counted = fill(written ? this.words.billed : this.words.factor, parts);
    return per ? `${counted} ÷ ${this.number(per)}` : counted;
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
    const amount = this.number(difference.replace("-", ""));
    return fill(difference.startsWith("-") ? words.less : words.more, { amount });
  }

  /** "Over your balance of 100 credits". */
  verdict(verdict: Verdict, balance: string, unit: string): string {
    return fill(this.words[verdict], { amount: this.amount(balance, unit) });
  }

  /** That it may be more than there is; nothing where it is not. */
  warning(affordance: Affordance | undefined, unit: string): string {
    const { verdict, balance = "" } = affordance ?? {};
    return verdict && verdict !== "fits" ? this.verdict(verdict, balance, unit) : "";
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
