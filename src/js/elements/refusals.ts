import type { SettingsError } from "../errors.js";

/** What is wrong with a setting; `allowed` as `SettingsError` has it. */
export type Refused = Pick<SettingsError, "code" | "setting" | "allowed">;

/** The refusal that an error is. All else is a failure of the engine. By name: the class may come from another copy of the package. */
export function refusalIn(error: unknown): SettingsError {
  if ((error as Error | undefined)?.name !== "SettingsError") throw error;
  return error as SettingsError;
}

/** The answer, or undefined where the settings are refused. If the engine has failed, its next estimate says so. */
export function unlessRefused<Answer>(ask: () => Answer): Answer | undefined {
  try {
    return ask();
  } catch {
    return undefined;
  }
}
