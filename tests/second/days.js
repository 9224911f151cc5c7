// Days: which texts are one, and what is there on which.

import { count } from "./amount.js";

/** @typedef {import("./refuse.js").Json} Json */

const DAY = /^([0-9]{4})-([0-9]{2})-([0-9]{2})$/;
const LENGTHS = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];

/** @param {unknown} text @returns {boolean} */
export function isDay(text) {
  const [, year, month, day] = (typeof text === "string" && DAY.exec(text)) || [];
  if (year === undefined) return false;
  const leap = Number(year) % 4 === 0 && (Number(year) % 100 !== 0 || Number(year) % 400 === 0);
  const length = month === "02" && leap ? 29 : (LENGTHS[Number(month) - 1] ?? 0);
  return Number(day) >= 1 && Number(day) <= length;
}

/** Whether a model, charge or step has a date. @param {Json} part @returns {boolean} */
export function hasDate({ effective_from, effective_until }) {
  return effective_from !== undefined || effective_until !== undefined;
}

/** Whether an estimate of a model needs the day. @param {Json} model @returns {boolean} */
export function isDated(model) {
  return [model, ...model.price, ...(model.then ?? [])].some(hasDate);
}

/**
 * Whether a part is there on a day. Days of four digits each compare as text.
 * @param {Json} part @param {string} [day] None only where nothing is dated.
 * @returns {boolean}
 */
export function isOn({ effective_from: from, effective_until: until }, day = "") {
  return (from === undefined || from <= day) && (until === undefined || day < until);
}

/**
 * Counts the edges of a part's days that a day lies on.
 * @param {string} kind @param {Json} part @param {string | undefined} day @param {Map<string, number>} forms
 */
export function countDay(kind, { effective_from: from, effective_until: until }, day, forms) {
  if (day === undefined) return;
  for (const [key, edge] of Object.entries({ from, until }))
    if (edge !== undefined)
      count(forms, `${kind} ${key}: ${day < edge ? "below" : day > edge ? "over" : "met"}`);
}
