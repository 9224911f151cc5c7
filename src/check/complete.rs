//! Completeness: no combination of settings is left without a charge.

use crate::combinations::{Asked, MOST_COMBINATIONS, TooMany};
use crate::plan::Plan;
use crate::price::applies;
use crate::problem::{Code, Path, Problems};

/// Tries every combination of what stands in conditions.
pub(super) fn every_combination_has_a_charge(plan: &Plan, path: &Path, problems: &mut Problems) {
    // A price without charges has been reported where it stands.
    if plan.charges.is_empty() || plan.charges.iter().any(|charge| charge.applies.conditions.is_empty()) {
        return;
    }
    let asked = Asked::by(plan, plan.charges.iter().flat_map(|charge| &charge.applies.conditions));
    let without_a_charge = asked.find(|choices, numbers| {
        let has_one = plan.charges.iter().any(|charge| applies(&charge.applies, choices, numbers));
        (!has_one).then(|| asked.described(choices, numbers))
    });
    match without_a_charge {
        Ok(None) => {}
        Ok(Some(combination)) => problems.add(
            Code::NoCharge,
            path,
            format!("no charge applies to {combination}"),
            "free is written as a charge with the rate \"0\"",
        ),
        Err(TooMany) => problems.add(
            Code::TooManyCombinations,
            path,
            format!("the settings in conditions have more than {MOST_COMBINATIONS} combinations"),
            "give one charge no condition, or use a table",
        ),
    }
}
