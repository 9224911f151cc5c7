import Big from "big.js";
import { byHand } from "./decimals.js";

export const name = "big.js, by hand";
export const gives = "estimate";
export const note = "exact texts; hard-coded like hand-written";

export async function open() {
  return { estimate: byHand((text) => new Big(text)) };
}
