// A control for each kind of setting. Each comes as a field: label, control, and a place for what is wrong with it.

import { make } from "./dom.js";

/** Where all the options can be seen at once, no list needs to be opened. */
const seenAtOnce = 4;

/** @param value what the control begins with; undefined leaves it open */
export function settingField(prefix, name, setting, value) {
  const id = `${prefix}-${name}`;
  if (setting.kind === "switch") return switchField(id, name, setting, value);
  if (!setting.options) return numberField(id, name, setting, value);
  if (setting.options.length <= seenAtOnce) return radioField(id, name, setting, value);
  const options = setting.options.map((option) => optionElement(option, String(option), option === value));
  return field(id, setting.label, make("select", { id, name }, ...options));
}

/** The models, by group in the order of the catalog. */
export function modelField(prefix, models) {
  const id = `${prefix}-model`;
  const select = make("select", { id, name: "model" });
  for (const group of new Set(models.map((model) => model.group))) {
    const members = models.filter((model) => model.group === group);
    const options = members.map((model) => optionElement(model.id, model.name));
    select.append(make("optgroup", { label: group }, ...options));
  }
  return field(id, "Model", select);
}

/** Says beside the control what is wrong; an empty message takes it back. */
export function setProblem(field, message) {
  field.querySelector(".problem").textContent = message;
  for (const control of field.querySelectorAll("input, select")) {
    control.setAttribute("aria-invalid", String(message !== ""));
  }
}

function numberField(id, name, { label, min, max, step }, value = "") {
  const input = make("input", { type: "number", id, name, min, max, step, value, inputMode: "decimal" });
  return field(id, label, input);
}

function switchField(id, name, { label }, value) {
  const input = make("input", { type: "checkbox", id, name, checked: value === true });
  input.setAttribute("aria-describedby", `${id}-problem`);
  return make(
    "div",
    { className: "field" },
    make("label", { className: "choice" }, input, label),
    problem(id),
  );
}

function radioField(id, name, { label, options }, value) {
  const choices = options.map((option) => {
    const input = make("input", { type: "radio", name, value: option, checked: option === value });
    return make("label", { className: "choice" }, input, String(option));
  });
  return make(
    "fieldset",
    { className: "field", "aria-describedby": `${id}-problem` },
    make("legend", {}, label),
    make("div", { className: "row" }, ...choices),
    problem(id),
  );
}

function field(id, label, control) {
  control.setAttribute("aria-describedby", `${id}-problem`);
  return make("div", { className: "field" }, make("label", { htmlFor: id }, label), control, problem(id));
}

function optionElement(value, text, selected = false) {
  return make("option", { value, textContent: text, selected });
}

/** There from the beginning, since assistive technology only reads out what changes inside a place it knows. */
function problem(id) {
  return make("p", { id: `${id}-problem`, className: "problem", "aria-live": "polite" });
}
