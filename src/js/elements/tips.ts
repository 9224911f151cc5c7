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

/** By what the pointer can rest on: the target and the popover. */
const tips = new WeakMap<EventTarget, Tip>();

/** The one on which a mouse or pen rests, the one with a finger on it, and whether that finger has opened it. */
let hovered: Tip | undefined;
let touched: Tip | undefined;
let isHeld = false;

const watched = new WeakSet<Node>();

/** Watches the target, and what of it takes the focus, until the signal ends it. */
export function attachTip(tip: Tip, focusable: Element, signal: AbortSignal): void {
  const { target, popover } = tip;
  watchPointer(target.getRootNode());
  for (const place of [target, popover]) tips.set(place, tip);
  const on = (element: Element, types: string[], work: (event: Event) => void) => {
    // In the capturing phase: a long press has to keep its click from all others.
    for (const type of types) element.addEventListener(type, work, { signal, capture: true });
  };
  on(focusable, ["focusin"], () => focusable.matches(":focus-visible") && timing.enter(tip, 0));
  on(focusable, ["focusout"], () => timing.close(tip));
  on(target, ["pointerdown"], (event) => {
    isHeld = false;
    if (!isTouch(event)) return;
    touched = tip;
    timing.enter(tip, LONG_PRESS);
  });
  on(target, ["pointerup", "pointercancel"], () => {
    touched = undefined;
    if (timing.open !== tip) timing.leave(tip);
  });
  on(target, ["click"], (event) => isHeld && refuse(event));
  on(target, ["contextmenu"], (event) => touched && refuse(event));
  // It can also be closed by the browser.
  on(popover, ["toggle"], () => !isOpen(popover) && timing.close(tip));
  signal.addEventListener("abort", () => {
    for (const place of [target, popover]) tips.delete(place);
    timing.close(tip);
  });
}

/**
 * Once for all tips of a tree: out of a shadow root comes no event of a pointer that stays in it. What is under the pointer can be drawn anew,
 * and then nothing tells that it was left: only where it comes to does.
 */
function watchPointer(root: Node): void {
  if (watched.has(root)) return;
  watched.add(root);
  root.addEventListener("pointerover", (event) => isTouch(event) || rest(event.composedPath()), true);
  root.addEventListener("pointerout", (event) => (event as PointerEvent).relatedTarget ?? rest([]), true);
}

function rest(path: EventTarget[]): void {
  const tip = tipIn(path);
  if (tip === hovered) return;
  if (hovered) timing.leave(hovered);
  hovered = tip;
  if (tip) timing.enter(tip, tip.delay());
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
  if (tipIn(event.composedPath()) !== timing.open) timing.close();
}

function tipIn(path: EventTarget[]): Tip | undefined {
  return path.map((place) => tips.get(place)).find(Boolean);
}

function refuse(event: Event): void {
  event.preventDefault();
  event.stopImmediatePropagation();
}

function isTouch(event: Event): boolean {
  return (event as PointerEvent).pointerType === "touch";
}

function isOpen(popover: HTMLElement): boolean {
  return popover.matches(":popover-open");
}
