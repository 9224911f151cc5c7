//! What is known, said out loud: the one rule by which parts of different certainty become a whole.

use serde::Serialize;

use crate::amount::Amount;

/// How certain a line is, from best to worst.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum LineCertainty {
    /// Published as it stands.
    Exact,
    /// Inferred.
    Approximate,
    /// Somewhere between two ends.
    Range,
    /// There is a price, and it is not known: not free, not zero.
    Unpublished,
}

/// How certain a whole is, from best to worst: an estimate, a sum of estimates, a range over alternatives.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Certainty {
    /// `total` is the price.
    Exact,
    /// `total` is the price as far as it could be inferred.
    Approximate,
    /// The price is from `min` to `max`.
    Range,
    /// The price is `min` and something unknown.
    AtLeast,
    /// No amount is known.
    Unpublished,
}

/// A certainty and the amounts that go with it; an amount that is not known is absent.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
pub struct Total {
    /// How certain it is.
    pub certainty: Certainty,
    /// The one amount, if it is exact or approximate.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub total: Option<Amount>,
    /// The lower end.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub min: Option<Amount>,
    /// The upper end.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub max: Option<Amount>,
}

impl Total {
    /// No amount at all.
    pub(crate) const UNPUBLISHED: Total =
        Total { certainty: Certainty::Unpublished, total: None, min: None, max: None };

    pub(crate) fn new(certainty: Certainty, min: Amount, max: Amount) -> Total {
        let (min, max) = (Some(min), Some(max));
        match certainty {
            Certainty::Exact | Certainty::Approximate => Total { certainty, total: min, min, max },
            Certainty::Range => Total { certainty, total: None, min, max },
            Certainty::AtLeast => Total { certainty, total: None, min, max: None },
            Certainty::Unpublished => Total::UNPUBLISHED,
        }
    }
}

/// Which kinds of parts a whole has.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Parts {
    /// The least certain of the known parts.
    pub(crate) known: Option<LineCertainty>,
    pub(crate) unknown: bool,
}

impl Parts {
    pub(crate) const NONE: Parts = Parts { known: None, unknown: false };

    pub(crate) fn add(&mut self, certainty: LineCertainty) {
        match certainty {
            LineCertainty::Unpublished => self.unknown = true,
            _ => self.known = self.known.max(Some(certainty)),
        }
    }

    /// `known_part_is_zero`: of the lower ends. Nothing known but zeros beside an unknown says nothing about the price.
    pub(crate) fn certainty(self, known_part_is_zero: bool) -> Certainty {
        match self.known {
            _ if self.unknown && known_part_is_zero => Certainty::Unpublished,
            _ if self.unknown => Certainty::AtLeast,
            Some(LineCertainty::Range) => Certainty::Range,
            Some(LineCertainty::Approximate) => Certainty::Approximate,
            _ => Certainty::Exact,
        }
    }
}

/// Adds estimates up; `None` is a part without a figure. Nothing at all adds up to exactly 0.
pub(crate) fn sum(totals: impl IntoIterator<Item = Option<Total>>) -> Total {
    let (mut min, mut max, mut parts) = (Amount::ZERO, Amount::ZERO, Parts::NONE);
    for total in totals {
        let total = total.unwrap_or(Total::UNPUBLISHED);
        let Some(low) = total.min else {
            parts.unknown = true;
            continue;
        };
        min += low;
        max += total.max.unwrap_or(low);
        parts.add(total.certainty.of_known_part());
        parts.unknown |= total.certainty == Certainty::AtLeast;
    }
    Total::new(parts.certainty(min == Amount::ZERO), min, max)
}

impl Certainty {
    fn of_known_part(self) -> LineCertainty {
        match self {
            Certainty::Exact | Certainty::AtLeast => LineCertainty::Exact,
            Certainty::Approximate => LineCertainty::Approximate,
            Certainty::Range => LineCertainty::Range,
            Certainty::Unpublished => LineCertainty::Unpublished,
        }
    }
}
