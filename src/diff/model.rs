//! What changes of one model.

use serde::Serialize;

use super::combinations::{self, Combinations};
use super::figures::FigureChange;
use super::rules::{self, own};
use super::{Side, charges, settings};

/// What changes of a model that both catalogs have.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct ModelDiff {
    /// Its id.
    pub id: String,
    /// Its name in the catalog after.
    pub name: String,
    /// What changes in words: settings, charges, rules.
    pub changes: Vec<ModelChange>,
    /// The figures that are not what they were.
    pub figures: Vec<FigureChange>,
    /// What becomes of the combinations of settings; absent where there are more than a million.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub combinations: Option<Combinations>,
}

/// A change in words.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct ModelChange {
    /// What kind of change it is, for programs.
    pub kind: ChangeKind,
    /// The name of the setting or quantity, or the label of the charge, that changes; empty for the whole model.
    pub of: String,
    /// One line that says it; the catalog's own words stand in backticks.
    pub text: String,
}

/// The kinds of changes in words.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum ChangeKind {
    /// The model has another name.
    NameChanged,
    /// A setting came.
    SettingAdded,
    /// A setting went.
    SettingRemoved,
    /// A setting offers more.
    OptionsAdded,
    /// A setting offers less.
    OptionsRemoved,
    /// A setting takes other numbers, or another kind of values.
    ValuesChanged,
    /// Something else is assumed when nothing is chosen.
    DefaultChanged,
    /// A quantity came.
    QuantityAdded,
    /// A quantity went.
    QuantityRemoved,
    /// A quantity is made in another way.
    QuantityChanged,
    /// A charge came.
    ChargeAdded,
    /// A charge went.
    ChargeRemoved,
    /// A charge applies to other settings.
    ConditionsChanged,
    /// A charge counts something else.
    FactorsChanged,
    /// A charge is rounded in another way.
    RoundingChanged,
    /// Something else happens to the total.
    StepsChanged,
    /// Tables too large to be compared.
    NotCompared,
    /// Nothing of the above: words, notes, the order, or what has no kind of its own.
    Wording,
}

impl ModelChange {
    pub(super) fn new(kind: ChangeKind, of: &str, text: String) -> ModelChange {
        ModelChange { kind, of: of.to_owned(), text }
    }
}

pub(super) fn diff(sides: [Side; 2], same_unit: bool) -> ModelDiff {
    let [old, new] = sides.map(|side| side.written);
    let plans = sides.map(|side| side.plan);
    let mut changes: Vec<ModelChange> = whole(old.name != new.name, ChangeKind::NameChanged, || {
        format!("the name changed: {} → {}", own(&old.name), own(&new.name))
    });
    changes.extend(settings::changes(plans));
    changes.extend(quantities(sides));
    let told = charges::changes(sides, same_unit);
    changes.extend(told.changes);
    let [before, after] = [old, new].map(|model| rules::steps(&model.then));
    changes.extend(whole(before != after, ChangeKind::StepsChanged, || {
        format!("the steps on the total changed: {before} → {after}")
    }));
    changes.extend(whole(changes.is_empty() && told.figures.is_empty(), ChangeKind::Wording, || {
        "it is written in another way: words, notes, an order, or what is not told here".to_owned()
    }));
    ModelDiff {
        id: new.id.clone(),
        name: new.name.clone(),
        changes,
        figures: told.figures,
        combinations: combinations::count(plans),
    }
}

/// A change of the whole model, where there is one.
fn whole(is_changed: bool, kind: ChangeKind, text: impl FnOnce() -> String) -> Vec<ModelChange> {
    is_changed.then(|| ModelChange::new(kind, "", text())).into_iter().collect()
}

fn quantities(sides: [Side; 2]) -> Vec<ModelChange> {
    let [old, new] = sides.map(|side| &side.written.quantities);
    let mut changes = Vec::new();
    for (name, before) in &old.0 {
        let before = before.as_ref().map(rules::quantity).unwrap_or_default();
        match new.get(name).and_then(Option::as_ref).map(rules::quantity) {
            None => {
                let text = format!("the quantity {} is gone", own(name));
                changes.push(ModelChange::new(ChangeKind::QuantityRemoved, name, text));
            }
            Some(after) if after != before => {
                let text = format!("the quantity {} changed: {before} → {after}", own(name));
                changes.push(ModelChange::new(ChangeKind::QuantityChanged, name, text));
            }
            Some(_) => {}
        }
    }
    for (name, added) in new.0.iter().filter(|(name, _)| old.get(name).is_none()) {
        let made = added.as_ref().map(rules::quantity).unwrap_or_default();
        let text = format!("the quantity {} is new: {made}", own(name));
        changes.push(ModelChange::new(ChangeKind::QuantityAdded, name, text));
    }
    changes
}
