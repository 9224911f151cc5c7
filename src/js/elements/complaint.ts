import type { Control } from "./form-reader.js";

/** What is wrong with a setting, said at its controls by constraint validation; never more than one at a time. */
export class Complaint {
  #controls: Control[] = [];

  /** Puts another in its place; without controls there is none. What others have said of a control stays. */
  set(controls: Control[], message: string): void {
    const free = controls.filter(
      (control) => !control.validity?.customError || this.#controls.includes(control),
    );
    for (const control of this.#controls) {
      control.setCustomValidity("");
      control.ariaInvalid = null;
    }
    for (const control of free) {
      control.setCustomValidity(message);
      control.ariaInvalid = "true";
    }
    this.#controls = free;
  }
}
