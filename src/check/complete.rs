//! Completeness: no combination of settings is left without a charge.

use std::collections::{BTreeMap, BTreeSet};

use super::tables::MOST_COMBINATIONS;
use crate::amount::Amount;
use crate::fixed::Fixed;
use crate::plan::{Condition, Plan, Values};
use crate::price::{applies, numbers};
use crate::problem::{Code, Path, Problems};

/// Tries every combination of what stands in conditions: options, and one number of each range that they tell apart.
pub(super) fn every_combination_has_a_charge(plan: &Plan, path: &Path, problems: &mut Problems) {
    // A price without charges has been reported where it stands.
    if plan.charges.is_empty() || plan.charges.iter().any(|charge| charge.applies.conditions.is_empty()) {
        return;
    }
    let asked = Asked::of(plan);
    let Some(count) = asked.combinations().filter(|count| *count <= MOST_COMBINATIONS) else {
        let message = format!("the settings in conditions have more than {MOST_COMBINATIONS} combinations");
        problems.add(
            Code::TooManyCombinations,
            path,
            message,
            "give one charge no condition, or use a table",
        );
        return;
    };
    let (mut choices, mut numbers) =
        (vec![0; plan.settings.len()], vec![0; plan.settings.len() + plan.quantities.len()]);
    for combination in 0..count {
        asked.set(plan, combination, &mut choices, &mut numbers);
        if !plan.charges.iter().any(|charge| applies(&charge.applies, &choices, &numbers)) {
            let message = format!("no charge applies to {}", asked.described(plan, &choices, &numbers));
            problems.add(Code::NoCharge, path, message, "free is written as a charge with the rate \"0\"");
            return;
        }
    }
}

/// What conditions ask about.
#[derive(Default)]
struct Asked {
    /// Setting → how many options it has.
    options: BTreeMap<usize, usize>,
    /// Number → its decimals, and one number of each range.
    numbers: BTreeMap<usize, (u32, Vec<i128>)>,
}

impl Asked {
    fn of(plan: &Plan) -> Asked {
        let mut asked = Asked::default();
        for condition in plan.charges.iter().flat_map(|charge| &charge.applies.conditions) {
            match condition {
                Condition::OneOf { setting, choices } => {
                    asked.options.insert(*setting, choices.len());
                }
                Condition::Within { number, decimals, .. } => asked.number(plan, *number, *decimals),
            }
        }
        asked
    }

    /// A number that is one of some options is asked about as those.
    fn number(&mut self, plan: &Plan, number: usize, decimals: u32) {
        if let Some(options) = plan.settings.get(number).and_then(|setting| setting.values.options()) {
            self.options.insert(number, options);
        } else {
            self.numbers.entry(number).or_insert_with(|| (decimals, ranges(plan, number)));
        }
    }

    fn combinations(&self) -> Option<usize> {
        let counts =
            self.options.values().copied().chain(self.numbers.values().map(|(_, ranges)| ranges.len()));
        counts.into_iter().try_fold(1_usize, usize::checked_mul)
    }

    /// The combination of this number: settings and numbers are its digits.
    fn set(&self, plan: &Plan, mut combination: usize, choices: &mut [i64], numbers: &mut [i128]) {
        for (index, count) in &self.options {
            let choice = i64::try_from(combination % count).unwrap_or(0);
            if let (Some(place), Some(number), Some(setting)) =
                (choices.get_mut(*index), numbers.get_mut(*index), plan.settings.get(*index))
            {
                *place = choice;
                *number = setting.values.number(choice);
            }
            combination /= count;
        }
        for (number, (_, ranges)) in &self.numbers {
            if let (Some(place), Some(value)) =
                (numbers.get_mut(*number), ranges.get(combination % ranges.len()))
            {
                *place = *value;
            }
            combination /= ranges.len();
        }
    }

    fn described(&self, plan: &Plan, choices: &[i64], numbers: &[i128]) -> String {
        let options = self.options.keys().filter_map(|index| {
            let setting = plan.settings.get(*index)?;
            Some(format!("{} `{}`", setting.name, setting.value(*choices.get(*index)?)?))
        });
        let numbers = self.numbers.iter().filter_map(|(number, (decimals, _))| {
            let fixed = Fixed { units: *numbers.get(*number)?, decimals: *decimals };
            Some(format!("{} {}", plan.name_of(*number), Amount::from(fixed)))
        });
        options.chain(numbers).collect::<Vec<_>>().join(", ")
    }
}

/// The first number of each range that the conditions tell apart, among those that the number can be.
fn ranges(plan: &Plan, number: usize) -> Vec<i128> {
    let at = |choice: fn(&Values) -> i64| {
        let choices: Vec<i64> = plan.settings.iter().map(|setting| choice(&setting.values)).collect();
        numbers(plan, &choices).get(number).copied().unwrap_or(0)
    };
    let (smallest, largest) = (at(Values::smallest), at(Values::largest));
    let ends = plan.band_ends().filter(|(compared, _)| *compared == number).map(|(_, end)| end);
    let starts = ends.filter(|end| (smallest..largest).contains(end)).map(|end| end + 1);
    let starts: BTreeSet<i128> = [smallest].into_iter().chain(starts).collect();
    let limits = starts.iter().skip(1).copied().chain([largest + 1]);
    let firsts = starts.iter().zip(limits).filter_map(|(start, limit)| {
        let first = first_from(plan, number, *start);
        (first < limit).then_some(first)
    });
    firsts.collect()
}

/// The first number from `start` on: of a setting the next one that can be chosen.
fn first_from(plan: &Plan, number: usize, start: i128) -> i128 {
    match plan.settings.get(number).map(|setting| &setting.values) {
        Some(Values::Span { min, step, .. }) => {
            let (min, step) = (i128::from(*min), i128::from(*step));
            min + (start - min + step - 1) / step * step
        }
        _ => start,
    }
}
