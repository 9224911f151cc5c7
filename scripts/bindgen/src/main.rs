//! What `wasm-bindgen --target web --omit-default-module-path` does, as a program that builds from the crate registry
//! alone: the command line itself takes minutes to install and its lock file names what the registry may not have.
//!
//! `bindgen IN.wasm OUTDIR` writes `costpeek.js`, `costpeek.d.ts`, `costpeek_bg.wasm` and `costpeek_bg.wasm.d.ts`.

use std::env::args_os;
use std::ffi::OsString;
use std::process::ExitCode;

use wasm_bindgen_cli_support::Bindgen;

fn main() -> ExitCode {
    let words: Vec<OsString> = args_os().skip(1).collect();
    let [module, folder] = words.as_slice() else {
        eprintln!("bindgen: wants two arguments: IN.wasm OUTDIR");
        return ExitCode::FAILURE;
    };
    let mut bindgen = Bindgen::new();
    bindgen
        .input_path(module)
        .out_name("costpeek")
        .typescript(true)
        // No `import.meta.url` in the glue: the front end hands the bytes over.
        .omit_default_module_path(true)
        // The names go in `optimise`, which puts the functions in their order.
        .remove_name_section(false)
        .remove_producers_section(true);
    let done = bindgen.web(true).and_then(|web| web.generate(folder));
    match done {
        Ok(()) => ExitCode::SUCCESS,
        Err(problem) => {
            eprintln!("bindgen: {}: {problem:#}", module.display());
            ExitCode::FAILURE
        }
    }
}
