// What the catalog says, as formulas that any engine's own language can say: for each model the known part of its price.
//
// A formula is one of: { number: "25" }, { setting: "images", default: "1" }, { pick: "resolution", default: "1K", cells: { "1K": "49" } },
// { product: [formula, …] }, { quotient: [formula, number] }.

/** The formula of each model by its id; null where no part of the price is known. */
export function formulas(document) {
  return new Map(document.models.map((model) => [model.id, formulaOf(document, model)]));
}

/** The formula of a charge: its rate times its factors. */
export function chargeFormula(document, model, charge) {
  const factors = (charge.times ?? []).map((factor) => factorOf(document, model, factor));
  return { product: [rateFormula(document, model, charge.rate), ...factors] };
}

/** The formula of a rate that is known. */
export function rateFormula(document, model, rate) {
  return rate.approximate ? { number: rate.approximate } : factorOf(document, model, rate);
}

/** A formula in a language: `language` says how each kind is written, given the parts that are written already. */
export function write(formula, language) {
  const inner = (part) => write(part, language);
  if (formula.number) return language.number(formula.number);
  if (formula.setting) return language.setting(formula.setting, formula.default);
  if (formula.product) return language.product(formula.product.map(inner));
  if (formula.quotient)
    return language.quotient(inner(formula.quotient[0]), language.number(formula.quotient[1]));
  const cells = Object.entries(formula.cells).map(([option, figure]) => [option, language.number(figure)]);
  return language.pick(formula.pick, formula.default, cells);
}

/** In ImagineArt's list no model has more than one charge with a figure, so nothing has to be added up. */
function formulaOf(document, model) {
  const known = model.price.filter((charge) => charge.rate !== "unpublished");
  if (known.length > 1) throw new Error(`${model.id} has several prices: no formula is written for them`);
  return known.length === 0 ? null : chargeFormula(document, model, known[0]);
}

function factorOf(document, model, factor) {
  if (typeof factor === "object") return tableOf(document, model, factor);
  if (/^\d/.test(factor)) return { number: factor };
  const quantity = model.quantities?.[factor];
  if (!quantity) return settingOf(document, model, factor);
  const product = { product: quantity.product.map((item) => factorOf(document, model, item)) };
  return { quotient: [product, quantity.per] };
}

function tableOf(document, model, { by, cells }) {
  return { pick: by[0], default: defaultOf(document, model, by[0]), cells };
}

function settingOf(document, model, name) {
  return { setting: name, default: defaultOf(document, model, name) };
}

/** The default of a setting; undefined where it has none. */
export function defaultOf(document, model, name) {
  const setting = model.settings[name];
  return (typeof setting === "string" ? document.settings[setting] : setting).default;
}
