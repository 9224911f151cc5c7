//! Unused: settings that no price depends on, and what else stands in a catalog and is named nowhere.

use std::collections::BTreeSet;

use super::{Lint, Subject, Warnings};
use crate::document::{self, Model, SettingEntry};
use crate::plan::{Along, Charge, Condition, Factor, Item, Plan, Quantity, Setting, Values};
use crate::problem::{Path, Place};

pub(super) fn lint(subject: &Subject, warnings: &mut Warnings) {
    let mut settings = Settings::default();
    subject.each_model(|_, plan, path| {
        let counted = counted(plan);
        let moving: BTreeSet<usize> = counted.iter().flat_map(|number| plan.settings_of(*number)).collect();
        for (index, setting) in plan.settings.iter().enumerate() {
            settings.add(setting, moving.contains(&index), &path.key("settings"));
        }
        quantities(plan, &counted, &path.key("quantities"), warnings);
    });
    settings.warn(warnings);
    names(subject, warnings);
}

fn quantities(plan: &Plan, counted: &BTreeSet<usize>, path: &Path, warnings: &mut Warnings) {
    let items: BTreeSet<usize> = plan.quantities.iter().flat_map(|each| items(&each.items)).collect();
    for (number, Quantity { name, .. }) in (plan.settings.len()..).zip(&plan.quantities) {
        if !counted.contains(&number) && !items.contains(&number) {
            let message = format!("nothing in the model uses the quantity `{name}`");
            warnings.add(Lint::Unused, path.key(name).place(), message, "leave it out");
        }
    }
}

/// The settings and quantities that charges name.
fn counted(plan: &Plan) -> BTreeSet<usize> {
    let axes = plan.charges.iter().flat_map(Charge::axes).map(|axis| match axis.along {
        Along::Options { setting: number, .. } | Along::Bands { number, .. } => number,
    });
    let factors = plan.charges.iter().flat_map(|charge| &charge.factors);
    let factors = factors.filter_map(|named| match &named.factor {
        Factor::Number(used) => Some(used.number),
        Factor::Table(_) => None,
    });
    plan.conditions().map(Condition::asks).chain(axes).chain(factors).collect()
}

fn items(items: &[Item]) -> impl Iterator<Item = usize> {
    items.iter().filter_map(|item| if let Item::Number { index, .. } = item { Some(*index) } else { None })
}

/// On what can be only one thing, nothing can depend.
fn has_a_choice(values: &Values) -> bool {
    match values {
        Values::Span { min, max, .. } => min < max,
        _ => values.options() > Some(1),
    }
}

/// The settings by their names.
#[derive(Default)]
struct Settings {
    /// Some price depends on them.
    moving: BTreeSet<String>,
    /// In one model or more no price does: the first place, and how many.
    still: Vec<(String, Place, usize)>,
}

impl Settings {
    fn add(&mut self, setting: &Setting, moves: bool, path: &Path) {
        if moves {
            self.moving.insert(setting.name.clone());
        } else if has_a_choice(&setting.values) {
            match self.still.iter_mut().find(|(name, ..)| *name == setting.name) {
                Some((.., count)) => *count += 1,
                None => self.still.push((setting.name.clone(), path.key(&setting.name).place(), 1)),
            }
        }
    }

    fn warn(self, warnings: &mut Warnings) {
        for (name, place, count) in self.still.into_iter().filter(|(name, ..)| !self.moving.contains(name)) {
            let models = if count == 1 { "model" } else { "models" };
            let message = format!("no price depends on `{name}` ({count} {models})");
            warnings.add(
                Lint::Unused,
                place,
                message,
                "leave it out, or say what it costs; where people choose it all the same, keep it",
            );
        }
    }
}

fn names(subject: &Subject, warnings: &mut Warnings) {
    let document = subject.document;
    let models: Vec<&Model> = document.models.iter().flatten().flatten().collect();
    let shared = models.iter().flat_map(|model| &model.settings.0).filter_map(|(_, entry)| match entry {
        Some(SettingEntry::Shared(name)) => Some(name.as_str()),
        _ => None,
    });
    unnamed("settings", "no model uses the shared setting", document.settings.names(), shared, warnings);
    let notes = models
        .iter()
        .flat_map(|model| model.notes.iter().chain(charges(model).flat_map(|charge| &charge.notes)));
    let notes = notes.flatten().map(String::as_str);
    unnamed("notes", "nothing carries the note", document.notes.keys().map(String::as_str), notes, warnings);
    let sources = models.iter().map(|model| model.source.as_str());
    let known = document.sources.iter().flat_map(|sources| sources.keys().map(String::as_str));
    unnamed("sources", "no model has the source", known, sources, warnings);
}

fn charges(model: &Model) -> impl Iterator<Item = &document::Charge> {
    model.price.iter().flatten()
}

fn unnamed<'n>(
    key: &str,
    what: &str,
    known: impl Iterator<Item = &'n str>,
    named: impl Iterator<Item = &'n str>,
    warnings: &mut Warnings,
) {
    let (named, path): (BTreeSet<&str>, _) = (named.collect(), Path::Root);
    for name in known.filter(|name| !named.contains(name)) {
        let place = path.key(key).key(name).place();
        warnings.add(Lint::Unused, place, format!("{what} `{name}`"), "leave it out");
    }
}
