//! The one place that rounds.

use crate::fixed::{Fixed, pow10};

/// Where an amount goes that is not a multiple of the step. The names and meanings are those of `Intl.NumberFormat`.
///
/// Amounts are never negative, so each pair of modes that differ below zero only is one variant here.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Mode {
    /// `ceil`, `expand`: to the next multiple.
    Up,
    /// `floor`, `trunc`: to the multiple before.
    Down,
    /// `halfCeil`, `halfExpand`: to the nearer one; from the middle up.
    HalfUp,
    /// `halfFloor`, `halfTrunc`: to the nearer one; from the middle down.
    HalfDown,
    /// `halfEven`: to the nearer one; from the middle to the even multiple.
    HalfEven,
}

/// The names that catalogs write, each with what it does to an amount.
pub(crate) const MODES: [(&str, Mode); 9] = [
    ("ceil", Mode::Up),
    ("floor", Mode::Down),
    ("expand", Mode::Up),
    ("trunc", Mode::Down),
    ("halfCeil", Mode::HalfUp),
    ("halfFloor", Mode::HalfDown),
    ("halfExpand", Mode::HalfUp),
    ("halfTrunc", Mode::HalfDown),
    ("halfEven", Mode::HalfEven),
];

/// Rounds to a multiple of `step`.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Rounding {
    /// Above 0.
    pub(crate) step: Fixed,
    pub(crate) mode: Mode,
}

impl Rounding {
    /// The multiple of the step that `amount`, not negative, goes to; it has the decimals of the step.
    pub(crate) fn round(&self, amount: Fixed) -> Fixed {
        self.quotient(amount, Fixed::ONE)
    }

    /// The same for `amount` ÷ `divisor`, which may have no last decimal.
    pub(crate) fn quotient(&self, amount: Fixed, divisor: Fixed) -> Fixed {
        let (amount, divisor) = whole(amount, divisor);
        let decimals = amount.decimals.max(self.step.decimals);
        let (amount, step) = (amount.units_at(decimals), self.step.units_at(decimals) * divisor);
        let (multiple, rest) = (amount / step, amount % step);
        let up = rest > 0 && self.goes_up(multiple, 2 * rest, step);
        Fixed { units: (multiple + i128::from(up)) * self.step.units, decimals: self.step.decimals }
    }

    fn goes_up(&self, multiple: i128, twice_the_rest: i128, step: i128) -> bool {
        match self.mode {
            Mode::Up => true,
            Mode::Down => false,
            Mode::HalfUp => twice_the_rest >= step,
            Mode::HalfDown => twice_the_rest > step,
            Mode::HalfEven => twice_the_rest > step || (twice_the_rest == step && multiple % 2 == 1),
        }
    }

    /// More than any amount up to `largest` ÷ `divisor` is rounded to, in the step's units; none where that does not fit.
    pub(crate) fn bound(&self, largest: Fixed, divisor: Fixed) -> Option<Fixed> {
        let (largest, divisor) = whole(largest, divisor);
        let decimals = largest.decimals.max(self.step.decimals);
        let step = self.step.units_at(decimals).checked_mul(divisor)?;
        let multiple = largest.units.checked_mul(pow10(decimals - largest.decimals))? / step;
        let units = multiple.checked_add(1)?.checked_mul(self.step.units)?;
        Some(Fixed { units, decimals: self.step.decimals })
    }
}

/// The same quotient by a whole number. What divides has no more decimals than what is divided: they were its factors.
fn whole(amount: Fixed, divisor: Fixed) -> (Fixed, i128) {
    (Fixed { decimals: amount.decimals - divisor.decimals, ..amount }, divisor.units)
}
