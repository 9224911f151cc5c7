// Answers every story in the page, and leaves `{ lines }` or `{ error }` on `window.result`.

/** Imports inside, so that a module that does not load is an `error` too and not a page that never answers. */
async function result() {
  const costpeek = await import("/dist/index.js");
  const { default: apiframe } = await import("/dist/catalogs/apiframe.js");
  const { default: imagineart } = await import("/dist/catalogs/imagineart.js");
  const { answers } = await import("/tests/stories/run.js");
  return { lines: await answers(costpeek, { apiframe, imagineart }, fetchJson) };
}

/** Reads a JSON file of the checkout by its path, such as `tests/stories/NAME.json`. */
async function fetchJson(path) {
  const response = await fetch(`/${path}`);
  if (!response.ok) throw new Error(`${path}: status ${response.status}`);
  return response.json();
}

result().then(
  (done) => {
    window.result = done;
  },
  (problem) => {
    window.result = { error: `${problem}\n${problem.stack}` };
  },
);
