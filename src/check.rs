//! From the document as written to plans that cannot fail: every rule of a catalog that takes more than one value to see.

use std::collections::{BTreeMap, BTreeSet};

use crate::catalog::Model;
use crate::document::{self, Document, SettingEntry};
use crate::plan::Plan;
use crate::problem::{Code, Path, Problems};
use crate::suggest::{did_you_mean, nearest};

mod axes;
mod budget;
mod charges;
mod complete;
mod conditions;
mod constraints;
mod groups;
mod names;
mod quantities;
mod settings;
mod steps;
mod survey;
mod tables;
mod uses;

#[cfg(feature = "cli")]
pub(crate) use axes::last_unit;
use names::Names;

/// The models, checked and compiled. Shared settings are put in place in the document.
pub(crate) fn models(document: &mut Document, problems: &mut Problems) -> Option<Vec<Model>> {
    let path = Path::Root;
    if document.sources.as_ref().is_some_and(BTreeMap::is_empty) {
        problems.add(
            Code::BadValue,
            &path.key("sources"),
            "no source is named",
            "say where the figures were read",
        );
    }
    if document.models.as_ref().is_some_and(Vec::is_empty) {
        problems.add(Code::BadValue, &path.key("models"), "the catalog has no model", "");
    }
    check_time_zone(document, problems);
    put_shared_settings_in_place(document, problems);
    check_ids(document, problems);
    let path = path.key("models");
    let models = document.models.as_ref()?.iter().enumerate();
    // All models are looked at before any failure counts.
    let models: Vec<_> = models
        .map(|(index, written)| model(document, written.as_ref()?, &path.index(index), problems))
        .collect();
    models.into_iter().collect()
}

fn put_shared_settings_in_place(document: &mut Document, problems: &mut Problems) {
    let (root, shared) = (Path::Root, &mut document.settings);
    for (name, setting) in &mut shared.0 {
        // A problem of a definition is told once, here, and not for every model that uses it.
        let before = problems.count();
        settings::setting(name, setting.as_ref(), &root.key("settings").key(name), problems);
        if problems.count() > before {
            *setting = None;
        }
    }
    for (index, model) in document.models.iter_mut().flatten().enumerate() {
        let Some(model) = model else { continue };
        for (name, entry) in &mut model.settings.0 {
            let Some(SettingEntry::Shared(shared_name)) = &entry else { continue };
            let found = shared.get(shared_name);
            if found.is_none() {
                let path = root.key("models");
                let path = path.index(index);
                let path = path.key("settings");
                unknown_name("shared setting", shared_name, shared.names(), &path.key(name), problems);
            }
            *entry = found.cloned().flatten().map(SettingEntry::Own);
        }
    }
}

/// A date says nothing without the place where its day begins.
fn check_time_zone(document: &Document, problems: &mut Problems) {
    let models = document.models.iter().flatten().flatten();
    let dated = models.flat_map(|model| {
        let charges = model.price.iter().flatten().map(|charge| charge.period);
        let steps = model.then.iter().flatten().map(|step| step.period);
        charges.chain(steps).chain([model.period])
    });
    if document.time_zone.is_none() && dated.into_iter().any(|period| period.is_dated()) {
        let message = "the key `time_zone` is missing";
        let help = "dates begin in some time zone: write its name, like \"UTC\" or \"Europe/Berlin\"";
        problems.add(Code::MissingKey, &Path::Root, message, help);
    }
}

fn check_ids(document: &Document, problems: &mut Problems) {
    let mut seen = BTreeSet::new();
    for (index, model) in document.models.iter().flatten().enumerate() {
        let Some(id) = model.as_ref().map(|model| &model.id).filter(|id| !id.is_empty()) else { continue };
        if !seen.insert(id) {
            let path = Path::Root;
            let path = path.key("models");
            problems.add(
                Code::Duplicate,
                &path.index(index).key("id"),
                format!("another model has the id `{id}`"),
                "",
            );
        }
    }
}

fn model(
    document: &Document,
    written: &document::Model,
    path: &Path,
    problems: &mut Problems,
) -> Option<Model> {
    check_source(document, &written.source, &path.key("source"), problems);
    let settings = settings::settings(written, &path.key("settings"), problems);
    let mut names = Names::new(&settings, !written.constraints.is_empty());
    let mut holes = Vec::new();
    let quantities = quantities::quantities(
        &written.quantities,
        &mut names,
        &mut holes,
        &path.key("quantities"),
        problems,
    );
    let constraints =
        constraints::constraints(&written.constraints, &names, &path.key("constraints"), problems);
    let charges = charges::charges(document, written, &names, &mut holes, path, problems);
    let notes = notes(document, &written.notes, &path.key("notes"), problems);
    let (charges, sum) = charges?;
    let then = steps::steps(&written.then, sum, &path.key("then"), problems);
    let (then, total) = then?;
    let is_narrow = total.peak.max(names.peak()) <= i128::from(i64::MAX);
    let plan = Plan {
        settings: settings.into_iter().map(|(_, setting)| setting).collect::<Option<_>>()?,
        constraints: constraints?,
        quantities: quantities?,
        charges,
        then,
        decimals: sum.decimals,
        notes,
        period: written.period,
        is_narrow,
    };
    if groups::stay_small(&plan, path, problems) {
        complete::everything_has_a_price(&plan, &holes, path, problems);
    }
    let text = |text: &String| text.clone();
    Some(Model {
        id: text(&written.id),
        name: text(&written.name),
        group: text(&written.group),
        description: text(&written.description),
        source: text(&written.source),
        plan,
    })
}

fn check_source(document: &Document, source: &str, path: &Path, problems: &mut Problems) {
    let Some(sources) = &document.sources else { return };
    if !source.is_empty() && !sources.contains_key(source) {
        unknown_name("source", source, sources.keys().map(String::as_str), path, problems);
    }
}

/// The indices of notes.
fn notes(document: &Document, names: &[Option<String>], path: &Path, problems: &mut Problems) -> Vec<usize> {
    let mut indices = Vec::new();
    for (index, name) in names.iter().enumerate() {
        let Some(name) = name else { continue };
        match document.notes.keys().position(|note| note == name) {
            Some(note) => indices.push(note),
            None => unknown_name(
                "note",
                name,
                document.notes.keys().map(String::as_str),
                &path.index(index),
                problems,
            ),
        }
    }
    indices
}

fn unknown_name<'a>(
    what: &str,
    name: &str,
    known: impl Iterator<Item = &'a str>,
    path: &Path,
    problems: &mut Problems,
) {
    let known: Vec<&str> = known.collect();
    let meant = did_you_mean(nearest(name, known.iter().copied()));
    let help = if known.is_empty() {
        "none is declared here".to_owned()
    } else {
        format!("it can be {}", known.join(", "))
    };
    problems.add(Code::UnknownName, path, format!("there is no {what} `{name}`{meant}"), help);
}

/// Reports each item, with its index, that stands a second time.
fn check_distinct<T: Ord>(
    items: impl IntoIterator<Item = (usize, T)>,
    what: &str,
    path: &Path,
    problems: &mut Problems,
) {
    let mut seen = BTreeSet::new();
    for (index, item) in items {
        if !seen.insert(item) {
            problems.add(
                Code::Duplicate,
                &path.index(index),
                format!("this {what} stands here a second time"),
                "",
            );
        }
    }
}
