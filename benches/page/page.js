// The estimate section of the benchmark in a browser. What comes out is on `window.result`.

import document from "../../src/catalogs/imagineart.json";
import { compare } from "../compare.js";
import * as big from "../peers/big.js";
import * as costpeek from "../peers/costpeek.js";
import * as generic from "../peers/generic-js.js";
import * as handWritten from "../peers/hand-written.js";
import * as jsonata from "../peers/jsonata.js";

const peers = [handWritten, big, generic, costpeek, jsonata];

// A browser's clock has steps that are much longer than an estimate takes: so there is more to a round than in Node.
const options = { rounds: 50, milliseconds: 20, most: 4000, pause };

try {
  const opened = await Promise.all(peers.map(async (peer) => ({ ...peer, ...(await peer.open(document)) })));
  const rows = await compare(opened, document, options);
  window.result = { rows, clock: clockStep() };
} catch (problem) {
  window.result = { problem: String(problem) };
}

/** Lets the browser do what it has to do. */
function pause() {
  return new Promise((resolve) => setTimeout(resolve));
}

/** The smallest step of the clock that is seen, in microseconds. */
function clockStep() {
  let smallest = Number.POSITIVE_INFINITY;
  for (let seen = 0, last = performance.now(); seen < 20; ) {
    const now = performance.now();
    if (now === last) continue;
    smallest = Math.min(smallest, now - last);
    last = now;
    seen += 1;
  }
  return smallest * 1000;
}
