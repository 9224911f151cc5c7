//! The command line, for a program of JavaScript that hands its files, streams and clock over.

use std::ffi::OsString;

use wasm_bindgen::prelude::*;

use crate::cli::{self, Failure, Stream, World};

#[wasm_bindgen]
extern "C" {
    /// What a program of JavaScript can see and do.
    #[derive(Debug)]
    pub type Machine;
    #[wasm_bindgen(method, catch)]
    fn read(this: &Machine, file: Option<&str>) -> Result<Vec<u8>, JsValue>;
    #[wasm_bindgen(method, catch)]
    fn write(this: &Machine, file: &str, text: &str) -> Result<(), JsValue>;
    #[wasm_bindgen(method, catch)]
    fn print(this: &Machine, stream: &str, text: &str) -> Result<(), JsValue>;
    #[wasm_bindgen(method)]
    fn columns(this: &Machine, stream: &str) -> Option<u32>;
    #[wasm_bindgen(method)]
    fn variable(this: &Machine, name: &str) -> Option<String>;
    #[wasm_bindgen(method)]
    fn today(this: &Machine) -> String;
    /// What Node throws where a file cannot be read or written.
    type SystemError;
    #[wasm_bindgen(method, getter)]
    fn code(this: &SystemError) -> Option<String>;
    #[wasm_bindgen(method, getter)]
    fn message(this: &SystemError) -> Option<String>;
}

/// Does what the arguments (without the program's name) say, and gives the exit status.
#[wasm_bindgen(js_name = runCommand)]
#[must_use]
pub fn run_command(args: Vec<String>, machine: Machine) -> u8 {
    cli::run(args.into_iter().map(OsString::from), &mut Node(machine))
}

struct Node(Machine);

impl World for Node {
    fn read(&mut self, file: Option<&str>) -> Result<Vec<u8>, Failure> {
        self.0.read(file).map_err(failure)
    }
    fn write(&mut self, file: &str, text: &str) -> Result<(), Failure> {
        self.0.write(file, text).map_err(failure)
    }
    fn print(&mut self, stream: Stream, text: &str) -> Result<(), Failure> {
        self.0.print(name(stream), text).map_err(failure)
    }
    fn columns(&self, stream: Stream) -> Option<usize> {
        self.0.columns(name(stream)).and_then(|columns| columns.try_into().ok())
    }
    fn variable(&self, name: &str) -> Option<String> {
        self.0.variable(name)
    }
    fn today(&self) -> String {
        self.0.today()
    }
}

/// As Node calls it.
fn name(stream: Stream) -> &'static str {
    match stream {
        Stream::Out => "stdout",
        Stream::Err => "stderr",
    }
}

fn failure(error: JsValue) -> Failure {
    let error: SystemError = error.unchecked_into();
    match error.code().as_deref() {
        Some("ENOENT" | "ENOTDIR") => Failure::NotFound,
        Some("EISDIR") => Failure::IsFolder,
        Some("ENOSPC") => Failure::Full,
        Some("EACCES" | "EPERM") => Failure::NotPermitted,
        _ => Failure::Other(error.message().unwrap_or_default()),
    }
}
