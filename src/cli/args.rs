//! The arguments, as `--help` tells them.

use clap::{Args as Arguments, Parser, Subcommand, ValueEnum};

use crate::day::Day;

/// What a generation will cost, exactly and itemised, before the button is pressed.
#[derive(Debug, Parser)]
#[command(name = "costpeek", version, disable_help_subcommand = true)]
pub(super) struct Args {
    #[command(subcommand)]
    pub(super) command: Command,
    /// When to use colors; with `auto` on terminals, unless `NO_COLOR` is set.
    #[arg(long, global = true, value_name = "WHEN", default_value = "auto")]
    pub(super) color: Color,
}

#[derive(Debug, Subcommand)]
pub(super) enum Command {
    Check(Check),
    Estimate(Estimate),
    Compile(Compile),
    Table(Table),
    Diff(Diff),
    /// Prints the JSON Schema of catalogs, for editors.
    Schema,
}

/// Checks catalogs and shows all their problems.
#[derive(Debug, Arguments)]
pub(super) struct Check {
    /// Catalogs; `-` is standard input.
    #[arg(value_name = "FILE", required = true)]
    pub(super) files: Vec<String>,
    /// For people or for programs.
    #[arg(long, default_value = "text")]
    pub(super) format: Format,
    /// What to end with status 1 for, as for problems.
    #[arg(long, value_name = "WHAT")]
    pub(super) deny: Option<Deny>,
    /// The day to check for, YYYY-MM-DD [default: today].
    #[arg(long, value_name = "DAY", value_parser = day)]
    pub(super) today: Option<String>,
}

/// What a price is asked for.
#[derive(Debug, Arguments)]
pub(super) struct Question {
    /// A catalog; `-` is standard input.
    pub(super) file: String,
    /// The id of a model.
    pub(super) model: String,
    /// A setting, as often as needed; the others take their defaults.
    #[arg(long, value_name = "NAME=VALUE", value_parser = setting)]
    pub(super) set: Vec<(String, String)>,
    /// The day of the prices, YYYY-MM-DD [default: today].
    #[arg(long, value_name = "DAY")]
    pub(super) at: Option<String>,
}

/// Tells what settings cost, line by line.
#[derive(Debug, Arguments)]
pub(super) struct Estimate {
    #[command(flatten)]
    pub(super) question: Question,
    /// For people or for programs.
    #[arg(long, default_value = "text")]
    pub(super) format: Format,
}

/// Prints the prices of a model by some of its settings, for a help page.
#[derive(Debug, Arguments)]
pub(super) struct Table {
    #[command(flatten)]
    pub(super) question: Question,
    /// Settings, the last one across; with values of your choice: `resolution,images=1,2,4`.
    #[arg(long, required = true, value_name = "NAMES")]
    pub(super) by: Vec<String>,
    /// For a page, a spreadsheet, or programs.
    #[arg(long, default_value = "markdown")]
    pub(super) format: TableFormat,
}

/// Tells what changes for buyers from one catalog to another.
#[derive(Debug, Arguments)]
pub(super) struct Diff {
    /// The catalog before.
    pub(super) old: String,
    /// The catalog after.
    pub(super) new: String,
    /// The day to compare on, YYYY-MM-DD [default: today].
    #[arg(long, value_name = "DAY")]
    pub(super) at: Option<String>,
    /// For people, for a pull request, or for programs.
    #[arg(long, default_value = "text")]
    pub(super) format: DiffFormat,
}

/// Compiles a catalog into the form that pages load.
#[derive(Debug, Arguments)]
pub(super) struct Compile {
    /// A catalog; `-` is standard input.
    pub(super) file: String,
    /// Where to write it [default: standard output].
    #[arg(long, value_name = "FILE")]
    pub(super) out: Option<String>,
    /// A JSON text, or an ES module with a default export.
    #[arg(long, default_value = "json")]
    pub(super) format: Module,
    /// Where to write what its models take, for TypeScript: for `prices.js` that is `prices.d.ts`.
    #[arg(long, value_name = "FILE")]
    pub(super) types: Option<String>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(super) enum Format {
    Text,
    Json,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(super) enum TableFormat {
    Markdown,
    Csv,
    Json,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(super) enum DiffFormat {
    Text,
    Markdown,
    Json,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(super) enum Module {
    Json,
    Js,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(super) enum Color {
    Auto,
    Always,
    Never,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(super) enum Deny {
    Warnings,
}

fn setting(text: &str) -> Result<(String, String), String> {
    match text.split_once('=') {
        None => Err("write it as a name, `=` and a value, like images=4".to_owned()),
        Some(("", _)) => Err("the name before `=` is missing".to_owned()),
        Some(("model", _)) => Err("the model is the argument after the file".to_owned()),
        Some((name, value)) => Ok((name.to_owned(), value.to_owned())),
    }
}

fn day(text: &str) -> Result<String, String> {
    let day = Day::parse(text).map(|day| day.to_string());
    day.ok_or_else(|| "write it as a day, like 2026-11-21".to_owned())
}
