// How a price comes about: lines, what was assumed, what the catalog says of it, and how old it is.

import { make } from "./dom.js";
import { amountWords, baseWords, dayWords, number, totalWords, valueWords } from "./words.js";

/** Under the picker: what a model is and what it costs at the defaults. */
export function drawModel({ description, base }, unit) {
  return [
    make("p", {}, description),
    make("p", { className: "base" }, `Base cost: ${baseWords(base, unit)}`),
  ];
}

export function drawEstimate(estimate, model) {
  const assumed = estimate.assumed.map((name) => named(model, name, estimate.settings[name]));
  return [
    drawLines(estimate, model),
    ...(assumed.length ? [make("p", {}, `Assumed: ${assumed.join(", ")}.`)] : []),
    ...drawNotes(estimate.notes),
    drawSource(model.source),
  ];
}

/** Where something is not filled in yet: what the base price holds for, and what the total waits for. */
export function drawBase(model, missing, unit) {
  const defaults = Object.entries(model.settings).filter(([, setting]) => setting.default !== undefined);
  const holds = defaults.map(([name, setting]) => named(model, name, setting.default));
  const waits = missing.map((name) => model.settings[name].label.toLowerCase());
  return [
    make(
      "p",
      {},
      `Base price: ${baseWords(model.base, unit)}${holds.length ? `, at ${holds.join(", ")}` : ""}.`,
    ),
    make("p", {}, `For the total, fill in: ${waits.join(", ")}.`),
    drawSource(model.source),
  ];
}

function drawLines(estimate, model) {
  const total = make("tr", {}, head("Total"), make("td", {}, totalWords(estimate, estimate.unit)));
  return make(
    "table",
    {},
    make("caption", {}, "What it is made of"),
    make("tbody", {}, ...estimate.lines.map((line) => drawLine(line, model))),
    make("tfoot", {}, total),
  );
}

function drawLine(line, model) {
  // A bare rate would only say the amount twice.
  const product = line.factors.length && line.rate ? [number(line.rate), ...line.factors.map(factor)] : [];
  const sum = make("span", { className: "sum" }, product.join(" × "));
  return make("tr", {}, head(line.label, sum), make("td", {}, amountWords(line)));

  function factor({ name, value, billed, per }) {
    const label = (model.settings[name]?.label ?? name).toLowerCase();
    const counted = `${number(value)} (${label}${billed ? `, billed as ${number(billed)}` : ""})`;
    return per ? `${counted} ÷ ${number(per)}` : counted;
  }
}

function drawNotes(notes) {
  return notes.length ? [make("ul", {}, ...notes.map(({ text }) => make("li", {}, text)))] : [];
}

function drawSource({ title, url, checked_on }) {
  const source = url ? make("a", { href: url }, title) : title;
  const day = make("time", { dateTime: checked_on }, dayWords(checked_on));
  return make("p", { className: "source" }, "Prices checked on ", day, ": ", source);
}

function head(...children) {
  return make("th", { scope: "row" }, ...children);
}

function named(model, name, value) {
  return `${model.settings[name].label} ${valueWords(value)}`;
}
