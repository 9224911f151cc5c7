//! Settings as compiled: what is chosen of each is a small whole number, its *choice*.

use super::{Condition, List, Node, decimals, place};
use crate::int::Int;

/// The choice, and the number, of a setting that does not exist.
pub(crate) const ABSENT: i64 = -1;

/// What a setting offers.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Kind {
    /// The choice is an index.
    Words,
    /// The choice is 0 or 1.
    Switch,
    /// The choice is an index. The numbers have the same decimals.
    Numbers,
    /// The choice is the number without its point.
    Span,
}

/// `[name, label, one or 0, kind, decimals, default or -1, aliases, when]`, then its options, or smallest, largest and step. Aliases are pairs of
/// a text and a choice.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Setting<'i>(pub(super) Node<'i>);

impl<'i> From<Node<'i>> for Setting<'i> {
    fn from(node: Node<'i>) -> Setting<'i> {
        Setting(node)
    }
}

impl<'i> Setting<'i> {
    pub(crate) fn name(self) -> &'i str {
        self.0.text(0)
    }

    #[cfg(feature = "checker")]
    pub(crate) fn label(self) -> &'i str {
        self.0.text(1)
    }

    pub(crate) fn one(self) -> Option<&'i str> {
        self.0.optional_text(2)
    }

    pub(crate) fn kind(self) -> Kind {
        match self.0.word(3) {
            0 => Kind::Words,
            1 => Kind::Switch,
            2 => Kind::Numbers,
            _ => Kind::Span,
        }
    }

    pub(crate) fn decimals(self) -> u32 {
        decimals(self.0.word(4))
    }

    /// The choice where nothing was given.
    pub(crate) fn default(self) -> Option<i64> {
        Some(self.0.word(5)).filter(|choice| *choice != ABSENT)
    }

    /// The words, or the numbers without their point.
    pub(crate) fn options(self) -> List<'i> {
        self.0.list(8)
    }

    /// Smallest, largest and step of a span.
    pub(crate) fn span(self) -> [i64; 3] {
        [self.0.word(8), self.0.word(9), self.0.word(10)]
    }

    /// How many options there are; none for a span.
    pub(crate) fn count(self) -> Option<i64> {
        match self.kind() {
            Kind::Words | Kind::Numbers => i64::try_from(self.options().len()).ok(),
            Kind::Switch => Some(2),
            Kind::Span => None,
        }
    }

    pub(crate) fn is_number(self) -> bool {
        matches!(self.kind(), Kind::Numbers | Kind::Span)
    }

    /// The choice that another text stands for.
    pub(crate) fn alias(self, text: &str) -> Option<i64> {
        let aliases = self.0.list(6);
        for pair in aliases.words.chunks_exact(2) {
            if let [alias, choice] = pair
                && aliases.image.text(place(*alias)) == text
            {
                return Some(*choice);
            }
        }
        None
    }

    /// The setting exists when all hold.
    pub(crate) fn when(self) -> impl Iterator<Item = Condition<'i>> {
        self.0.list(7).nodes().map(Condition)
    }

    /// The choice of the smallest number; 0 where there are none.
    pub(crate) fn smallest(self) -> i64 {
        match self.kind() {
            Kind::Words | Kind::Switch => 0,
            // Of equal numbers the first.
            Kind::Numbers => self.smallest_option(),
            Kind::Span => self.0.word(8),
        }
    }

    fn smallest_option(self) -> i64 {
        let (mut smallest, mut choice) = (i64::MAX, 0);
        for (index, number) in (0..).zip(self.options().words) {
            if *number < smallest {
                (smallest, choice) = (*number, index);
            }
        }
        choice
    }

    /// The number that a choice stands for; 0 where it is none.
    pub(crate) fn number<N: Int>(self, choice: i64) -> N {
        N::of(match self.kind() {
            _ if choice == ABSENT => ABSENT,
            Kind::Words | Kind::Switch => 0,
            Kind::Numbers => usize::try_from(choice).ok().and_then(|at| self.options().word(at)).unwrap_or(0),
            Kind::Span => choice,
        })
    }
}
