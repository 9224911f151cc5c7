import { affordableOf, alternativesOf, baseOf, namesOf, totalOf } from "./answers.js";
import { priceColumns } from "./columns.js";
import { SettingsError } from "./errors.js";
import { settingsFromForm } from "./form.js";
import type { Hold } from "./hold.js";
import { Image } from "./image.js";
import { Pricer } from "./pricer.js";
import { pack, type Texts, typed, unpack } from "./texts.js";
import type { At, Batch, Catalog, CompiledCatalog, Estimate, ModelInfo, Settings, Total } from "./types.js";

/** A compiled catalog, opened by the engine. Nothing here knows a price: it names the answers and throws the refusals. */
export function openCatalog(engine: Hold, compiled: CompiledCatalog): Catalog {
  const image = new Image(compiled.texts, wordsOf(engine));
  const { id, version, digest, ...about } = image.about;
  const pricer = new Pricer(engine, image, { id, version, digest });
  let models: ModelInfo[] | undefined;

  /** The engine's answer to a question about settings. */
  const ask = (
    settings: unknown,
    at: unknown,
    free: readonly string[],
    question: (list: string) => string,
  ): Texts => {
    const { list, given } = pricer.spell(settings, at, free);
    return pricer.answer(question(pack(list)), given, settings, at);
  };
  const asked = (...question: string[]) => engine.ask(pack(question));
  const ofModel = (model: string, at: unknown, answer: string) =>
    pricer.answer(answer, { names: ["model"], values: [model] }, undefined, at);
  /** The estimate, or why there is none; it counts for the sum that has begun. */
  const added = (settings: Settings, options: At | undefined): Estimate | SettingsError => {
    try {
      const estimate = pricer.estimate(settings, options);
      pricer.add(true);
      return estimate;
    } catch (error) {
      if (!(error instanceof SettingsError)) throw error;
      pricer.add(false);
      return error;
    }
  };
  const base: Catalog["base"] = (model, options) => {
    const [name, at] = [String(model), options?.at];
    return baseOf(ofModel(name, at, asked("base", pack([typed(at), "model", typed(name)]))));
  };

  return {
    id,
    version,
    digest,
    ...about,
    get models() {
      models ??= image.models.map((place) => image.info(place, base));
      return models;
    },
    estimate: (settings, options) => pricer.estimate(settings, options),
    estimateMany(list, options) {
      if (!Array.isArray(list)) throw new TypeError("estimateMany takes a list of settings");
      engine.beginSum();
      let sum = "";
      const items: Batch["items"] = [];
      try {
        // A gap is an item as well.
        for (const settings of list) items.push(added(settings, options));
      } finally {
        sum = engine.endSum();
      }
      return { items, total: totalOf(unpack(sum)) as Total };
    },
    estimateColumns: (model, columns, options) =>
      priceColumns(pricer, engine, String(model), columns, options),
    range(settings, options) {
      const { over, at } = options ?? {};
      if (!isListOfNames(over)) throw new TypeError("range takes { over }, a list of names of settings");
      return pricer.range(settings, [...over], at);
    },
    sensitivity: (settings, options) =>
      alternativesOf(ask(settings, options?.at, [], (list) => asked("sensitivity", list))),
    affordable(settings, balance, counting, options) {
      const [amount, name] = [String(balance), String(counting)];
      const question = (list: string) => asked("affordable", list, amount, name) || noBalance(amount);
      return affordableOf(ask(settings, options?.at, [name], question));
    },
    dependsOn(model) {
      const name = String(model);
      return namesOf(ofModel(name, undefined, asked("dependsOn", pack(["u", "model", typed(name)]))));
    },
    base,
    settingsFromForm: (form) => settingsFromForm(engine, image.names, form),
    compile: () => structuredClone(compiled),
  };
}

/** The words of the catalog, which have at most 53 bits where they are read here. */
function wordsOf(engine: Hold): number[] {
  const [place, count] = engine.words() as unknown as [number, number];
  const halves = new Int32Array(engine.buffer, place, 2 * count);
  return Array.from({ length: count }, (_, at) => {
    return (halves[2 * at + 1] as number) * 4294967296 + ((halves[2 * at] as number) >>> 0);
  });
}

function isListOfNames(over: unknown): over is string[] {
  return Array.isArray(over) && Array.from(over).every((name) => typeof name === "string");
}

function noBalance(balance: string): never {
  throw new TypeError(`a balance is a decimal number, not ${balance}`);
}
