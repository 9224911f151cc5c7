//! Completeness: something can be chosen, and whatever can be chosen has a price.

use std::collections::BTreeSet;

use super::constraints::defaults_fit;
use super::tables::{EXACT_FIGURE_HELP, FIGURE_HELP, Holes};
use crate::plan::{self, ABSENT, Axis, Charge, Condition, Factor, Plan, Use};
use crate::problem::{Code, Path, Place, Problems};
use crate::space::{MOST_COMBINATIONS, Space, State, TooMany};

/// Reports what leaves nothing to choose; or else combinations without a charge, cells that are missing, and what is counted
/// where it does not exist. `path` is the model's.
pub(super) fn everything_has_a_price(plan: &Plan, holes: &[Holes], path: &Path, problems: &mut Problems) {
    let mut periods = plan.charges.iter().map(|charge| charge.period).chain([plan.period]);
    if !periods.all(|period| period.holds(period.from)) {
        return;
    }
    let constraints = path.key("constraints");
    match something_can_be_chosen(plan) {
        Err(TooMany) => {
            let help = "let them ask about fewer settings, or offer less";
            too_many("constraints and the conditions of settings", help, path.place(), problems);
            return;
        }
        Ok(false) => {
            let message = "the constraints leave nothing that can be chosen";
            problems.add(Code::NothingFits, &constraints, message, "");
            return;
        }
        Ok(true) => defaults_fit(plan, &constraints, problems),
    }
    every_combination_has_a_charge(plan, &path.key("price"), problems);
    what_is_counted_exists(plan, &path.key("price"), problems);
    absent_cells_cannot_be_met(plan, holes, problems);
}

fn too_many(what: &str, help: &str, place: Place, problems: &mut Problems) {
    let message = format!("the settings in {what} have more than {MOST_COMBINATIONS} combinations");
    problems.add_at(Code::TooManyCombinations, place, message, help);
}

fn something_can_be_chosen(plan: &Plan) -> Result<bool, TooMany> {
    Ok(Space::of(plan).states()?.next().is_some())
}

fn every_combination_has_a_charge(plan: &Plan, path: &Path, problems: &mut Problems) {
    let always = |charge: &Charge| charge.applies.conditions.is_empty() && !charge.period.is_dated();
    // A price without charges has been reported where it stands.
    if plan.charges.is_empty() || plan.charges.iter().any(always) {
        return;
    }
    let mut space = Space::of(plan);
    space.charges(&plan.charges);
    let Ok(mut states) = space.states() else {
        let help = "give one charge no condition, or use a table";
        return too_many("conditions", help, path.place(), problems);
    };
    if let Some(state) = states.find(|state| !plan.charges.iter().any(|charge| state.applies(charge))) {
        let asked = plan.charges.iter().flat_map(|charge| &charge.applies.conditions);
        let described = space.described(&state, &asked.map(Condition::asks).collect());
        let with = Some(described).filter(|it| !it.is_empty()).map(|it| format!("to {it}"));
        let which: Vec<String> = with.into_iter().chain(space.day_described(&state)).collect();
        let message = format!("no charge applies {}", which.join(", "));
        let help = "free is written as a charge with the rate \"0\"";
        problems.add(Code::NoCharge, path, message, help);
    }
}

fn what_is_counted_exists(plan: &Plan, path: &Path, problems: &mut Problems) {
    for (index, charge) in plan.charges.iter().enumerate() {
        for (factor, number) in counted(plan, charge) {
            let path = path.index(index);
            let mut space = Space::of(plan);
            space.conditions(&charge.applies.conditions);
            let Ok(mut states) = space.states() else {
                let help = "let the conditions ask about fewer settings";
                return too_many("conditions", help, path.place(), problems);
            };
            let settings = plan.settings_of(number);
            let absent =
                |state: &State| settings.iter().any(|index| state.choices.get(*index) == Some(&ABSENT));
            if let Some(state) =
                states.find(|state| absent(state) && charge.applies.to(&state.choices, &state.numbers))
            {
                let described = space.described(&state, &plan.decides(number));
                let message = format!(
                    "`{}` does not exist with {described}, where the charge applies",
                    plan.name_of(number)
                );
                let help = "give the charge the conditions under which the setting exists";
                problems.add(Code::MayNotExist, &path.key("times").index(factor), message, help);
            }
        }
    }
}

/// The numbers among the factors that may not exist, each with the factor's index.
fn counted(plan: &Plan, charge: &Charge) -> Vec<(usize, usize)> {
    let factors = charge.factors.iter().enumerate().filter_map(|(index, named)| match &named.factor {
        Factor::Number(Use { number, .. }) => Some((index, *number)),
        Factor::Table(_) => None,
    });
    factors.filter(|(_, number)| plan.may_not_exist(*number)).collect()
}

fn absent_cells_cannot_be_met(plan: &Plan, holes: &[Holes], problems: &mut Problems) {
    for holes in holes {
        let charge = holes.charge.and_then(|index| plan.charges.get(index));
        // What a quantity is where its figure is absent cannot decide that it may be absent.
        let (mut space, help) = match charge {
            Some(_) => (Space::of(plan), FIGURE_HELP),
            None => (Space::of_settings(plan), EXACT_FIGURE_HELP),
        };
        space.axes(&holes.axes);
        space.charges(charge);
        let Ok(states) = space.states() else {
            let place = holes.missing.first().map_or_else(|| Path::Root.place(), |it| it.place.clone());
            let help = "write the cells that are absent, or `*` for the rest";
            too_many("the table, in conditions and in constraints", help, place, problems);
            continue;
        };
        let met = states.filter_map(|state| {
            let place = plan::place(&holes.axes, &state.choices, &state.numbers);
            let index = *holes.cells.get(&place)?;
            // Where one of its settings does not exist, neither does the quantity.
            let without_settings = |index: usize| state.numbers.get(index) == Some(&ABSENT.into());
            if charge.is_none() && holes.axes.iter().any(|axis| without_settings(axis.number())) {
                return None;
            }
            let is_absent = |axis: &Axis| axis.is_absent(&state.choices, &state.numbers);
            let excused = holes.axes.iter().any(is_absent) && charge.is_some_and(|it| !state.applies(it));
            (!excused).then_some(index)
        });
        for index in met.collect::<BTreeSet<_>>() {
            let Some(missing) = holes.missing.get(index) else { continue };
            problems.add_at(Code::MissingCell, missing.place.clone(), &missing.message, help);
        }
    }
}
