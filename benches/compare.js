// Peers side by side: first the proof that they say the same, then the time of an estimate. Runs in Node and on pages.

import { anew, estimateAll, estimateAllLater, readEstimate, readTotal } from "./loops.js";
import { measure } from "./measure.js";
import { answersOf, wrongTexts } from "./same.js";
import { alike, count, freshSettings, settingsTexts } from "./settings.js";

/**
 * Gives a row for each peer: its time, its ratio to the first, and how many of its figures are wrong as texts. With `alikeOnes`
 * the settings are objects of few shapes, as a page's own code makes them; otherwise they are as others send them.
 */
export async function compare(peers, document, { alikeOnes = false, ...options } = {}) {
  const texts = settingsTexts(document);
  const shape = alikeOnes ? (list) => list.map((settings) => alike(document, settings)) : (list) => list;
  const fresh = (from, calls) => shape(freshSettings(texts, from, calls));
  const wrong = await proof(peers, fresh(0, count));
  const measured = await measure(
    peers.map((peer) => workerOf(peer, fresh)),
    options,
  );
  return measured.map((result, index) => ({ ...result, wrongTexts: wrong[index], note: peers[index].note }));
}

/** For each peer, how many of its figures are wrong as texts. */
async function proof(peers, list) {
  const answers = await answersOf(
    peers.find((peer) => peer.name === "costpeek"),
    list,
  );
  const wrong = [];
  for (const peer of peers) wrong.push(await wrongTexts(peer, answers, list));
  return wrong;
}

function workerOf(peer, fresh) {
  const loop = anew(peer.later ? estimateAllLater : estimateAll, peer.name);
  const read = anew(peer.gives === "total" ? readTotal : readEstimate, peer.name);
  const kept = new Array(8);
  return { name: peer.name, prepare: fresh, work: (list) => loop(peer.estimate, read, kept, list) };
}
