//! The alternatives of one group of settings that can be an end of the range, whatever the other groups are.
//!
//! Amounts never fall as a figure or a factor grows. So of two alternatives under which the same charges apply, as certain, the one
//! whose figures and factors are all as low or lower is at least as cheap.

use std::collections::{BTreeMap, BTreeSet};

use super::{Alternative, Looks, TooMany, set};
use crate::certainty::LineCertainty;
use crate::choices::{Choices, settle};
use crate::corners::stretches;
use crate::plan::{Along, Cell, Charge, Condition, Constraint, Factor, Plan, Table, Values};
use crate::price::{numbers, used_factor};

/// So many looks a stretch of a number setting takes to find.
const BISECTION: usize = 16;

/// Tries all combinations of the group, and leaves out what cannot be an end.
pub(super) fn worth_pricing(
    read: &Choices,
    group: &[usize],
    looks: &mut Looks,
) -> Result<Vec<Alternative>, TooMany> {
    let mut trial = Trial::new(read, group);
    trial.try_all(&mut read.wanted.clone(), &mut Vec::new(), looks)?;
    Ok(trial.kept.into_values().flat_map(Kept::alternatives).collect())
}

struct Trial<'r> {
    read: &'r Choices<'r>,
    /// The group, with number settings on which bands or conditions depend last, and of those the one with most values last.
    order: Vec<usize>,
    banded: usize,
    charges: Vec<&'r Charge>,
    constraints: Vec<&'r Constraint>,
    /// By which charges apply and how certain each figure is.
    kept: BTreeMap<Vec<Option<LineCertainty>>, Kept>,
}

/// Alternatives of the same certainty.
#[derive(Default)]
struct Kept {
    /// With their lower ends: none is as low or lower in all.
    cheapest: Vec<(Alternative, Vec<i128>)>,
    /// With their upper ends, below 0: none is as high or higher in all.
    dearest: Vec<(Alternative, Vec<i128>)>,
}

impl Kept {
    fn alternatives(self) -> impl Iterator<Item = Alternative> {
        let mut all: Vec<Alternative> = Vec::new();
        for (alternative, _) in self.cheapest.into_iter().chain(self.dearest) {
            if !all.contains(&alternative) {
                all.push(alternative);
            }
        }
        all.into_iter()
    }
}

impl<'r> Trial<'r> {
    fn new(read: &'r Choices, group: &[usize]) -> Trial<'r> {
        let plan = &read.model.plan;
        let bands: BTreeSet<usize> =
            plan.band_ends().flat_map(|(number, _)| plan.settings_of(number)).collect();
        let is_banded = |index: &usize| bands.contains(index) && steps(plan, *index).is_some();
        let (mut banded, plain): (Vec<usize>, Vec<usize>) = group.iter().partition(|index| is_banded(index));
        banded.sort_by_key(|index| steps(plan, *index));
        let is_touched = |index: usize| {
            group.contains(&index) || plan.decides(index).iter().any(|index| group.contains(index))
        };
        let constraints = plan.constraints.iter();
        Trial {
            read,
            banded: banded.len(),
            order: plain.into_iter().chain(banded).collect(),
            charges: plan.charges.iter().filter(|charge| charge.period.holds(read.day)).collect(),
            constraints: constraints
                .filter(|it| plan.settings_of_constraint(it).into_iter().any(is_touched))
                .collect(),
            kept: BTreeMap::new(),
        }
    }

    /// Tries what is left of the group, after what has been chosen.
    fn try_all(
        &mut self,
        wanted: &mut [Option<i64>],
        chosen: &mut Alternative,
        looks: &mut Looks,
    ) -> Result<(), TooMany> {
        let Some(index) = self.order.get(chosen.len()).copied() else {
            return self.try_one(wanted, chosen, looks);
        };
        for choice in self.candidates(wanted, index, self.order.len() - chosen.len(), looks)? {
            set(wanted, &[(index, choice)]);
            chosen.push((index, choice));
            self.try_all(wanted, chosen, looks)?;
            chosen.pop();
        }
        Ok(())
    }

    /// What is tried for one setting; `left` counts it and those after it.
    fn candidates(
        &self,
        wanted: &[Option<i64>],
        index: usize,
        left: usize,
        looks: &mut Looks,
    ) -> Result<Vec<i64>, TooMany> {
        let plan = &self.read.model.plan;
        match plan.settings.get(index).map(|setting| &setting.values) {
            Some(Values::Span { min, max, .. }) if left > self.banded => Ok(vec![*min, *max]),
            Some(Values::Span { .. }) if left == 1 => {
                let stretches = stretches(plan, wanted, index);
                looks.take(stretches.len() * BISECTION)?;
                Ok(stretches.into_iter().flat_map(|(first, last)| [first, last]).collect())
            }
            Some(Values::Span { min, step, .. }) => {
                let steps = steps(plan, index).filter(|steps| *steps < looks.0).ok_or(TooMany)?;
                Ok((0..).take(steps + 1).map(|count: i64| min + count * step).collect())
            }
            Some(values) => Ok((0..).take(values.options().unwrap_or(0)).collect()),
            None => Ok(Vec::new()),
        }
    }

    fn try_one(
        &mut self,
        wanted: &[Option<i64>],
        chosen: &Alternative,
        looks: &mut Looks,
    ) -> Result<(), TooMany> {
        let plan = &self.read.model.plan;
        let (choices, _) = settle(plan, wanted);
        let numbers = numbers(plan, &choices);
        looks.take(1)?;
        if !self.constraints.iter().all(|constraint| constraint.holds(&choices, &numbers)) {
            return Ok(());
        }
        let figures: Vec<Option<Cell>> = self
            .charges
            .iter()
            .flat_map(|charge| figures(plan, charge, chosen, &choices, &numbers))
            .collect();
        let certainties = figures.iter().map(|figure| figure.map(|cell| cell.certainty)).collect();
        let kept = self.kept.entry(certainties).or_default();
        let lows = figures.iter().flatten().map(|cell| cell.min).collect();
        let highs = figures.iter().flatten().map(|cell| -cell.max).collect();
        looks.take((kept.cheapest.len() + kept.dearest.len()) / 16)?;
        keep(&mut kept.cheapest, chosen, lows);
        keep(&mut kept.dearest, chosen, highs);
        Ok(())
    }
}

/// Keeps the alternative unless one that is kept is as low in all; drops those that are not below it in any.
fn keep(kept: &mut Vec<(Alternative, Vec<i128>)>, alternative: &Alternative, ends: Vec<i128>) {
    let is_below = |one: &[i128], other: &[i128]| one.iter().zip(other).all(|(one, other)| one <= other);
    if kept.iter().any(|(_, known)| is_below(known, &ends)) {
        return;
    }
    kept.retain(|(_, known)| !is_below(&ends, known));
    kept.push((alternative.clone(), ends));
}

/// What the group's choices make of a charge: its figures and factors that depend on them; none where it does not apply because of them.
fn figures(
    plan: &Plan,
    charge: &Charge,
    chosen: &Alternative,
    choices: &[i64],
    numbers: &[i128],
) -> Vec<Option<Cell>> {
    let is_chosen = |index: &usize| chosen.iter().any(|(chosen, _)| chosen == index);
    let depends = |number: usize| {
        plan.settings_of(number).iter().any(is_chosen) || plan.decides(number).iter().any(is_chosen)
    };
    let asked = charge.applies.conditions.iter().map(Condition::asks).any(depends);
    let applies = !asked || charge.applies.to(choices, numbers);
    // Whether it applies stands first, so that no two charges are taken for each other.
    let mut figures = Vec::new();
    if asked {
        figures.push(applies.then_some(Cell::exact(0)));
    }
    if !applies {
        return figures;
    }
    let along = |table: &Table| {
        table.axes.iter().any(|axis| match axis.along {
            Along::Options { setting: index, .. } | Along::Bands { number: index, .. } => depends(index),
        })
    };
    let rate = along(&charge.rate).then(|| charge.rate.look_up(choices, numbers));
    let factors = charge.factors.iter().filter(|named| match &named.factor {
        Factor::Number(used) => depends(used.number),
        Factor::Table(table) => along(table),
    });
    let factors = factors.map(|named| used_factor(&named.factor, choices, numbers).billed);
    figures.extend(rate.into_iter().chain(factors).map(Some));
    figures
}

/// How many steps a number setting has; none for settings with options.
fn steps(plan: &Plan, index: usize) -> Option<usize> {
    match plan.settings.get(index)?.values {
        Values::Span { min, max, step, .. } => usize::try_from((max - min) / step).ok(),
        _ => None,
    }
}
