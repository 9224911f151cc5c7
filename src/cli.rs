//! The command line. What it reads, prints and knows of the day comes through a [`World`]: a native program and a module
//! in Node give the same answers.

use std::ffi::OsString;

use clap::Parser;

use crate::schema::schema;

mod args;
mod check;
mod compile;
mod diff;
mod estimate;
mod find;
mod finding;
mod load;
mod settings;
mod show;
mod table;
mod text;
mod words;
mod world;

use args::{Args, Command};
pub use world::{Failure, Stream, World};

/// All is well.
const FINE: u8 = 0;
/// A catalog has problems, or settings are refused.
const REFUSED: u8 = 1;
/// The arguments are wrong, or a file cannot be read or written.
const UNUSABLE: u8 = 2;

/// Does what the arguments (without the program's name) say, and gives the exit status.
pub fn run(args: impl IntoIterator<Item = OsString>, world: &mut dyn World) -> u8 {
    let name = OsString::from("costpeek");
    match Args::try_parse_from([name].into_iter().chain(args)) {
        Ok(args) => answer(&args, world),
        Err(error) => {
            let stream = if error.use_stderr() { Stream::Err } else { Stream::Out };
            let status = u8::try_from(error.exit_code()).unwrap_or(UNUSABLE);
            print(stream, &error.render().to_string(), status, world)
        }
    }
}

/// Prints what there is to say last; gives the status, unless nobody will read it.
fn print(stream: Stream, text: &str, status: u8, world: &mut dyn World) -> u8 {
    match world.print(stream, text) {
        Ok(()) => status,
        Err(failure) => {
            // Where not even this can be said, the status says it.
            let _ = world.print(Stream::Err, &format!("error: the answer is not printed: {failure}\n"));
            UNUSABLE
        }
    }
}

fn answer(args: &Args, world: &mut dyn World) -> u8 {
    let color = args.color;
    match &args.command {
        Command::Check(check) => check::run(check, color, world),
        Command::Estimate(estimate) => estimate::run(estimate, color, world),
        Command::Compile(compile) => compile::run(compile, color, world),
        Command::Table(table) => table::run(table, color, world),
        Command::Diff(diff) => diff::run(diff, color, world),
        Command::Schema => print(Stream::Out, &schema(), FINE, world),
    }
}
