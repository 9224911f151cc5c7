//! The combinations of what is asked about: options, one number of each range that conditions tell apart, one day of each period.

use std::collections::{BTreeMap, BTreeSet};

use crate::amount::Amount;
use crate::day::Day;
use crate::fixed::Fixed;
use crate::plan::{ABSENT, Along, Axis, Charge, Condition, Constraint, Plan, Setting};

/// The most combinations that are tried, and the most cells of a table.
pub(crate) const MOST_COMBINATIONS: usize = 100_000;

/// What is asked about.
pub(crate) struct Space<'p> {
    plan: &'p Plan,
    /// Whether quantities have no value, so that only settings decide what breaks a constraint.
    settings_alone: bool,
    /// Setting → how many options it has.
    options: BTreeMap<usize, usize>,
    /// Number → one number of each range.
    numbers: BTreeMap<usize, Vec<i128>>,
    /// One day of each period; none is a day before all.
    days: Vec<Option<Day>>,
}

/// One combination. What nobody asks about is 0.
pub(crate) struct State {
    pub(crate) choices: Vec<i64>,
    pub(crate) numbers: Vec<i128>,
    pub(crate) day: Option<Day>,
}

/// There are more combinations than can be tried.
pub(crate) struct TooMany;

impl<'p> Space<'p> {
    /// What decides which combinations there are: constraints, and which settings exist.
    pub(crate) fn of(plan: &'p Plan) -> Space<'p> {
        // One day on which the model is sold.
        let (options, numbers, days) = (BTreeMap::new(), BTreeMap::new(), vec![plan.period.from]);
        let mut space = Space { plan, settings_alone: false, options, numbers, days };
        space.conditions(plan.settings.iter().flat_map(|setting| &setting.when));
        for constraint in &plan.constraints {
            space.conditions(constraint.conditions());
        }
        space
    }

    /// The same as far as settings alone decide it.
    pub(crate) fn of_settings(plan: &'p Plan) -> Space<'p> {
        let mut space = Space::of(plan);
        space.settings_alone = true;
        space.numbers.retain(|number, _| *number < plan.settings.len());
        space
    }

    pub(crate) fn conditions<'c>(&mut self, conditions: impl IntoIterator<Item = &'c Condition>) {
        for condition in conditions {
            match condition {
                Condition::OneOf { setting, .. } => self.setting(*setting),
                Condition::Within { number, .. } => self.number(*number),
            }
        }
    }

    pub(crate) fn axes<'a>(&mut self, axes: impl IntoIterator<Item = &'a Axis>) {
        for axis in axes {
            match axis.along {
                Along::Options { setting, .. } => self.setting(setting),
                Along::Bands { number, .. } => self.number(number),
            }
        }
    }

    /// The conditions of charges, and the periods that their dates tell apart.
    pub(crate) fn charges<'c>(&mut self, charges: impl IntoIterator<Item = &'c Charge>) {
        let mut cuts: BTreeSet<Day> = self.plan.period.cuts().collect();
        for charge in charges {
            self.conditions(&charge.applies.conditions);
            cuts.extend(charge.period.cuts());
        }
        self.days = [None].into_iter().chain(cuts.into_iter().map(Some)).collect();
    }

    /// A number setting without options is asked about as a number.
    fn setting(&mut self, index: usize) {
        match self.plan.settings.get(index).and_then(|setting| setting.values.options()) {
            Some(count) => {
                self.options.insert(index, count);
            }
            None => self.number(index),
        }
    }

    /// A number that is one of some options is asked about as those.
    fn number(&mut self, number: usize) {
        if let Some(options) = self.plan.settings.get(number).and_then(|setting| setting.values.options()) {
            self.options.insert(number, options);
        } else if !self.numbers.contains_key(&number) {
            self.numbers.insert(number, ranges(self.plan, number));
        }
    }

    /// How many combinations there are.
    pub(crate) fn count(&self) -> Option<usize> {
        let settings = self.options.values().copied().chain(self.numbers.values().map(Vec::len));
        settings.chain([self.days.len()]).try_fold(1_usize, usize::checked_mul)
    }

    /// The combinations that can be chosen, on the days on which the model is sold.
    pub(crate) fn states(&self) -> Result<impl Iterator<Item = State> + '_, TooMany> {
        let count = self.count().filter(|count| *count <= MOST_COMBINATIONS).ok_or(TooMany)?;
        let states = (0..count).filter_map(|combination| self.state(combination));
        Ok(states.filter(|state| {
            let kept = |constraint: &Constraint| constraint.holds(&state.choices, &state.numbers);
            self.plan.period.holds(state.day) && self.plan.constraints.iter().all(kept)
        }))
    }

    /// The combination of this number: settings, numbers and days are its digits. What would only say again what another one says is none.
    fn state(&self, mut combination: usize) -> Option<State> {
        let count = self.plan.settings.len();
        let (choices, numbers) = (vec![0; count], vec![0; count + self.plan.quantities.len()]);
        let mut state = State { choices, numbers, day: None };
        let mut digit = |count: usize| {
            let digit = combination % count;
            combination /= count;
            digit
        };
        let mut first = BTreeMap::new();
        for (index, count) in &self.options {
            let option = digit(*count);
            first.insert(*index, option == 0);
            let choice = i64::try_from(option).unwrap_or(0);
            let number = self.plan.settings.get(*index)?.values.number(choice);
            state.set(*index, choice, number);
        }
        for (number, ranges) in &self.numbers {
            let range = digit(ranges.len());
            first.insert(*number, range == 0);
            let value = *ranges.get(range)?;
            state.set(*number, i64::try_from(value).unwrap_or(0), value);
        }
        state.day = *self.days.get(digit(self.days.len()))?;
        for (index, setting) in self.plan.settings.iter().enumerate() {
            if !state.holds(&setting.when) {
                if first.get(&index) == Some(&false) {
                    return None;
                }
                state.set(index, ABSENT, ABSENT.into());
            }
        }
        for (number, quantity) in (self.plan.settings.len()..).zip(&self.plan.quantities) {
            let is_absent = |index: &usize| state.choices.get(*index) == Some(&ABSENT);
            if self.settings_alone || (quantity.may_not_exist && quantity.settings.iter().any(is_absent)) {
                if first.get(&number) == Some(&false) {
                    return None;
                }
                state.set(number, ABSENT, ABSENT.into());
            }
        }
        Some(state)
    }

    /// Those settings and numbers of `asked` that exist, in words: `resolution `2K`, seconds 5`.
    pub(crate) fn described(&self, state: &State, asked: &BTreeSet<usize>) -> String {
        let shown = |index: &usize, setting: &Setting| {
            Some(format!("{} `{}`", setting.name, setting.value(*state.choices.get(*index)?)?))
        };
        let exists =
            |index: &&usize| asked.contains(*index) && state.numbers.get(**index) != Some(&ABSENT.into());
        let options = self.options.keys().filter(exists);
        let options = options.filter_map(|index| shown(index, self.plan.settings.get(*index)?));
        let numbers = self.numbers.keys().filter(exists).filter_map(|number| {
            let units = *state.numbers.get(*number)?;
            let fixed = Fixed { units, decimals: self.plan.decimals_of(*number) };
            Some(format!("{} {}", self.plan.name_of(*number), Amount::from(fixed)))
        });
        options.chain(numbers).collect::<Vec<_>>().join(", ")
    }

    /// The day in words, where days are told apart: `on 2026-10-01`.
    pub(crate) fn day_described(&self, state: &State) -> Option<String> {
        let first = self.days.get(1).copied()?;
        state.day.map(|day| format!("on {day}")).or_else(|| Some(format!("before {}", first?)))
    }
}

impl State {
    fn set(&mut self, index: usize, choice: i64, number: i128) {
        if let Some(place) = self.choices.get_mut(index) {
            *place = choice;
        }
        if let Some(place) = self.numbers.get_mut(index) {
            *place = number;
        }
    }

    fn holds(&self, conditions: &[Condition]) -> bool {
        conditions.iter().all(|condition| condition.holds(&self.choices, &self.numbers))
    }

    pub(crate) fn applies(&self, charge: &Charge) -> bool {
        charge.applies(&self.choices, &self.numbers, self.day)
    }
}

/// The first number of each range that conditions and bands tell apart, among those that the number can be.
fn ranges(plan: &Plan, number: usize) -> Vec<i128> {
    let reach = plan.reach(number);
    let ends = plan.band_ends().filter(|(compared, _)| *compared == number);
    let starts = ends.filter_map(|(_, end)| end.checked_add(1));
    let firsts = [i128::MIN].into_iter().chain(starts).filter_map(|start| reach.first_from(start));
    firsts.collect::<BTreeSet<_>>().into_iter().collect()
}
