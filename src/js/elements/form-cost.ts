import type { Alternative, At, Base, Catalog, Settings } from "../types.js";
import { type Affordance, affordanceOf, type Balance } from "./affordance.js";
import { Announcer } from "./announcer.js";
import { Complaint } from "./complaint.js";
import { type Cost, costOf, modelOf, refusalOf, today } from "./cost.js";
import { controlsOf, type Question, questionOf, warnOfNearMisses } from "./form-reader.js";
import { liveRegion } from "./hidden.js";
import { onWords, speechAt } from "./language.js";
import { type CatalogGiven, LastGood } from "./last-good.js";
import { watchForm } from "./watch.js";

/**
 * What a form costs just now, for everything that shows it: asks the catalog whenever the form changes, and tells its listeners.
 * Each form has one, `formCost(form)`, and so has the page, for what stands in no form.
 */
export class FormCost {
  readonly form: HTMLFormElement | undefined;
  #cost: Cost = { kind: "waiting" };
  #affordance: Affordance | undefined;
  #balance: Balance | undefined;
  #alternatives: Record<string, Alternative[]> | undefined;
  #asked: string | undefined;
  #unwatch: (() => void) | undefined;
  #announcer: Announcer | undefined;
  readonly #lastGood = new LastGood(() => this.#askAgain());
  readonly #complaint = new Complaint();
  readonly #listeners = new Set<() => void>();

  constructor(form?: HTMLFormElement) {
    this.form = form;
  }

  /** The catalog in use: the last good one that was given. */
  get catalog(): Catalog | undefined {
    return this.#lastGood.catalog;
  }

  set catalog(given: CatalogGiven) {
    this.#lastGood.give(given);
  }

  /** Why the catalog that was given last cannot be used; undefined where it can. */
  get problem(): unknown {
    return this.#lastGood.problem;
  }

  get cost(): Cost {
    return this.#cost;
  }

  /** What a person has. */
  get balance(): Balance | undefined {
    return this.#balance;
  }

  set balance(balance: Balance | undefined) {
    this.#balance = balance;
    this.#askAgain();
  }

  /** What the balance is enough for. */
  get affordance(): Affordance | undefined {
    return this.#affordance;
  }

  /** The day for which prices are asked. */
  get at(): At {
    return this.catalog ? today(this.catalog) : {};
  }

  /** What a model costs at its defaults. */
  base(model: string): Base | undefined {
    let base: Base | undefined;
    refusalOf(() => {
      base = this.catalog?.base(model, this.at);
    });
    return base;
  }

  /** What every other option would cost; nothing where the settings have no total. */
  get alternatives(): Record<string, Alternative[]> {
    const { catalog, cost, at } = this;
    if (catalog && cost.kind === "total") {
      this.#alternatives ??= catalog.sensitivity(cost.estimate.settings as unknown as Settings, at);
    }
    return this.#alternatives ?? {};
  }

  /** Calls the listener now and at each change; the function that comes back ends it. The form is watched while anybody listens. */
  subscribe(listener: () => void): () => void {
    this.#listeners.add(listener);
    this.#unwatch ??= this.#watch();
    this.#ask();
    this.#announcer?.hear(this.words());
    listener();
    return () => {
      if (!this.#listeners.delete(listener) || this.#listeners.size > 0) return;
      this.#unwatch?.();
      this.#unwatch = undefined;
    };
  }

  /** Reads the form again: after a program has changed what no event tells of. */
  update(): void {
    const isNew = this.#ask();
    for (const listener of this.#listeners) listener();
    this.#announcer?.hear(this.words());
    if (!isNew) return;
    this.form?.dispatchEvent(new CustomEvent("cost-change", { detail: this, bubbles: true, composed: true }));
  }

  /** What it costs, and whether that is more than there is, in the words of a place; empty while a catalog is awaited. */
  words(place: Node | undefined = this.form): string {
    if (!place) return "";
    const [speech, unit] = [speechAt(place), this.catalog?.unit ?? ""];
    const said = speech.said(this.#cost, unit);
    const { verdict, balance } = this.#affordance ?? {};
    if (!balance || !verdict || verdict === "fits") return said;
    return `${said}. ${speech.verdict(verdict, balance, unit)}`;
  }

  #askAgain(): void {
    this.#asked = undefined;
    this.update();
  }

  /** Asks what the form costs; gives whether that is a new question. */
  #ask(): boolean {
    const { catalog, form, at } = this;
    try {
      const question = form && catalog && questionOf(form, catalog);
      const asked = JSON.stringify([question, at, !catalog, !this.problem]);
      if (asked === this.#asked) return false;
      this.#asked = asked;
      this.#affordance = undefined;
      this.#alternatives = undefined;
      this.#cost = this.#answer(question, at);
      if (form && catalog) warnOfNearMisses(form, catalog);
    } catch (problem) {
      // The engine itself has failed: whatever price stood here is no longer known to be right.
      console.warn("costpeek: the price is unavailable:", problem);
      this.#asked = undefined;
      this.#cost = { kind: "unavailable" };
    }
    this.#complain();
    return true;
  }

  #answer(question: Question | undefined, at: At): Cost {
    const { catalog } = this;
    if (!catalog) return { kind: this.problem ? "unavailable" : "waiting" };
    if (!question) return { kind: "no-model" };
    const { settings, garbled } = question;
    if (garbled) {
      const message = `what was entered for \`${garbled}\` cannot be read`;
      const refusal = { code: "WRONG_TYPE", setting: garbled, allowed: undefined, message };
      return { kind: "refused", refusal, model: modelOf(catalog, settings) };
    }
    const cost = costOf(catalog, settings, at);
    if (cost.kind === "total" && this.#balance) {
      this.#affordance = affordanceOf(catalog, settings, cost.estimate, this.#balance, at);
    }
    return cost;
  }

  /** What is wrong is said at its control, so that the browser shows it there and does not send the form. */
  #complain(): void {
    const { form, cost } = this;
    if (!form || cost.kind !== "refused") this.#complaint.set([], "");
    else {
      const message = speechAt(form).refusal(cost.refusal, cost.model);
      this.#complaint.set(controlsOf(form, cost.refusal.setting), message);
    }
  }

  #watch(): () => void {
    const { form } = this;
    const ends: (() => unknown)[] = [onWords(() => this.update())];
    if (form) {
      const region = liveRegion(form);
      const announcer = new Announcer((text) => {
        region.textContent = text;
      });
      this.#announcer = announcer;
      ends.push(watchForm(form, () => this.update()));
      ends.push(() => {
        announcer.stop();
        region.remove();
      });
    }
    return () => {
      for (const end of ends) end();
      this.#announcer = undefined;
      this.#complaint.set([], "");
    };
  }
}

const costs = new WeakMap<HTMLFormElement | Document, FormCost>();

/** The one of a form; without a form that of the page. */
export function formCost(form?: HTMLFormElement): FormCost {
  const key = form ?? document;
  const cost = costs.get(key) ?? new FormCost(form);
  costs.set(key, cost);
  return cost;
}
