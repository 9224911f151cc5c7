// Where a tip stands: above its target, or below where there is more room. The browser does it, by CSS anchor positioning; where it cannot,
// the tip is put there once. (All that a library would add is to follow a page that scrolls, and a tip then closes.)

const GAP = 6;

/** Opens the popover at the target. Tells whether the browser keeps it there. */
export function openAt(target: Element, popover: HTMLElement): boolean {
  let isAnchored = false;
  popover.showPopover({
    // An anchor's name does not reach into a shadow root, this does. Whoever does not know it does not ask.
    get source() {
      isAnchored = CSS.supports("position-area", "top");
      return target as HTMLElement;
    },
  });
  if (!isAnchored) put(popover, target.getBoundingClientRect());
  return isAnchored;
}

function put({ style, offsetWidth, offsetHeight }: HTMLElement, at: DOMRect): void {
  const [most, above] = [innerWidth - offsetWidth - GAP, at.top - offsetHeight - GAP];
  const left = Math.max(GAP, Math.min(most, at.left + (at.width - offsetWidth) / 2));
  Object.assign(style, { inset: "auto", margin: "0", left: `${left}px` });
  style.top = `${above < 0 ? at.bottom + GAP : above}px`;
}
