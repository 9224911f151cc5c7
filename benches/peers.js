// Who is compared in Node, in the order of the table. The first is the measure of all others.

import { readFileSync } from "node:fs";
import { inside } from "../scripts/paths.js";
import * as big from "./peers/big.js";
import * as cel from "./peers/cel.js";
import * as costpeek from "./peers/costpeek.js";
import * as decimalLight from "./peers/decimal-light.js";
import * as generic from "./peers/generic-js.js";
import * as handWritten from "./peers/hand-written.js";
import * as jsonLogic from "./peers/json-logic.js";
import * as jsonRules from "./peers/json-rules.js";
import * as jsonata from "./peers/jsonata.js";
import * as jsonataFull from "./peers/jsonata-full.js";
import * as zen from "./peers/zen.js";

const byHand = [handWritten, big, decimalLight];
const engines = [generic, costpeek, jsonataFull];
const totals = [cel, jsonLogic, jsonata, zen, jsonRules];

/** Opens all peers with a catalog's document. */
export function openPeers(document) {
  return Promise.all([...byHand, ...engines, ...totals].map((peer) => openPeer(peer, document)));
}

async function openPeer(peer, document) {
  const opened = await peer.open(document, peer === zen ? zenBytes() : undefined);
  return { ...peer, ...opened };
}

function zenBytes() {
  const file = "node_modules/@gorules/zen-engine-wasm/dist/zen_engine_wasm_bg.wasm";
  return readFileSync(inside("benches", file));
}
