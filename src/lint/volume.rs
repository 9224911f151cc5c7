//! Volume: numbers of which one more, over the end of a band, costs less.

use std::collections::{BTreeMap, BTreeSet};
use std::mem::replace;
use std::ops::RangeInclusive;

use super::tables::{Axis, axes, each_table};
use super::{Lint, Subject, Warnings};
use crate::amount::Amount;
use crate::certainty::Total;
use crate::compile;
use crate::day::Day;
use crate::document::Cells;
use crate::fixed::Fixed;
use crate::image::Image;
use crate::plan::{Charge, Condition, Plan, Setting, Values, fits, numbers, settle};
use crate::price::{Desk, total};
use crate::problem::Path;
use crate::reach::Reach;
use crate::space::MOST_COMBINATIONS;

pub(super) fn lint(subject: &Subject, warnings: &mut Warnings) {
    subject.each_model(|model, plan, path| {
        let mut looks_left = MOST_COMBINATIONS;
        let compiled = compile::plan(plan);
        each_table(model, path, |index, table, path| {
            let (Some(charge), Some(cells)) = (plan.charges.get(index), &table.cells) else { return };
            let axes = axes(plan, table);
            let mut search = Search {
                plan,
                compiled: &compiled,
                charge,
                day: Day::parse(subject.today),
                tried: axes.iter().map(|axis| axis.choices().collect()).collect(),
                axes: &axes,
                choices: usual(plan, charge),
                within: Vec::new(),
                looks_left,
                warnings,
            };
            search.visit(cells, 0, &path.key("cells"));
            looks_left = search.looks_left;
        });
    });
}

/// A walk through the cells of one table, on the way to each band.
struct Search<'s> {
    plan: &'s Plan,
    compiled: &'s Image,
    charge: &'s Charge,
    day: Option<Day>,
    axes: &'s [Axis],
    /// For each axis the choices that are tried: those that lead here, or all options; none for numbers that stay as they are.
    tried: Vec<Vec<i64>>,
    /// Of the other settings.
    choices: Vec<i64>,
    /// Numbers, and the bands of them that lead here.
    within: Vec<(usize, RangeInclusive<i128>)>,
    looks_left: usize,
    warnings: &'s mut Warnings,
}

impl Search<'_> {
    fn visit(&mut self, cells: &Cells, depth: usize, path: &Path) {
        let Some(axis) = self.axes.get(depth) else { return };
        match cells {
            Cells::Figure(_) => {}
            Cells::Options(options) => {
                for (option, cells) in options {
                    let Some(cells) = cells else { continue };
                    self.inside(cells, depth, meant(axis, option, options), &path.key(option));
                }
            }
            Cells::Bands(bands) => {
                let ends: BTreeSet<i128> = axis.each_band(bands).map(|(_, range)| *range.end()).collect();
                for (index, (band, range)) in axis.each_band(bands).enumerate() {
                    let path = path.index(index);
                    if let Some(sides) = self.sides(axis, &range, &ends) {
                        self.end_of_band(axis, depth, sides, &path);
                    }
                    let (Some(cells), tried) = (&band.is, self.choices_within(axis, &range)) else {
                        continue;
                    };
                    self.within.push((axis.number, range));
                    self.inside(cells, depth, tried, &path.key("is"));
                    self.within.pop();
                }
            }
        }
    }

    /// Looks below an axis of which only these choices lead on.
    fn inside(&mut self, cells: &Cells, depth: usize, tried: Vec<i64>, path: &Path) {
        let Some(place) = self.tried.get_mut(depth) else { return };
        if tried.is_empty() && !place.is_empty() {
            return;
        }
        let before = replace(place, tried);
        self.visit(cells, depth + 1, path);
        if let Some(place) = self.tried.get_mut(depth) {
            *place = before;
        }
    }

    /// What is tried of an axis inside one of its bands.
    fn choices_within(&self, axis: &Axis, range: &RangeInclusive<i128>) -> Vec<i64> {
        let Some(setting) = self.plan.settings.get(axis.number) else { return Vec::new() };
        if axis.options.is_empty() {
            let usual = self.choices.get(axis.number).copied();
            let usual = usual.filter(|usual| range.contains(&i128::from(*usual)));
            let first = || choice_of(setting, axis.reach.first_from(*range.start())?);
            return usual.or_else(first).into_iter().collect();
        }
        axis.choices().filter(|choice| range.contains(&setting.values.number(*choice))).collect()
    }

    /// The last number of a band and the first one after it.
    fn sides(&self, axis: &Axis, range: &RangeInclusive<i128>, ends: &BTreeSet<i128>) -> Option<[i128; 2]> {
        let setting = self.plan.settings.get(axis.number)?;
        let last = axis.reach.last_to(*range.end()).filter(|last| range.contains(last))?;
        let next = axis.reach.first_from(range.end().checked_add(1)?)?;
        let is_alone = ends.range(next..).next().is_some_and(|end| axis.reach.last_to(*end) == Some(next));
        // The usual number, from which any other costs extra, is not a volume.
        let is_usual = is_alone && setting.default == choice_of(setting, next);
        (!is_usual).then_some([last, next])
    }

    /// Warns where the last number of the band costs more than the one after it.
    fn end_of_band(&mut self, axis: &Axis, depth: usize, [last, next]: [i128; 2], path: &Path) {
        let Some(setting) = self.plan.settings.get(axis.number) else { return };
        let Some((last, next)) = choice_of(setting, last).zip(choice_of(setting, next)) else { return };
        let count = self.others(depth).map(|(_, tried)| tried.len()).try_fold(1_usize, usize::checked_mul);
        for combination in 0..count.unwrap_or(usize::MAX).min(self.looks_left) {
            self.looks_left -= 1;
            let choices = self.combination(depth, combination);
            let [before, after] = [last, next].map(|choice| self.total(&choices, axis.number, choice));
            if let (Some(before), Some(after)) = (before, after)
                && costs_less(after, before)
            {
                self.warn(setting, &[(last, before), (next, after)], &self.described(depth, &choices), path);
                return;
            }
        }
    }

    /// The axes but for one, where something is tried of them.
    fn others(&self, depth: usize) -> impl Iterator<Item = (&Axis, &Vec<i64>)> {
        let axes = self.axes.iter().zip(&self.tried).enumerate();
        axes.filter(move |(index, (_, tried))| *index != depth && !tried.is_empty()).map(|(_, axis)| axis)
    }

    /// The combination of this number: what is tried of the axes are its digits.
    fn combination(&self, depth: usize, mut combination: usize) -> Vec<i64> {
        let mut choices = self.choices.clone();
        for (axis, tried) in self.others(depth) {
            if let (Some(place), Some(choice)) =
                (choices.get_mut(axis.number), tried.get(combination % tried.len()))
            {
                *place = *choice;
            }
            combination /= tried.len();
        }
        choices
    }

    /// What these choices cost with this one, unless they lead elsewhere.
    fn total(&self, choices: &[i64], setting: usize, choice: i64) -> Option<Total> {
        let mut wanted: Vec<Option<i64>> = choices.iter().copied().map(Some).collect();
        *wanted.get_mut(setting)? = Some(choice);
        let (choices, _) = settle(self.plan, &wanted);
        let numbers = numbers(self.plan, &choices);
        let leads_here = |(number, range): &(usize, RangeInclusive<i128>)| {
            numbers.get(*number).is_some_and(|number| range.contains(number))
        };
        let is_here = self.charge.applies(&choices, &numbers, self.day) && self.within.iter().all(leads_here);
        (is_here && fits(self.plan, &choices)).then(|| self.price(&choices))
    }

    fn price(&self, choices: &[i64]) -> Total {
        let model = self.compiled.models().next();
        model.map_or(Total::UNPUBLISHED, |model| total(model, choices, self.day, &mut Desk::default()))
    }

    fn described(&self, depth: usize, choices: &[i64]) -> String {
        let others = self.others(depth).filter_map(|(axis, _)| {
            let setting = self.plan.settings.get(axis.number)?;
            Some(format!("{} `{}`", setting.name, setting.value(*choices.get(axis.number)?)?))
        });
        others.collect::<Vec<_>>().join(", ")
    }

    fn warn(&mut self, setting: &Setting, sides: &[(i64, Total); 2], at: &str, path: &Path) {
        let [(last, before), (next, after)] = sides.each_ref().map(|(choice, total)| {
            let fixed = Fixed { units: setting.values.number(*choice), decimals: setting.values.decimals() };
            (Amount::from(fixed), shown(*total))
        });
        let at = if at.is_empty() { String::new() } else { format!(", at {at}") };
        let message = format!("`{}` {last} costs {before}, {next} costs {after}{at}", setting.name);
        let help = "where only what lies above the end is cheaper, write one charge a slice: `times` with `above` and `up_to`";
        self.warnings.add(Lint::Volume, path.place(), message, help);
    }
}

/// The choices for which an option of a table stands.
fn meant(axis: &Axis, option: &str, options: &BTreeMap<String, Option<Cells>>) -> Vec<i64> {
    if option != "*" {
        return axis.options.get(option).copied().into_iter().collect();
    }
    let named: BTreeSet<i64> = options.keys().filter_map(|name| axis.options.get(name).copied()).collect();
    axis.choices().filter(|choice| !named.contains(choice)).collect()
}

/// The defaults, or what is first or smallest; where the charge does not apply then, something else that its conditions take.
fn usual(plan: &Plan, charge: &Charge) -> Vec<i64> {
    let usual = plan.settings.iter().map(|setting| setting.default.unwrap_or(setting.values.smallest()));
    let mut usual: Vec<i64> = usual.collect();
    for condition in &charge.applies.conditions {
        let numbers = numbers(plan, &usual);
        if charge.applies.to(&usual, &numbers) || condition.holds(&usual, &numbers) == charge.applies.holds {
            continue;
        }
        let other = other_choice(plan, condition, charge.applies.holds);
        if let (Some(choice), Some(place)) = (other, usual.get_mut(condition.asks())) {
            *place = choice;
        }
    }
    usual
}

/// A choice with which a condition holds, or does not; none where it asks about a quantity.
fn other_choice(plan: &Plan, condition: &Condition, holds: bool) -> Option<i64> {
    match condition {
        Condition::OneOf { choices, .. } => {
            i64::try_from(choices.iter().position(|taken| *taken == holds)?).ok()
        }
        Condition::Within { number, min, max } => {
            let (setting, reach) = (plan.settings.get(*number)?, plan.reach(*number));
            let starts = [Some(i128::MIN), Some(*min), max.checked_add(1)].into_iter().flatten();
            let mut numbers = starts.filter_map(|start| reach.first_from(start));
            choice_of(setting, numbers.find(|number| (min..=max).contains(&number) == holds)?)
        }
    }
}

fn choice_of(setting: &Setting, number: i128) -> Option<i64> {
    match &setting.values {
        Values::Numbers { options, .. } => {
            let place = options.iter().position(|option| i128::from(*option) == number)?;
            i64::try_from(place).ok()
        }
        _ => i64::try_from(number).ok(),
    }
}

/// Of what is not wholly known, nothing is said.
fn costs_less(one: Total, other: Total) -> bool {
    let below =
        |one: Option<Amount>, other: Option<Amount>| one.zip(other).is_some_and(|(one, other)| one < other);
    below(one.min, other.min) && below(one.max, other.max)
}

fn shown(total: Total) -> String {
    let [min, max] = [total.min, total.max].map(Option::unwrap_or_default);
    if min == max { min.to_string() } else { format!("{min} to {max}") }
}

impl Axis {
    /// Of its options; none for numbers between two ends.
    fn choices(&self) -> impl Iterator<Item = i64> {
        (0..).take(self.options.len())
    }
}

impl Reach {
    /// The largest of the numbers that is not above `end`.
    fn last_to(&self, end: i128) -> Option<i128> {
        match self {
            Reach::Listed(numbers) => numbers.range(..=end).next_back().copied(),
            Reach::Stepped { min, .. } if end < *min => None,
            Reach::Stepped { min, max, step } => Some(min + (end.min(*max) - min) / step * step),
        }
    }
}
