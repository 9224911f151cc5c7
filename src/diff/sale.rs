//! Whether a model is sold on the day of the comparison.

use serde::Serialize;

use crate::base::Base;
use crate::day::Day;
use crate::image::Model;
use crate::words;

/// Whether a model is sold on the day.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Sale {
    /// It is.
    Sold,
    /// It begins on a later day.
    NotYetSold,
    /// Its last day is over.
    Ended,
}

impl Sale {
    pub(super) fn of(model: Model, day: Option<Day>) -> Sale {
        let period = model.period();
        match period.from {
            _ if period.holds(day) => Sale::Sold,
            Some(from) if day < Some(from) => Sale::NotYetSold,
            _ => Sale::Ended,
        }
    }

    pub(super) fn words(self) -> &'static str {
        match self {
            Sale::Sold => "sold",
            Sale::NotYetSold => "not yet sold",
            Sale::Ended => "ended",
        }
    }

    #[expect(clippy::trivially_copy_pass_by_ref, reason = "serde passes by reference")]
    pub(super) fn is_sold(&self) -> bool {
        *self == Sale::Sold
    }
}

/// What a model costs at the defaults, in words: on the day; on its first day, where that is to come.
pub(super) fn price(model: Model, unit: &str, day: Option<Day>) -> String {
    let (sale, period) = (Sale::of(model, day), model.period());
    let base = |day| words::base(Base::of(model, day).as_ref(), unit);
    match sale {
        Sale::Sold => base(day),
        Sale::NotYetSold => format!("{}{period} ({})", base(period.from), sale.words()),
        Sale::Ended => format!("sold{period} ({})", sale.words()),
    }
}
