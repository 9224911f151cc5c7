//! Settings that do not go together: which one is named, and what it could be.

use super::{Choices, fits, settle};
use crate::corners::stretches;
use crate::image::Kind;
use crate::number::Number;
use crate::price::numbers;
use crate::refusal::{Allowed, RefusalCode, SettingsError};
use crate::settings::Settings;

/// Refuses choices that break a constraint.
pub(super) fn check(read: &Choices, settings: &Settings) -> Result<(), SettingsError> {
    let numbers = numbers(read.model, &read.made);
    let mut together: Option<i64> = None;
    for constraint in read.model.constraints() {
        let broken: Vec<_> = constraint.broken(&read.made, &numbers).collect();
        if broken.is_empty() {
            continue;
        }
        let asked = constraint.when().chain(broken);
        let settings = asked.fold(0, |bits, condition| bits | read.model.settings_of(condition.asks()));
        // Of equal settings the first constraint.
        if together.is_none_or(|known| latest(settings) < latest(known)) {
            together = Some(settings);
        }
    }
    together.map_or(Ok(()), |together| Err(refusal(read, settings, together)))
}

/// The last of a set of settings.
fn latest(settings: i64) -> usize {
    usize::try_from(settings.checked_ilog2().unwrap_or(0)).unwrap_or(0)
}

/// The refusal where nothing that is open for these settings goes together with the rest.
pub(crate) fn nothing_fits(read: &Choices, open: &str) -> SettingsError {
    let said =
        ["model `", read.model.id(), "` offers no ", open, " that goes with the other settings"].concat();
    SettingsError::new(RefusalCode::NotTogether, open, None, None, None, said)
}

/// `together` are the settings that do not go together; the latest of them is named.
fn refusal(read: &Choices, settings: &Settings, together: i64) -> SettingsError {
    let named = latest(together);
    let shown = |index: usize| {
        let setting = read.model.nth(index)?;
        Some((setting.name(), setting.value(*read.made.get(index)?)?.text()))
    };
    let (name, value) = shown(named).unwrap_or_default();
    let others = (0..named).filter(|index| together >> index & 1 == 1).filter_map(shown);
    let others: Vec<String> = others.map(|(name, value)| [name, " `", &value, "`"].concat()).collect();
    let allowed = allowed(read, named);
    let with = if others.is_empty() { String::new() } else { " with ".to_owned() + &others.join(", ") };
    let offered = match &allowed {
        Allowed::Options(options) if options.is_empty() => ["no ", name, " goes with the rest"].concat(),
        allowed => "it offers ".to_owned() + &allowed.text(),
    };
    let said =
        ["model `", read.model.id(), "` has no ", name, " `", &value, "`", &with, "; ", &offered].concat();
    SettingsError::new(RefusalCode::NotTogether, name, settings.get(name).cloned(), Some(allowed), None, said)
}

/// What the setting can be with all others as they are.
fn allowed(read: &Choices, index: usize) -> Allowed {
    let Some(setting) = read.model.nth(index) else { return Allowed::Options(Vec::new()) };
    let can_be = |choice: i64| {
        let mut wanted = read.wanted.clone();
        wanted.iter_mut().skip(index).take(1).for_each(|place| *place = Some(choice));
        fits(read.model, &settle(read.model, &wanted).0)
    };
    if setting.kind() != Kind::Span {
        let choices = (0..).zip(setting.values().unwrap_or_default());
        return Allowed::Options(
            choices.filter(|(choice, _)| can_be(*choice)).map(|(_, value)| value).collect(),
        );
    }
    let [_, _, step] = setting.span();
    let stretches = stretches(read.model, &read.wanted, index).into_iter();
    let runs = joined(stretches.filter(|(first, _)| can_be(*first)), step);
    let given = read.made.get(index).copied().unwrap_or(0);
    // Of equal distances the lower one: `min_by_key` returns the first minimum.
    let nearest = runs.into_iter().min_by_key(|(first, last)| (first - given).max(given - last));
    let number = |units: i64| Number::new(units.into(), setting.decimals());
    nearest.map_or(Allowed::Options(Vec::new()), |(first, last)| Allowed::Span {
        min: number(first),
        max: number(last),
        step: number(step),
    })
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
