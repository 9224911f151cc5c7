// Charges made to stand right at the digit limit that divide without an end.

/** @typedef {import("./random.js").Random} Random */
/** @typedef {import("./refuse.js").Json} Json */

const FINEST = "0.000000000001";
const ONES = Object.fromEntries(
  ["one", "two", "three"].map((name) => [
    name,
    { kind: "number", label: "One", options: ["1"], default: "1" },
  ]),
);

/** @type {((random: Random, model: Json) => Json)[]} */
export const DIVISIONS = [fineStep, fineNumber, fineProduct, largeDivisor];

/**
 * A product of 15 to 17 digits, rounded to 12 decimals: 27 to 29 digits.
 * @param {Random} random @param {Json} model @returns {Json}
 */
function fineStep(random, model) {
  const times = [
    { of: "one", per: random.pick(["3", "60", "7.0"]) },
    "100000000",
    random.pick(["100000", "1000000", "10000000"]),
  ];
  return withOnes(model, { rate: random.pick(["1", "9.9"]), times, round: { to: FINEST, mode: "halfEven" } });
}

/**
 * A number counted at 12 decimals, so a divisor of 13 digits and more, and its steps at 12 decimals and those of
 * the rate:
 * 27 to 29 digits.
 * @param {Random} random @param {Json} model @returns {Json}
 */
function fineNumber(random, model) {
  const use = {
    of: "one",
    [random.pick(["above", "at_least", "up_to"])]: FINEST,
    per: random.pick(["3", "11", "300", "0.7"]),
  };
  const rate = random.pick(["1", "0.1", "0.01", "0.001", "0.0001"]);
  const each = random.chance(0.3) ? { each: "two" } : {};
  const round = { to: random.pick(["1", "5", "0.1", "100", FINEST]), mode: "ceil", ...each };
  return withOnes(model, { rate, times: [use, "two"], round });
}

/**
 * A product with decimals of its own, divided and rounded to more of them or to fewer: 27 to 29 digits.
 * @param {Random} random @param {Json} model @returns {Json}
 */
function fineProduct(random, model) {
  const [to, rate] = random.pick([
    [FINEST, "1"],
    ["0.000001", "1000000"],
    ["3", "1000000"],
  ]);
  const fine = { kind: "number", label: "Fine", options: ["1.000001"], default: "1.000001" };
  const uses = [
    { of: "fine", per: random.pick(["3", "0.7", "60"]) },
    { of: "one", per: random.pick(["7", "0.0003"]) },
  ];
  const last = random.pick(["1000000", "10000000", "90000000", "99999999"]);
  const times = [...uses, "two", "100000000", last];
  const each = random.chance(0.3) ? { each: "two" } : {};
  const made = withOnes(model, { rate, times, round: { to, mode: "halfEven", ...each } });
  return { ...made, settings: { ...made.settings, fine } };
}

/**
 * Divisors of 27 digits, times a step of 1 to 3 digits.
 * @param {Random} random @param {Json} model @returns {Json}
 */
function largeDivisor(random, model) {
  const times = ["one", "two", "three"].map((of) => ({
    of,
    per: random.pick(["999999937", "999999937", "30000000"]),
  }));
  const round = { to: random.pick(["1", "10", "100", "0.1"]), mode: random.pick(["halfEven", "floor"]) };
  return withOnes(model, { rate: random.pick(["1", "0.3", "999999999"]), times, round });
}

/** @param {Json} model @param {Json} charge @returns {Json} */
function withOnes(model, charge) {
  return { settings: { ...model.settings, ...ONES }, price: [{ label: "A", ...charge }] };
}
