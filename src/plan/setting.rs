//! Settings as compiled: what is chosen of each is a small whole number.

use super::condition::Condition;

/// The choice, and the number, of a setting that does not exist.
pub(crate) const ABSENT: i64 = -1;

/// One setting. What a person chose of it is a whole number, its *choice*.
#[derive(Debug)]
pub(crate) struct Setting {
    pub(crate) name: String,
    pub(crate) label: String,
    pub(crate) one: Option<String>,
    pub(crate) values: Values,
    /// The choice where nothing was given.
    pub(crate) default: Option<i64>,
    /// Other texts for choices.
    pub(crate) aliases: Vec<(String, i64)>,
    /// The setting exists when all hold.
    pub(crate) when: Vec<Condition>,
}

/// What a setting offers.
#[derive(Debug)]
pub(crate) enum Values {
    /// The choice is an index.
    Words(Vec<String>),
    /// The choice is an index. The numbers have the same decimals.
    Numbers { options: Vec<i64>, decimals: u32 },
    /// The choice is the number without its point.
    Span { min: i64, max: i64, step: i64, decimals: u32 },
    /// The choice is 0 or 1.
    Switch,
}

impl Values {
    /// How many options there are; none for a span.
    pub(crate) fn options(&self) -> Option<usize> {
        match self {
            Values::Words(words) => Some(words.len()),
            Values::Numbers { options, .. } => Some(options.len()),
            Values::Switch => Some(2),
            Values::Span { .. } => None,
        }
    }

    /// The decimals of its numbers; 0 where there are none.
    pub(crate) fn decimals(&self) -> u32 {
        match self {
            Values::Words(_) | Values::Switch => 0,
            Values::Numbers { decimals, .. } | Values::Span { decimals, .. } => *decimals,
        }
    }

    /// The choice of the smallest number; 0 where there are none.
    pub(crate) fn smallest(&self) -> i64 {
        match self {
            Values::Words(_) | Values::Switch => 0,
            Values::Numbers { options, .. } => {
                let smallest = (0..).zip(options).min_by_key(|(_, number)| **number);
                smallest.map_or(0, |(choice, _)| choice)
            }
            Values::Span { min, .. } => *min,
        }
    }

    /// The choice of the largest number; 0 where there are none.
    pub(crate) fn largest(&self) -> i64 {
        match self {
            Values::Words(_) | Values::Switch => 0,
            Values::Numbers { options, .. } => {
                let largest = (0..).zip(options).max_by_key(|(_, number)| **number);
                largest.map_or(0, |(choice, _)| choice)
            }
            Values::Span { max, .. } => *max,
        }
    }

    /// The number that a choice stands for; 0 where it is none.
    pub(crate) fn number(&self, choice: i64) -> i128 {
        match self {
            _ if choice == ABSENT => ABSENT.into(),
            Values::Words(_) | Values::Switch => 0,
            Values::Numbers { options, .. } => at(options, choice).map_or(0, |number| i128::from(*number)),
            Values::Span { .. } => i128::from(choice),
        }
    }
}

/// The item of a list that a choice, which is an index, stands for.
pub(crate) fn at<T>(list: &[T], choice: i64) -> Option<&T> {
    list.get(usize::try_from(choice).ok()?)
}
