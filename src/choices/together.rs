//! Settings that do not go together: which one is named, and what it could be.

use super::{Choices, fits, settle, with};
use crate::corners::stretches;
use crate::image::Kind;
use crate::number::Number;
use crate::price::numbers;
use crate::refusal::{Allowed, RefusalCode, SettingsError};
use crate::sentence::sentence;
use crate::settings::Settings;

/// Refuses choices that break a constraint.
pub(super) fn check(read: &Choices, settings: &Settings) -> Result<(), SettingsError> {
    let model = read.model;
    let numbers = numbers(model, &read.made);
    let mut together: Option<i64> = None;
    for constraint in model.constraints() {
        let mut asked = 0;
        let mut is_broken = false;
        for condition in constraint.broken(&read.made, &numbers) {
            asked |= model.settings_of(condition.asks());
            is_broken = true;
        }
        for condition in constraint.when() {
            asked |= model.settings_of(condition.asks());
        }
        // Of equal settings the first constraint.
        if is_broken && together.is_none_or(|known| latest(asked) < latest(known)) {
            together = Some(asked);
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
    let words = [read.model.id(), open];
    let said = sentence("model `_` offers no _ that goes with the other settings", &words);
    SettingsError::new(RefusalCode::NotTogether, open, None, None, None, said)
}

/// `together` are the settings that do not go together; the latest of them is named.
fn refusal(read: &Choices, settings: &Settings, together: i64) -> SettingsError {
    let named = latest(together);
    let (mut name, mut chosen, mut with) = ("", String::new(), String::new());
    for (index, (setting, choice)) in read.model.settings().zip(&read.made).enumerate() {
        let Some(value) = setting.value(*choice).filter(|_| together >> index & 1 == 1) else { continue };
        if index == named {
            (name, chosen) = (setting.name(), value.text());
        } else {
            with.push_str(if with.is_empty() { " with " } else { ", " });
            with.push_str(&sentence("_ `_`", &[setting.name(), &value.text()]));
        }
    }
    let allowed = allowed(read, named);
    let offered = match &allowed {
        Allowed::Options(options) if options.is_empty() => sentence("no _ goes with the rest", &[name]),
        allowed => sentence("it offers _", &[&allowed.text()]),
    };
    let words = [read.model.id(), name, &chosen, &with, &offered];
    let said = sentence("model `_` has no _ `_`_; _", &words);
    SettingsError::new(RefusalCode::NotTogether, name, settings.get(name).cloned(), Some(allowed), None, said)
}

/// What the setting can be with all others as they are.
fn allowed(read: &Choices, index: usize) -> Allowed {
    let Some(setting) = read.model.nth(index) else { return Allowed::Options(Vec::new()) };
    let can_be = |choice: i64| {
        let wanted = with(&read.wanted, index, choice);
        fits(read.model, &settle(read.model, &wanted).0)
    };
    let mut options = Vec::new();
    for choice in 0..setting.count().unwrap_or(0) {
        if can_be(choice)
            && let Some(value) = setting.value(choice)
        {
            options.push(value);
        }
    }
    if setting.kind() != Kind::Span {
        return Allowed::Options(options);
    }
    let [_, _, step] = setting.span();
    let given = read.made.get(index).copied().unwrap_or(0);
    let distance = |(first, last): (i64, i64)| (first - given).max(given - last);
    let mut nearest = None;
    for run in &runs(read, index, step, can_be) {
        // Of equal distances the lower one.
        if nearest.is_none_or(|known| distance(*run) < distance(known)) {
            nearest = Some(*run);
        }
    }
    let number = |units: i64| Number::new(units.into(), setting.decimals());
    nearest.map_or(Allowed::Options(Vec::new()), |(first, last)| Allowed::Span {
        min: number(first),
        max: number(last),
        step: number(step),
    })
}

/// The stretches of a number setting that can be, those that follow each other as one.
fn runs(read: &Choices, index: usize, step: i64, can_be: impl Fn(i64) -> bool) -> Vec<(i64, i64)> {
    let mut runs: Vec<(i64, i64)> = Vec::new();
    for (first, last) in &stretches(read.model, &read.wanted, index) {
        match runs.last_mut() {
            _ if !can_be(*first) => {}
            Some((_, end)) if *end + step == *first => *end = *last,
            _ => runs.push((*first, *last)),
        }
    }
    runs
}
