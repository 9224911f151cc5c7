// Decimals as whole numbers of a known number of decimals.

/** How many decimals a text has. */
export function decimalsOf(text) {
  const point = text.indexOf(".");
  return point < 0 ? 0 : text.length - point - 1;
}

/** "73.5" with 2 decimals is 7350. */
export function wholeOf(text, decimals) {
  const [whole, fraction = ""] = text.split(".");
  return Number(whole + fraction.padEnd(decimals, "0"));
}

/** The shortest text: 7350 with 2 decimals is "73.5". */
export function textOf(value, decimals) {
  const digits = String(value);
  if (decimals === 0) return digits;
  const padded = digits.padStart(decimals + 1, "0");
  const point = padded.length - decimals;
  let end = padded.length;
  while (end > point && padded[end - 1] === "0") end -= 1;
  return end === point ? padded.slice(0, point) : `${padded.slice(0, point)}.${padded.slice(point, end)}`;
}
