//! Settings that do not go together: which one is named, and what it could be.

use std::collections::BTreeSet;

use super::{Choices, settle};
use crate::corners::stretches;
use crate::number::Number;
use crate::plan::Values;
use crate::price::{fits, numbers};
use crate::refusal::{Allowed, RefusalCode, SettingsError};
use crate::settings::{Settings, Value};

/// Refuses choices that break a constraint.
pub(super) fn check(read: &Choices, settings: &Settings) -> Result<(), SettingsError> {
    let plan = &read.model.plan;
    let numbers = numbers(plan, &read.made);
    let broken = plan.constraints.iter().filter_map(|constraint| {
        let mut broken = constraint.broken(&read.made, &numbers).peekable();
        broken.peek()?;
        let asked = constraint.when.iter().chain(broken);
        let settings = asked.flat_map(|condition| plan.settings_of_condition(condition));
        Some(settings.collect::<BTreeSet<usize>>())
    });
    // Of equal settings the first constraint: `min_by_key` returns the first minimum.
    match broken.min_by_key(|settings| settings.last().copied()) {
        Some(together) => Err(refusal(read, settings, &together)),
        None => Ok(()),
    }
}

/// The refusal where nothing that is open for these settings goes together with the rest.
pub(crate) fn nothing_fits(read: &Choices, open: &str) -> SettingsError {
    let said = format!("model `{}` offers no {open} that goes with the other settings", read.model.id);
    SettingsError::new(RefusalCode::NotTogether, open, None, None, None, said)
}

/// `together` are the settings that do not go together; the latest of them is named.
fn refusal(read: &Choices, settings: &Settings, together: &BTreeSet<usize>) -> SettingsError {
    let plan = &read.model.plan;
    let index = together.last().copied().unwrap_or(0);
    let shown = |index: usize| {
        let setting = plan.settings.get(index)?;
        Some((setting.name.as_str(), setting.value(*read.made.get(index)?)?))
    };
    let (name, value) = shown(index).unwrap_or(("", Value::from("")));
    let others = together.iter().copied().filter(|other| *other != index);
    let others: Vec<String> =
        others.filter_map(shown).map(|(name, value)| format!("{name} `{value}`")).collect();
    let allowed = allowed(read, index);
    let with = if others.is_empty() { String::new() } else { format!(" with {}", others.join(", ")) };
    let offered = match &allowed {
        Allowed::Options(options) if options.is_empty() => format!("no {name} goes with the rest"),
        allowed => format!("it offers {allowed}"),
    };
    let said = format!("model `{}` has no {name} `{value}`{with}; {offered}", read.model.id);
    SettingsError::new(RefusalCode::NotTogether, name, settings.get(name).cloned(), Some(allowed), None, said)
}

/// What the setting can be with all others as they are.
fn allowed(read: &Choices, index: usize) -> Allowed {
    let plan = &read.model.plan;
    let Some(setting) = plan.settings.get(index) else { return Allowed::Options(Vec::new()) };
    let wanted = |choice: i64| {
        let mut wanted = read.wanted.clone();
        wanted.iter_mut().skip(index).take(1).for_each(|place| *place = Some(choice));
        wanted
    };
    let can_be = |choice: i64| fits(plan, &settle(plan, &wanted(choice)).0);
    if let Values::Span { step, decimals, .. } = setting.values {
        let stretches = stretches(plan, &read.wanted, index).into_iter();
        let runs = joined(stretches.filter(|(first, _)| can_be(*first)), step);
        let given = read.made.get(index).copied().unwrap_or(0);
        // Of equal distances the lower one: `min_by_key` returns the first minimum.
        let nearest = runs.into_iter().min_by_key(|(first, last)| (first - given).max(given - last));
        let number = |units: i64| Number::new(units.into(), decimals);
        return nearest.map_or(Allowed::Options(Vec::new()), |(first, last)| Allowed::Span {
            min: number(first),
            max: number(last),
            step: number(step),
        });
    }
    let choices = (0..).zip(setting.options().unwrap_or_default());
    Allowed::Options(choices.filter(|(choice, _)| can_be(*choice)).map(|(_, value)| value).collect())
}

/// Stretches that follow each other as one.
fn joined(stretches: impl Iterator<Item = (i64, i64)>, step: i64) -> Vec<(i64, i64)> {
    let mut runs: Vec<(i64, i64)> = Vec::new();
    for (first, last) in stretches {
        match runs.last_mut() {
            Some((_, end)) if *end + step == first => *end = last,
            _ => runs.push((first, last)),
        }
    }
    runs
}
