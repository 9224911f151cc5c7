/** After so long without a change, a burst of changes is over. */
const QUIET = 700;

/** Says the last of a burst of changes, once, and nothing where it is what was said last. */
export class Announcer {
  #said: string | undefined;
  #timer: ReturnType<typeof setTimeout> | undefined;
  readonly #write: (text: string) => void;

  constructor(write: (text: string) => void) {
    this.#write = write;
  }

  /** What is there at first is no change, and an empty text says nothing. */
  hear(text: string): void {
    clearTimeout(this.#timer);
    if (!text) return;
    this.#said ??= text;
    // What was written is no longer true.
    this.#write("");
    if (text === this.#said) return;
    this.#timer = setTimeout(() => {
      this.#said = text;
      this.#write(text);
    }, QUIET);
  }
}
