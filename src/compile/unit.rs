//! How settings without a default move the price: not at all, as a factor of each charge, or in another way.

use std::collections::BTreeSet;

use crate::fixed::pow10;
use crate::image::Unit;
use crate::plan::numbers;
use crate::plan::{Action, Along, Charge, Factor, Plan, Step, Use};

/// Whether a condition depends on them.
pub(super) fn conditions_depend_on_missing(plan: &Plan) -> bool {
    let missing = missing(plan);
    plan.conditions().any(|condition| !plan.settings_of_condition(condition).is_disjoint(&missing))
}

fn missing(plan: &Plan) -> BTreeSet<usize> {
    let missing = (0..).zip(&plan.settings).filter(|(_, setting)| setting.default.is_none());
    missing.map(|(index, _)| index).collect()
}

/// How they move one charge.
pub(super) fn of(plan: &Plan, charge: &Charge) -> Unit {
    let missing = missing(plan);
    let depends = |number: usize| !plan.settings_of(number).is_disjoint(&missing);
    let numbers: Vec<usize> = factor_numbers(charge).filter(|number| depends(*number)).collect();
    let moves_a_table = charge.axes().any(|axis| match axis.along {
        Along::Options { setting, .. } => missing.contains(&setting),
        Along::Bands { number, .. } => depends(number),
    });
    let is_bent = charge.round.is_some() || counts_in_parts(charge) || plan.then.iter().any(bends);
    match numbers[..] {
        _ if moves_a_table => Unit::Mixed,
        [] => Unit::None,
        [number] if !is_bent && can_be_one(plan, number) => Unit::Number(number),
        _ => Unit::Mixed,
    }
}

/// A reduction leaves a price a multiple; a rounding or a minimum does not.
fn bends(step: &Step) -> bool {
    !matches!(step.action, Action::Keep(_))
}

fn counts_in_parts(charge: &Charge) -> bool {
    charge.factors.iter().any(|named| matches!(&named.factor, Factor::Number(Use { part: Some(_), .. })))
}

fn factor_numbers(charge: &Charge) -> impl Iterator<Item = usize> {
    charge.factors.iter().filter_map(|named| match named.factor {
        Factor::Number(Use { number, .. }) => Some(number),
        Factor::Table(_) => None,
    })
}

/// Whether 1 is no more than the number can become: what is proven to fit holds for it too.
fn can_be_one(plan: &Plan, number: usize) -> bool {
    let largest: Vec<i64> = plan.settings.iter().map(|setting| setting.values.largest()).collect();
    let value = numbers(plan, &largest).get(number).copied();
    value.is_some_and(|value| value >= pow10(plan.decimals_of(number)))
}
