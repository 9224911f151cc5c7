// Where browsers without anchor positioning put a tip: above its target, or below where there is no room. They alone load it. (A library
// of 6 KB would add that a tip follows a page that scrolls; it closes instead.)

const GAP = 6;

export function place({ style, offsetWidth, offsetHeight }: HTMLElement, target: Element): void {
  const at = target.getBoundingClientRect();
  const above = at.top - offsetHeight - GAP;
  const middle = at.left + (at.width - offsetWidth) / 2;
  const left = Math.max(GAP, Math.min(innerWidth - offsetWidth - GAP, middle));
  Object.assign(style, { inset: "auto", margin: "0", left: `${left}px` });
  style.top = `${above < 0 ? at.bottom + GAP : above}px`;
}
