// What goes wrong with the modules, as errors that name it.

import { EngineError } from "./errors.js";

export function reasonOf(cause: unknown): string {
  return cause instanceof Error ? cause.message : String(cause);
}

export function isTrap(error: unknown): error is WebAssembly.RuntimeError {
  return error instanceof WebAssembly.RuntimeError;
}

/** What came out of a module in which code of the caller runs as well: a trap is ours, anything else the caller's own. */
export function explained(error: unknown): unknown {
  return isTrap(error) ? broken(error) : error;
}

/** What came out of a module that runs nothing but itself. A stack that ran out was the caller's. */
export function broken(cause: unknown): unknown {
  if (cause instanceof RangeError || (cause as Error).name === "InternalError") return cause;
  const message = `the price engine broke (${reasonOf(cause)}); the next call starts it afresh. This is a mistake in costpeek: please report what was asked`;
  return new EngineError("TRAPPED", message, { cause });
}

/** A module that could not be compiled. */
export function notCompiled(cause: unknown): EngineError {
  const message = `the price engine could not be compiled: ${reasonOf(cause)}; where a Content-Security-Policy holds, it must allow 'wasm-unsafe-eval'`;
  return blocked(cause) ?? new EngineError("NOT_COMPILED", message, { cause });
}

/** A module that does not fit what it should work with. */
export function foreign(file: string, cause: unknown): EngineError {
  const message = `this module is not the \`costpeek/${file}\` of this version (${reasonOf(cause)}): take the file of the package that is imported`;
  // Safari lets a policy speak only now.
  return blocked(cause) ?? new EngineError("DAMAGED", message, { cause });
}

function blocked(cause: unknown): EngineError | undefined {
  const reason = reasonOf(cause);
  const message = /embedder/i.test(reason)
    ? 'this runtime compiles nothing from bytes: give its bundler the condition "workerd", or take `costpeek/slim` and `setEngine` with the module that `costpeek/engine.wasm` is imported as'
    : /content.security.policy|csp|unsafe-eval/i.test(reason)
      ? "the page's Content-Security-Policy blocks the price engine: add 'wasm-unsafe-eval' to its `script-src`"
      : "";
  return message ? new EngineError("BLOCKED", message, { cause }) : undefined;
}
