// What is timed: estimating a list, and reading every result so that no engine can leave work out. These functions refer to
// nothing outside of themselves, because `anew` makes them from their text.

/**
 * A function made anew from its text. JavaScript engines make a function fast for what it has met; one loop for all peers
 * would meet them all and be fast for none, which would hide how fast the fastest are.
 */
export function anew(made, name) {
  return new Function(`return ${made}; // ${name}`)();
}

/** Estimates a list, and gives a number into which every result went. `kept` holds the last ones, so that each is really made. */
export function estimateAll(estimate, read, kept, list) {
  let sum = 0;
  for (let index = 0; index < list.length; index += 1) {
    const result = estimate(list[index]);
    kept[index & 7] = result;
    sum += read(result);
  }
  return sum;
}

/** The same for those that answer later. */
export async function estimateAllLater(estimate, read, kept, list) {
  let sum = 0;
  for (let index = 0; index < list.length; index += 1) {
    const result = await estimate(list[index]);
    kept[index & 7] = result;
    sum += read(result);
  }
  return sum;
}

/**
 * Reads what a page shows of an estimate, also what is absent. The figure goes into the sum. Of the rest it is counted how much
 * is empty, which is nothing, and the cheapest question that cannot be answered without a look: reading is no part of anyone's work.
 */
export function readEstimate(estimate) {
  const empty = (value) => (value === "" ? 1 : 0);
  const figure = estimate.total ?? estimate.min ?? 1;
  let sum = typeof figure === "number" ? figure : figure.length + figure.charCodeAt(0);
  sum += empty(estimate.model) + empty(estimate.certainty) + empty(estimate.unit);
  sum += empty(estimate.total) + empty(estimate.min) + empty(estimate.max);
  for (const line of estimate.lines) {
    sum += empty(line.label) + empty(line.certainty) + empty(line.rate);
    sum += empty(line.amount) + empty(line.min) + empty(line.max);
  }
  return sum;
}

/** Reads a result that is a number, a text, or nothing where the price is not published. */
export function readTotal(total) {
  if (typeof total === "number") return total;
  return total ? total.length + total.charCodeAt(0) : 1;
}
