//! `costpeek check`: all that is to be said of catalogs, at once.

use serde::Serialize;

use super::args::{Check, Color, Deny, Format};
use super::finding::{Finding, Severity};
use super::load::Loaded;
use super::show::Show;
use super::world::{Stream, World};
use super::{FINE, REFUSED, UNUSABLE, print};
use crate::catalog::CatalogId;
use crate::lint::lint;

pub(super) fn run(args: &Check, color: Color, world: &mut dyn World) -> u8 {
    let today = args.today.clone().unwrap_or_else(|| world.today());
    let files: Vec<Loaded> = args.files.iter().map(|file| check(file, &today, world)).collect();
    let show = Show::new(color, Stream::Out, world);
    let answer = match args.format {
        Format::Text => files.iter().map(|loaded| show.findings(loaded)).collect(),
        Format::Json => json(&files),
    };
    print(Stream::Out, &answer, status(&files, args.deny), world)
}

fn check(file: &str, today: &str, world: &mut dyn World) -> Loaded {
    let mut loaded = Loaded::from(file, world);
    if let (Some(_), Some(text)) = (&loaded.catalog, &loaded.text) {
        let warnings = lint(&text.content, today).unwrap_or_default();
        loaded.findings.extend(warnings.into_iter().map(Finding::from));
    }
    loaded
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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::cli::text::Text;

    fn loaded(severity: Option<Severity>) -> Loaded {
        let finding =
            |severity| Finding { severity, ..Finding::error("MADE_UP", "it is made up".to_owned()) };
        let findings = severity.map(finding).into_iter().collect();
        Loaded { file: "x".to_owned(), text: Some(Text::new(b"{}")), catalog: None, findings }
    }

    #[test]
    fn warnings_count_where_they_are_denied() {
        let cases = [
            (None, None, FINE),
            (None, Some(Deny::Warnings), FINE),
            (Some(Severity::Warning), None, FINE),
            (Some(Severity::Warning), Some(Deny::Warnings), REFUSED),
            (Some(Severity::Error), None, REFUSED),
            (Some(Severity::Error), Some(Deny::Warnings), REFUSED),
        ];
        for (severity, deny, expected) in cases {
            assert_eq!(status(&[loaded(None), loaded(severity)], deny), expected, "{severity:?} {deny:?}");
        }
    }

    #[test]
    fn a_file_that_cannot_be_read_is_worse_than_a_problem() {
        let unread = Loaded { text: None, ..loaded(Some(Severity::Error)) };
        assert_eq!(status(&[loaded(Some(Severity::Error)), unread], None), UNUSABLE);
    }
}
