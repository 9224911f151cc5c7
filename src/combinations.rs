//! Every combination of what stands in conditions: of options, and of the ranges of numbers that they tell apart.

use std::collections::{BTreeMap, BTreeSet};

use crate::amount::Amount;
use crate::fixed::Fixed;
use crate::plan::{Condition, Plan};

/// The most combinations that conditions may have, and the most cells of a table.
pub(crate) const MOST_COMBINATIONS: usize = 100_000;

/// What conditions ask about.
pub(crate) struct Asked<'p> {
    plan: &'p Plan,
    /// Setting → how many options it has.
    options: BTreeMap<usize, usize>,
    /// Number → one number of each range.
    numbers: BTreeMap<usize, Vec<i128>>,
}

/// There are more than [`MOST_COMBINATIONS`].
pub(crate) struct TooMany;

impl<'p> Asked<'p> {
    pub(crate) fn by<'c>(plan: &'p Plan, conditions: impl IntoIterator<Item = &'c Condition>) -> Asked<'p> {
        let mut asked = Asked { plan, options: BTreeMap::new(), numbers: BTreeMap::new() };
        for condition in conditions {
            match condition {
                Condition::OneOf { setting, choices } => {
                    asked.options.insert(*setting, choices.len());
                }
                Condition::Within { number, .. } => asked.number(*number),
            }
        }
        asked
    }

    /// A number that is one of some options is asked about as those.
    fn number(&mut self, number: usize) {
        if let Some(options) = self.plan.settings.get(number).and_then(|setting| setting.values.options()) {
            self.options.insert(number, options);
        } else {
            self.numbers.entry(number).or_insert_with(|| ranges(self.plan, number));
        }
    }

    /// The first answer for a combination, given as choices and numbers. They are 0 for what is not asked about.
    pub(crate) fn find<T>(
        &self,
        mut answer: impl FnMut(&[i64], &[i128]) -> Option<T>,
    ) -> Result<Option<T>, TooMany> {
        let count = self.count().filter(|count| *count <= MOST_COMBINATIONS).ok_or(TooMany)?;
        let settings = self.plan.settings.len();
        let (mut choices, mut numbers) = (vec![0; settings], vec![0; settings + self.plan.quantities.len()]);
        Ok((0..count).find_map(|combination| {
            self.set(combination, &mut choices, &mut numbers);
            answer(&choices, &numbers)
        }))
    }

    fn count(&self) -> Option<usize> {
        let counts = self.options.values().copied().chain(self.numbers.values().map(Vec::len));
        counts.into_iter().try_fold(1_usize, usize::checked_mul)
    }

    /// The combination of this number: settings and numbers are its digits.
    fn set(&self, mut combination: usize, choices: &mut [i64], numbers: &mut [i128]) {
        for (index, count) in &self.options {
            let choice = i64::try_from(combination % count).unwrap_or(0);
            if let (Some(place), Some(number), Some(setting)) =
                (choices.get_mut(*index), numbers.get_mut(*index), self.plan.settings.get(*index))
            {
                *place = choice;
                *number = setting.values.number(choice);
            }
            combination /= count;
        }
        for (number, ranges) in &self.numbers {
            if let (Some(place), Some(value)) =
                (numbers.get_mut(*number), ranges.get(combination % ranges.len()))
            {
                *place = *value;
            }
            combination /= ranges.len();
        }
    }

    /// A combination in words; empty where nothing is asked about.
    pub(crate) fn described(&self, choices: &[i64], numbers: &[i128]) -> String {
        let options = self.options.keys().filter_map(|index| {
            let setting = self.plan.settings.get(*index)?;
            Some(format!("{} `{}`", setting.name, setting.value(*choices.get(*index)?)?))
        });
        let numbers = self.numbers.keys().filter_map(|number| {
            let fixed = Fixed { units: *numbers.get(*number)?, decimals: self.plan.decimals_of(*number) };
            Some(format!("{} {}", self.plan.name_of(*number), Amount::from(fixed)))
        });
        options.chain(numbers).collect::<Vec<_>>().join(", ")
    }
}

/// The first number of each range that the plan tells apart, among those that the number can be.
fn ranges(plan: &Plan, number: usize) -> Vec<i128> {
    let reach = plan.reach(number);
    let ends = plan.band_ends().filter(|(compared, _)| *compared == number);
    let starts = ends.filter_map(|(_, end)| end.checked_add(1));
    let firsts = [i128::MIN].into_iter().chain(starts).filter_map(|start| reach.first_from(start));
    firsts.collect::<BTreeSet<_>>().into_iter().collect()
}
