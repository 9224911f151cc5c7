// A benchmark that compares different work is no benchmark: the peers that need no package say what costpeek says.

import assert from "node:assert/strict";
import { test } from "node:test";
import { loadCatalog } from "costpeek";
import { document } from "../benches/document.js";
import * as costpeek from "../benches/peers/costpeek.js";
import * as generic from "../benches/peers/generic-js.js";
import * as handWritten from "../benches/peers/hand-written.js";
import { answersOf, wrongTexts } from "../benches/same.js";
import { alike, count, freshSettings, settingsTexts } from "../benches/settings.js";

const texts = settingsTexts(document);
const list = freshSettings(texts, 0, count);
const answers = await answersOf(await opened(costpeek), list);

async function opened(peer) {
  return { ...peer, ...(await peer.open(document)) };
}

test("the settings are all different, and ask about every model", () => {
  assert.equal(new Set(texts).size, count);
  const models = new Set(list.map((settings) => settings.model));
  assert.deepEqual([...models].sort(), document.models.map(({ id }) => id).sort());
});

test("settings written by a page's code cost the same", async () => {
  const others = list.map((settings) => alike(document, settings));
  assert.deepEqual(await answersOf(await opened(costpeek), others), answers);
});

test("the function written by hand says the same, but for the last places of its floats", async () => {
  const wrong = await wrongTexts(await opened(handWritten), answers, list);
  assert.ok(wrong > 0 && wrong < count / 20, `${wrong} of ${count} texts are wrong`);
});

test("the sum of a list by hand is the sum that costpeek says", async () => {
  const { total } = handWritten.estimateMany(list);
  const exact = (await loadCatalog(document)).estimateMany(list).total;
  assert.equal(total.certainty, exact.certainty);
  assert.equal(total.min.toFixed(exact.min.split(".")[1]?.length ?? 0), exact.min);
});

test("the generic engine says the same, to the letter", async () => {
  assert.equal(await wrongTexts(await opened(generic), answers, list), 0);
});

test("what differs ends the benchmark", async () => {
  const dearer = (settings) => ({ ...handWritten.estimate(settings), total: 1, min: 1 });
  const peer = { name: "dearer", gives: "estimate", estimate: dearer };
  await assert.rejects(wrongTexts(peer, answers, list), /dearer says/);
});
