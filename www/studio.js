// One form: its models and settings come from its catalog, and what was entered stays when they change.

import { formCost } from "/dist/elements/index.js";
import { modelList, settingField, start } from "./controls.js";
import { drawPicture } from "./picture.js";

/** Makes the controls as soon as the catalog is here, and prices them then: what is there at first is no change to tell of. */
export async function openStudio(form, prices) {
  const controls = new Controls(form);
  await prices.given.then((catalog) => controls.follow(catalog)).catch(() => {});
  prices.join(form);
  const cost = formCost(form);
  cost.subscribe(() => {
    // Whatever is written into a form makes it be read again, so only what is new is written.
    form.querySelector(".stale").hidden = !(cost.problem && cost.catalog);
    if (cost.catalog) controls.follow(cost.catalog);
  });
  form.addEventListener("input", () => controls.draw());
}

class Controls {
  #form;
  #offered;
  #model;
  #hasBegun = false;

  constructor(form) {
    this.#form = form;
  }

  /** Makes the controls again where something else is offered; figures alone change none of them. */
  follow(catalog) {
    const form = this.#form;
    const models = modelsOf(form, catalog);
    const offered = JSON.stringify(models.map(({ base, source, ...rest }) => rest));
    if (offered !== this.#offered) {
      form.querySelector(".list").replaceChildren(...modelList(form, models));
      this.#offered = offered;
      this.#model = undefined;
    }
    const chosen = models.find(({ id }) => id === new FormData(form).get("model"));
    if (chosen && chosen.id !== this.#model?.id) this.#change(chosen, catalog);
  }

  #change(model, catalog) {
    const form = this.#form;
    const entered = this.#entered(catalog);
    const moving = catalog.dependsOn(model.id);
    const fields = Object.entries(model.settings).map(([name, setting]) => {
      const value = fits(setting, entered[name]) ? entered[name] : setting.default;
      return settingField(form.id, name, setting, value, moving.includes(name));
    });
    // Those that are as wide as the form come last, so that the others stand side by side.
    fields.sort((one, other) => isWide(one) - isWide(other));
    this.#model = model;
    form.querySelector(".settings").replaceChildren(...fields);
    this.draw();
  }

  /** As it is entered now; before there are any settings, as the form is to begin. */
  #entered(catalog) {
    const data = new FormData(this.#form);
    if (!this.#hasBegun) for (const [name, value] of Object.entries(start(this.#form))) data.set(name, value);
    this.#hasBegun = true;
    return catalog.settingsFromForm(data);
  }

  draw() {
    if (this.#model) drawPicture(this.#form, this.#model);
  }
}

function modelsOf({ dataset }, { models }) {
  return dataset.group ? models.filter(({ group }) => group === dataset.group) : models;
}

function isWide(field) {
  return field.querySelector(".ratios") !== null;
}

function fits({ kind, options, min, max }, value) {
  if (options) return options.includes(value);
  return kind === "switch" ? typeof value === "boolean" : value >= min && value <= max;
}
