/**
 * All that the elements say, in one language. In the phrases, names in braces stand for what is filled in. To change a phrase:
 * `addWords({ ...en, unavailable: "no price right now" })`.
 */
export interface Words {
  /** Their language, as a `lang` attribute has it: `"de"`. */
  readonly lang: string;
  /** For a catalog's unit the phrase for each plural form of the language, `{n}` being the number. */
  readonly units: Readonly<Record<string, Plural>>;
  /** For any other unit. */
  readonly amount: string;

  // How certain a price is.
  readonly approximate: string;
  readonly range: string;
  readonly atLeast: string;
  readonly atLeastAbout: string;
  readonly unpublished: string;
  readonly unavailable: string;
  /** A line without a figure. */
  readonly lineUnpublished: string;

  // What is there until everything is chosen.
  readonly noModel: string;
  readonly per: string;
  readonly base: string;
  readonly fillIn: string;
  readonly check: string;

  // In tips.
  readonly total: string;
  readonly baseCost: string;
  readonly dependsOn: string;
  readonly dependsOnOne: string;
  readonly factor: string;
  readonly billed: string;
  readonly assumed: string;
  readonly value: string;
  readonly on: string;
  readonly off: string;
  readonly checkedOn: string;
  readonly stale: string;
  /** Between the members of a list. */
  readonly comma: string;

  // A hint, as what an option adds; and a balance.
  readonly more: string;
  readonly less: string;
  readonly same: string;
  readonly fits: string;
  readonly over: string;
  readonly unsure: string;
  readonly buys: string;
  readonly buysNone: string;
  readonly change: string;

  /** By the code of a refusal; `other` for all that are not there. */
  readonly refusals: Readonly<Record<string, string>>;
  /** By the code of a note, in place of what the catalog says. */
  readonly notes?: Readonly<Record<string, string>>;
  /** By a text of the catalog (a label, a name, a description, an option, `megapixel`) what to say in its place. */
  readonly texts?: Readonly<Record<string, string>>;
}

/** A phrase for each of the language's plural forms, as `Intl.PluralRules` names them. */
export type Plural = Readonly<Partial<Record<Intl.LDMLPluralRule, string>> & { other: string }>;
