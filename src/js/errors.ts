import type { Allowed, Problem, SettingValue } from "./types.js";

/** What the engine says of settings that it refuses. */
export interface Refusal {
  code: string;
  setting: string;
  value?: unknown;
  allowed?: Allowed;
  suggestion?: SettingValue;
  message: string;
}

/** Settings that cannot be priced. */
export class SettingsError extends Error {
  override readonly name = "SettingsError";
  /** The kind of refusal, like `"NOT_OFFERED"`. */
  readonly code: string;
  /** The name of the setting; `model`, `at`, or empty where the settings are no object. */
  readonly setting: string;
  /** The very value that was given. */
  readonly value: unknown;
  /** What could be given. */
  readonly allowed: Allowed | undefined;
  /** What was probably meant. */
  readonly suggestion: SettingValue | undefined;

  constructor(refusal: Refusal) {
    super(refusal.message);
    this.code = refusal.code;
    this.setting = refusal.setting;
    this.value = refusal.value;
    this.allowed = refusal.allowed;
    this.suggestion = refusal.suggestion;
  }
}

/** A catalog that cannot be used, with all its problems. */
export class CatalogError extends Error {
  override readonly name = "CatalogError";
  readonly problems: Problem[];

  constructor(problems: Problem[]) {
    const lines = problems.map(({ path, message, help }) => {
      return `\n  ${path}${path && ": "}${message}${help && ` (${help})`}`;
    });
    const count = problems.length === 1 ? "a problem" : `${problems.length} problems`;
    super(`the catalog has ${count}${lines.join("")}`);
    this.problems = problems;
  }
}

/** The engine itself is missing or broken; the page works on without prices. */
export class EngineError extends Error {
  override readonly name = "EngineError";
  readonly code: EngineErrorCode;

  constructor(code: EngineErrorCode, message: string, options?: ErrorOptions) {
    super(message, options);
    this.code = code;
  }
}

/**
 * - `NO_WEBASSEMBLY`: there is none, or it is switched off.
 * - `BLOCKED`: a Content-Security-Policy, or the runtime itself, forbids to compile. `NOT_COMPILED`: anything else did.
 * - `NO_ENGINE`: `costpeek/slim` was not told where the engine is.
 * - `NOT_FETCHED`: there is nothing at its address, or a part of the package is missing. `NOT_WASM`: there is something else, a page
 *   mostly. `WRONG_MIME`: the server calls it something else. `DAMAGED`: it is cut off, altered, or that of another version.
 * - `NOT_LOADED`: a catalog was asked before it was there: an `await` is missing.
 * - `TRAPPED`: the engine broke in the midst of a call; the next call works.
 */
export type EngineErrorCode =
  | "NO_WEBASSEMBLY"
  | "BLOCKED"
  | "NOT_COMPILED"
  | "NO_ENGINE"
  | "NOT_FETCHED"
  | "NOT_WASM"
  | "WRONG_MIME"
  | "DAMAGED"
  | "NOT_LOADED"
  | "TRAPPED";
