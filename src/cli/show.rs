//! Findings for people: each with the line of the text that it is about.

use std::ops::Range;

use annotate_snippets::{AnnotationKind, Group, Level, Origin, Renderer, Snippet};

use super::args::Color;
use super::finding::{Finding, Severity};
use super::load::Loaded;
use super::text::{Position, Text};
use super::words::printable;
use super::world::{Stream, World};

/// Where no terminal says how many it has.
const COLUMNS: usize = 100;
/// No snippet can be read in less room than this.
const FEWEST_COLUMNS: usize = 40;

/// How findings are shown on one stream.
pub(super) struct Show {
    renderer: Renderer,
    columns: usize,
}

impl Show {
    pub(super) fn new(color: Color, stream: Stream, world: &dyn World) -> Show {
        let columns = world.columns(stream).filter(|columns| *columns > 0);
        let columns = columns.unwrap_or(COLUMNS).max(FEWEST_COLUMNS);
        let renderer = if colored(color, stream, world) { Renderer::styled() } else { Renderer::plain() };
        Show { renderer: renderer.term_width(columns), columns }
    }

    /// All findings of a file, and a line that sums up.
    pub(super) fn findings(&self, loaded: &Loaded) -> String {
        let findings = loaded.findings.iter().zip(loaded.ranges());
        let shown = findings.map(|(finding, range)| self.finding(loaded, finding, range) + "\n\n");
        shown.chain([summary(loaded), "\n".to_owned()]).collect()
    }

    /// A finding without a file.
    pub(super) fn alone(&self, finding: &Finding) -> String {
        self.renderer.render(&[title(finding)]) + "\n"
    }

    fn finding(&self, loaded: &Loaded, finding: &Finding, range: Option<Range<usize>>) -> String {
        let file = printable(&loaded.file);
        let Some((text, range)) = loaded.text.as_ref().zip(range) else {
            return self.render(title(finding).element(Origin::path(file)), finding);
        };
        let Position { line, column } = text.position(range.start);
        let (window, span) = self.window(text, range);
        let before = window.get(..span.start).unwrap_or_default().chars().count();
        let snippet = Snippet::source(window).path(&file).line_start(line);
        let snippet = snippet.annotation(AnnotationKind::Primary.span(span));
        let shown = self.render(title(finding).element(snippet), finding);
        // Columns are counted in the window there.
        shown.replacen(&format!("{file}:{line}:{}", before + 1), &format!("{file}:{line}:{column}"), 1)
    }

    fn render<'a>(&self, mut group: Group<'a>, finding: &'a Finding) -> String {
        if !finding.place.0.is_empty() {
            group = group.element(Level::NOTE.with_name("at").message(finding.place.to_string()));
        }
        if !finding.help.is_empty() {
            group = group.element(Level::HELP.message(&finding.help));
        }
        self.renderer.render(&[group])
    }

    /// The line of a range, and the range in it. What could not be shown of a very long line is left out: to look at a
    /// whole one takes long.
    fn window<'t>(&self, text: &'t Text, range: Range<usize>) -> (&'t str, Range<usize>) {
        let line = text.line(range.start);
        let end = range.end.min(line.end).min(text.floor(range.start + self.columns / 2)).max(range.start);
        // A terminal's width more on each side, at four bytes a character.
        let room = 4 * self.columns;
        let from = text.floor(range.start.saturating_sub(room)).max(line.start);
        let to = text.floor(end + room).min(line.end).max(end);
        (text.content.get(from..to).unwrap_or_default(), range.start - from..end - from)
    }
}

fn title(finding: &Finding) -> Group<'_> {
    let level = match finding.severity {
        Severity::Error => Level::ERROR,
        Severity::Warning => Level::WARNING,
    };
    Group::with_title(level.primary_title(&finding.message).id(&finding.code))
}

/// What a file is, and how much is wrong with it.
fn summary(loaded: &Loaded) -> String {
    let count = |severity, one: &str| {
        let found = loaded.findings.iter().filter(|finding| finding.severity == severity).count();
        (found > 0).then(|| format!("{found} {one}{}", if found == 1 { "" } else { "s" }))
    };
    let catalog = loaded.catalog.as_ref().map(|catalog| {
        let models = catalog.image.models().count();
        let s = if models == 1 { "" } else { "s" };
        format!("{} {}, {models} model{s}, digest {:.12}", catalog.id(), catalog.version(), catalog.digest())
    });
    let found = [catalog, count(Severity::Error, "problem"), count(Severity::Warning, "warning")];
    let words: Vec<String> = found.into_iter().flatten().collect();
    printable(&format!("{}: {}", loaded.file, words.join(", ")))
}

fn colored(color: Color, stream: Stream, world: &dyn World) -> bool {
    let is_set = |name| world.variable(name).is_some_and(|value| !value.is_empty());
    let is_dumb = || world.variable("TERM").is_some_and(|terminal| terminal == "dumb");
    match color {
        Color::Always => true,
        Color::Never => false,
        Color::Auto => world.columns(stream).is_some() && !is_set("NO_COLOR") && !is_dumb(),
    }
}
