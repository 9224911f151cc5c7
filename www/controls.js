// The models, and a control for each kind of setting. Beside each stands what it costs and what is wrong with it: elements say both.

import { make } from "./dom.js";

/** Where all the options can be seen at once, no list needs to be opened. */
const seenAtOnce = 4;

/** Each model with its price, and what a rest on its name shows. The one that was chosen stays so, if it is still there. */
export function modelList(form, models) {
  const wanted = [new FormData(form).get("model"), start(form).model, models[0]?.id];
  const chosen = wanted.find((id) => models.some((model) => model.id === id));
  const groups = [...new Set(models.map(({ group }) => group))];
  return groups.map((group) => {
    const members = models.filter((model) => model.group === group);
    const rows = members.flatMap((model) => modelRow(model, model.id === chosen));
    if (groups.length === 1) return make("div", {}, ...rows);
    const title = make("p", { id: `${form.id}-${group}`, className: "group" }, group);
    return make("div", { role: "group", "aria-labelledby": title.id }, title, ...rows);
  });
}

/** What a form begins with, where that is not what its catalog has as usual. */
export function start({ dataset }) {
  return Object.fromEntries(new URLSearchParams(dataset.start));
}

function modelRow({ id, name }, checked) {
  const input = make("input", { type: "radio", name: "model", value: id, checked });
  const label = make("label", { className: "model" }, input, make("span", {}, name), make("cost-hint"));
  return [label, make("cost-tip", { model: id })];
}

/** @param value what the control begins with; undefined leaves it open
 *  @param moves whether it moves the price, and so has something to say beside its options */
export function settingField(prefix, name, setting, value, moves) {
  const id = `${prefix}-${name}`;
  const hint = () => (moves ? [make("cost-hint")] : []);
  if (setting.kind === "switch") return switchField(id, name, setting, value, hint);
  if (!setting.options) return numberField(id, name, setting, value);
  const ratios = setting.options.every(isRatio);
  if (ratios || setting.options.length <= seenAtOnce) return chipsField(name, setting, value, hint, ratios);
  return selectField(id, name, setting, value);
}

function switchField(id, name, { label }, checked, hint) {
  const input = make("input", { type: "checkbox", id, name, checked, role: "switch" });
  return field(
    "switch",
    name,
    make("label", { for: id }, label),
    make("label", { className: "box" }, input, ...hint()),
  );
}

function numberField(id, name, { label, min, max, step }, value = "") {
  const input = make("input", { type: "number", id, name, min, max, step, value, inputMode: "numeric" });
  const stepper = make(
    "div",
    { className: "stepper" },
    stepButton(input, "−", "Fewer"),
    input,
    stepButton(input, "+", "More"),
  );
  return field("number", name, make("label", { for: id }, label), stepper);
}

/** For the mouse and for fingers; from the keyboard the number itself has arrows. */
function stepButton(input, sign, word) {
  const button = make(
    "button",
    { type: "button", tabIndex: -1, "aria-label": `${word}: ${input.name}` },
    sign,
  );
  button.addEventListener("click", () => {
    if (word === "More") input.stepUp();
    else input.stepDown();
    input.dispatchEvent(new Event("input", { bubbles: true }));
  });
  return button;
}

function chipsField(name, { label, options }, value, hint, ratios) {
  const chips = options.map((option) => {
    const input = make("input", { type: "radio", name, value: option, checked: option === value });
    const glyph = ratios ? [ratioGlyph(option)] : [];
    return make("label", { className: "chip" }, input, ...glyph, make("span", {}, String(option)), ...hint());
  });
  const row = make("div", { className: ratios ? "chips ratios" : "chips" }, ...chips);
  return make("fieldset", { className: "field options" }, make("legend", {}, label), row, problem(name));
}

function selectField(id, name, { label, options }, value) {
  const list = options.map((option) =>
    make("option", { value: option, selected: option === value }, String(option)),
  );
  return field("options", name, make("label", { for: id }, label), make("select", { id, name }, ...list));
}

function field(kind, name, ...children) {
  return make("div", { className: `field ${kind}` }, ...children, problem(name));
}

function problem(setting) {
  return make("cost-problem", { setting });
}

function isRatio(option) {
  return /^\d+:\d+$/.test(option);
}

/** The shape that a ratio stands for. */
function ratioGlyph(ratio) {
  const [width, height] = ratio.split(":").map(Number);
  const glyph = make("span", { className: "ratio" });
  glyph.style.aspectRatio = `${width} / ${height}`;
  glyph.style[width > height ? "inlineSize" : "blockSize"] = "1.125rem";
  return glyph;
}
