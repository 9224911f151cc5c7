//! What a number can be: the options or steps of a setting, or what lies between the two ends of a quantity.

use std::collections::BTreeSet;

use crate::plan::{Plan, Values, extents};

/// The numbers that a number (see `Use::number`) can be.
#[derive(Debug)]
pub(crate) enum Reach {
    Listed(BTreeSet<i128>),
    Stepped { min: i128, max: i128, step: i128 },
}

impl Plan {
    /// A quantity is taken to be every number at its decimals from its smallest to its largest.
    pub(crate) fn reach(&self, number: usize) -> Reach {
        match self.settings.get(number).map(|setting| &setting.values) {
            Some(Values::Numbers { options, .. }) => {
                Reach::Listed(options.iter().map(|option| i128::from(*option)).collect())
            }
            Some(Values::Span { min, max, step, .. }) => {
                Reach::Stepped { min: i128::from(*min), max: i128::from(*max), step: i128::from(*step) }
            }
            _ => {
                let (min, max) = extents(self).get(number).copied().unwrap_or((0, 0));
                Reach::Stepped { min, max, step: 1 }
            }
        }
    }
}

impl Reach {
    /// The smallest of the numbers that is not below `start`.
    pub(crate) fn first_from(&self, start: i128) -> Option<i128> {
        match self {
            Reach::Listed(numbers) => numbers.range(start..).next().copied(),
            Reach::Stepped { min, max, .. } if start <= *min => Some(*min).filter(|min| min <= max),
            Reach::Stepped { max, .. } if start > *max => None,
            Reach::Stepped { min, max, step } => {
                let first = min + (start - min + step - 1) / step * step;
                Some(first).filter(|first| first <= max)
            }
        }
    }
}
