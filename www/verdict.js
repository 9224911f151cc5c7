// What is said of a catalog under its text, and the places in it that are meant.

import { make } from "./dom.js";
import { lineOf, placeOf, placeOfLine } from "./places.js";

const SHOWN = 3;

/** Of one that is in use. */
export function praise({ models, digest }) {
  const words = [`In use: ${models.length} models, digest `, make("code", {}, digest.slice(0, 12))];
  return { words: [make("p", { className: "good" }, ...words)], places: [] };
}

/** Of one that is not, in the checker's words. */
export function complain({ problems = [], message }, text) {
  // Not the checker's: the engine itself has failed.
  if (problems.length === 0) return { words: [make("p", { className: "bad" }, message)], places: [] };
  const kept = make("p", { className: "bad" }, "Not in use: the page keeps the last good prices.");
  const places = problems.map((problem) => placeIn(text, problem));
  const list = problems
    .slice(0, SHOWN)
    .map((problem, i) => told(problem, places[i] && lineOf(text, places[i].start)));
  const more = problems.length > SHOWN ? [make("p", {}, `And ${problems.length - SHOWN} more.`)] : [];
  return { words: [kept, ...list, ...more], places: places.filter(Boolean) };
}

function told({ path, message, help }, line) {
  const place = path ? [make("code", {}, path), make("br")] : [];
  return make(
    "p",
    {},
    ...(line ? [`Line ${line}: `] : []),
    ...place,
    message,
    ...(help ? [make("br"), make("span", { className: "help" }, help)] : []),
  );
}

/** Where it is no JSON, the message has the line. */
function placeIn(text, { path, message }) {
  const [, line] = message.match(/ at line (\d+) /) ?? [];
  return path ? placeOf(text, path) : line && placeOfLine(text, Number(line));
}
