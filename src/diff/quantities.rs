//! Quantities that come, go, or are made in another way.

use super::model::{ChangeKind, ModelChange};
use super::rules::{self, own};
use super::sheet::{Sheet, side_by_side};
use super::{Side, figures, sentences};
use crate::document::{Item, Quantity};

pub(super) fn changes(sides: [Side; 2]) -> Vec<ModelChange> {
    let [old, new] = sides.map(|side| &side.written.quantities);
    let mut changes = Vec::new();
    for (name, before) in &old.0 {
        match new.get(name) {
            None => {
                let text = format!("the quantity {} is gone", own(name));
                changes.push(ModelChange::new(ChangeKind::QuantityRemoved, name, text));
            }
            Some(after) => changes.extend(of_quantity(name, [before.as_ref(), after.as_ref()], sides)),
        }
    }
    for (name, added) in new.0.iter().filter(|(name, _)| old.get(name).is_none()) {
        let made = added.as_ref().map(rules::quantity).unwrap_or_default();
        let text = format!("the quantity {} is new: {made}", own(name));
        changes.push(ModelChange::new(ChangeKind::QuantityAdded, name, text));
        changes.extend(tables(name, [None, added.as_ref()], sides));
    }
    changes
}

fn of_quantity(name: &str, pair: [Option<&Quantity>; 2], sides: [Side; 2]) -> Vec<ModelChange> {
    let [before, after] = pair.map(|quantity| quantity.map(rules::quantity).unwrap_or_default());
    let text = || format!("the quantity {} changed: {before} → {after}", own(name));
    let change = (before != after).then(|| ModelChange::new(ChangeKind::QuantityChanged, name, text()));
    change.into_iter().chain(tables(name, pair, sides)).collect()
}

/// What the tables of a quantity say, in their order.
fn tables(name: &str, pair: [Option<&Quantity>; 2], sides: [Side; 2]) -> Vec<ModelChange> {
    let tables = pair.map(|quantity| quantity.into_iter().flat_map(|quantity| quantity.items.list()));
    let sheets = tables.map(|items| {
        items.filter_map(|item| if let Item::Table(table) = item { Some(Sheet::Table(table)) } else { None })
    });
    let change = |kind, text| ModelChange::new(kind, name, text);
    let of_tables = |sheets| {
        let Ok(figures) = figures::changes(name, [], sides, sheets, true) else {
            let text = format!("the numbers of {} were not compared: their tables are too large", own(name));
            return vec![change(ChangeKind::NotCompared, text)];
        };
        let texts = figures.iter().map(|figure| format!("the quantity {}", sentences::figure(figure)));
        texts.map(|text| change(ChangeKind::QuantityChanged, text)).collect()
    };
    side_by_side(sheets).flat_map(of_tables).collect()
}
