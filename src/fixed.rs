//! Numbers as plans hold them: whole numbers with a fixed number of decimals.

/// The most digits of any value, and the most decimals: `check` refuses catalogs that could need more.
pub(crate) const DIGITS: u32 = 28;

/// A number without its point: `units` ÷ 10^`decimals`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Fixed {
    pub(crate) units: i128,
    pub(crate) decimals: u32,
}

impl Fixed {
    pub(crate) const ONE: Fixed = Fixed { units: 1, decimals: 0 };

    /// The same number with `decimals` decimals, which are not fewer than it has.
    pub(crate) fn units_at(self, decimals: u32) -> i128 {
        self.units * pow10(decimals - self.decimals)
    }

    /// The same number with `decimals` decimals, unless it has more.
    pub(crate) fn units_if_whole(self, decimals: u32) -> Option<i128> {
        (self.decimals <= decimals).then(|| self.units_at(decimals))
    }
}

/// 10^`exponent`, for exponents up to 38: the largest power of ten in an `i128`.
pub(crate) const fn pow10(exponent: u32) -> i128 {
    10_i128.pow(exponent)
}
