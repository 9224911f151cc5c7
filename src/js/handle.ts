import type { Refusal } from "./errors.js";
import type {
  Affordable,
  Alternative,
  Base,
  CatalogId,
  CompiledCatalog,
  Estimate,
  ModelInfo,
  Range,
  Settings,
  Total,
} from "./types.js";

/** What the engine answers: one of these. */
export interface Answer {
  estimate?: Omit<Estimate, "toJSON">;
  range?: Range;
  alternatives?: Record<string, Alternative[]>;
  affordable?: Affordable;
  names?: string[];
  base?: Base | null;
  refusal?: Refusal;
}

/** A checked catalog inside the engine: what `src/wasm.rs` exports, with the shapes of what crosses as plain values. */
export interface Handle {
  about(): CatalogId & { unit: string; name: string; timeZone?: string };
  models(): ModelInfo[];
  compile(): CompiledCatalog;
  estimate(settings: unknown, at: unknown): Answer;
  estimateMany(list: unknown[], at: unknown): { items: Answer[]; total: Total };
  range(settings: unknown, over: string[], at: unknown): Answer;
  sensitivity(settings: unknown, at: unknown): Answer;
  affordable(settings: unknown, balance: string, counting: string, at: unknown): Answer | undefined;
  dependsOn(model: string): Answer;
  base(model: string, at: unknown): Answer;
  settingsFromForm(form: FormData): Settings;
}
