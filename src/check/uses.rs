//! Numbers as factors: the whole of one, or the part of it that counts.

use rust_decimal::Decimal;

use super::budget::{self, Bound, Fits, aligned, bound};
use super::names::Names;
use super::quantities;
use crate::decimal::reciprocal;
use crate::document;
use crate::fixed::{Fixed, pow10};
use crate::plan::{Part, Per, Use};
use crate::problem::{Code, Path, Problems};

/// All of a number.
pub(super) fn whole(name: &str, names: &Names, path: &Path, problems: &mut Problems) -> Option<(Use, Bound)> {
    let (number, bound) = names.number(name, path, problems)?;
    Some((
        Use { number, number_decimals: bound.decimals, decimals: bound.decimals, part: None, per: None },
        bound,
    ))
}

/// The part of a number that counts.
pub(super) fn part(
    written: &document::Use,
    names: &Names,
    path: &Path,
    problems: &mut Problems,
) -> Option<(Use, Bound)> {
    let number = names.number(&written.of, &path.key("of"), problems);
    check_limits(written, path, problems);
    let divisor = divisor(written, &path.key("per"), problems)?;
    let (number, largest) = number?;
    let limits = [written.above, written.up_to, written.at_least, written.per].into_iter().flatten();
    let decimals = limits.map(|limit| limit.scale()).fold(largest.decimals, u32::max);
    let units = |limit: Option<Decimal>| limit.map(|limit| Fixed::from(limit).units_at(decimals));
    let what = format!("the part of `{}` that counts", written.of);
    let all = budget::report(aligned(largest, decimals), &what, path, problems)?;
    let mut part = Part {
        power: 1,
        above: units(written.above).unwrap_or(0),
        up_to: units(written.up_to),
        at_least: units(written.at_least).unwrap_or(0),
        per: Per::Scale(1),
    };
    let most = part.of(all.units);
    let counted = budget::report(divisor.bound(most, decimals), &what, path, problems)?.after(&[all]);
    part.power = pow10(decimals - largest.decimals);
    part.per = divisor.per(decimals);
    let per = if let Divisor::Endless(per) = divisor { Some(per) } else { None };
    let decimals = counted.decimals;
    Some((Use { number, number_decimals: largest.decimals, decimals, part: Some(part), per }, counted))
}

fn check_limits(written: &document::Use, path: &Path, problems: &mut Problems) {
    let (Some(above), Some(up_to)) = (written.above, written.up_to) else { return };
    if above >= up_to {
        let message = format!("nothing lies above {above} and up to {up_to}");
        problems.add(
            Code::BadRange,
            path,
            message,
            "both are places on the same scale: above \"10\", up to \"20\"",
        );
    }
}

/// What the part is divided by.
enum Divisor {
    /// 1 ÷ the divisor.
    Scale(Fixed),
    Block(Fixed),
    /// The quotient has no last decimal: the charge is divided, when it is rounded.
    Endless(Fixed),
}

impl Divisor {
    /// The largest quotient of parts up to `most`.
    fn bound(&self, most: i128, decimals: u32) -> Fits {
        match self {
            Divisor::Scale(scale) => {
                let units = most.checked_mul(scale.units).ok_or(budget::TooManyDigits)?;
                bound(units, decimals + scale.decimals)
            }
            Divisor::Block(block) => {
                let blocks = bound(most / block.units_at(decimals) + 1, 0)?;
                Ok(blocks.after(&[bound(most, decimals)?]))
            }
            Divisor::Endless(_) => bound(most, decimals),
        }
    }

    fn per(&self, decimals: u32) -> Per {
        match self {
            Divisor::Scale(scale) => Per::Scale(scale.units),
            Divisor::Block(block) => Per::Block(block.units_at(decimals)),
            Divisor::Endless(_) => Per::Scale(1),
        }
    }
}

fn divisor(written: &document::Use, path: &Path, problems: &mut Problems) -> Option<Divisor> {
    match written.per {
        Some(per) if written.started && per != Decimal::ZERO => Some(Divisor::Block(per.into())),
        None if written.started => Some(Divisor::Block(Fixed::ONE)),
        Some(per) if per != Decimal::ZERO && reciprocal(per).is_none() => Some(Divisor::Endless(per.into())),
        Some(per) => quantities::scale(per, path, problems).map(Divisor::Scale),
        None => Some(Divisor::Scale(Fixed::ONE)),
    }
}
