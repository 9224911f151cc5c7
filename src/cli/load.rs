//! A file as a catalog, or as what is wrong with it.

use std::ops::Range;

use super::args::Color;
use super::finding::{Finding, Severity};
use super::show::Show;
use super::text::Text;
use super::world::{Stream, World};
use super::{REFUSED, UNUSABLE, find, print};
use crate::catalog::Catalog;

/// A file that was looked at.
#[derive(Debug)]
pub(super) struct Loaded {
    pub(super) file: String,
    /// None where it could not be read.
    pub(super) text: Option<Text>,
    /// None where it was refused.
    pub(super) catalog: Option<Catalog>,
    pub(super) findings: Vec<Finding>,
}

impl Loaded {
    pub(super) fn from(file: &str, world: &mut dyn World) -> Loaded {
        let named = (file != "-").then_some(file);
        let (text, catalog, findings) = match world.read(named) {
            Err(failure) => (None, None, vec![Finding::error("NOT_READ", failure.to_string())]),
            Ok(bytes) => {
                let text = Some(Text::new(&bytes));
                match Catalog::from_bytes(&bytes) {
                    Ok(catalog) => (text, Some(catalog), Vec::new()),
                    Err(error) => (text, None, error.problems.into_iter().map(Finding::from).collect()),
                }
            }
        };
        Loaded { file: file.to_owned(), text, catalog, findings }
    }

    /// Where each finding stands.
    pub(super) fn ranges(&self) -> Vec<Option<Range<usize>>> {
        match &self.text {
            Some(text) => find::ranges(&self.findings, text),
            None => self.findings.iter().map(|_| None).collect(),
        }
    }

    pub(super) fn has(&self, severity: Severity) -> bool {
        self.findings.iter().any(|finding| finding.severity == severity)
    }
}

/// The catalog of a file; or what is wrong with it is printed, and the status says how bad that is.
pub(super) fn catalog(file: &str, color: Color, world: &mut dyn World) -> Result<Catalog, u8> {
    let mut loaded = Loaded::from(file, world);
    if let Some(catalog) = loaded.catalog.take() {
        return Ok(catalog);
    }
    let shown = Show::new(color, Stream::Err, world).findings(&loaded);
    let status = if loaded.text.is_none() { UNUSABLE } else { REFUSED };
    Err(print(Stream::Err, &shown, status, world))
}
