//! Groups of settings that meet: each small enough to be tried out.

use std::collections::BTreeSet;

use super::tables::MOST_COMBINATIONS;
use crate::plan::{Along, Axis, Condition, Factor, Item, Plan, Table};
use crate::problem::{Code, Path, Problems};

/// Reports groups with more combinations than can be tried; true where there are none.
pub(super) fn stay_small(plan: &Plan, path: &Path, problems: &mut Problems) -> bool {
    let before = problems.count();
    for group in groups(plan) {
        let sizes = group.iter().map(|member| size(plan, *member));
        let count = sizes.into_iter().try_fold(1_usize, usize::checked_mul);
        if count.is_none_or(|count| count > MOST_COMBINATIONS) {
            let names: Vec<&str> = group.iter().map(|member| plan.name_of(*member)).collect();
            let message =
                format!("{} together have more than {MOST_COMBINATIONS} combinations", names.join(", "));
            let help = "they meet in tables, conditions or constraints: split these, or offer less";
            problems.add(Code::TooManyCombinations, path, message, help);
        }
    }
    problems.count() == before
}

/// Settings and numbers (see `Use::number`) that meet, directly or through others.
fn groups(plan: &Plan) -> Vec<BTreeSet<usize>> {
    let mut groups: Vec<BTreeSet<usize>> = Vec::new();
    for mut meeting in meetings(plan) {
        let (met, apart): (Vec<_>, Vec<_>) =
            groups.into_iter().partition(|group| !group.is_disjoint(&meeting));
        meeting.extend(met.into_iter().flatten());
        groups = apart;
        groups.push(meeting);
    }
    groups
}

/// What stands in one table, one constraint, or the conditions of one charge or setting.
fn meetings(plan: &Plan) -> impl Iterator<Item = BTreeSet<usize>> + '_ {
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

/// How many options there are, or ranges of numbers that are told apart.
fn size(plan: &Plan, index: usize) -> usize {
    if let Some(options) = plan.settings.get(index).and_then(|setting| setting.values.options()) {
        return options;
    }
    let ends = plan.band_ends().filter(|(number, end)| *number == index && (0..i128::MAX).contains(end));
    ends.collect::<BTreeSet<_>>().len() + 1
}
