// What the person has: one number for all studios.

export function showBalance() {
  const input = document.querySelector("#balance");
  input.addEventListener("input", show);
  show();

  function show() {
    for (const element of document.querySelectorAll("cost-balance")) {
      // A text that is no amount says nothing of what it buys.
      if (input.validity.valid) element.setAttribute("amount", String(input.valueAsNumber));
      else element.removeAttribute("amount");
    }
  }
}
