import { loadCatalog } from "costpeek";
import imagineart from "costpeek/catalogs/imagineart";
import { tell } from "../../../tell.js";

/** On the server alone. */
export async function load() {
  const { estimate } = await loadCatalog(imagineart);
  const settings = { model: "nano-banana-2", images: 4, resolution: "2K" };
  return { settings, cost: estimate(settings).total, hash: await tell() };
}
