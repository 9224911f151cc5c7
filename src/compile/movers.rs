//! Which settings move the price of a model.

use std::collections::BTreeSet;

use crate::plan::{Along, Charge, Condition, Factor, Plan, Table};

/// Their indices.
pub(super) fn of(plan: &Plan) -> BTreeSet<usize> {
    let mut moving: BTreeSet<usize> = plan.charges.iter().flat_map(|charge| movers(plan, charge)).collect();
    // What decides whether a setting exists moves what the setting moves; it stands earlier.
    for (index, setting) in plan.settings.iter().enumerate().rev() {
        if moving.contains(&index) {
            moving.extend(setting.when.iter().map(Condition::asks));
        }
    }
    moving.retain(|index| *index < plan.settings.len());
    moving
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
