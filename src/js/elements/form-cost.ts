import type { Alternative, At, Base, Catalog, ModelInfo } from "../types.js";
import type { Affordance, Balance } from "./affordance.js";
import { Announcer } from "./announcer.js";
import { Complaint } from "./complaint.js";
import { type Cost, costOf, type Question, today } from "./cost.js";
import { put } from "./dom.js";
import { controlsOf, questionOf, warnOfNearMisses } from "./form-reader.js";
import { liveRegion } from "./hidden.js";
import { onWords, speechAt } from "./language.js";
import { type CatalogGiven, LastGood } from "./last-good.js";
import { unlessRefused } from "./refusals.js";
import { watchForm } from "./watch.js";

/**
 * What a form costs just now, for everything that shows it: asks the catalog whenever the form changes, and tells its listeners.
 * Each form has one, `formCost(form)`, and so has the page, for what stands in no form.
 */
export class FormCost {
  readonly form: HTMLFormElement | undefined;
  #at: At = {};
  #cost: Cost = { kind: "waiting" };
  #balance: Balance = { amount: "", counting: "" };
  #alternatives: Record<string, Alternative[]> | undefined;
  #asked = "";
  #unwatch: (() => void) | undefined;
  #announcer: Announcer | undefined;
  readonly #lastGood = new LastGood(() => this.#askAgain());
  readonly #complaint = new Complaint();
  readonly #seen = new Set<string>();
  readonly #listeners = new Map<() => void, boolean>();

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

  /** What the balance is enough for. */
  get affordance(): Affordance | undefined {
    return this.#cost.kind === "total" ? this.#cost.affordance : undefined;
  }

  /** What amounts count: `"credits"`. */
  get unit(): string {
    return this.catalog?.unit ?? "";
  }

  /** The day for which prices are asked. */
  get at(): At {
    return this.#at;
  }

  /** What a person has, and the number setting that it is counted in; nothing, if the amount is empty. Tells whether that is new. */
  setBalance(amount: string, counting: string): boolean {
    const { amount: before, counting: counted } = this.#balance;
    if (amount === before && counting === counted) return false;
    this.#balance = { amount, counting };
    this.update();
    return true;
  }

  /** A model by its id; without one, the model that is chosen. */
  modelOf(id: string): ModelInfo | undefined {
    if (!id) return "model" in this.#cost ? this.#cost.model : undefined;
    return this.catalog?.models.find((model) => model.id === id);
  }

  /** What a model costs at its defaults, where that can be said. */
  base(model: string): Base | undefined {
    return unlessRefused(() => this.catalog?.base(model, this.at));
  }

  /** What every other option of the chosen model would cost; nothing where the settings have no total. */
  get alternatives(): Record<string, Alternative[]> {
    const { cost } = this;
    if (cost.kind !== "total") return {};
    this.#alternatives ??= unlessRefused(() => this.catalog?.sensitivity(cost.settings, this.at)) ?? {};
    return this.#alternatives;
  }

  /** Calls the listener now and at each change; the function that comes back ends it. The form is watched while anybody listens. */
  subscribe(listener: () => void, isElement = false): () => void {
    this.#listeners.set(listener, isElement);
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
    for (const [listener, isElement] of this.#listeners) {
      // What is nearby may have changed, and elements look for it. Others may write into the form, and that must not come back to them.
      if (isNew || isElement) listener();
    }
    this.#announcer?.hear(this.words());
    if (isNew) this.form?.dispatchEvent(new CustomEvent("cost-change", { detail: this }));
  }

  /** What it costs, and whether that is more than there is, in the words of a place; empty while a catalog is awaited. */
  words(place: Node | undefined = this.form): string {
    if (!place) return "";
    const speech = speechAt(place);
    const said = speech.said(this.#cost, this.unit);
    const warning = speech.warning(this.affordance, this.unit);
    return warning ? `${said}. ${warning}` : said;
  }

  #askAgain(): void {
    this.#asked = "";
    this.update();
  }

  /** Asks what the form costs; tells whether that is a new question. */
  #ask(): boolean {
    const { catalog, form } = this;
    try {
      const at = today(catalog);
      this.#at = at;
      const question = form && catalog && { ...questionOf(form, catalog), balance: this.#balance };
      const asked = JSON.stringify([question, at]);
      if (asked === this.#asked) return false;
      this.#asked = asked;
      this.#cost = this.#answer(question, at);
      if (question) warnOfNearMisses(form, catalog, at, this.#seen);
    } catch (problem) {
      // The engine itself has failed: whatever price stood here is no longer known to be right. It may be better next time.
      this.#asked = "";
      if (this.#cost.kind === "unavailable") return false;
      console.warn("costpeek:", problem);
      this.#cost = { kind: "unavailable" };
    }
    this.#alternatives = undefined;
    this.#complain();
    return true;
  }

  #answer(question: Question | undefined, at: At): Cost {
    const { catalog, problem } = this;
    if (!catalog) return { kind: problem ? "unavailable" : "waiting" };
    return question ? costOf(catalog, question, at) : { kind: "no-model" };
  }

  /** What is wrong is said at its control, so that the browser shows it there and does not send the form. */
  #complain(): void {
    const { form } = this;
    const setting = form && this.#cost.kind === "refused" && this.#cost.refusal.setting;
    this.#complaint.set(setting ? controlsOf(form, setting) : [], this.words());
  }

  #watch(): () => void {
    const { form } = this;
    const changed = () => this.update();
    const ends: (() => unknown)[] = [onWords(() => this.#askAgain())];
    if (form) {
      const region = liveRegion(form);
      this.#announcer = new Announcer((text) => put(region, text));
      ends.push(watchForm(form, changed), () => region.remove());
    }
    return () => {
      for (const end of ends) end();
      this.#complaint.set([], "");
      this.#asked = "";
    };
  }
}

const costs = new WeakMap<HTMLFormElement | Document, FormCost>();

/** The one of a form; without a form that of the page. */
export function formCost(form?: HTMLFormElement): FormCost {
  const place = form ?? document;
  const cost = costs.get(place) ?? new FormCost(form);
  costs.set(place, cost);
  return cost;
}
