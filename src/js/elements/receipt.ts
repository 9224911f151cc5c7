// What stands in a tip: how a price comes about, what was assumed, what the catalog says of it, and how old it is.

import type { Catalog, Line, ModelInfo } from "../types.js";
import type { Cost } from "./cost.js";
import { make, paragraph } from "./dom.js";
import { fill } from "./fill.js";
import type { FormCost } from "./form-cost.js";
import { unlessRefused } from "./refusals.js";
import type { Speech } from "./speech.js";

type Drawn = (HTMLElement | undefined)[];

/** What the form costs, and why. */
export function drawTotal(speech: Speech, formCost: FormCost): Drawn {
  const { cost, unit } = formCost;
  const [first, ...rest] =
    cost.kind === "total" ? drawEstimate(speech, cost) : drawUnpriced(speech, cost, unit);
  return [
    first,
    paragraph("over", speech.warning(formCost.affordance, unit)),
    ...rest,
    ...drawAge(speech, formCost, formCost.modelOf("")),
  ];
}

/** What a model is, what it costs at its defaults, and what that depends on. */
export function drawModel(speech: Speech, formCost: FormCost, model: ModelInfo): Drawn {
  return [
    make("strong", "name", speech.text(model.name)),
    paragraph("description", speech.text(model.description)),
    paragraph("base", baseWords(speech, formCost, model)),
    paragraph("depends", formCost.catalog && dependsWords(speech, formCost, formCost.catalog, model)),
    ...drawAge(speech, formCost, model),
  ];
}

/** The same in one line, for the description of its control. */
export function modelWords(speech: Speech, formCost: FormCost, model: ModelInfo): string {
  return `${speech.text(model.description)} ${baseWords(speech, formCost, model)}`;
}

function baseWords(speech: Speech, formCost: FormCost, model: ModelInfo): string {
  const base = formCost.base(model.id);
  return base ? fill(speech.words.baseCost, { amount: speech.base(base, formCost.unit) }) : "";
}

/** "Depends on: Resolution (49–98), Images (49–4,900)". */
function dependsWords(speech: Speech, { at }: FormCost, catalog: Catalog, model: ModelInfo): string {
  const names = catalog.dependsOn(model.id);
  const each = names.map((name) => {
    const setting = speech.setting(model, name);
    // Where something else has no default, there is no range to say.
    const range = unlessRefused(() => catalog.range({ model: model.id }, { ...at, over: [name] }));
    const amount = range && range.min !== range.max ? speech.price(range) : "";
    return amount ? fill(speech.words.dependsOnOne, { setting, amount }) : setting;
  });
  return names.length ? fill(speech.words.dependsOn, { settings: speech.list(each) }) : "";
}

function drawEstimate(speech: Speech, { estimate, model }: Cost & { kind: "total" }): Drawn {
  const total = row("total-line", speech.words.total, "", speech.price(estimate, estimate.unit));
  const lines = estimate.lines.map((line) => drawLine(speech, model, line));
  const { settings } = estimate;
  const assumed = estimate.assumed.map((name) => speech.chosen(model, name, settings[name] as string));
  return [
    make("table", "lines", make("tbody", "", ...lines), make("tfoot", "", total)),
    paragraph(
      "assumed",
      assumed.length ? fill(speech.words.assumed, { settings: speech.list(assumed) }) : "",
    ),
    ...estimate.notes.map((note) => paragraph("note", speech.note(note))),
  ];
}

function drawLine(speech: Speech, model: ModelInfo, line: Line): HTMLElement {
  const { rate, factors, label } = line;
  // A bare rate would only say the amount twice.
  const product = rate && factors.length ? [speech.number(rate), ...factors.map(factor)] : [];
  return row("line", speech.text(label), product.join(" × "), speech.price(line));

  function factor(one: (typeof factors)[number]): string {
    return speech.factor(model, one);
  }
}

function row(part: string, label: string, product: string, figure: string): HTMLElement {
  const head = make("th", "", label, product ? make("div", "product", product) : undefined);
  (head as HTMLTableCellElement).scope = "row";
  return make("tr", part, head, make("td", "", figure));
}

function drawUnpriced(speech: Speech, cost: Cost, unit: string): Drawn {
  const fillIn = cost.kind === "base" && cost.base ? speech.fillIn(cost.model, cost.missing) : "";
  return [paragraph("total-line", speech.said(cost, unit)), paragraph("fill-in", fillIn)];
}

/** A price is shown with its age. */
function drawAge(speech: Speech, { problem, catalog }: FormCost, model: ModelInfo | undefined): Drawn {
  const { words } = speech;
  const day = model && fill(words.checkedOn, { day: speech.day(model.source.checked_on) });
  return [paragraph("stale", problem && catalog ? words.stale : ""), paragraph("age", day)];
}
