//! The alternatives of one group of settings that can be an end of the range, whatever the other groups are.
//!
//! Amounts never fall as a figure or a factor grows. So of two alternatives under which the same charges apply, as certain, the one
//! whose figures and factors are all as low or lower is at least as cheap.

use super::{Alternative, Looks, TooMany, set};
use crate::certainty::LineCertainty;
use crate::choices::{Choices, settle};
use crate::corners::stretches;
use crate::image::{Cell, Charge, Condition, Constraint, Kind, Model, Table};
use crate::price::numbers;

/// So many looks a stretch of a number setting takes to find.
const BISECTION: usize = 16;

/// Tries all combinations of the group (bits), and leaves out what cannot be an end.
pub(super) fn worth_pricing(
    read: &Choices,
    group: i64,
    looks: &mut Looks,
) -> Result<Vec<Alternative>, TooMany> {
    let mut trial = Trial::new(read, group);
    trial.try_all(&mut read.wanted.clone(), &mut Vec::new(), looks)?;
    Ok(trial.kept.iter().flat_map(Kept::alternatives).collect())
}

struct Trial<'r> {
    read: &'r Choices<'r>,
    /// As bits.
    group: i64,
    /// The group, with number settings on which bands or conditions depend last, and of those the one with most values last.
    order: Vec<usize>,
    banded: usize,
    charges: Vec<Charge<'r>>,
    constraints: Vec<Constraint<'r>>,
    kept: Vec<Kept>,
}

/// Alternatives under which the same charges apply, as certain.
struct Kept {
    /// Which charges apply, and how certain each figure is.
    certainties: Vec<Option<LineCertainty>>,
    /// With their lower ends: none is as low or lower in all.
    cheapest: Vec<(Alternative, Vec<i128>)>,
    /// With their upper ends, below 0: none is as high or higher in all.
    dearest: Vec<(Alternative, Vec<i128>)>,
}

impl Kept {
    fn alternatives(&self) -> Vec<Alternative> {
        let mut all: Vec<Alternative> = Vec::new();
        for (alternative, _) in self.cheapest.iter().chain(&self.dearest) {
            if !all.contains(alternative) {
                all.push(alternative.clone());
            }
        }
        all
    }
}

impl<'r> Trial<'r> {
    fn new(read: &'r Choices, group: i64) -> Trial<'r> {
        let model = read.model;
        let bands = model.ends::<i128>().fold(0, |bands, (number, _)| bands | model.settings_of(number));
        let mut order: Vec<usize> = (0..model.count()).filter(|index| group >> index & 1 == 1).collect();
        let is_banded = |index: usize| bands >> index & 1 == 1 && steps(model, index).is_some();
        // Stable: of equal ones the order of the catalog. What is not banded comes first.
        order.sort_by_key(|index| if is_banded(*index) { steps(model, *index) } else { None });
        let is_touched = |number: usize| (model.settings_of(number) | model.decides(number)) & group != 0;
        let constraints = model.constraints();
        Trial {
            read,
            group,
            banded: order.iter().filter(|index| is_banded(**index)).count(),
            order,
            charges: model.charges().filter(|charge| charge.is_there(read.day)).collect(),
            constraints: constraints
                .filter(|each| each.conditions().any(|it| is_touched(it.asks())))
                .collect(),
            kept: Vec::new(),
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
        let Some(setting) = self.read.model.nth(index) else { return Ok(Vec::new()) };
        if let Some(options) = setting.count() {
            return Ok((0..options).collect());
        }
        let [min, max, step] = setting.span();
        if left > self.banded {
            return Ok(vec![min, max]);
        }
        if left == 1 {
            let stretches = stretches(self.read.model, wanted, index);
            looks.take(stretches.len() * BISECTION)?;
            return Ok(stretches.into_iter().flat_map(|(first, last)| [first, last]).collect());
        }
        let steps = steps(self.read.model, index).filter(|steps| *steps < looks.0).ok_or(TooMany)?;
        Ok((0..).take(steps + 1).map(|count: i64| min + count * step).collect())
    }

    fn try_one(
        &mut self,
        wanted: &[Option<i64>],
        chosen: &Alternative,
        looks: &mut Looks,
    ) -> Result<(), TooMany> {
        let (choices, _) = settle(self.read.model, wanted);
        let numbers = numbers(self.read.model, &choices);
        looks.take(1)?;
        if !self.constraints.iter().all(|constraint| constraint.holds(&choices, &numbers)) {
            return Ok(());
        }
        let mut figures = Vec::new();
        for charge in &self.charges {
            self.add_figures(*charge, &choices, &numbers, &mut figures);
        }
        let certainties: Vec<_> = figures.iter().map(|figure| figure.map(|cell| cell.certainty)).collect();
        let lows = figures.iter().flatten().map(|cell| cell.min).collect();
        let highs = figures.iter().flatten().map(|cell| -cell.max).collect();
        let known = self.kept.iter().position(|kept| kept.certainties == certainties);
        let place = known.unwrap_or(self.kept.len());
        if known.is_none() {
            self.kept.push(Kept { certainties, cheapest: Vec::new(), dearest: Vec::new() });
        }
        if let Some(kept) = self.kept.get_mut(place) {
            looks.take((kept.cheapest.len() + kept.dearest.len()) / 16)?;
            keep(&mut kept.cheapest, chosen, lows);
            keep(&mut kept.dearest, chosen, highs);
        }
        Ok(())
    }

    /// What the group's choices make of a charge: its figures and factors that depend on them; none where it does not apply
    /// because of them.
    fn add_figures(
        &self,
        charge: Charge,
        choices: &[i64],
        numbers: &[i128],
        figures: &mut Vec<Option<Cell<i128>>>,
    ) {
        let model = self.read.model;
        let depends = |number: usize| (model.settings_of(number) | model.decides(number)) & self.group != 0;
        let along = |table: Table| table.asks().any(depends);
        if charge.conditions().map(Condition::asks).any(depends) {
            let applies = charge.applies(choices, numbers, self.read.day);
            // Whether it applies stands first, so that no two charges are taken for each other.
            figures.push(applies.then_some(Cell::exact(0)));
            if !applies {
                return;
            }
        }
        if along(charge.rate()) {
            figures.push(Some(charge.rate().look_up(choices, numbers)));
        }
        for factor in charge.factors() {
            if factor.number().is_some_and(depends) || factor.table().is_some_and(along) {
                figures.push(Some(factor.used(choices, numbers).billed));
            }
        }
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

/// How many steps a number setting has; none for settings with options.
fn steps(model: Model, index: usize) -> Option<usize> {
    let setting = model.nth(index).filter(|setting| setting.kind() == Kind::Span)?;
    let [min, max, step] = setting.span();
    usize::try_from((max - min) / step).ok()
}
