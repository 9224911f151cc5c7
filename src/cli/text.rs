//! A text with its lines.

use std::ops::Range;

/// The text of a file, without a byte order mark. What is not UTF-8 in it is replaced.
#[derive(Debug)]
pub(super) struct Text {
    pub(super) content: String,
    /// Where the first byte stands that is not UTF-8.
    pub(super) broken: Option<usize>,
    /// Where each line begins.
    lines: Vec<usize>,
}

/// A place as editors count it, from 1, in characters.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Position {
    pub(super) line: usize,
    pub(super) column: usize,
}

impl Text {
    pub(super) fn new(bytes: &[u8]) -> Text {
        let bytes = bytes.strip_prefix("\u{feff}".as_bytes()).unwrap_or(bytes);
        let broken = std::str::from_utf8(bytes).err().map(|error| error.valid_up_to());
        let content = String::from_utf8_lossy(bytes).into_owned();
        let lines = std::iter::once(0).chain(content.match_indices('\n').map(|(at, _)| at + 1)).collect();
        Text { content, broken, lines }
    }

    pub(super) fn position(&self, at: usize) -> Position {
        let line = self.lines.partition_point(|start| *start <= at);
        let start = self.start(line);
        let before = self.content.get(start..at).unwrap_or_default();
        Position { line, column: before.chars().count() + 1 }
    }

    /// The line that has a place, without its end.
    pub(super) fn line(&self, at: usize) -> Range<usize> {
        let start = self.start(self.lines.partition_point(|start| *start <= at));
        let rest = self.content.get(start..).unwrap_or_default();
        let line = rest.split('\n').next().unwrap_or_default();
        start..start + line.strip_suffix('\r').unwrap_or(line).len()
    }

    /// The place of a byte, which is counted from 1, in a line, counted likewise; 0 is before the first.
    pub(super) fn at(&self, line: usize, byte: usize) -> usize {
        self.floor(self.start(line) + byte.saturating_sub(1))
    }

    /// The next place downwards at which a character begins.
    pub(super) fn floor(&self, at: usize) -> usize {
        let at = at.min(self.content.len());
        (0..=at).rev().find(|at| self.content.is_char_boundary(*at)).unwrap_or(0)
    }

    fn start(&self, line: usize) -> usize {
        self.lines.get(line.saturating_sub(1)).copied().unwrap_or(self.content.len())
    }
}
