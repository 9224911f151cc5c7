// Lists of texts that cross to the engine and back as one: the lengths, a line break, and the texts. A value is a text that
// begins with its kind (see `src/wasm/texts.rs`).

import type { SettingValue } from "./types.js";

/** Half a character at the end of a text would make one with the next text's first half: it becomes what UTF-8 has in its place. */
export function pack(texts: readonly string[]): string {
  const whole = texts.map((text) => text.replace(/\p{Surrogate}/gu, "\uFFFD"));
  return `${whole.map((text) => text.length).join(" ")}\n${whole.join("")}`;
}

/** The texts of a list, one after the other; after the last one, `undefined`. */
export type Texts = () => string | undefined;

export function unpack(list: string): Texts {
  const head = list.indexOf("\n");
  const lengths = head > 0 ? list.slice(0, head).split(" ") : [];
  let [next, at] = [0, head + 1];
  return () => {
    const length = lengths[next++];
    if (length === undefined) return undefined;
    at += Number(length);
    return list.slice(at - Number(length), at);
  };
}

/** A value as a text, or what it is that is no value of any setting. */
export function typed(value: unknown): string {
  switch (typeof value) {
    case "string":
      return `t${value}`;
    case "number":
      return `n${value}`;
    case "boolean":
      return `s${value}`;
    case "undefined":
      return "u";
    case "bigint":
      return "oa BigInt";
    case "object":
      return value === null ? "onull" : Array.isArray(value) ? "oa list" : "oan object";
    default:
      return `oa ${typeof value}`;
  }
}

/** The value of a text; `undefined` where there is none. */
export function untyped(text = "u"): SettingValue | undefined {
  const rest = text.slice(1);
  switch (text[0]) {
    case "t":
      return rest;
    case "n":
      return Number(rest);
    case "s":
      return rest === "true";
    default:
      return undefined;
  }
}
