//! `costpeek check`: all that is to be said of catalogs, at once.

use serde::Serialize;

use super::args::{Check, Color, Deny, Format};
use super::finding::{Finding, Severity};
use super::load::Loaded;
use super::show::Show;
use super::world::{Stream, World};
use super::{FINE, REFUSED, UNUSABLE};
use crate::catalog::{Catalog, CatalogId};

pub(super) fn run(args: &Check, color: Color, world: &mut dyn World) -> u8 {
    let today = args.today.clone().unwrap_or_else(|| world.today());
    let files: Vec<Loaded> = args.files.iter().map(|file| check(file, &today, world)).collect();
    let show = Show::new(color, Stream::Out, world);
    let answer = match args.format {
        Format::Text => files.iter().map(|loaded| show.findings(loaded) + &summary(loaded) + "\n").collect(),
        Format::Json => json(&files),
    };
    world.print(Stream::Out, &answer);
    status(&files, args.deny)
}

fn check(file: &str, today: &str, world: &mut dyn World) -> Loaded {
    let mut loaded = Loaded::from(file, world);
    let warnings = loaded.catalog.as_ref().map(|catalog| warnings(catalog, today));
    loaded.findings.extend(warnings.unwrap_or_default());
    loaded
}

/// What is no problem and yet worth knowing of a catalog. This is where lints join.
fn warnings(_catalog: &Catalog, _today: &str) -> Vec<Finding> {
    Vec::new()
}

fn status(files: &[Loaded], deny: Option<Deny>) -> u8 {
    let is_denied = |loaded: &Loaded| match deny {
        Some(Deny::Warnings) => loaded.has(Severity::Warning),
        None => false,
    };
    match files {
        _ if files.iter().any(|loaded| loaded.text.is_none()) => UNUSABLE,
        _ if files.iter().any(|loaded| loaded.has(Severity::Error) || is_denied(loaded)) => REFUSED,
        _ => FINE,
    }
}

/// One line for each file.
fn summary(loaded: &Loaded) -> String {
    let count = |severity, one: &str| {
        let found = loaded.findings.iter().filter(|finding| finding.severity == severity).count();
        (found > 0).then(|| format!("{found} {one}{}", if found == 1 { "" } else { "s" }))
    };
    let catalog = loaded.catalog.as_ref().map(|catalog| {
        let models = catalog.models().count();
        let s = if models == 1 { "" } else { "s" };
        format!("{} {}, {models} model{s}, digest {:.12}", catalog.id(), catalog.version(), catalog.digest())
    });
    let found = [catalog, count(Severity::Error, "problem"), count(Severity::Warning, "warning")];
    let words: Vec<String> = found.into_iter().flatten().collect();
    super::words::printable(&format!("{}: {}", loaded.file, words.join(", ")))
}

#[derive(Serialize)]
struct FileReport<'a> {
    file: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    catalog: Option<&'a CatalogId>,
    findings: Vec<FindingReport<'a>>,
}

#[derive(Serialize)]
struct FindingReport<'a> {
    #[serde(flatten)]
    finding: &'a Finding,
    #[serde(skip_serializing_if = "Option::is_none")]
    line: Option<usize>,
    #[serde(skip_serializing_if = "Option::is_none")]
    column: Option<usize>,
}

fn json(files: &[Loaded]) -> String {
    let files: Vec<FileReport> = files.iter().map(report).collect();
    serde_json::to_string_pretty(&files).unwrap_or_default() + "\n"
}

fn report(loaded: &Loaded) -> FileReport<'_> {
    let position = |at| loaded.text.as_ref().map(|text| text.position(at));
    let findings = loaded.findings.iter().zip(loaded.ranges()).map(|(finding, range)| {
        let position = range.and_then(|range| position(range.start));
        FindingReport {
            finding,
            line: position.map(|position| position.line),
            column: position.map(|position| position.column),
        }
    });
    FileReport {
        file: &loaded.file,
        catalog: loaded.catalog.as_ref().map(|catalog| &catalog.id),
        findings: findings.collect(),
    }
}
