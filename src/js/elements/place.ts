// Where browsers without anchor positioning put a tip: above or below its target. They alone load it. (A library
// of 6 KB would add that a tip follows a page that scrolls; it closes instead.)

const GAP = 6;

export function place(popover: HTMLElement, target: Element): void {
  const { style, offsetWidth, offsetHeight } = popover;
  const at = target.getBoundingClientRect();
  const middle = at.left + (at.width - offsetWidth) / 2;
  const left = Math.max(GAP, Math.min(innerWidth - offsetWidth - GAP, middle));
  Object.assign(style, { inset: "auto", margin: "0", left: `${left}px` });
  style.top = `${popover.classList.contains("below") ? at.bottom + GAP : at.top - offsetHeight - GAP}px`;
}
