//! Models as compiled.

use super::charge::period;
use super::{Charge, Constraint, Image, Kind, Node, Nodes, Program, Quantity, Setting, Step, decimals};
use crate::day::Period;
use crate::int::Int;

/// `[id, name, description, notes, settings, charges, decimals, movers, frame]`, where the frame is what most models have in common:
/// `[group, source, constraints, quantities, steps, from, until, traits, numbers, meetings, ends]`.
///
/// `source` is `[title, address or 0, day]`. `numbers` has, for each setting and then each quantity, as bits: the settings that it is
/// made from, and those that decide whether these exist. `meetings` are sets of settings that meet in one table, constraint or list of conditions, or are made into one factor.
/// `ends` are pairs: a number, and an end of a band or condition that it is compared to. `movers` are the settings that
/// move the price.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Model<'i> {
    pub(super) index: usize,
    own: Node<'i>,
    frame: Node<'i>,
}

/// What is said about a model.
#[cfg(feature = "checker")]
#[derive(Debug, Clone, Copy)]
pub(crate) struct About<'i> {
    pub(crate) name: &'i str,
    pub(crate) group: &'i str,
    pub(crate) description: &'i str,
    pub(crate) source_title: &'i str,
    pub(crate) source_url: Option<&'i str>,
    /// On which it was read.
    pub(crate) source_day: &'i str,
}

/// How settings without a default move a price.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Unit {
    /// Not at all.
    None,
    /// Each charge has this number as its one factor that depends on them, and they move nothing else.
    Number(usize),
    /// In any other way.
    Mixed,
}

impl Unit {
    /// As charges have it.
    pub(crate) fn of(word: i64) -> Unit {
        match word {
            -1 => Unit::None,
            -2 => Unit::Mixed,
            number => usize::try_from(number).map_or(Unit::Mixed, Unit::Number),
        }
    }

    #[cfg(feature = "checker")]
    pub(crate) fn word(self) -> i64 {
        match self {
            Unit::None => -1,
            Unit::Mixed => -2,
            Unit::Number(number) => i64::try_from(number).unwrap_or(-2),
        }
    }
}

/// The most settings of a model: sets of settings are kept as the bits of one number.
pub(crate) const MOST_SETTINGS: usize = 31;

/// The amounts need more than 64 bits.
pub(crate) const WIDE: i64 = 1;
/// The price depends on the day.
pub(crate) const DATED: i64 = 2;
/// Some settings exist only with others, or some do not go together.
pub(crate) const CONDITIONAL: i64 = 4;
/// Conditions depend on settings without a default.
pub(crate) const MIXED: i64 = 8;
/// Some number settings offer a list of numbers.
pub(crate) const LISTED: i64 = 16;

impl<'i> Model<'i> {
    pub(super) fn at((index, own): (usize, Node<'i>)) -> Model<'i> {
        Model { index, own, frame: own.node(8) }
    }

    pub(crate) fn id(self) -> &'i str {
        self.own.text(0)
    }

    #[cfg(feature = "checker")]
    pub(crate) fn about(self) -> About<'i> {
        let source = self.frame.node(1);
        About {
            name: self.own.text(1),
            group: self.frame.text(0),
            description: self.own.text(2),
            source_title: source.text(0),
            source_url: source.optional_text(1),
            source_day: source.text(2),
        }
    }

    /// Carried by every estimate: indices of the catalog's notes.
    pub(crate) fn notes(self) -> &'i [i64] {
        self.own.list(3).words
    }

    pub(crate) fn settings(self) -> Nodes<'i, Setting<'i>> {
        self.own.list(4).nodes()
    }

    /// The names of its settings.
    pub(crate) fn names(self) -> Vec<&'i str> {
        let mut names = Vec::new();
        for setting in self.settings() {
            names.push(setting.name());
        }
        names
    }

    /// Whether its settings are as many, and as they are, in a catalog that was checked.
    pub(crate) fn is_whole(self) -> bool {
        let is_whole = |setting: Setting| {
            let [_, _, step] = setting.span();
            setting.kind() != Kind::Span || step > 0
        };
        self.count() <= MOST_SETTINGS && self.settings().all(is_whole)
    }

    pub(crate) fn nth(self, index: usize) -> Option<Setting<'i>> {
        self.own.list(4).node(index).map(Setting)
    }

    pub(crate) fn count(self) -> usize {
        self.own.list(4).len()
    }

    pub(crate) fn setting(self, name: &str) -> Option<(usize, Setting<'i>)> {
        self.settings().enumerate().find(|(_, setting)| setting.name() == name)
    }

    pub(crate) fn constraints(self) -> impl Iterator<Item = Constraint<'i>> {
        self.frame.list(2).nodes().map(Constraint)
    }

    pub(crate) fn program(self) -> Option<&'i Program> {
        self.own.image.program(self.index)
    }

    pub(crate) fn image(self) -> &'i Image {
        self.own.image
    }

    /// Whether its numbers are not just the choices.
    pub(crate) fn must_count(self) -> bool {
        self.is(LISTED) || self.frame.flag(3)
    }

    pub(crate) fn quantities(self) -> impl Iterator<Item = Quantity<'i>> {
        self.frame.list(3).nodes().map(Quantity)
    }

    pub(crate) fn charges(self) -> impl Iterator<Item = Charge<'i>> {
        self.own.list(5).nodes().map(Charge::at)
    }

    pub(crate) fn charge_count(self) -> usize {
        self.own.list(5).len()
    }

    pub(crate) fn charge(self, index: usize) -> Option<Charge<'i>> {
        self.own.list(5).node(index).map(Charge::at)
    }

    pub(crate) fn steps(self) -> impl Iterator<Item = Step<'i>> {
        self.frame.list(4).nodes().map(Step)
    }

    /// When the model is sold.
    pub(crate) fn period(self) -> Period {
        period([self.frame.word(5), self.frame.word(6)])
    }

    /// The decimals in which the charges are added up.
    pub(crate) fn decimals(self) -> u32 {
        decimals(self.own.word(6))
    }

    pub(crate) fn is(self, what: i64) -> bool {
        self.frame.word(7) & what != 0
    }

    /// The settings that a number is made of, as bits.
    pub(crate) fn settings_of(self, number: usize) -> i64 {
        self.frame.list(8).word(2 * number).unwrap_or(0)
    }

    /// The settings that decide whether a number exists, as bits.
    pub(crate) fn decides(self, number: usize) -> i64 {
        self.frame.list(8).word(2 * number + 1).unwrap_or(0)
    }

    /// Sets of settings, as bits.
    pub(crate) fn meetings(self) -> &'i [i64] {
        self.frame.list(9).words
    }

    /// The ends of all bands and conditions, each with the number that is compared to it.
    pub(crate) fn ends<N: Int>(self) -> impl Iterator<Item = (usize, N)> {
        let (image, ends) = (self.frame.image, self.frame.list(10));
        (0..ends.len() / 2).map(move |pair| {
            let number = ends.word(2 * pair).and_then(|word| usize::try_from(word).ok());
            (number.unwrap_or(0), image.number(ends.word(2 * pair + 1).unwrap_or(0)))
        })
    }

    /// The settings that move the price, as bits.
    pub(crate) fn movers(self) -> i64 {
        self.own.word(7)
    }
}
