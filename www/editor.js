// The catalog of the studio that is in sight, to be edited: what can be read is in use at once, what cannot is said by the checker.

import { formCost } from "/dist/elements/index.js";
import { pricesOf } from "./catalogs.js";
import { chosenForm } from "./navigation.js";
import { Paper } from "./paper.js";
import { values } from "./places.js";
import { complain, praise } from "./verdict.js";

const section = document.querySelector(".editor");
const verdict = section.querySelector(".verdict");
const paper = new Paper(section.querySelector(".paper"));
const drafts = new Map();

let prices;
let model;

export function openEditor() {
  addEventListener("hashchange", open);
  // Another model: its prices come into sight.
  addEventListener("cost-change", ({ target }) => target === chosenForm() && follow(), true);
  paper.input.addEventListener("input", use);
  for (const button of section.querySelectorAll("[data-try]")) {
    button.addEventListener("click", () => tries[button.dataset.try]());
  }
  open();
}

async function open() {
  const next = pricesOf(chosenForm());
  if (prices !== next) {
    const text = drafts.get(next) ?? (await next.text.catch(() => ""));
    if (!text || next !== pricesOf(chosenForm())) return;
    prices = next;
    model = undefined;
    paper.text = text;
    paper.input.readOnly = false;
    paint();
    say();
  }
  follow();
}

function follow() {
  const chosen = formCost(chosenForm()).modelOf("")?.id;
  if (!prices || !chosen || chosen === model) return;
  model = chosen;
  const place = placeOfModel();
  if (place) paper.reveal(place, placeOfRate());
}

/** All that a change does. */
function use() {
  drafts.set(prices, paper.text);
  prices.give(paper.text);
  paint();
  say();
}

const tries = {
  change: () => replaceRate('"60"', '"36"'),
  mistake: () => replaceRate('"sixty"', '"thirty-six"'),
  async undo() {
    paper.text = await prices.text;
    use();
    model = undefined;
    follow();
  },
};

/** Writes another figure in the place of the one that the chosen settings are priced by. */
function replaceRate(figure, other) {
  const place = placeOfRate();
  if (!place) return;
  const { text } = paper;
  const next = place.word === figure ? other : figure;
  paper.text = text.slice(0, place.start) + next + text.slice(place.end);
  use();
}

/** The figure that the chosen settings are priced by, or the model's first. */
function placeOfRate() {
  const all = [...values(paper.text)];
  const index = placeOfModel(all)?.path[1];
  const rates = all.filter(
    ({ path, word }) => word && path[1] === index && path.includes("rate") && !path.includes("by"),
  );
  const { estimate } = formCost(chosenForm()).cost;
  const used = rates.find(({ word }) => word === JSON.stringify(estimate?.lines[0]?.rate));
  return used ?? rates[0];
}

function placeOfModel(all = [...values(paper.text)]) {
  const id = JSON.stringify(model);
  return all.find(({ path, word }) => word === id && path[0] === "models" && path[2] === "id");
}

/** The figures in the text look like figures. */
function paint() {
  const all = [...values(paper.text)];
  const figures = all.filter(({ path, word }) => path[2] === "price" && /^"\d+(\.\d+)?"$/.test(word));
  paper.mark("figure", figures);
}

/** What the checker says of the last text that was given. */
async function say() {
  const { given } = prices;
  const said = await given.then(praise, (problem) => complain(problem, paper.text));
  if (given !== prices.given) return;
  verdict.replaceChildren(...said.words);
  paper.mark("wrong", said.places);
  paper.input.ariaInvalid = String(said.places.length > 0);
}
