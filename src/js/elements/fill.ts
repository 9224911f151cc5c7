// Phrases and what is filled into them. Texts of a catalog are anybody's: they come in as text, and no mark in them turns their neighbours.

/** Characters that turn the direction of what follows. */
const TURNS = /[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]/g;

/** Letters that are written from right to left. */
const RIGHT_TO_LEFT = /[\u0590-\u08ff\ufb1d-\ufefc]/;

/** The text without characters that turn it. */
export function plain(text: string): string {
  return text.replace(TURNS, "");
}

/** The phrase with its parts; kept apart from one another where anything runs from right to left. */
export function fill(phrase: string, parts: Readonly<Record<string, string>>): string {
  const turns = RIGHT_TO_LEFT.test(phrase + Object.values(parts).join(""));
  return phrase.replace(/\{(\w+)\}/g, (_, name) => {
    const part = parts[name] ?? "";
    return turns ? `\u2068${part}\u2069` : part;
  });
}
