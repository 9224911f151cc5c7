// What has to be on the machine before anything can be built or tested. Each looks first and installs only what is missing.

export { ensureBrowsers } from "./prepare/browsers.js";
export { ensureNodeModules } from "./prepare/node-modules.js";
export { ensureRustTools, nativeRust } from "./prepare/rust.js";
export { ensureWasmTarget } from "./prepare/wasm-target.js";
