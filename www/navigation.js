// One form at a time, named by the address: plain links, so that keyboard, history and bookmarks work by themselves.

export function showChosenForm() {
  addEventListener("hashchange", show);
  show();
}

function show() {
  const forms = [...document.forms];
  const chosen = forms.find((form) => `#${form.id}` === location.hash) ?? forms[0];
  for (const form of forms) form.hidden = form !== chosen;
  for (const link of document.querySelectorAll("nav a")) {
    if (link.hash === `#${chosen.id}`) link.setAttribute("aria-current", "page");
    else link.removeAttribute("aria-current");
  }
}
