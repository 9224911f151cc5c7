// The checker's module, for entries that have no file of it.

export { bytes } from "../../build/checker/bytes.js";
