// Stories that take place on the stage, in each engine: one browser for all of a file.

import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { serve } from "../../scripts/serve.js";
import { engines, until, withPage } from "../browsers/drivers.js";

/** All; or while one is worked on, `ENGINE=firefox`. */
const wanted = engines.filter((engine) => engine === (process.env.ENGINE ?? engine));

let server;

before(async () => {
  server = await serve();
});

after(() => server?.close());

/** `stories` are pairs of a sentence and an async function that gets the page and the engine's name. */
export function inEachEngine(title, stories, size) {
  for (const engine of wanted) {
    test(`${title}, in ${engine}`, { timeout: 240_000 }, async (t) => {
      await withPage(
        engine,
        `${server.url}tests/elements/stage.html`,
        (page) => tell(t, engine, page, stories),
        size,
      );
    });
  }
}

async function tell(t, engine, page, stories) {
  await until(page, "window.isReady");
  for (const [sentence, story] of stories) {
    await t.test(sentence, async () => {
      await story(page, engine);
      assert.deepEqual(
        await page.evaluate("heard.errors"),
        [],
        "errors, and violations of the page's policy",
      );
    });
  }
}

/** Sets a scene, with the mouse out of the way. */
export async function stage(page, html, catalog = "imagineart") {
  await page.move(2, 2);
  await page.evaluate(`stage(${JSON.stringify(html)}, ${JSON.stringify(catalog)})`);
}
