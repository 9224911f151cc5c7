// What a balance is enough for. How many it buys the engine says; here two decimals are compared, and nothing is calculated.

import type { Affordable, At, Catalog, Settings, Total } from "../types.js";
import { unlessRefused } from "./refusals.js";

/** What a person has, and the name of the number setting that it is counted in, like `"images"`. */
export interface Balance {
  amount: string;
  counting: string;
}

/** Where no figure is known, there is no verdict. */
export interface Affordance {
  balance: string;
  verdict: Verdict | undefined;
  /** How many it buys. */
  affordable: Affordable | undefined;
}

/** `unsure`: it may be too much, for the price is not known exactly. */
export type Verdict = "fits" | "over" | "unsure";

export function affordanceOf(
  catalog: Catalog,
  settings: Settings,
  total: Total,
  balance: Balance,
  at: At,
): Affordance {
  const { amount, counting } = balance;
  const verdict = verdictOf(total, amount);
  // A model need not have what is counted.
  const affordable = unlessRefused(() => catalog.affordable(settings, amount, counting, at));
  return { balance: amount, verdict, affordable };
}

export function verdictOf({ certainty, min, max }: Total, balance: string): Verdict | undefined {
  if (min === undefined) return undefined;
  if (isMore(min, balance)) return certainty === "approximate" ? "unsure" : "over";
  if (certainty === "exact" || (certainty === "range" && !isMore(max as string, balance))) return "fits";
  return "unsure";
}

/** Whether a decimal in shortest form is more than another: with as many digits before the point, they compare as texts do. */
export function isMore(one: string, other: string): boolean {
  const width = Math.max(one.length, other.length);
  const [a, b] = [one, other].map((decimal) => {
    const [whole = ""] = decimal.split(".");
    return "0".repeat(width - whole.length) + decimal;
  });
  return (a as string) > (b as string);
}
