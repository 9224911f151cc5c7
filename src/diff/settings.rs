//! Settings that come, go, or offer something else.

use std::mem::discriminant;

use super::model::{ChangeKind, ModelChange};
use super::rules::{self, own};
use super::{Side, offer};
use crate::document;
use crate::plan::{Setting, Values};
use crate::settings::Value;
use crate::words;

pub(super) fn changes(sides: [Side; 2]) -> Vec<ModelChange> {
    let [Side { plan: old, .. }, added @ Side { plan: new, .. }] = sides;
    let mut changes = Vec::new();
    for setting in &old.settings {
        if let Some((_, now)) = offer::setting(new, &setting.name) {
            changes.extend(of_setting(setting, now));
            if let [Some(before), Some(after)] = sides.map(|side| side.setting(&setting.name)) {
                changes.extend(existence(&setting.name, before, after));
                changes.extend(aliases(&setting.name, before, after));
            }
        } else {
            let text = format!("the setting {} is gone", own(&setting.name));
            changes.push(ModelChange::new(ChangeKind::SettingRemoved, &setting.name, text));
        }
    }
    for setting in new.settings.iter().filter(|setting| offer::setting(old, &setting.name).is_none()) {
        let (name, takes) = (own(&setting.name), takes(setting));
        let default = default(setting)
            .map_or_else(|| "it must be given".to_owned(), |word| format!("{word} by default"));
        let written = added.setting(&setting.name);
        let when = written.filter(|it| it.when.is_some()).map(|it| "; ".to_owned() + &rules::existence(it));
        let text = format!("the setting {name} is new: {takes}; {default}{}", when.unwrap_or_default());
        changes.push(ModelChange::new(ChangeKind::SettingAdded, &setting.name, text));
    }
    changes
}

fn of_setting(old: &Setting, new: &Setting) -> Vec<ModelChange> {
    let mut changes = if discriminant(&old.values) == discriminant(&new.values) && old.options().is_some() {
        of_options(old, new)
    } else {
        of_numbers(old, new)
    };
    if default(old) != default(new) {
        let [before, after] = [old, new].map(|setting| default(setting).unwrap_or_else(|| "none".to_owned()));
        let text = format!("the default of {} changed: {before} → {after}", own(&new.name));
        changes.push(ModelChange::new(ChangeKind::DefaultChanged, &new.name, text));
    }
    changes
}

fn of_options(old: &Setting, new: &Setting) -> Vec<ModelChange> {
    let [before, after] = [old, new].map(|setting| setting.options().unwrap_or_default());
    let missing = |from: &[Value], all: &[Value]| {
        let missing = all.iter().filter(|value| !from.contains(value));
        missing.map(option).collect::<Vec<_>>().join(", ")
    };
    let (gone, come) = (missing(&after, &before), missing(&before, &after));
    let change = |kind, says: &str, options: String| {
        let text = format!("{} {says} {options}", own(&new.name));
        (!options.is_empty()).then(|| ModelChange::new(kind, &new.name, text))
    };
    let gone = change(ChangeKind::OptionsRemoved, "no longer offers", gone);
    gone.into_iter().chain(change(ChangeKind::OptionsAdded, "now offers", come)).collect()
}

fn of_numbers(old: &Setting, new: &Setting) -> Vec<ModelChange> {
    let [before, after] = [old, new].map(takes);
    let text = format!("{} takes other values: {before} → {after}", own(&new.name));
    let change = (before != after).then(|| ModelChange::new(ChangeKind::ValuesChanged, &new.name, text));
    change.into_iter().collect()
}

fn existence(name: &str, old: &document::Setting, new: &document::Setting) -> Option<ModelChange> {
    let [before, after] = [old, new].map(rules::existence);
    let text = format!("the setting {} exists in other cases: {before} → {after}", own(name));
    (before != after).then(|| ModelChange::new(ChangeKind::ExistenceChanged, name, text))
}

fn aliases(name: &str, old: &document::Setting, new: &document::Setting) -> Vec<ModelChange> {
    let missing = |from: &document::Setting, all: &document::Setting| {
        let missing = all.aliases.iter().filter(|(alias, option)| from.aliases.get(*alias) != Some(*option));
        let told = missing
            .filter_map(|(alias, option)| Some(format!("{} for {}", own(alias), own(option.as_ref()?))));
        told.collect::<Vec<_>>().join(", ")
    };
    let told = [("no longer takes", missing(new, old)), ("now takes", missing(old, new))];
    let told = told.into_iter().filter(|(_, words)| !words.is_empty());
    let text = told.map(|(says, words)| format!("{} {says} {words}", own(name)));
    text.map(|text| ModelChange::new(ChangeKind::AliasesChanged, name, text)).collect()
}

fn takes(setting: &Setting) -> String {
    match setting.values {
        Values::Span { .. } => setting.allowed().to_string(),
        _ => setting.options().iter().flatten().map(option).collect::<Vec<_>>().join(", "),
    }
}

fn default(setting: &Setting) -> Option<String> {
    setting.value(setting.default?).as_ref().map(option)
}

fn option(value: &Value) -> String {
    match value {
        Value::Text(text) => own(text),
        value => words::value(value),
    }
}
