//! Groups of settings that meet: each small enough to be tried out.

use std::collections::BTreeSet;

use crate::meetings::{meetings, merged};
use crate::plan::Plan;
use crate::problem::{Code, Path, Problems};
use crate::space::MOST_COMBINATIONS;

/// Reports groups with more combinations than can be tried; true where there are none.
pub(super) fn stay_small(plan: &Plan, path: &Path, problems: &mut Problems) -> bool {
    let before = problems.count();
    for group in merged(meetings(plan)) {
        let sizes = group.iter().map(|member| size(plan, *member));
        let count = sizes.into_iter().try_fold(1_usize, usize::checked_mul);
        if count.is_none_or(|count| count > MOST_COMBINATIONS) {
            let names: Vec<&str> = group.iter().map(|member| plan.name_of(*member)).collect();
            let message =
                format!("{} together have more than {MOST_COMBINATIONS} combinations", names.join(", "));
            let help = "they meet in tables, conditions or constraints: split these, or offer less";
            problems.add(Code::TooManyCombinations, path, message, help);
        }
    }
    problems.count() == before
}

/// How many options there are, or ranges of numbers that are told apart.
fn size(plan: &Plan, index: usize) -> usize {
    if let Some(options) = plan.settings.get(index).and_then(|setting| setting.values.options()) {
        return options;
    }
    let ends = plan.band_ends().filter(|(number, end)| *number == index && (0..i128::MAX).contains(end));
    ends.collect::<BTreeSet<_>>().len() + 1
}
