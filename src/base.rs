//! What a model costs before anything is chosen: at the defaults, per unit of what has none.

use std::collections::BTreeSet;

use serde::Serialize;

use crate::catalog::{Catalog, Model};
use crate::certainty::Total;
use crate::choices::{self, settle};
use crate::day::Day;
use crate::fixed::pow10;
use crate::plan::{Action, Along, Charge, Factor, Plan, Step, Use};
use crate::price::{numbers, price_per};
use crate::range::base_range;
use crate::refusal::SettingsError;
use crate::settings::Settings;

/// What a model costs at the defaults, per unit of what has no default.
///
/// If there is no such unit (the price does not simply grow with it), it is the range over all that can be chosen.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Base {
    /// How certain it is, and the amounts.
    #[serde(flatten)]
    pub total: Total,
    /// What the amounts are for one of: `megapixel`; absent where they are for the whole.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub per: Option<String>,
}

impl Catalog {
    /// What a model costs at its defaults, on the day `at` (YYYY-MM-DD) where it is given; none where settings without a
    /// default move it in too many ways to say.
    ///
    /// # Errors
    /// With `UnknownModel`, `MissingDate`, `BadDate` or `NotSold`.
    pub fn base(&self, model: &str, at: Option<&str>) -> Result<Option<Base>, SettingsError> {
        let model = choices::model(self, &Settings::new(model))?;
        Ok(Base::of(model, choices::day(model, at)?))
    }
}

impl Base {
    pub(crate) fn of(model: &Model, day: Option<Day>) -> Option<Base> {
        let plan = &model.plan;
        let missing = (0..).zip(&plan.settings).filter(|(_, setting)| setting.default.is_none());
        let missing: BTreeSet<usize> = missing.map(|(index, _)| index).collect();
        let defaults: Vec<Option<i64>> = plan.settings.iter().map(|setting| setting.default).collect();
        // Whatever stands for what is missing: it moves nothing, or is the unit.
        let defaults = settle(plan, &defaults).0;
        match unit(plan, &missing, &defaults, day) {
            Unit::None => Some(Base { total: price_per(plan, &defaults, day, None).total, per: None }),
            Unit::Number(number) => {
                let total = price_per(plan, &defaults, day, Some(number)).total;
                Some(Base { total, per: Some(plan.one(number)) })
            }
            Unit::Mixed => Some(Base { total: base_range(model, day, &missing)?.total(), per: None }),
        }
    }
}

/// How the settings without a default move the price.
enum Unit {
    /// Not at all.
    None,
    /// Each charge has this number as its one factor that depends on them, and they move nothing else.
    Number(usize),
    /// In any other way.
    Mixed,
}

fn unit(plan: &Plan, missing: &BTreeSet<usize>, defaults: &[i64], day: Option<Day>) -> Unit {
    let depends = |number: usize| !plan.settings_of(number).is_disjoint(missing);
    if plan.conditions().any(|condition| !plan.settings_of_condition(condition).is_disjoint(missing)) {
        return Unit::Mixed;
    }
    let mut units = BTreeSet::new();
    let default_numbers = numbers(plan, defaults);
    for charge in plan.charges.iter().filter(|charge| charge.applies(defaults, &default_numbers, day)) {
        let numbers: Vec<usize> = factor_numbers(charge).filter(|number| depends(*number)).collect();
        let moves_a_table = charge.axes().any(|axis| match axis.along {
            Along::Options { setting, .. } => missing.contains(&setting),
            Along::Bands { number, .. } => depends(number),
        });
        let is_bent = charge.round.is_some() || counts_in_parts(charge) || plan.then.iter().any(bends);
        if moves_a_table || numbers.len() > 1 || (is_bent && !numbers.is_empty()) {
            return Unit::Mixed;
        }
        units.insert(numbers.first().copied());
    }
    match units.into_iter().collect::<Vec<_>>()[..] {
        [None] | [] => Unit::None,
        [Some(number)] if plan.can_be_one(number) => Unit::Number(number),
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

impl Plan {
    /// Whether 1 is no more than the number can become: what is proven to fit holds for it too.
    fn can_be_one(&self, number: usize) -> bool {
        let largest: Vec<i64> = self.settings.iter().map(|setting| setting.values.largest()).collect();
        let decimals =
            self.charges.iter().flat_map(|charge| &charge.factors).find_map(|named| match &named.factor {
                Factor::Number(used) if used.number == number => Some(used.number_decimals),
                _ => None,
            });
        let value = numbers(self, &largest).get(number).copied();
        value.zip(decimals).is_some_and(|(value, decimals)| value >= pow10(decimals))
    }

    /// One of a number (see [`Use::number`]), in words: its `one`, or else its name.
    fn one(&self, number: usize) -> String {
        let setting = self.settings.get(number).and_then(|setting| setting.one.clone());
        let quantity = || self.quantities.get(number.checked_sub(self.settings.len())?)?.one.clone();
        setting.or_else(quantity).unwrap_or_else(|| self.name_of(number).to_owned())
    }
}
