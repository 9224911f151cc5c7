//! Completeness: no combination of settings is left without a charge.

use super::tables::MOST_COMBINATIONS;
use crate::plan::Plan;
use crate::price::applies;
use crate::problem::{Code, Path, Problems};

/// Tries every combination of the settings that stand in conditions.
pub(super) fn every_combination_has_a_charge(plan: &Plan, path: &Path, problems: &mut Problems) {
    // A price without charges has been reported where it stands.
    if plan.charges.is_empty() || plan.charges.iter().any(|charge| charge.applies.conditions.is_empty()) {
        return;
    }
    let conditions = || plan.charges.iter().flat_map(|charge| &charge.applies.conditions);
    let mut settings: Vec<(usize, usize)> =
        conditions().map(|condition| (condition.setting, condition.choices.len())).collect();
    settings.sort_unstable();
    settings.dedup();
    let count = settings.iter().try_fold(1_usize, |count, (_, options)| count.checked_mul(*options));
    let Some(count) = count.filter(|count| *count <= MOST_COMBINATIONS) else {
        let message = format!("the settings in conditions have more than {MOST_COMBINATIONS} combinations");
        problems.add(
            Code::TooManyCombinations,
            path,
            message,
            "give one charge no condition, or use a table",
        );
        return;
    };
    let uncharged = (0..count).map(|combination| choices(plan, &settings, combination));
    let first = uncharged
        .into_iter()
        .find(|choices| !plan.charges.iter().any(|charge| applies(&charge.applies, choices)));
    if let Some(choices) = first {
        let message = format!("no charge applies to {}", described(plan, &settings, &choices));
        problems.add(Code::NoCharge, path, message, "free is written as a charge with the rate \"0\"");
    }
}

/// The combination of this number: settings are the digits.
fn choices(plan: &Plan, settings: &[(usize, usize)], mut combination: usize) -> Vec<i64> {
    let mut choices = vec![0; plan.settings.len()];
    for (setting, options) in settings {
        if let Some(choice) = choices.get_mut(*setting) {
            *choice = i64::try_from(combination % options).unwrap_or(0);
        }
        combination /= options;
    }
    choices
}

fn described(plan: &Plan, settings: &[(usize, usize)], choices: &[i64]) -> String {
    let words = settings.iter().filter_map(|(index, _)| {
        let setting = plan.settings.get(*index)?;
        Some(format!("{} `{}`", setting.name, setting.value(*choices.get(*index)?)?))
    });
    words.collect::<Vec<_>>().join(", ")
}
