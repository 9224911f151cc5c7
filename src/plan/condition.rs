//! Conditions on choices, and what hangs on them: charges, settings, constraints.

use super::setting::{ABSENT, at};

/// When a charge applies: when all conditions hold (`holds`), or unless they do.
#[derive(Debug)]
pub(crate) struct Applies {
    pub(crate) holds: bool,
    pub(crate) conditions: Vec<Condition>,
}

impl Applies {
    /// Whether to these choices, which make these numbers.
    pub(crate) fn to(&self, choices: &[i64], numbers: &[i128]) -> bool {
        self.conditions.iter().all(|condition| condition.holds(choices, numbers)) == self.holds
    }
}

/// Where all of `when` hold, all of `only` must.
#[derive(Debug)]
pub(crate) struct Constraint {
    pub(crate) when: Vec<Condition>,
    pub(crate) only: Vec<Condition>,
}

impl Constraint {
    pub(crate) fn conditions(&self) -> impl Iterator<Item = &Condition> {
        self.when.iter().chain(&self.only)
    }

    pub(crate) fn holds(&self, choices: &[i64], numbers: &[i128]) -> bool {
        self.broken(choices, numbers).next().is_none()
    }

    /// The conditions of `only` that had to hold and do not. Of a setting that does not exist nothing is asked.
    pub(crate) fn broken(&self, choices: &[i64], numbers: &[i128]) -> impl Iterator<Item = &Condition> {
        let counts = self.when.iter().all(|when| when.holds(choices, numbers));
        let kept = move |only: &&Condition| {
            !counts || only.holds(choices, numbers) || !only.can_be_asked(choices, numbers)
        };
        self.only.iter().filter(move |only| !kept(only))
    }
}

/// One condition. It does not hold for a setting that does not exist.
#[derive(Debug)]
pub(crate) enum Condition {
    /// Holds where the choice of the setting is one of the true ones.
    OneOf { setting: usize, choices: Vec<bool> },
    /// Holds where the number (see `Use::number`) is from `min` to `max`, both included.
    Within { number: usize, min: i128, max: i128 },
}

impl Condition {
    pub(crate) fn holds(&self, choices: &[i64], numbers: &[i128]) -> bool {
        match self {
            Condition::OneOf { setting, choices: accepted } => {
                choices.get(*setting).and_then(|choice| at(accepted, *choice)).is_some_and(|holds| *holds)
            }
            Condition::Within { number, min, max } => {
                numbers.get(*number).is_some_and(|number| (min..=max).contains(&number))
            }
        }
    }

    /// The setting, or the number (see `Use::number`), that it asks about: settings are counted first among numbers.
    pub(crate) fn asks(&self) -> usize {
        match self {
            Condition::OneOf { setting: index, .. } | Condition::Within { number: index, .. } => *index,
        }
    }

    /// Whether what it asks about exists.
    fn can_be_asked(&self, choices: &[i64], numbers: &[i128]) -> bool {
        match self {
            Condition::OneOf { setting, .. } => choices.get(*setting).is_some_and(|choice| *choice != ABSENT),
            Condition::Within { number, .. } => {
                numbers.get(*number).is_some_and(|number| *number != i128::from(ABSENT))
            }
        }
    }
}
