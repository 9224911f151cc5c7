// What `evaluate` takes, as one expression: code as it is, a function as a call of it.

export function expression(code) {
  return typeof code === "function" ? `(${code})()` : code;
}
