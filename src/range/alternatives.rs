//! The alternatives of one group of settings that can be an end of the range, whatever the other groups are.
//!
//! Amounts never fall as a figure or a factor grows. So of two alternatives under which the same charges apply, as certain, the one
//! whose figures and factors are all as low or lower is at least as cheap.

use super::{Alternative, Looks, TooMany, set};
use crate::choices::{Choices, settle_into};
use crate::corners::stretches;
use crate::image::{Cell, Charge, Constraint, Factor, Kind, Model, Table};
use crate::price::count;

/// So many looks a stretch of a number setting takes to find.
const BISECTION: usize = 16;

/// Looks at one group after the other, with what they have in common; its lists are kept, so that few ask for memory.
pub(super) struct Trial<'r> {
    read: &'r Choices<'r>,
    looks: &'r mut Looks,
    /// The settings on whose numbers bands or conditions depend, as bits.
    bands: i64,
    parts: Vec<Part<'r>>,
    /// Each with the settings that it depends on, as bits.
    constraints: Vec<(i64, Constraint<'r>)>,
    /// The group, as bits; and in order, with banded number settings last, and of those the one with most values last.
    group: i64,
    order: Vec<usize>,
    banded: usize,
    /// What is tried: the choices, and the numbers and figures that they make.
    wanted: Vec<Option<i64>>,
    chosen: Alternative,
    made: Vec<i64>,
    numbers: Vec<i128>,
    figures: Figures,
    /// What can be an end, apart by which charges apply and how certain they are.
    kept: Vec<Vec<Kept>>,
}

/// A charge, and the settings that its conditions, its rate and its factors depend on, as bits.
struct Part<'r> {
    charge: Charge<'r>,
    conditions: i64,
    rate: i64,
    factors: i64,
}

/// What a group's choices make of the charges: figures and factors; none for a charge that does not apply because of them.
type Figures = Vec<Option<Cell<i128>>>;

struct Kept {
    alternative: Alternative,
    figures: Figures,
    /// [`LEAST`], [`MOST`] or both.
    ends: usize,
}

/// No other alternative is as low or lower in all figures.
const LEAST: usize = 1;
/// No other alternative is as high or higher in all figures.
const MOST: usize = 2;

impl<'r> Trial<'r> {
    pub(super) fn new(read: &'r Choices, looks: &'r mut Looks) -> Trial<'r> {
        let model = read.model;
        let charges = model.charges().filter(|charge| charge.is_there(read.day));
        let constraints = model
            .constraints()
            .map(|each| (each.conditions().fold(0, |bits, it| bits | depends(model, it.asks())), each));
        Trial {
            read,
            looks,
            bands: model.ends::<i128>().fold(0, |bands, (number, _)| bands | model.settings_of(number)),
            parts: charges.map(|charge| Part::of(model, charge)).collect(),
            constraints: constraints.collect(),
            group: 0,
            order: Vec::new(),
            banded: 0,
            wanted: Vec::new(),
            chosen: Vec::new(),
            made: Vec::new(),
            numbers: Vec::new(),
            figures: Vec::new(),
            kept: Vec::new(),
        }
    }

    /// Tries all combinations of a group (bits), and leaves out what cannot be an end.
    pub(super) fn worth_pricing(&mut self, group: i64) -> Result<Vec<Alternative>, TooMany> {
        self.begin(group);
        self.try_all()?;
        let mut all = Vec::new();
        for mut kept in self.kept.drain(..) {
            // First what can be the least.
            for is_least in [true, false] {
                for kept in kept.iter_mut().filter(|kept| (kept.ends & LEAST != 0) == is_least) {
                    all.push(std::mem::take(&mut kept.alternative));
                }
            }
        }
        Ok(all)
    }

    fn begin(&mut self, group: i64) {
        self.group = group;
        self.wanted.clone_from(&self.read.wanted);
        self.order.clear();
        let model = self.read.model;
        let banded = |index: usize| steps(model, index).filter(|_| self.bands >> index & 1 == 1);
        for index in (0..model.count()).filter(|index| group >> index & 1 == 1) {
            // What is not banded comes first; of equal ones the order of the catalog.
            let place = self.order.partition_point(|known| banded(*known) <= banded(index));
            self.order.insert(place, index);
        }
        self.banded = self.order.iter().filter(|index| banded(**index).is_some()).count();
    }

    /// Tries what is left of the group, after what has been chosen.
    fn try_all(&mut self) -> Result<(), TooMany> {
        let Some(index) = self.order.get(self.chosen.len()).copied() else {
            return self.try_one();
        };
        for choice in self.candidates(index)? {
            set(&mut self.wanted, &[(index, choice)]);
            self.chosen.push((index, choice));
            self.try_all()?;
            self.chosen.pop();
        }
        Ok(())
    }

    /// What is tried for one setting.
    fn candidates(&mut self, index: usize) -> Result<Vec<i64>, TooMany> {
        let model = self.read.model;
        let Some(setting) = model.nth(index) else { return Ok(Vec::new()) };
        if let Some(options) = setting.count() {
            return Ok((0..options).collect());
        }
        let [min, max, step] = setting.span();
        // With this one.
        let left = self.order.len() - self.chosen.len();
        if left > self.banded {
            return Ok(vec![min, max]);
        }
        if left == 1 {
            let stretches = stretches(model, &self.wanted, index);
            self.looks.take(stretches.len() * BISECTION)?;
            return Ok(stretches.into_iter().flat_map(|(first, last)| [first, last]).collect());
        }
        let steps = steps(model, index).filter(|steps| *steps < self.looks.0).ok_or(TooMany)?;
        Ok((0..).take(steps + 1).map(|count: i64| min + count * step).collect())
    }

    fn try_one(&mut self) -> Result<(), TooMany> {
        let (model, group) = (self.read.model, self.group);
        settle_into(model, &self.wanted, &mut self.made);
        count(model, &self.made, &mut self.numbers);
        self.looks.take(1)?;
        let mut constraints = self.constraints.iter().filter(|(settings, _)| settings & group != 0);
        if constraints.all(|(_, constraint)| constraint.holds(&self.made, &self.numbers)) {
            self.look_up_figures();
            self.keep()?;
        }
        Ok(())
    }

    /// Those that depend on the group.
    fn look_up_figures(&mut self) {
        let Trial { group, made, numbers, figures, .. } = self;
        let model = self.read.model;
        figures.clear();
        for part in &self.parts {
            if part.conditions & *group != 0 {
                let applies = part.charge.applies(made, numbers, self.read.day);
                // Whether it applies stands first, so that no two charges are taken for each other.
                figures.push(applies.then_some(Cell::exact(0)));
                if !applies {
                    continue;
                }
            }
            if part.rate & *group != 0 {
                figures.push(Some(part.charge.rate().look_up(made, numbers)));
            }
            if part.factors & *group == 0 {
                continue;
            }
            for factor in part.charge.factors().filter(|factor| behind(model, *factor) & *group != 0) {
                figures.push(Some(factor.used(made, numbers).billed));
            }
        }
    }

    /// Keeps the alternative unless one that is kept is as good in all figures; drops those that it is as good as in all.
    fn keep(&mut self) -> Result<(), TooMany> {
        let Trial { looks, chosen, figures, kept, .. } = self;
        let alike =
            kept.iter().position(|kept| kept.first().is_some_and(|one| are_alike(&one.figures, figures)));
        let place = alike.unwrap_or(kept.len());
        if alike.is_none() {
            kept.push(Vec::new());
        }
        let Some(kept) = kept.get_mut(place) else { return Ok(()) };
        // One look for each end of 16 that are compared.
        looks.take(kept.iter().map(|known| (known.ends & LEAST) + known.ends / MOST).sum::<usize>() / 16)?;
        let mut ends = 0;
        for (end, beats) in [(LEAST, is_below as fn(&Figures, &Figures) -> bool), (MOST, is_above)] {
            if !kept.iter().any(|known| known.ends & end != 0 && beats(&known.figures, figures)) {
                ends |= end;
                kept.iter_mut()
                    .filter(|known| beats(figures, &known.figures))
                    .for_each(|known| known.ends &= !end);
            }
        }
        if ends != 0 {
            kept.retain(|known| known.ends != 0);
            kept.push(Kept { alternative: chosen.clone(), figures: figures.clone(), ends });
        }
        Ok(())
    }
}

impl<'r> Part<'r> {
    fn of(model: Model, charge: Charge<'r>) -> Part<'r> {
        Part {
            charge,
            conditions: charge.conditions().fold(0, |bits, it| bits | depends(model, it.asks())),
            rate: along(model, charge.rate()),
            factors: charge.factors().fold(0, |bits, factor| bits | behind(model, factor)),
        }
    }
}

/// The settings that a factor depends on, as bits.
fn behind(model: Model, factor: Factor) -> i64 {
    match factor.table() {
        Some(table) => along(model, table),
        None => factor.number().map_or(0, |number| depends(model, number)),
    }
}

/// The same of a table.
fn along(model: Model, table: Table) -> i64 {
    table.asks().fold(0, |bits, number| bits | depends(model, number))
}

/// The settings that a number depends on, as bits.
fn depends(model: Model, number: usize) -> i64 {
    model.settings_of(number) | model.decides(number)
}

/// Whether the same charges apply, as certain.
fn are_alike(one: &Figures, other: &Figures) -> bool {
    let certainty = |cell: &Option<Cell<i128>>| cell.map(|cell| cell.certainty);
    one.iter().map(certainty).eq(other.iter().map(certainty))
}

/// Whether one is as low or lower in all.
fn is_below(one: &Figures, other: &Figures) -> bool {
    one.iter().flatten().zip(other.iter().flatten()).all(|(one, other)| one.min <= other.min)
}

/// Whether one is as high or higher in all.
fn is_above(one: &Figures, other: &Figures) -> bool {
    one.iter().flatten().zip(other.iter().flatten()).all(|(one, other)| one.max >= other.max)
}

/// How many steps a number setting has; none for settings with options.
fn steps(model: Model, index: usize) -> Option<usize> {
    let setting = model.nth(index).filter(|setting| setting.kind() == Kind::Span)?;
    let [min, max, step] = setting.span();
    usize::try_from((max - min) / step).ok()
}
