// Figures of many measurements.

/** The number below which a part of the numbers lies: 0.5 gives the median. */
export function quantile(numbers, part) {
  const ascending = [...numbers].sort((one, other) => one - other);
  const place = (ascending.length - 1) * part;
  const below = Math.floor(place);
  const above = Math.min(below + 1, ascending.length - 1);
  return ascending[below] + (ascending[above] - ascending[below]) * (place - below);
}

/** The median, and the quartiles beside it. */
export function spread(numbers) {
  return { median: quantile(numbers, 0.5), low: quantile(numbers, 0.25), high: quantile(numbers, 0.75) };
}

/** Three digits that count: 1.23, 12.3, 123, 1,230. */
export function short(number) {
  if (number === 0) return "0";
  const rounded = Number(number.toPrecision(3));
  const decimals = Math.max(0, 2 - Math.floor(Math.log10(Math.abs(rounded))));
  return rounded.toLocaleString("en", { minimumFractionDigits: decimals, maximumFractionDigits: decimals });
}
