/** The checker's module, where importing a `.wasm` file gives what it is compiled to. */
declare const module: WebAssembly.Module;
export default module;
