// One studio at a time, named by the address: plain links, so that keyboard, history and bookmarks work by themselves.

const studios = [...document.querySelectorAll(".studios > form")];

/** The one that is in sight. */
export function chosenForm() {
  return studios.find((form) => `#${form.id}` === location.hash) ?? studios[0];
}

export function showChosenForm() {
  addEventListener("hashchange", show);
  show();
}

function show() {
  const chosen = chosenForm();
  for (const form of studios) form.hidden = form !== chosen;
  for (const link of document.querySelectorAll("nav a")) {
    if (link.hash === `#${chosen.id}`) link.setAttribute("aria-current", "page");
    else link.removeAttribute("aria-current");
  }
}
