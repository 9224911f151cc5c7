//! Numbers as compiled catalogs hold them: whole numbers with a fixed number of decimals.

use crate::int::Int;

/// The most digits of any value, and the most decimals: `check` refuses catalogs that could need more.
pub(crate) const DIGITS: u32 = 28;

/// A number without its point: `units` ÷ 10^`decimals`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(crate) struct Fixed<N = i128> {
    pub(crate) units: N,
    pub(crate) decimals: u32,
}

impl Fixed {
    #[cfg(feature = "checker")]
    pub(crate) const ONE: Fixed = Fixed { units: 1, decimals: 0 };
}

impl<N: Int> Fixed<N> {
    /// The same number with `decimals` decimals, which are not fewer than it has.
    pub(crate) fn units_at(self, decimals: u32) -> N {
        // Mostly there is nothing to do.
        if decimals == self.decimals { self.units } else { self.scaled(decimals) }
    }

    #[inline(never)]
    fn scaled(self, decimals: u32) -> N {
        self.units * N::pow10(decimals - self.decimals)
    }

    pub(crate) fn is_one(self) -> bool {
        self.units == N::of(1) && self.decimals == 0
    }
}

#[cfg(feature = "checker")]
impl Fixed {
    /// The same number with `decimals` decimals, unless it has more.
    pub(crate) fn units_if_whole(self, decimals: u32) -> Option<i128> {
        (self.decimals <= decimals).then(|| self.units_at(decimals))
    }
}

/// 10^`exponent`, for exponents up to 38: the largest power of ten in an `i128`.
// Called, and not copied to wherever it is: in wasm each step with 128 bits is many.
#[inline(never)]
pub(crate) const fn pow10(exponent: u32) -> i128 {
    10_i128.pow(exponent)
}

/// How often `by`, above 0, goes into a number, rounded down; and the rest, which is not negative.
#[inline(never)]
pub(crate) fn divide(number: i128, by: i128) -> (i128, i128) {
    let (quotient, rest) = (number / by, number % by);
    if rest < 0 { (quotient - 1, rest + by) } else { (quotient, rest) }
}
