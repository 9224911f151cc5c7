//! The digit budget: how large a value can become, and that it always fits.

use crate::fixed::{DIGITS, Fixed, pow10};
use crate::problem::{Code, Path, Problems};
use crate::round::Rounding;

/// A value that no value of its kind is above; at least one unit, so that a product is never below its factors.
#[derive(Debug, Clone, Copy)]
pub(super) struct Bound {
    pub(super) units: i128,
    pub(super) decimals: u32,
    /// The most units of all values on the way to it.
    pub(super) peak: i128,
}

impl Bound {
    pub(super) const ONE: Bound = Bound { units: 1, decimals: 0, peak: 1 };

    /// With the line that says how it came from another one: it has the decimals of both.
    pub(super) fn with_line(self, before: Bound) -> Bound {
        let decimals = self.decimals.max(before.decimals);
        let aligned =
            |bound: Bound| bound.units.checked_mul(pow10(decimals - bound.decimals)).unwrap_or(i128::MAX);
        let peak = self.peak.max(aligned(self)).max(aligned(before));
        Bound { peak, ..self }.after(&[before])
    }

    /// Reached by these.
    pub(super) fn after(self, earlier: &[Bound]) -> Bound {
        let peak = earlier.iter().fold(self.peak, |peak, bound| peak.max(bound.peak));
        Bound { peak, ..self }
    }
}

impl From<Fixed> for Bound {
    fn from(Fixed { units, decimals }: Fixed) -> Bound {
        let units = units.max(1);
        Bound { units, decimals, peak: units }
    }
}

/// A value that does not fit.
#[derive(Debug)]
pub(super) struct TooManyDigits;

pub(super) type Fits = Result<Bound, TooManyDigits>;

pub(super) fn bound(units: i128, decimals: u32) -> Fits {
    let fits = units < pow10(DIGITS) && decimals <= DIGITS;
    let units = units.max(1);
    if fits { Ok(Bound { units, decimals, peak: units }) } else { Err(TooManyDigits) }
}

pub(super) fn product(one: Bound, other: Bound) -> Fits {
    let product =
        bound(one.units.checked_mul(other.units).ok_or(TooManyDigits)?, one.decimals + other.decimals)?;
    Ok(product.after(&[one, other]))
}

/// The bound in more decimals.
pub(super) fn aligned(one: Bound, decimals: u32) -> Fits {
    if decimals > DIGITS {
        return Err(TooManyDigits);
    }
    let units = one.units.checked_mul(pow10(decimals - one.decimals)).ok_or(TooManyDigits)?;
    Ok(bound(units, decimals)?.after(&[one]))
}

pub(super) fn sum(bounds: &[Bound]) -> Fits {
    let decimals = most_decimals(bounds);
    let mut total = 0;
    for each in bounds {
        total += aligned(*each, decimals)?.units;
        bound(total, decimals)?;
    }
    Ok(bound(total, decimals)?.after(bounds))
}

pub(super) fn largest(bounds: &[Bound]) -> Fits {
    let decimals = most_decimals(bounds);
    let mut most = 1;
    for each in bounds {
        most = most.max(aligned(*each, decimals)?.units);
    }
    Ok(bound(most, decimals)?.after(bounds))
}

fn most_decimals(bounds: &[Bound]) -> u32 {
    bounds.iter().map(|each| each.decimals).max().unwrap_or(0)
}

/// `one` ÷ `divisor`, rounded.
pub(super) fn rounded(one: Bound, rounding: &Rounding, divisor: Fixed) -> Fits {
    let amount = Fixed { units: one.units, decimals: one.decimals };
    let (Fixed { units, decimals }, peak) = rounding.bound(amount, divisor).ok_or(TooManyDigits)?;
    let rounded = bound(units, decimals)?;
    Ok(Bound { peak: peak.max(rounded.peak), ..rounded }.after(&[one]))
}

/// Reports what does not fit.
pub(super) fn report<T>(
    fits: Result<T, TooManyDigits>,
    what: &str,
    path: &Path,
    problems: &mut Problems,
) -> Option<T> {
    if fits.is_err() {
        let help = "give settings a smaller `max` or a larger `step`, or figures and divisors fewer digits";
        problems.add(Code::TooManyDigits, path, format!("{what} can need more than {DIGITS} digits"), help);
    }
    fits.ok()
}
