// How elements look before a page says otherwise: like the text around them, in the colours of the page and of its scheme.

const CSS_TEXT = `
:host { font-variant-numeric: tabular-nums; }
:host([hidden]) { display: none; }
:host(cost-balance) { display: block; }
.in-button { display: inline-block; min-inline-size: var(--cost-total-size, 12ch); text-align: start; }
[part~=hint] { color: var(--cost-hint-color, inherit); opacity: .75; white-space: nowrap; }
[part~=problem], [part~=over] { color: var(--cost-problem-color, inherit); }
[part=tip] {
  position: fixed; inset: auto; margin: 6px; padding: .75em 1em; box-sizing: border-box;
  position-area: top; position-try-fallbacks: flip-block; position-try-order: most-height;
  inline-size: max-content; max-inline-size: min(24rem, 100vw - 12px); max-block-size: calc(100% - 12px); overflow: auto;
  border: 1px solid color-mix(in srgb, currentColor 25%, transparent);
  border-radius: var(--cost-tip-radius, .5em);
  background: var(--cost-tip-background, Canvas); color: var(--cost-tip-color, CanvasText);
  box-shadow: var(--cost-tip-shadow, 0 4px 16px rgb(0 0 0 / .2));
  font: var(--cost-tip-font, inherit); font-size: .875rem; line-height: 1.4; text-align: start; white-space: normal;
  font-variant-numeric: tabular-nums;
}
p { margin: .35em 0 0; }
table { border-collapse: collapse; inline-size: 100%; }
th { text-align: start; font-weight: inherit; padding: .1em 1.5em .1em 0; }
td { text-align: end; vertical-align: top; white-space: nowrap; }
tfoot :is(th, td), strong, p[part=total-line] { font-weight: 600; }
tfoot :is(th, td) { border-block-start: 1px solid color-mix(in srgb, currentColor 25%, transparent); padding-block-start: .3em; }
[part=product] { display: block; opacity: .75; }
[part=age], [part=assumed], [part=note] { opacity: .75; }
`;

let sheet: CSSStyleSheet | undefined;

/** One style sheet for all, made by script: strict pages allow no style elements. */
export function adopt(root: ShadowRoot): void {
  if (!sheet) {
    sheet = new CSSStyleSheet();
    sheet.replaceSync(CSS_TEXT);
  }
  root.adoptedStyleSheets = [sheet];
}
