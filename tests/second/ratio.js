// Exact fractions on BigInt. The engine computes with scaled whole numbers; fractions are slower, but they share none of
// its mistakes: there is no scale to get wrong, and nothing to overflow.

/** @typedef {{ n: bigint, d: bigint }} Ratio A number n ÷ d; d is above 0. Not always in lowest terms. */
/** @typedef {{ value: Ratio, tie: boolean }} Rounded A rounded value, and whether it lay half-way. */

/** @type {Ratio} */
export const ZERO = { n: 0n, d: 1n };
/** @type {Ratio} */
export const ONE = { n: 1n, d: 1n };

const NUMBER = /^(-?)([0-9]+)(?:\.([0-9]+))?(?:e([+-][0-9]+))?$/;
/** @type {Map<string, Ratio>} */
const parsed = new Map();

/**
 * Reads a decimal, or the text of a finite JavaScript number (which may have a sign and an exponent).
 * @param {string} text
 * @returns {Ratio}
 */
export function parse(text) {
  let value = parsed.get(text);
  if (value === undefined) {
    value = parseAfresh(text);
    parsed.set(text, value);
  }
  return value;
}

/** @param {string} text @returns {Ratio} */
function parseAfresh(text) {
  const match = NUMBER.exec(text);
  if (match === null) throw new Error(`not a number: ${text}`);
  const [, sign, whole, decimals = "", exponent = "0"] = match;
  const n = BigInt(sign + whole + decimals);
  const places = decimals.length - Number(exponent);
  return places < 0 ? { n: n * power(-places), d: 1n } : { n, d: power(places) };
}

const POWERS = Array.from({ length: 400 }, (_, places) => 10n ** BigInt(places));

/** 10 to the power of `places`. @param {number} places @returns {bigint} */
export function power(places) {
  return POWERS[places] ?? 10n ** BigInt(places);
}

/** @param {Ratio} a @param {Ratio} b @returns {Ratio} */
export function times(a, b) {
  return { n: a.n * b.n, d: a.d * b.d };
}

/** @param {Ratio} a @param {Ratio} b The divisor, above 0. @returns {Ratio} */
export function over(a, b) {
  return { n: a.n * b.d, d: a.d * b.n };
}

/** @param {Ratio} a @param {Ratio} b @returns {Ratio} */
export function plus(a, b) {
  // Most denominators are powers of ten: taking the larger one keeps sums of many lines small.
  if (a.d % b.d === 0n) return { n: a.n + b.n * (a.d / b.d), d: a.d };
  if (b.d % a.d === 0n) return { n: a.n * (b.d / a.d) + b.n, d: b.d };
  return { n: a.n * b.d + b.n * a.d, d: a.d * b.d };
}

/** @param {Ratio} a @param {Ratio} b @returns {Ratio} */
export function minus(a, b) {
  return plus(a, { n: -b.n, d: b.d });
}

/** Below 0, 0 or above 0, as in a sort. @param {Ratio} a @param {Ratio} b @returns {number} */
export function compare(a, b) {
  const left = a.n * b.d;
  const right = b.n * a.d;
  return left < right ? -1 : left > right ? 1 : 0;
}

/** @param {Ratio} a @param {Ratio} b @returns {Ratio} */
export function larger(a, b) {
  return compare(a, b) < 0 ? b : a;
}

/**
 * Whether a value that is no multiple goes up. `half` compares what is left with half a step; `odd` tells whether the
 * multiple below is odd. Amounts are never negative, so "away from zero" is up and "towards zero" is down.
 * @type {Record<string, (half: number, odd: boolean) => boolean>}
 */
const GOES_UP = {
  ceil: () => true,
  expand: () => true,
  floor: () => false,
  trunc: () => false,
  halfCeil: (half) => half >= 0,
  halfExpand: (half) => half >= 0,
  halfFloor: (half) => half > 0,
  halfTrunc: (half) => half > 0,
  halfEven: (half, odd) => half > 0 || (half === 0 && odd),
};

/**
 * The multiple of `step` that `mode` chooses for a value of 0 or more.
 * @param {Ratio} value @param {Ratio} step @param {string} mode
 * @returns {Rounded}
 */
export function roundTo(value, step, mode) {
  const steps = over(value, step);
  const below = steps.n / steps.d;
  const rest = steps.n % steps.d;
  const half = compare({ n: 2n * rest, d: steps.d }, ONE);
  const up = rest !== 0n && GOES_UP[mode](half, below % 2n === 1n);
  return { value: times({ n: up ? below + 1n : below, d: 1n }, step), tie: half === 0 };
}

/**
 * The shortest decimal text. The decimals must end.
 * @param {Ratio} value @returns {string}
 */
export function format({ n, d }) {
  if (n < 0n) return `-${format({ n: -n, d })}`;
  const rest = n % d;
  if (rest === 0n) return String(n / d);
  return `${n / d}.${decimalsOf(rest, d)}`;
}

/**
 * The decimals of a fraction below 1, tried with more and more places.
 * @param {bigint} n
 * @param {bigint} d
 * @returns {string}
 */
function decimalsOf(n, d) {
  let places = 12;
  while ((n * power(places)) % d !== 0n) places *= 2;
  return String((n * power(places)) / d)
    .padStart(places, "0")
    .replace(/0+$/, "");
}
