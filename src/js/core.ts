// What every entry shares: a file of its own in the package, so that it stands there once.

export { foreign, reasonOf } from "./explain.js";
export { compile, load } from "./load.js";
export { compileBytes, compileEmbedded, type EmbeddedModule, type Modules, part } from "./module.js";
