// How long an estimate takes, beside other ways to come to a price.

import { compare } from "./compare.js";
import { document } from "./document.js";
import { short } from "./numbers.js";
import { openPeers } from "./peers.js";
import { count, seed } from "./settings.js";
import { printTable } from "./table.js";

export const title = "estimate: one price";

const isAmongAlike = ({ name }) =>
  ["hand-written", "big.js, by hand", "generic engine in JavaScript", "costpeek"].includes(name);

/** Prints the tables and gives what stands in them. */
export async function run() {
  const peers = await openPeers(document);
  console.log(
    `${count} different legal settings of ImagineArt's 27 models (seed ${seed}), of 1 to 5 keys, one in four not in the`,
  );
  console.log(
    "catalog's order; every call gets an object fresh from JSON.parse, made outside of the timed part. All peers take",
  );
  console.log(
    "turns; the ratio is the median over the rounds. Every result is read; that all figures are the same is proven first.",
  );
  // Objects of few shapes first: once a function has met many, it is no faster with few.
  const alike = await compare(peers.filter(isAmongAlike), document, { alikeOnes: true });
  const sent = await compare(peers, document);
  print(sent);
  console.log("\nThe same settings as objects of three shapes, as a page's own code makes them:");
  print(alike);
  return { sent, alike };
}

/** Prints the rows of a comparison. */
export function print(rows) {
  const head = ["what", "ns per call", "ratio", "quartiles", "wrong as text", "note"];
  printTable(head, rows.map(rowOf), ["ns per call", "ratio", "quartiles", "wrong as text"]);
}

function rowOf({ name, nanoseconds, ratio, wrongTexts, note }) {
  const quartiles = `${short(ratio.low)}–${short(ratio.high)}`;
  const wrong = wrongTexts === 0 ? "0" : `${wrongTexts} of ${count}`;
  return [name, short(nanoseconds.median), short(ratio.median), quartiles, wrong, note];
}
