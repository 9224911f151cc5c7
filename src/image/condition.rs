//! Conditions on choices, and constraints made of them.

use super::{ABSENT, Model, Node, place};
use crate::int::Int;

/// So many options one word of a condition speaks of.
pub(crate) const OPTIONS_A_WORD: usize = 32;

/// `[0, setting, bits …]`: holds where the bit of the setting's choice is set; 32 bits a word. Or `[1, number, min, max]`: holds
/// where the number is from `min` to `max`, both included. It does not hold for a setting that does not exist.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Condition<'i>(pub(super) Node<'i>);

impl Condition<'_> {
    fn is_of_options(self) -> bool {
        self.0.word(0) == 0
    }

    pub(super) fn place(self) -> usize {
        self.0.at
    }

    /// The setting and the bits of its choices that pass, if one word has them.
    pub(super) fn bits(self, model: Model) -> Option<[i64; 2]> {
        let [kind, setting, bits] = *self.0.fields().words;
        let count = model.nth(place(setting))?.count()?;
        (kind == 0 && place(count) <= OPTIONS_A_WORD).then_some([setting, bits])
    }

    pub(crate) fn holds<N: Int>(self, choices: &[i64], numbers: &[N]) -> bool {
        if self.is_of_options() {
            let choice = choices.get(self.asks()).and_then(|choice| usize::try_from(*choice).ok());
            return choice.is_some_and(|choice| {
                self.0.word(2 + choice / OPTIONS_A_WORD) >> (choice % OPTIONS_A_WORD) & 1 == 1
            });
        }
        let (min, max) = (self.0.number(2), self.0.number(3));
        numbers.get(self.asks()).is_some_and(|number| (min..=max).contains(number))
    }

    /// The setting, or the number, that it asks about: settings are counted first among numbers.
    pub(crate) fn asks(self) -> usize {
        self.0.index(1)
    }

    /// Whether what it asks about exists.
    fn can_be_asked<N: Int>(self, choices: &[i64], numbers: &[N]) -> bool {
        if self.is_of_options() {
            return choices.get(self.asks()).is_some_and(|choice| *choice != ABSENT);
        }
        numbers.get(self.asks()).is_some_and(|number| *number != N::of(ABSENT))
    }
}

/// `[when, only]`: where all of `when` hold, all of `only` must.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Constraint<'i>(pub(super) Node<'i>);

impl<'i> Constraint<'i> {
    pub(crate) fn when(self) -> impl Iterator<Item = Condition<'i>> {
        self.0.list(0).nodes().map(Condition)
    }

    pub(crate) fn conditions(self) -> impl Iterator<Item = Condition<'i>> {
        self.when().chain(self.0.list(1).nodes().map(Condition))
    }

    pub(crate) fn holds<N: Int>(self, choices: &[i64], numbers: &[N]) -> bool {
        self.broken(choices, numbers).next().is_none()
    }

    /// The conditions of `only` that had to hold and do not. Of a setting that does not exist nothing is asked.
    pub(crate) fn broken<N: Int>(
        self,
        choices: &[i64],
        numbers: &[N],
    ) -> impl Iterator<Item = Condition<'i>> {
        let counts = self.when().all(|when| when.holds(choices, numbers));
        let only = self.0.list(1).nodes().map(Condition);
        only.filter(move |only| {
            counts && !only.holds(choices, numbers) && only.can_be_asked(choices, numbers)
        })
    }
}
