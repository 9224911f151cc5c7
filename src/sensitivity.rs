//! What every other choice would cost, and which settings move a price at all.

use std::collections::BTreeSet;

use serde::Serialize;

use crate::amount::Amount;
use crate::catalog::Catalog;
use crate::certainty::Total;
use crate::choices;
use crate::plan::{ABSENT, Along, Charge, Condition, Factor, Plan, Table};
use crate::price::price;
use crate::refusal::SettingsError;
use crate::settings::{Record, Settings, Value};

/// One option of a setting, with all else as it is.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Alternative {
    /// The option.
    pub value: Value,
    /// What it costs then.
    #[serde(flatten)]
    pub total: Total,
    /// What it adds to the present total, below 0 if it saves; absent where either total is not one known amount.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub difference: Option<Amount>,
}

impl Catalog {
    /// For each setting of the model that offers options, what each of them costs with all else as it is. Options that do not go
    /// with the rest are left out.
    ///
    /// ```
    /// # use costpeek::{Catalog, Settings};
    /// # let catalog = Catalog::from_text(include_str!("catalogs/imagineart.json")).unwrap();
    /// let alternatives = catalog.sensitivity(&Settings::new("nano-banana-2"), None).unwrap();
    /// let (name, options) = &alternatives.0[0];
    /// let hints: Vec<_> = options.iter().map(|each| format!("{} {}", each.value, each.difference.unwrap())).collect();
    /// assert_eq!((name.as_str(), hints.join(", ").as_str()), ("resolution", "1K 0, 2K 24.5, 4K 49"));
    /// ```
    ///
    /// # Errors
    /// As [`Catalog::estimate`].
    pub fn sensitivity(
        &self,
        settings: &Settings,
        at: Option<&str>,
    ) -> Result<Record<Vec<Alternative>>, SettingsError> {
        let read = choices::read(self, settings, at, &[])?;
        let plan = &read.model.plan;
        let present = price(plan, &read.made, read.day).total;
        let exists = |index: &usize| read.made.get(*index) != Some(&ABSENT);
        let with_options = plan.settings.iter().enumerate().filter(|(index, _)| exists(index));
        let alternatives = with_options.filter_map(|(index, setting)| {
            let options = (0..).zip(setting.options()?);
            let options = options.filter_map(|(choice, value)| {
                let total = price(plan, &read.with(index, choice)?, read.day).total;
                let difference = total.total.zip(present.total).map(|(then, now)| then - now);
                Some(Alternative { value, total, difference })
            });
            Some((setting.name.clone(), options.collect()))
        });
        Ok(Record(alternatives.collect()))
    }

    /// The names of the settings that move the price of a model, in the order of the catalog.
    ///
    /// # Errors
    /// With `UnknownModel`.
    pub fn depends_on(&self, model: &str) -> Result<Vec<String>, SettingsError> {
        let plan = &choices::model(self, &Settings::new(model))?.plan;
        let mut moving: BTreeSet<usize> =
            plan.charges.iter().flat_map(|charge| movers(plan, charge)).collect();
        // What decides whether a setting exists moves what the setting moves; it stands earlier.
        for (index, setting) in plan.settings.iter().enumerate().rev() {
            if moving.contains(&index) {
                moving.extend(setting.when.iter().map(Condition::asks));
            }
        }
        let named = moving.into_iter().filter_map(|index| plan.settings.get(index));
        Ok(named.map(|setting| setting.name.clone()).collect())
    }
}

/// The settings that a charge depends on: by its conditions, its tables, and the numbers that it counts.
fn movers(plan: &Plan, charge: &Charge) -> BTreeSet<usize> {
    let mut moving: BTreeSet<usize> = charge
        .applies
        .conditions
        .iter()
        .flat_map(|condition| plan.settings_of_condition(condition))
        .collect();
    for factor in &charge.factors {
        match &factor.factor {
            Factor::Number(used) => moving.extend(plan.settings_of(used.number)),
            Factor::Table(table) => moving.extend(table_movers(plan, table)),
        }
    }
    moving.extend(table_movers(plan, &charge.rate));
    moving
}

/// An axis along which no figure differs moves nothing.
fn table_movers(plan: &Plan, table: &Table) -> BTreeSet<usize> {
    let moving = (0..table.axes.len()).filter(|axis| table.differs_along(*axis));
    let axes = moving.filter_map(|axis| table.axes.get(axis));
    axes.flat_map(|axis| match axis.along {
        Along::Options { setting, .. } => BTreeSet::from([setting]),
        Along::Bands { number, .. } => plan.settings_of(number),
    })
    .collect()
}
