// What the tests of the page do inside of it: each function travels there as its text, and stands alone.

/** Fills controls in as a person does, one after the other, and reads what the form shows a moment later. */
export async function enter(form, entries) {
  for (const [name, value] of Object.entries(entries)) {
    const controls = [...form.querySelectorAll(`[name="${name}"]`)];
    const control = controls.find((one) => one.type !== "radio" || one.value === value);
    if (typeof value === "boolean") control.checked = value;
    else if (control.type === "radio") control.checked = true;
    else control.value = value;
    control.dispatchEvent(new Event("input", { bubbles: true }));
    // Another model has other settings, and they are made before the next of them is entered.
    await new Promise((resolve) => setTimeout(resolve));
  }
  const text = (element) => element.shadowRoot.textContent.trim();
  const problems = [...form.querySelectorAll("cost-problem")].map(text).join("");
  return { total: text(form.querySelector("button cost-total")), problems };
}

export function fill(control, value) {
  control.value = value;
  control.dispatchEvent(new Event("input", { bubbles: true }));
}

/** Figures in three places of the page, and whether they are marked as not the newest. */
export function state() {
  const text = (selector) => document.querySelector(selector).shadowRoot.textContent;
  return {
    total: text("#create .create cost-total"),
    answer: text(".answers cost-total"),
    hint: text('#create .chip:has([value="4K"]) cost-hint'),
    isStale: document.querySelector("#create .stale").checkVisibility(),
  };
}

/** An element as it was written: without what a program has put into it since. */
export function source(selector) {
  const copy = document.querySelector(selector).cloneNode(true);
  for (const added of copy.querySelectorAll("[role=status], [hidden]")) added.remove();
  for (const one of copy.querySelectorAll("[aria-describedby]")) one.removeAttribute("aria-describedby");
  return copy.outerHTML;
}

/**
 * Writes the page into a frame that is listened to from before its first script. The frame has the policy of the page around
 * it, and stays the same window while its document is written.
 */
export function watch(inner, html, prepare) {
  const watched = { errors: [], document: inner.document };
  const fail = (...words) => watched.errors.push(words.join(" "));
  prepare(inner);
  // This takes all listeners away, so they come after it.
  inner.document.open();
  inner.console.error = fail;
  inner.console.warn = () => {};
  inner.addEventListener("error", ({ message, target }) => fail(message ?? target.outerHTML), true);
  inner.addEventListener("unhandledrejection", ({ reason }) => fail(reason));
  inner.addEventListener("securitypolicyviolation", (violation) =>
    fail(violation.violatedDirective, violation.blockedURI, violation.sample),
  );
  const policy = inner.trustedTypes?.createPolicy("test", { createHTML: (text) => text });
  inner.document.write(policy ? policy.createHTML(html) : html);
  inner.document.close();
  return watched;
}
