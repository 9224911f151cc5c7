//! Which settings and numbers meet: what one of them does to the price depends on the other.

use std::collections::BTreeSet;

use crate::plan::{Along, Axis, Condition, Factor, Item, Plan, Table};

/// Sets that share a member as one.
pub(crate) fn merged(sets: impl Iterator<Item = BTreeSet<usize>>) -> Vec<BTreeSet<usize>> {
    let mut groups: Vec<BTreeSet<usize>> = Vec::new();
    for mut set in sets {
        let (met, apart): (Vec<_>, Vec<_>) = groups.into_iter().partition(|group| !group.is_disjoint(&set));
        set.extend(met.into_iter().flatten());
        groups = apart;
        groups.push(set);
    }
    groups
}

/// Settings and numbers (see `Use::number`) that stand in one table, one constraint, or the conditions of one charge or setting.
pub(crate) fn meetings(plan: &Plan) -> impl Iterator<Item = BTreeSet<usize>> + '_ {
    let tables = tables(plan).map(|table| table.axes.iter().map(along).collect());
    let charges =
        plan.charges.iter().map(|charge| charge.applies.conditions.iter().map(Condition::asks).collect());
    let constraints =
        plan.constraints.iter().map(|constraint| constraint.conditions().map(Condition::asks).collect());
    let settings = plan.settings.iter().enumerate().filter(|(_, setting)| !setting.when.is_empty());
    let settings =
        settings.map(|(index, setting)| setting.when.iter().map(Condition::asks).chain([index]).collect());
    tables.chain(charges).chain(constraints).chain(settings)
}

fn tables(plan: &Plan) -> impl Iterator<Item = &Table> {
    let items = plan.quantities.iter().flat_map(|quantity| &quantity.items);
    let of_quantities =
        items.filter_map(|item| if let Item::Table { table, .. } = item { Some(table) } else { None });
    let factors = plan.charges.iter().flat_map(|charge| &charge.factors);
    let of_factors = factors.filter_map(|named| match &named.factor {
        Factor::Table(table) => Some(table),
        Factor::Number(_) => None,
    });
    of_quantities.chain(plan.charges.iter().map(|charge| &charge.rate)).chain(of_factors)
}

fn along(axis: &Axis) -> usize {
    match axis.along {
        Along::Options { setting: index, .. } | Along::Bands { number: index, .. } => index,
    }
}
