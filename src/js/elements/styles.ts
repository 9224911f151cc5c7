// How elements look before a page says otherwise: like the text around them, in the colours of the page and of its scheme.

const EDGE = "1px solid color-mix(in srgb,currentColor 25%,transparent)";

const CSS_TEXT = [
  ":host{font-variant-numeric:tabular-nums}",
  ".in-button{display:inline-block;min-inline-size:var(--cost-total-size,12ch);text-align:start}",
  "[part=hint]{white-space:nowrap}",
  // No `position-try`: with it WebKitGTK 2.50 hangs when a dialog around the tip closes. What is below is decided when it opens.
  "[part=tip]{position:fixed;inset:auto;margin:6px;position-area:var(--cost-tip-area,top);",
  "box-sizing:border-box;inline-size:max-content;max-inline-size:min(24rem,100vw - 12px);max-block-size:calc(100% - 12px);",
  `overflow:auto;padding:.75em 1em;border:${EDGE};border-radius:var(--cost-tip-radius,.5em);`,
  "background:var(--cost-tip-background,Canvas);color:var(--cost-tip-color,CanvasText);",
  "box-shadow:0 4px 16px rgb(0 0 0/.2);font-size:.875rem;text-align:start;white-space:normal}",
  ".below{position-area:var(--cost-tip-area,bottom)}",
  "p{margin:.35em 0 0;unicode-bidi:plaintext}",
  "table{border-collapse:collapse;inline-size:100%}",
  "th{text-align:start;font-weight:inherit;padding:.1em 0;padding-inline-end:1.5em}",
  "td{text-align:end;vertical-align:top;white-space:nowrap}",
  "tfoot *,strong,[part=total-line]{font-weight:600}",
  `tfoot *{border-block-start:${EDGE};padding-block-start:.3em}`,
  "[part=product],[part=age],[part=assumed],[part=note],[part=hint]{opacity:.75}",
].join("");

let sheet: CSSStyleSheet | undefined;

/** One style sheet for all, made by script: strict pages allow no style elements. */
export function adoptStyles(root: ShadowRoot): void {
  if (!sheet) {
    sheet = new CSSStyleSheet();
    sheet.replaceSync(CSS_TEXT);
  }
  root.adoptedStyleSheets = [sheet];
}
