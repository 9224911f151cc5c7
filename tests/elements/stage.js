// A page on which the stories take place: nothing is there until a story sets its scene. What the page says of itself is kept.

import "/dist/elements/define.js";
import apiframe from "/dist/catalogs/apiframe.js";
import imagineart from "/dist/catalogs/imagineart.js";
import * as elements from "/dist/elements/index.js";
import { loadCatalog } from "/dist/index.js";

const catalogs = {
  imagineart: await loadCatalog(imagineart),
  apiframe: await loadCatalog(apiframe),
};
const policy = window.trustedTypes?.createPolicy("stories", { createHTML: (text) => text });
const heard = { warnings: [], errors: [], said: [] };

console.warn = (...words) => heard.warnings.push(words.map(String).join(" "));
console.error = (...words) => heard.errors.push(words.map(String).join(" "));
addEventListener("error", ({ message }) => heard.errors.push(message));
addEventListener("unhandledrejection", ({ reason }) => heard.errors.push(String(reason)));
addEventListener("securitypolicyviolation", ({ violatedDirective, sample }) =>
  heard.errors.push(`${violatedDirective} ${sample}`),
);

// A window on a screen without a window manager never has the focus, and then WebKit shows none. What a keyboard does to the focus it does.
if (!document.hasFocus()) {
  const { matches } = Element.prototype;
  Element.prototype.matches = function (selector) {
    return selector === ":focus-visible" ? document.activeElement === this : matches.call(this, selector);
  };
}

/** Everything that any live region says. */
new MutationObserver((records) => {
  for (const { target } of records) {
    const region = (target instanceof Element ? target : target.parentElement)?.closest("[role=status]");
    if (region?.textContent) heard.said.push(region.textContent);
  }
}).observe(document, { subtree: true, childList: true, characterData: true });

/** Sets the scene; its form, if it has one, gets the catalog of that name. */
function stage(html, catalog = "imagineart") {
  const main = document.querySelector("main");
  main.innerHTML = policy ? policy.createHTML(html) : html;
  for (const list of Object.values(heard)) list.length = 0;
  const form = main.querySelector("form");
  if (form && catalog) elements.formCost(form).catalog = catalogs[catalog];
  return new Promise((resolve) => setTimeout(resolve));
}

/** What an element shows, by selector. */
function shown(selector) {
  const element = find(selector);
  const isWaiting = !element.shadowRoot.querySelector("slot").hidden;
  return (isWaiting ? (element.firstChild?.textContent ?? "") : element.shadowRoot.textContent).trim();
}

/** The box of an element, in its shadow root. */
function box(selector) {
  return find(selector).shadowRoot.firstElementChild;
}

function find(selector) {
  return typeof selector === "string" ? document.querySelector(selector) : selector;
}

function isOpen(selector) {
  return box(selector).matches(":popover-open");
}

/** A person's entry: the control is changed, and the event follows. */
function enter(selector, value) {
  const control = find(selector);
  if (control.type === "checkbox" || control.type === "radio") control.checked = value;
  else control.value = value;
  control.dispatchEvent(new Event("input", { bubbles: true }));
  control.dispatchEvent(new Event("change", { bubbles: true }));
}

/** What describes an element. */
function description(selector) {
  const ids = find(selector).getAttribute("aria-describedby")?.split(" ") ?? [];
  return ids.map((id) => find(selector).getRootNode().getElementById(id)?.textContent).join(" ");
}

/** From now on: how many listeners there are on the window and on the document. */
function countListeners() {
  const { addEventListener, removeEventListener } = EventTarget.prototype;
  const live = new Set();
  const key = (type, listener) => [...live].find((one) => one.type === type && one.listener === listener);
  for (const place of [window, document]) {
    place.addEventListener = function (type, listener, options) {
      const entry = { type, listener };
      if (!key(type, listener)) live.add(entry);
      options?.signal?.addEventListener("abort", () => live.delete(entry));
      return addEventListener.call(this, type, listener, options);
    };
    place.removeEventListener = function (type, listener, options) {
      live.delete(key(type, listener));
      return removeEventListener.call(this, type, listener, options);
    };
  }
  return () => live.size;
}

Object.assign(window, {
  ...elements,
  countListeners,
  catalogs,
  loadCatalog,
  heard,
  stage,
  shown,
  box,
  isOpen,
  enter,
  description,
});
window.isReady = true;
