// When a tip opens and closes: no page, no events, only what was done and how long ago.

import type { Tip } from "./tips.js";

/** How long a pointer may be on its way from a target to its tip, in milliseconds. */
const WAY = 300;

/** For so long after one tip was left the next opens at once. */
const WARM = 500;

export class Timing {
  /** The one that is open. There is never a second. */
  open: Tip | undefined;
  #pending: Tip | undefined;
  #isWarm = false;
  #opening: Timer;
  #closing: Timer;
  #cooling: Timer;
  readonly #show: (tip: Tip) => void;
  readonly #hide: (tip: Tip) => void;

  constructor(show: (tip: Tip) => void, hide: (tip: Tip) => void) {
    this.#show = show;
    this.#hide = hide;
  }

  /** Somebody is at the target, or at its tip. Being there goes on, however often it is said. */
  enter(tip: Tip, delay: number): void {
    if (this.open === tip) clearTimeout(this.#closing);
    else if (this.open || this.#isWarm || delay <= 0) this.#openNow(tip);
    else if (this.#pending !== tip) this.#openLater(tip, delay);
  }

  leave(tip: Tip): void {
    if (this.#pending === tip) this.#cancel();
    if (this.open !== tip) return;
    clearTimeout(this.#closing);
    this.#closing = setTimeout(() => this.close(tip), WAY);
    this.#stayWarm();
  }

  /** Closes the tip, or whichever is open, at once, and opens none later. Tells whether it was open. */
  close(tip = this.open): boolean {
    if (!tip || this.#pending === tip || this.open === tip) this.#cancel();
    if (!tip || this.open !== tip) return false;
    clearTimeout(this.#closing);
    this.open = undefined;
    this.#hide(tip);
    return true;
  }

  #openLater(tip: Tip, delay: number): void {
    this.#cancel();
    this.#pending = tip;
    this.#opening = setTimeout(() => this.#openNow(tip), delay);
  }

  #openNow(tip: Tip): void {
    this.#cancel();
    this.close();
    this.open = tip;
    this.#show(tip);
  }

  #cancel(): void {
    this.#pending = undefined;
    clearTimeout(this.#opening);
  }

  #stayWarm(): void {
    this.#isWarm = true;
    clearTimeout(this.#cooling);
    this.#cooling = setTimeout(() => {
      this.#isWarm = false;
    }, WARM);
  }
}

type Timer = ReturnType<typeof setTimeout> | undefined;
