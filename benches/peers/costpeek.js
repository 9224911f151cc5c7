import { loadCatalog } from "../package.js";

export const name = "costpeek";
export const gives = "estimate";
export const note = "exact texts, from the catalog; settings validated, factors, what was assumed, notes";

export async function open(document) {
  const catalog = await loadCatalog(document);
  return { estimate: catalog.estimate };
}
