//! Steps on the total: each leaves a sum that fits.

use rust_decimal::Decimal;

use super::budget::{self, Bound, Fits};
use crate::document::{self, Percent};
use crate::fixed::Fixed;
use crate::image::ROUNDING;
use crate::plan::{Action, Step};
use crate::problem::{Path, Problems};
use crate::round::Rounding;

/// Compiles the steps, and gives the largest total; `sum` is the largest that the charges can add up to.
pub(super) fn steps(
    written: &[Option<document::Step>],
    mut sum: Bound,
    path: &Path,
    problems: &mut Problems,
) -> Option<(Vec<Step>, Bound)> {
    let mut steps = Vec::new();
    for (index, written) in written.iter().enumerate() {
        let document::Step { label, action, period } = written.as_ref()?;
        let (default_label, action) = compile(action);
        let mut after = bound(&action, sum);
        if period.is_dated() {
            // On some days it is not there.
            after = after.and_then(|after| budget::largest(&[sum, after]));
        }
        sum = budget::report(after, "the total after this step", &path.index(index), problems)?;
        steps.push(Step { label: label.clone().unwrap_or(default_label), action, period: *period });
    }
    Some((steps, sum))
}

fn compile(action: &document::Action) -> (String, Action) {
    match action {
        document::Action::Round(round) => {
            (ROUNDING.to_owned(), Action::Round(Rounding { step: round.to.into(), mode: round.mode }))
        }
        document::Action::PercentOff(Percent::Known(percent)) => {
            (format!("{percent} % off"), Action::Keep(Some(what_is_left(*percent))))
        }
        document::Action::PercentOff(Percent::Unpublished) => ("Reduction".to_owned(), Action::Keep(None)),
        document::Action::Minimum(minimum) => ("Minimum".to_owned(), Action::Minimum((*minimum).into())),
    }
}

/// 1 - `percent` ÷ 100.
fn what_is_left(percent: Decimal) -> Fixed {
    let left = Decimal::ONE_HUNDRED - percent;
    Decimal::from_i128_with_scale(left.mantissa(), left.scale() + 2).normalize().into()
}

fn bound(action: &Action, sum: Bound) -> Fits {
    match action {
        Action::Round(rounding) => Ok(budget::rounded(sum, rounding, Fixed::ONE)?.with_line(sum)),
        Action::Keep(Some(keep)) => {
            let left = budget::product(sum, (*keep).into())?;
            Ok(left.with_line(sum))
        }
        Action::Keep(None) => Ok(sum),
        // A minimum of nothing takes no digits.
        Action::Minimum(Fixed { units, decimals }) => {
            budget::largest(&[sum, Bound { units: *units, decimals: *decimals, peak: *units }])
        }
    }
}
