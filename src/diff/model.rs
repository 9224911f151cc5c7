//! What changes of one model.

use std::collections::BTreeSet;

use serde::Serialize;

use super::combinations::{self, Combinations};
use super::figures::FigureChange;
use super::rules::{self, own};
use super::sale::Sale;
use super::{Side, charges, quantities, settings};
use crate::document::Model;

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
    /// Whether it is sold on the day, before and after; left out of JSON where it is in both.
    #[serde(skip_serializing_if = "is_sold")]
    pub sale: [Sale; 2],
    /// What becomes of the combinations of settings; absent where there are more than a million, or the model is not sold.
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
    /// A model or a charge is there on other days.
    PeriodChanged,
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
    /// A setting takes other words for its options.
    AliasesChanged,
    /// A setting exists with other settings.
    ExistenceChanged,
    /// Settings that went together do not.
    ConstraintAdded,
    /// Settings that did not go together may.
    ConstraintRemoved,
    /// A quantity came.
    QuantityAdded,
    /// A quantity went.
    QuantityRemoved,
    /// A quantity is made in another way, or its tables say something else.
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
    let mut changes: Vec<ModelChange> = whole(old.name != new.name, ChangeKind::NameChanged, || {
        format!("the name changed: {} → {}", own(&old.name), own(&new.name))
    });
    let period = rules::period([old, new].map(|model| model.period));
    changes.extend(
        period.map(|now| ModelChange::new(ChangeKind::PeriodChanged, "", format!("the model {now}"))),
    );
    changes.extend(settings::changes(sides));
    changes.extend(constraints([old, new]));
    changes.extend(quantities::changes(sides));
    let told = charges::changes(sides, same_unit);
    changes.extend(told.changes);
    let [before, after] = [old, new].map(|model| rules::steps(&model.then));
    changes.extend(whole(before != after, ChangeKind::StepsChanged, || {
        format!("the steps on the total changed: {before} → {after}")
    }));
    changes.extend(whole(changes.is_empty() && told.figures.is_empty(), ChangeKind::Wording, || {
        "it is written in another way: words, notes, an order, or what is not told here".to_owned()
    }));
    let sale = sides.map(|side| side.sale);
    ModelDiff {
        id: new.id.clone(),
        name: new.name.clone(),
        changes,
        figures: told.figures,
        sale,
        combinations: is_sold(&sale).then(|| combinations::count(sides)).flatten(),
    }
}

/// A change of the whole model, where there is one.
fn whole(is_changed: bool, kind: ChangeKind, text: impl FnOnce() -> String) -> Vec<ModelChange> {
    is_changed.then(|| ModelChange::new(kind, "", text())).into_iter().collect()
}

#[expect(clippy::trivially_copy_pass_by_ref, reason = "serde passes by reference")]
fn is_sold(sale: &[Sale; 2]) -> bool {
    sale.iter().all(Sale::is_sold)
}

/// Constraints that only one of the models has, whatever their order.
fn constraints(models: [&Model; 2]) -> Vec<ModelChange> {
    let [old, new] = models
        .map(|model| model.constraints.iter().flatten().map(rules::constraint).collect::<BTreeSet<String>>());
    let gone = old.difference(&new).map(|text| (ChangeKind::ConstraintRemoved, "gone", text));
    let come = new.difference(&old).map(|text| (ChangeKind::ConstraintAdded, "new", text));
    let told = gone.chain(come).map(|(kind, what, text)| (kind, format!("a constraint is {what}: {text}")));
    told.map(|(kind, text)| ModelChange::new(kind, "", text)).collect()
}
