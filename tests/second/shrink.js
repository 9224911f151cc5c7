// Makes a failing example readable: leaves out whatever is not needed for it to fail.

/**
 * The smallest value found, by leaving out one member or item after the other, for which `fails` still holds.
 * @template T
 * @param {T} value A JSON value for which it holds.
 * @param {(smaller: T) => Promise<boolean>} fails
 * @param {number} [milliseconds] When to be content with what there is.
 * @returns {Promise<T>}
 */
export async function shrink(value, fails, milliseconds = 10_000) {
  const end = Date.now() + milliseconds;
  let smallest = value;
  for (let found = true; found && Date.now() < end; ) {
    found = false;
    for (const candidate of smaller(smallest)) {
      if (Date.now() > end || !(await fails(candidate))) continue;
      smallest = candidate;
      found = true;
      break;
    }
  }
  return smallest;
}

/**
 * Copies of a value with one part left out, the largest parts first.
 * @param {any} value
 * @returns {Generator<any>}
 */
function* smaller(value) {
  if (typeof value !== "object" || value === null) return;
  const entries = Object.entries(value);
  // Not an assignment by key: that would not make `__proto__` a key.
  const build = (/** @type {[string, any][]} */ some) =>
    Array.isArray(value) ? some.map(([, item]) => item) : Object.fromEntries(some);
  for (const entry of entries) yield build(entries.filter((other) => other !== entry));
  for (const entry of entries) {
    for (const part of smaller(entry[1]))
      yield build(entries.map((other) => (other === entry ? [entry[0], part] : other)));
  }
}
