//! What a model costs before anything is chosen: at the defaults, per unit of what has none.

use crate::certainty::Total;
use crate::choices::{self, settle};
use crate::day::Day;
use crate::image::{Image, MIXED, Model, Unit};
use crate::price::{Desk, numbers, price_per};
use crate::range::total_over;
use crate::refusal::SettingsError;
use crate::settings::Settings;

/// What a model costs at the defaults, per unit of what has no default.
///
/// If there is no such unit (the price does not simply grow with it), it is the range over all that can be chosen.
#[derive(Debug, Clone, PartialEq, Eq)]
#[cfg_attr(feature = "checker", derive(serde::Serialize))]
pub struct Base {
    /// How certain it is, and the amounts.
    #[cfg_attr(feature = "checker", serde(flatten))]
    pub total: Total,
    /// What the amounts are for one of: `megapixel`; absent where they are for the whole.
    #[cfg_attr(feature = "checker", serde(skip_serializing_if = "Option::is_none"))]
    pub per: Option<String>,
}

impl Image {
    /// See [`crate::Catalog::base`].
    pub(crate) fn base(&self, settings: &Settings, at: Option<&str>) -> Result<Option<Base>, SettingsError> {
        let model = choices::model(self, settings)?;
        Ok(Base::of(model, choices::day(model, at)?))
    }
}

impl Base {
    pub(crate) fn of(model: Model, day: Option<Day>) -> Option<Base> {
        let (mut defaults, mut missing) = (Vec::new(), 0);
        for (index, setting) in model.settings().enumerate() {
            defaults.push(setting.default());
            missing |= i64::from(setting.default().is_none()) << index;
        }
        // Whatever stands for what is missing: it moves nothing, or is the unit.
        let choices = settle(model, &defaults).0;
        let per = match unit(model, &choices, day) {
            Unit::None => None,
            Unit::Number(number) => Some(number),
            Unit::Mixed => {
                return Some(Base { total: total_over(model, day, defaults, missing)?, per: None });
            }
        };
        let mut desk = Desk::default();
        price_per(model, &choices, day, per, &mut desk);
        Some(Base { total: desk.sheet.total(), per: per.map(|number| model.one(number).to_owned()) })
    }
}

/// How the settings without a default move the price at the defaults.
fn unit(model: Model, defaults: &[i64], day: Option<Day>) -> Unit {
    if model.is(MIXED) {
        return Unit::Mixed;
    }
    let numbers = numbers(model, defaults);
    let mut all = None;
    for charge in model.charges() {
        if charge.applies(defaults, &numbers, day) && *all.get_or_insert(charge.unit()) != charge.unit() {
            return Unit::Mixed;
        }
    }
    all.unwrap_or(Unit::None)
}

impl<'i> Model<'i> {
    /// One of a number, in words: its `one`, or else its name.
    fn one(self, number: usize) -> &'i str {
        if let Some(setting) = self.nth(number) {
            return setting.one().unwrap_or(setting.name());
        }
        let quantity = self.quantities().nth(number.saturating_sub(self.count()));
        quantity.map_or("", |quantity| quantity.one().unwrap_or(quantity.name()))
    }
}
