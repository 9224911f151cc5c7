//! Constraints: what goes together, and that the defaults do.

use super::conditions::conditions;
use super::names::Names;
use crate::document;
use crate::plan::{Constraint, Plan, numbers, settle};
use crate::problem::{Code, Path, Problems};

/// Compiles the constraints of a model.
pub(super) fn constraints(
    written: &[Option<document::Constraint>],
    names: &Names,
    path: &Path,
    problems: &mut Problems,
) -> Option<Vec<Constraint>> {
    let constraints = written.iter().enumerate().map(|(index, written)| {
        let (written, path) = (written.as_ref()?, path.index(index));
        let when = match &written.when {
            Some(when) => conditions(when, names, &path.key("when"), problems),
            None => Some(Vec::new()),
        };
        let only = conditions(written.only.as_ref()?, names, &path.key("only"), problems);
        Some(Constraint { when: when?, only: only? })
    });
    // All are looked at before any failure counts.
    constraints.collect::<Vec<_>>().into_iter().collect()
}

/// Reports each constraint that the defaults break. One about a setting without a default is none of them.
pub(super) fn defaults_fit(plan: &Plan, path: &Path, problems: &mut Problems) {
    let defaults: Vec<Option<i64>> = plan.settings.iter().map(|setting| setting.default).collect();
    let (choices, _) = settle(plan, &defaults);
    let numbers = numbers(plan, &choices);
    let has_default = |index: &usize| plan.settings.get(*index).is_some_and(|it| it.default.is_some());
    for (index, constraint) in plan.constraints.iter().enumerate() {
        let settings = plan.settings_of_constraint(constraint);
        if settings.iter().all(has_default) && !constraint.holds(&choices, &numbers) {
            let shown = |index: &usize| {
                let setting = plan.settings.get(*index)?;
                Some(format!("{} `{}`", setting.name, setting.value(*choices.get(*index)?)?))
            };
            let broken: Vec<String> = settings.iter().filter_map(shown).collect();
            let message = format!("the defaults break this constraint: {}", broken.join(", "));
            problems.add(Code::BadDefault, &path.index(index), message, "a page starts with the defaults");
        }
    }
}
