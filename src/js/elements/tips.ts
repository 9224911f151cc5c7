// Opens tips for what people do: mouse and pen, keyboard, touch. It knows nothing of prices.

import { Timing } from "./timing.js";

export interface Tip {
  readonly target: Element;
  /** What is opened: a popover, in the same tree as the target or in a shadow root there. */
  readonly popover: HTMLElement;
  /** How long a pointer rests on the target before it opens, in milliseconds. */
  delay(): number;
  /** Is called just before it opens, and tells whether there is anything to show. */
  draw(): boolean;
}

/** After so long a finger means the tip and not the target. */
const LONG_PRESS = 500;

/** What a tip has around it, in pixels. */
const ROUND = 16;

const timing = new Timing(show, hide);

/** The tip whose target has a finger on it, and whether that has opened it. */
let touched: Tip | undefined;
let isHeld = false;

/** Watches the target, and what of it takes the focus, until the signal ends it. */
export function attachTip(tip: Tip, focusable: Element, signal: AbortSignal): void {
  const { target, popover } = tip;
  const on = <Type extends keyof HTMLElementEventMap>(
    element: Element,
    types: Type[],
    work: (event: HTMLElementEventMap[Type]) => void,
  ) => {
    // In the capturing phase: a long press has to keep its click from all others.
    for (const type of types)
      element.addEventListener(type, work as EventListener, { signal, capture: true });
  };
  // Not `pointerenter`: some browsers do not send it for disabled buttons.
  on(target, ["pointerover"], ({ pointerType }) => pointerType !== "touch" && timing.enter(tip, tip.delay()));
  on(popover, ["pointerover"], () => timing.enter(tip, 0));
  for (const element of [target, popover]) {
    on(element, ["pointerout"], ({ pointerType, relatedTarget }) => {
      if (pointerType !== "touch" && !element.contains(relatedTarget as Node)) timing.leave(tip);
    });
  }
  on(
    focusable,
    ["focusin"],
    ({ target }) => (target as Element).matches(":focus-visible") && timing.enter(tip, 0),
  );
  on(focusable, ["focusout"], () => timing.close(tip));
  on(target, ["pointerdown"], ({ pointerType }) => {
    isHeld = false;
    if (pointerType !== "touch") return;
    touched = tip;
    timing.enter(tip, LONG_PRESS);
  });
  on(target, ["pointerup", "pointercancel"], () => {
    touched = undefined;
    if (timing.open !== tip) timing.leave(tip);
  });
  on(target, ["click", "contextmenu"], (event) => {
    if (isHeld || (touched === tip && event.type === "contextmenu")) refuse(event);
  });
  // It can also be closed by the browser.
  on(popover, ["toggle"], () => !isOpen(popover) && timing.close(tip));
  signal.addEventListener("abort", () => timing.close(tip));
}

/** Closes whatever is open. */
export function closeTip(tip?: Tip): boolean {
  return timing.close(tip);
}

function show(tip: Tip): void {
  if (!tip.draw()) {
    timing.close(tip);
    return;
  }
  isHeld = touched === tip;
  // A hint goes away when the finger that opened it does. Where hints are not known, they are manual.
  tip.popover.popover = isHeld ? "manual" : "hint";
  addEventListener("keydown", onKey, true);
  addEventListener("pointerdown", onPress, true);
  openAt(tip);
}

function openAt({ target, popover }: Tip): void {
  let isAnchored = false;
  popover.showPopover({
    // An anchor's name does not reach into a shadow root, this does. Whoever does not know it does not ask.
    get source() {
      isAnchored = CSS.supports("position-area", "top");
      return target as HTMLElement;
    },
  });
  const { top, bottom } = target.getBoundingClientRect();
  const isBelow = top < popover.scrollHeight + ROUND && innerHeight - bottom > top;
  popover.classList.toggle("below", isBelow);
  if (isAnchored) return;
  addEventListener("scroll", onScroll, { capture: true, once: true });
  import("./place.js").then(({ place }) => place(popover, target));
}

function hide({ popover }: Tip): void {
  removeEventListener("keydown", onKey, true);
  removeEventListener("pointerdown", onPress, true);
  removeEventListener("scroll", onScroll, true);
  if (isOpen(popover)) popover.hidePopover();
}

function onScroll(): void {
  timing.close();
}

/** Escape is for the tip alone, not for the dialog around it. */
function onKey(event: KeyboardEvent): void {
  if (event.key === "Escape" && timing.close()) refuse(event);
}

function onPress(event: Event): void {
  const { open } = timing;
  const path = event.composedPath();
  if (open && !path.includes(open.target) && !path.includes(open.popover)) timing.close();
}

function refuse(event: Event): void {
  event.preventDefault();
  event.stopImmediatePropagation();
}

function isOpen(popover: HTMLElement): boolean {
  return popover.matches(":popover-open");
}
