import { type Refusal, SettingsError } from "./errors.js";
import type { Answer, Handle } from "./handle.js";
import type { Catalog, Estimate, ModelInfo } from "./types.js";

/** A catalog over the engine's handle. Nothing here knows a price: it names the answers and throws the refusals. */
export function openCatalog(handle: Handle): Catalog {
  let models: ModelInfo[] | undefined;
  return {
    ...handle.about(),
    get models() {
      models ??= handle.models();
      return models;
    },
    estimate: (settings, options) => estimateOf(handle.estimate(settings, options?.at)),
    estimateMany(list, options) {
      if (!Array.isArray(list)) throw new TypeError("estimateMany takes a list of settings");
      const { items, total } = handle.estimateMany(list, options?.at);
      return { items: items.map((item) => (item.refusal ? errorOf(item) : estimateOf(item))), total };
    },
    range(settings, options) {
      const { over, at } = options ?? {};
      if (!isListOfNames(over)) throw new TypeError("range takes { over }, a list of names of settings");
      const answer = handle.range(settings, over, at);
      if (answer.range) return answer.range;
      throw errorOf(answer);
    },
    sensitivity(settings, options) {
      const answer = handle.sensitivity(settings, options?.at);
      if (answer.alternatives) return answer.alternatives;
      throw errorOf(answer);
    },
    affordable(settings, balance, counting, options) {
      const answer = handle.affordable(settings, String(balance), String(counting), options?.at);
      if (!answer) throw new TypeError(`a balance is a decimal number, not ${String(balance)}`);
      if (answer.affordable) return answer.affordable;
      throw errorOf(answer);
    },
    dependsOn(model) {
      const answer = handle.dependsOn(String(model));
      if (answer.names) return answer.names;
      throw errorOf(answer);
    },
    base(model, options) {
      const answer = handle.base(String(model), options?.at);
      if (answer.base !== undefined) return answer.base ?? undefined;
      throw errorOf(answer);
    },
    settingsFromForm: (form) => handle.settingsFromForm(form),
    compile: () => handle.compile(),
  };
}

function isListOfNames(over: unknown): over is string[] {
  return Array.isArray(over) && over.every((name) => typeof name === "string");
}

/** On the prototype, so that an estimate's own properties are its data alone. */
const estimatePrototype = {
  toJSON(this: Estimate) {
    return { ...this };
  },
};

function estimateOf(answer: Answer): Estimate {
  if (answer.estimate) return Object.assign(Object.create(estimatePrototype), answer.estimate);
  throw errorOf(answer);
}

function errorOf(answer: Answer): SettingsError {
  return new SettingsError(answer.refusal as Refusal);
}
