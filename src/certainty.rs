//! What is known, said out loud: the one rule by which parts of different certainty become a whole.

use crate::amount::Amount;
use crate::fixed::{DIGITS, Fixed};

/// How certain a line is, from best to worst.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
#[cfg_attr(feature = "checker", derive(serde::Serialize), serde(rename_all = "kebab-case"))]
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
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
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
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[cfg_attr(feature = "checker", derive(serde::Serialize))]
pub struct Total {
    /// How certain it is.
    pub certainty: Certainty,
    /// The one amount, if it is exact or approximate.
    #[cfg_attr(feature = "checker", serde(skip_serializing_if = "Option::is_none"))]
    pub total: Option<Amount>,
    /// The lower end.
    #[cfg_attr(feature = "checker", serde(skip_serializing_if = "Option::is_none"))]
    pub min: Option<Amount>,
    /// The upper end.
    #[cfg_attr(feature = "checker", serde(skip_serializing_if = "Option::is_none"))]
    pub max: Option<Amount>,
}

impl Total {
    /// No amount at all.
    pub(crate) const UNPUBLISHED: Total =
        Total { certainty: Certainty::Unpublished, total: None, min: None, max: None };

    pub(crate) fn new(certainty: Certainty, min: Amount, max: Amount) -> Total {
        if certainty == Certainty::Unpublished {
            return Total::UNPUBLISHED;
        }
        let total = (certainty <= Certainty::Approximate).then_some(min);
        let max = (certainty != Certainty::AtLeast).then_some(max);
        Total { certainty, total, min: Some(min), max }
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

/// Estimates that are being added up. Nothing at all adds up to exactly 0.
#[derive(Debug)]
pub(crate) struct Sum {
    parts: Parts,
    /// Lower and upper ends, by their decimals: adding whole numbers costs less than bringing each to the same decimals.
    ends: [[i128; 2]; DIGITS as usize + 1],
}

impl Sum {
    pub(crate) const NOTHING: Sum = Sum { parts: Parts::NONE, ends: [[0; 2]; DIGITS as usize + 1] };

    /// One more estimate; of a part without a figure nothing is known.
    pub(crate) fn add(&mut self, certainty: Certainty, [min, max]: [Fixed; 2]) {
        self.parts.unknown |= certainty >= Certainty::AtLeast;
        if certainty == Certainty::Unpublished {
            return;
        }
        self.parts.add(certainty.of_known_part());
        let max = if certainty == Certainty::AtLeast { min } else { max };
        if let Some([low, high]) = usize::try_from(min.decimals).ok().and_then(|at| self.ends.get_mut(at)) {
            *low += min.units;
            *high += max.units;
        }
    }

    pub(crate) fn total(&self) -> Total {
        let (mut min, mut max) = (Amount::ZERO, Amount::ZERO);
        // Mostly all amounts have few decimals, and the same: dividing nothing takes as long as dividing anything.
        for (decimals, [low, high]) in (0..).zip(&self.ends) {
            if *low != 0 || *high != 0 {
                min += Fixed { units: *low, decimals }.into();
                max += Fixed { units: *high, decimals }.into();
            }
        }
        Total::new(self.parts.certainty(min == Amount::ZERO), min, max)
    }
}

impl LineCertainty {
    const ALL: [LineCertainty; 4] =
        [LineCertainty::Exact, LineCertainty::Approximate, LineCertainty::Range, LineCertainty::Unpublished];

    /// As compiled catalogs and sheets have it: the place among all.
    pub(crate) fn of(word: i64) -> LineCertainty {
        let place = usize::try_from(word).ok();
        place.and_then(|place| Self::ALL.get(place)).copied().unwrap_or(LineCertainty::Unpublished)
    }

    pub(crate) fn word(self) -> i64 {
        self as i64
    }
}

#[cfg(feature = "checker")]
impl serde::Serialize for Certainty {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(self.text())
    }
}

impl Certainty {
    const ALL: [Certainty; 5] = [
        Certainty::Exact,
        Certainty::Approximate,
        Certainty::Range,
        Certainty::AtLeast,
        Certainty::Unpublished,
    ];

    /// As sheets have it: the place among all.
    pub(crate) fn of(word: i64) -> Certainty {
        let place = usize::try_from(word).ok();
        place.and_then(|place| Self::ALL.get(place)).copied().unwrap_or(Certainty::Unpublished)
    }

    pub(crate) fn word(self) -> i64 {
        self as i64
    }

    /// As programs read it: `at-least`.
    pub(crate) fn text(self) -> &'static str {
        match self {
            Certainty::Exact => "exact",
            Certainty::Approximate => "approximate",
            Certainty::Range => "range",
            Certainty::AtLeast => "at-least",
            Certainty::Unpublished => "unpublished",
        }
    }

    fn of_known_part(self) -> LineCertainty {
        match self {
            Certainty::Exact | Certainty::AtLeast => LineCertainty::Exact,
            Certainty::Approximate => LineCertainty::Approximate,
            Certainty::Range => LineCertainty::Range,
            Certainty::Unpublished => LineCertainty::Unpublished,
        }
    }
}
