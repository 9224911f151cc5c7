//! Overlapping: charges of one label that apply together, though they were probably meant as alternatives.

use std::collections::{BTreeMap, BTreeSet};

use super::{Lint, Subject, Warnings};
use crate::document::{Factor, Model, Use};
use crate::plan::{Charge, Condition, Plan};
use crate::problem::Path;
use crate::space::{Space, State};

pub(super) fn lint(subject: &Subject, warnings: &mut Warnings) {
    subject.each_model(|model, plan, path| {
        let path = path.key("price");
        for group in same_labels(plan) {
            for (later, (earlier, combination)) in together(model, plan, &group) {
                warn(group.label, [earlier, later], &combination, &path, warnings);
            }
        }
    });
}

fn warn(label: &str, [earlier, later]: [usize; 2], combination: &str, path: &Path, warnings: &mut Warnings) {
    let when = if combination.is_empty() { "always".to_owned() } else { format!("at {combination}") };
    let message = format!("this and `price[{earlier}]`, both `{label}`, apply together {when}");
    let help =
        "alternatives need conditions that exclude each other, and charges that add up labels of their own";
    warnings.add(Lint::Overlapping, path.index(later).place(), message, help);
}

/// A charge and its index.
type Numbered<'p> = (usize, &'p Charge);

/// Charges of one label.
struct Group<'p> {
    label: &'p str,
    charges: Vec<Numbered<'p>>,
}

fn same_labels(plan: &Plan) -> impl Iterator<Item = Group<'_>> {
    let mut groups: BTreeMap<&str, Vec<Numbered>> = BTreeMap::new();
    for (index, charge) in plan.charges.iter().enumerate() {
        groups.entry(&charge.label).or_default().push((index, charge));
    }
    let several = groups.into_iter().filter(|(_, charges)| charges.len() > 1);
    several.map(|(label, charges)| Group { label, charges })
}

/// The charges that apply together with an earlier one, which that is, and a combination that shows it.
fn together(model: &Model, plan: &Plan, group: &Group) -> BTreeMap<usize, (usize, String)> {
    let mut found = BTreeMap::new();
    let conditions = || group.charges.iter().flat_map(|(_, charge)| &charge.applies.conditions);
    let mut left = rivals(model, group);
    // Of numbers made from the same settings, a combination may not exist.
    if left.is_empty() || !are_independent(plan, conditions()) {
        return found;
    }
    let mut space = Space::of(plan);
    space.charges(group.charges.iter().map(|(_, charge)| *charge));
    let asked = conditions().map(Condition::asks).collect();
    // Where there are too many combinations, nothing is said.
    for state in space.states().into_iter().flatten() {
        left.retain(|(later, earlier)| {
            let other = earlier.iter().find(|other| both_apply(&state, later, other));
            if let Some((other, _)) = other {
                found.insert(later.0, (*other, space.described(&state, &asked)));
            }
            other.is_none()
        });
        if left.is_empty() {
            break;
        }
    }
    found
}

fn both_apply(state: &State, (_, one): &Numbered, (_, other): &Numbered) -> bool {
    state.applies(one) && state.applies(other)
}

/// Each charge and those before it with which it does not make slices.
fn rivals<'p>(model: &Model, group: &Group<'p>) -> Vec<(Numbered<'p>, Vec<Numbered<'p>>)> {
    let rivals = group.charges.iter().enumerate().map(|(place, later)| {
        let earlier = group.charges.iter().take(place).copied();
        (*later, earlier.filter(|earlier| !are_slices(model, earlier.0, later.0)).collect::<Vec<_>>())
    });
    rivals.filter(|(_, earlier)| !earlier.is_empty()).collect()
}

fn are_independent<'c>(plan: &Plan, conditions: impl Iterator<Item = &'c Condition>) -> bool {
    let numbers: BTreeSet<usize> = conditions.map(Condition::asks).collect();
    let settings: Vec<usize> = numbers.iter().flat_map(|number| plan.settings_of(*number)).collect();
    settings.iter().collect::<BTreeSet<_>>().len() == settings.len()
}

/// Whether what the two charges count of one number lies side by side: a graduated price.
fn are_slices(model: &Model, one: usize, other: usize) -> bool {
    let uses = |charge: usize| {
        let factors =
            model.price.get(charge).into_iter().flatten().flat_map(|charge| charge.times.iter().flatten());
        factors.filter_map(|factor| if let Factor::Use(used) = factor { Some(used) } else { None })
    };
    let is_below = |low: &Use, high: &Use| low.up_to.zip(high.above).is_some_and(|(end, start)| end <= start);
    uses(one).any(|used| {
        uses(other).any(|next| used.of == next.of && (is_below(used, next) || is_below(next, used)))
    })
}
