//! Completeness: something can be chosen, and whatever can be chosen has a price.

use std::collections::BTreeSet;

use super::tables::{FIGURE_HELP, Holes};
use crate::plan::{ABSENT, Charge, Factor, Plan, Use};
use crate::problem::{Code, Path, Problems};
use crate::space::{MOST_COMBINATIONS, Space, State, TooMany};

type Check = fn(&Plan, &[Holes], &Path, &mut Problems) -> Result<(), TooMany>;

/// Reports combinations without a charge, cells that are missing, and what is counted where it does not exist. `path` is the model's.
pub(super) fn everything_has_a_price(plan: &Plan, holes: &[Holes], path: &Path, problems: &mut Problems) {
    let checks: [Check; 4] = [
        |plan, _, path, problems| something_can_be_chosen(plan, path, problems),
        |plan, _, path, problems| every_combination_has_a_charge(plan, path, problems),
        |plan, _, path, problems| what_is_counted_exists(plan, path, problems),
        |plan, holes, _, problems| absent_cells_cannot_be_met(plan, holes, problems),
    ];
    for check in checks {
        if check(plan, holes, path, problems).is_err() {
            let message =
                format!("the settings in conditions have more than {MOST_COMBINATIONS} combinations");
            let help = "give one charge no condition, or use a table";
            problems.add(Code::TooManyCombinations, &path.key("price"), message, help);
            return;
        }
    }
}

fn something_can_be_chosen(plan: &Plan, path: &Path, problems: &mut Problems) -> Result<(), TooMany> {
    if Space::of(plan).states()?.next().is_none() {
        let message = "the constraints leave nothing that can be chosen";
        problems.add(Code::NothingFits, &path.key("constraints"), message, "");
    }
    Ok(())
}

fn every_combination_has_a_charge(plan: &Plan, path: &Path, problems: &mut Problems) -> Result<(), TooMany> {
    let always = |charge: &Charge| charge.applies.conditions.is_empty() && !charge.period.is_dated();
    // A price without charges has been reported where it stands.
    if plan.charges.is_empty() || plan.charges.iter().any(always) {
        return Ok(());
    }
    let mut space = Space::of(plan);
    space.charges(&plan.charges);
    let without = space.states()?.find(|state| !plan.charges.iter().any(|charge| state.applies(charge)));
    if let Some(state) = without {
        let message = format!("no charge applies to {}", space.described(&state));
        let help = "free is written as a charge with the rate \"0\"";
        problems.add(Code::NoCharge, &path.key("price"), message, help);
    }
    Ok(())
}

fn what_is_counted_exists(plan: &Plan, path: &Path, problems: &mut Problems) -> Result<(), TooMany> {
    for (index, charge) in plan.charges.iter().enumerate() {
        for (factor, setting) in counted(plan, charge) {
            let mut space = Space::of(plan);
            space.charges([charge]);
            let absent = |state: &State| state.choices.get(setting) == Some(&ABSENT);
            let found = space.states()?.find(|state| absent(state) && state.applies(charge));
            if let Some(state) = found {
                let path = path.key("price");
                let path = path.index(index);
                let path = path.key("times");
                let (name, where_) = (plan.name_of(setting), space.described(&state));
                let message = format!("`{name}` does not exist with {where_}, where the charge applies");
                let help = "give the charge the conditions under which the setting exists";
                problems.add(Code::MayNotExist, &path.index(factor), message, help);
            }
        }
    }
    Ok(())
}

/// The settings with conditions among the factors, each with the factor's index.
fn counted(plan: &Plan, charge: &Charge) -> Vec<(usize, usize)> {
    let factors = charge.factors.iter().enumerate().filter_map(|(index, named)| match &named.factor {
        Factor::Number(Use { number, .. }) => Some((index, *number)),
        Factor::Table(_) => None,
    });
    let conditional = |number: usize| plan.settings.get(number).is_some_and(|it| !it.when.is_empty());
    factors.filter(|(_, number)| conditional(*number)).collect()
}

fn absent_cells_cannot_be_met(plan: &Plan, holes: &[Holes], problems: &mut Problems) -> Result<(), TooMany> {
    for holes in holes {
        let charge = holes.charge.and_then(|index| plan.charges.get(index));
        let mut space = Space::of(plan);
        space.axes(&holes.axes);
        space.charges(charge);
        let met = space.states()?.filter_map(|state| {
            let place = crate::plan::place(&holes.axes, &state.choices, &state.numbers);
            let index = *holes.cells.get(&place)?;
            let counts =
                !holes.missing.get(index)?.of_no_setting || charge.is_none_or(|it| state.applies(it));
            counts.then_some(index)
        });
        for index in met.collect::<BTreeSet<_>>() {
            let Some(missing) = holes.missing.get(index) else { continue };
            problems.add_at(Code::MissingCell, missing.place.clone(), &missing.message, FIGURE_HELP);
        }
    }
    Ok(())
}
