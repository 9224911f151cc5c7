// One form and the catalog behind it: what is chosen goes to the engine, what it answers goes on the page.

import { modelField, setProblem, settingField } from "./controls.js";
import { make } from "./dom.js";
import { drawBase, drawEstimate, drawModel } from "./receipt.js";
import { baseWords, totalWords } from "./words.js";

export function openStudio(form, catalog, models) {
  const total = form.querySelector(".total");
  const receipt = form.querySelector(".receipt");
  const place = form.querySelector(".settings");
  const about = make("div", { className: "about" });
  const picker = modelField(form.id, models);
  let fields = new Map();
  let model;

  picker.append(about);
  place.replaceChildren(picker);
  form.addEventListener("input", update);
  form.addEventListener("change", update);
  update();
  total.parentElement.classList.remove("fallback");

  function update() {
    try {
      const chosen = new FormData(form).get("model");
      if (model?.id !== chosen) changeModel(models.find(({ id }) => id === chosen));
      price(catalog.settingsFromForm(new FormData(form)));
    } catch (problem) {
      // The engine itself has failed: whatever price stood here is no longer known to be right.
      console.warn("the price is unavailable:", problem);
      show("price unavailable");
    }
  }

  /** Makes the controls of another model; what was entered for the last one stays, where this one takes it. */
  function changeModel(next) {
    const entered = catalog.settingsFromForm(new FormData(form));
    const made = Object.entries(next.settings).map(([name, setting]) => {
      const kept = fields.has(name) && fits(setting, entered[name]);
      return [name, settingField(form.id, name, setting, kept ? entered[name] : setting.default)];
    });
    model = next;
    fields = new Map([["model", picker], ...made]);
    about.replaceChildren(...drawModel(model, catalog.unit));
    // The picker stays where it is: taken out and put back, it would lose the focus.
    while (picker.nextSibling) picker.nextSibling.remove();
    place.append(...made.map(([, field]) => field));
  }

  function price(settings) {
    // What a number box cannot read, it hands over as nothing.
    const garbled = [...form.elements].find((control) => control.validity?.badInput);
    if (garbled) return refuse(garbled.name, garbled.validationMessage);
    try {
      const estimate = catalog.estimate(settings);
      show(totalWords(estimate, catalog.unit), ...drawEstimate(estimate, model));
    } catch (problem) {
      if (problem.name !== "SettingsError") throw problem;
      if (problem.code === "MISSING_SETTING") priceUnfilled(settings);
      else refuse(problem.setting, problem.message);
    }
  }

  /** Something is not filled in yet, which is no error; what is filled in may still be one, and the engine says so. */
  function priceUnfilled(settings) {
    const left = Object.entries(model.settings).filter(([name]) => settings[name] === undefined);
    const missing = left.filter(([, setting]) => setting.default === undefined).map(([name]) => name);
    try {
      catalog.range(settings, { over: missing });
    } catch (problem) {
      if (problem.name !== "SettingsError") throw problem;
      return refuse(problem.setting, problem.message);
    }
    const base = baseWords(model.base, catalog.unit);
    show(atDefaults(settings) ? base : `base ${base}`, ...drawBase(model, missing, catalog.unit));
  }

  /** The base holds at the defaults only: beside other choices it must not pass for their price. */
  function atDefaults(settings) {
    const entries = Object.entries(model.settings).filter(([name]) => settings[name] !== undefined);
    return entries.every(([name, { default: usual }]) => usual === undefined || settings[name] === usual);
  }

  function refuse(name, message) {
    show(`check ${(model.settings[name]?.label ?? "settings").toLowerCase()}`);
    setProblem(fields.get(name) ?? picker, message);
  }

  function show(words, ...details) {
    for (const field of fields.values()) setProblem(field, "");
    total.textContent = words;
    receipt.replaceChildren(...details);
  }
}

/** A number stays even where it is refused, so that nothing a person typed changes unseen. */
function fits({ kind, options }, value) {
  if (options) return options.includes(value);
  return kind === "switch" ? typeof value === "boolean" : value !== undefined;
}
