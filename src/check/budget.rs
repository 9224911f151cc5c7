//! The digit budget: how large a value can become, and that it always fits.

use crate::fixed::{DIGITS, Fixed, pow10};
use crate::problem::{Code, Path, Problems};
use crate::round::Rounding;

/// A value that no value of its kind is above; at least one unit, so that a product is never below its factors.
pub(super) type Bound = Fixed;

/// A value that does not fit.
#[derive(Debug)]
pub(super) struct TooManyDigits;

pub(super) type Fits = Result<Bound, TooManyDigits>;

pub(super) fn bound(units: i128, decimals: u32) -> Fits {
    let fits = units < pow10(DIGITS) && decimals <= DIGITS;
    if fits { Ok(Bound { units: units.max(1), decimals }) } else { Err(TooManyDigits) }
}

pub(super) fn product(one: Bound, other: Bound) -> Fits {
    bound(one.units.checked_mul(other.units).ok_or(TooManyDigits)?, one.decimals + other.decimals)
}

/// The bound in more decimals.
pub(super) fn aligned(one: Bound, decimals: u32) -> Fits {
    if decimals > DIGITS {
        return Err(TooManyDigits);
    }
    bound(one.units.checked_mul(pow10(decimals - one.decimals)).ok_or(TooManyDigits)?, decimals)
}

pub(super) fn sum(bounds: &[Bound]) -> Fits {
    let decimals = most_decimals(bounds);
    let mut total = 0;
    for each in bounds {
        total += aligned(*each, decimals)?.units;
        bound(total, decimals)?;
    }
    bound(total, decimals)
}

pub(super) fn largest(bounds: &[Bound]) -> Fits {
    let decimals = most_decimals(bounds);
    let mut most = 1;
    for each in bounds {
        most = most.max(aligned(*each, decimals)?.units);
    }
    bound(most, decimals)
}

fn most_decimals(bounds: &[Bound]) -> u32 {
    bounds.iter().map(|each| each.decimals).max().unwrap_or(0)
}

/// `one` ÷ `divisor`, rounded.
pub(super) fn rounded(one: Bound, rounding: &Rounding, divisor: Fixed) -> Fits {
    let Fixed { units, decimals } = rounding.bound(one, divisor).ok_or(TooManyDigits)?;
    bound(units, decimals)
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
