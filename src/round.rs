//! The one place that rounds.

use crate::fixed::Fixed;
#[cfg(feature = "checker")]
use crate::fixed::pow10;
use crate::int::Int;

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

impl Mode {
    const ALL: [Mode; 5] = [Mode::Up, Mode::Down, Mode::HalfUp, Mode::HalfDown, Mode::HalfEven];

    /// As compiled catalogs have it.
    pub(crate) fn of(word: i64) -> Mode {
        usize::try_from(word).ok().and_then(|word| Mode::ALL.get(word)).copied().unwrap_or(Mode::Up)
    }

    #[cfg(feature = "checker")]
    pub(crate) fn word(self) -> i64 {
        (0..).zip(Mode::ALL).find(|(_, mode)| *mode == self).map_or(0, |(word, _)| word)
    }
}

/// The names that catalogs write, each with what it does to an amount.
#[cfg(feature = "checker")]
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
pub(crate) struct Rounding<N = i128> {
    /// Above 0.
    pub(crate) step: Fixed<N>,
    pub(crate) mode: Mode,
}

impl<N: Int> Rounding<N> {
    /// The multiple of the step that `amount`, not negative, goes to; it has the decimals of the step.
    pub(crate) fn round(&self, amount: Fixed<N>) -> Fixed<N> {
        self.quotient(amount, Fixed { units: N::of(1), decimals: 0 })
    }

    /// The same for `amount` ÷ `divisor`, which may have no last decimal.
    pub(crate) fn quotient(&self, amount: Fixed<N>, divisor: Fixed<N>) -> Fixed<N> {
        let (amount, divisor) = whole(amount, divisor);
        let decimals = amount.decimals.max(self.step.decimals);
        let (amount, step) = (amount.units_at(decimals), self.step.units_at(decimals) * divisor);
        let (multiple, rest) = (amount / step, amount % step);
        let up = rest > N::default() && self.goes_up(multiple, rest, step - rest);
        Fixed { units: (multiple + N::from(up)) * self.step.units, decimals: self.step.decimals }
    }

    /// `below` is what is above the multiple, `above` what is missing to the next one.
    fn goes_up(&self, multiple: N, below: N, above: N) -> bool {
        match self.mode {
            Mode::Up => true,
            Mode::Down => false,
            Mode::HalfUp => below >= above,
            Mode::HalfDown => below > above,
            Mode::HalfEven => below > above || (below == above && multiple % N::of(2) == N::of(1)),
        }
    }
}

#[cfg(feature = "checker")]
impl Rounding {
    /// More than any amount up to `largest` ÷ `divisor` is rounded to, in the step's units; and the most units on the way.
    /// None where that does not fit.
    pub(crate) fn bound(&self, largest: Fixed, divisor: Fixed) -> Option<(Fixed, i128)> {
        let (largest, divisor) = whole(largest, divisor);
        let decimals = largest.decimals.max(self.step.decimals);
        let step = self.step.units_at(decimals).checked_mul(divisor)?;
        let aligned = largest.units.checked_mul(pow10(decimals - largest.decimals))?;
        let units = (aligned / step).checked_add(1)?.checked_mul(self.step.units)?;
        Some((Fixed { units, decimals: self.step.decimals }, aligned.max(step)))
    }
}

/// The same quotient by a whole number. What divides has no more decimals than what is divided: they were its factors.
fn whole<N: Int>(amount: Fixed<N>, divisor: Fixed<N>) -> (Fixed<N>, N) {
    (Fixed { decimals: amount.decimals - divisor.decimals, ..amount }, divisor.units)
}
