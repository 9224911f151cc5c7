//! How much a figure rose or fell, in exact decimals.

use rust_decimal::Decimal;

use crate::amount::Amount;
use crate::document::Figure;
use crate::fixed::Fixed;
use crate::round::{Mode, Rounding};

/// `+50 %`, or `≈ +33.3 %` where it does not end at one decimal or a figure is approximate; none from 0, to the same, and
/// where either is not one figure.
pub(super) fn percent(old: Figure, new: Figure) -> Option<String> {
    let [(old, old_is_exact), (new, new_is_exact)] = [one_figure(old)?, one_figure(new)?];
    if old == Decimal::ZERO || old == new {
        return None;
    }
    let decimals = old.scale().max(new.scale());
    let [old, new] = [old, new].map(|decimal| Fixed::from(decimal).units_at(decimals));
    // The change in tenths of a percent is rounded to a multiple of the old figure, and divided by it.
    let change = Fixed { units: (new - old).abs() * 1000, decimals };
    let nearest = Rounding { step: Fixed { units: old, decimals }, mode: Mode::HalfUp }.round(change);
    let is_exact = nearest == change && old_is_exact && new_is_exact;
    let tenths = Amount::from(Fixed { units: nearest.units / old, decimals: 1 });
    let about = if is_exact { "" } else { "≈ " };
    let sign = if new < old { "-" } else { "+" };
    Some(format!("{about}{sign}{tenths} %"))
}

/// And whether it is exact.
fn one_figure(figure: Figure) -> Option<(Decimal, bool)> {
    match figure {
        Figure::Exact(decimal) => Some((decimal, true)),
        Figure::Approximate(decimal) => Some((decimal, false)),
        Figure::Range { .. } | Figure::Unpublished => None,
    }
}
