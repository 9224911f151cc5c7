// What quantities are made from, and whether they always exist.

/** @typedef {import("./refuse.js").Json} Json */

/** @param {Json} quantity @returns {(string | Json)[]} */
export function itemsOf(quantity) {
  return quantity.product ?? quantity.sum ?? quantity.largest;
}

/**
 * A setting itself, or those that a quantity is made from, the axes of its tables included.
 * @param {Json} model @param {string} name @returns {string[]}
 */
export function settingsBehind(model, name) {
  const quantity = Object.hasOwn(model.quantities ?? {}, name) ? model.quantities[name] : undefined;
  if (quantity === undefined) return Object.hasOwn(model.settings ?? {}, name) ? [name] : [];
  return itemsOf(quantity).flatMap((item) =>
    typeof item === "string" ? settingsBehind(model, item) : item.by,
  );
}

/**
 * On what it depends that a setting or a quantity exists: its own conditions, or those of all that it is made from.
 * @param {Json} model @param {[string, Json][]} offered @param {string} name @returns {Json[]}
 */
export function existenceOf(model, offered, name) {
  const behind = settingsBehind(model, name);
  return offered.flatMap(([one, { when }]) => (when && behind.includes(one) ? [when] : []));
}
