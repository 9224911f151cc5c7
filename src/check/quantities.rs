//! Quantities: each made from settings and earlier quantities, and none too large.

use std::collections::BTreeSet;

use rust_decimal::Decimal;

use super::budget::{self, Bound, Fits, bound};
use super::names::Names;
use super::tables::{self, Holes, Owner};
use crate::decimal::reciprocal;
use crate::document::{self, Items, Ordered};
use crate::fixed::{Fixed, pow10};
use crate::plan::{Along, Axis, Combine, Item, Quantity, Table};
use crate::problem::{Code, Path, Problems};

/// Compiles the quantities of a model, in order, and adds them to its names.
pub(super) fn quantities(
    written: &Ordered<Option<document::Quantity>>,
    names: &mut Names,
    holes: &mut Vec<Holes>,
    path: &Path,
    problems: &mut Problems,
) -> Option<Vec<Quantity>> {
    let mut quantities = Vec::new();
    // For each number, the settings that it is made from.
    let mut settings: Vec<BTreeSet<usize>> =
        (0..names.count()).map(|index| BTreeSet::from([index])).collect();
    for (name, written) in &written.0 {
        let path = path.key(name);
        if names.is_setting(name) {
            problems.add(Code::Duplicate, &path, format!("`{name}` is already the name of a setting"), "");
        }
        let quantity =
            written.as_ref().and_then(|written| quantity(name, written, names, holes, &path, problems));
        let quantity = quantity.map(|(quantity, bound)| (with_settings(quantity, &settings, names), bound));
        settings.push(quantity.as_ref().map(|(quantity, _)| quantity.settings.clone()).unwrap_or_default());
        names.add_quantity(name, quantity.as_ref().map(|(quantity, bound)| (*bound, quantity.may_not_exist)));
        quantities.push(quantity.map(|(quantity, _)| quantity));
    }
    quantities.into_iter().collect()
}

fn with_settings(mut quantity: Quantity, settings: &[BTreeSet<usize>], names: &Names) -> Quantity {
    for item in &quantity.items {
        match item {
            Item::Number { index, .. } => {
                quantity.settings.extend(settings.get(*index).into_iter().flatten());
            }
            Item::Table { table, .. } => quantity.settings.extend(table.axes.iter().filter_map(setting)),
            Item::Constant(_) => {}
        }
    }
    quantity.may_not_exist = quantity.settings.iter().any(|setting| names.may_not_exist(*setting));
    quantity
}

fn setting(axis: &Axis) -> Option<usize> {
    if let Along::Options { setting, .. } = axis.along { Some(setting) } else { None }
}

/// An item and the largest it can be.
enum Part {
    Number(usize, Bound),
    Constant(Fixed),
    Table(Table, Bound),
}

impl Part {
    fn bound(&self) -> Bound {
        match self {
            Part::Number(_, bound) | Part::Table(_, bound) => *bound,
            Part::Constant(fixed) => (*fixed).into(),
        }
    }
}

fn quantity(
    name: &str,
    written: &document::Quantity,
    names: &Names,
    holes: &mut Vec<Holes>,
    path: &Path,
    problems: &mut Problems,
) -> Option<(Quantity, Bound)> {
    let parts = parts(&written.items, names, holes, path, problems)?;
    let scale = match written.per {
        Some(per) => scale(per, &path.key("per"), problems)?,
        None => Fixed::ONE,
    };
    let bounds: Vec<Bound> = parts.iter().map(Part::bound).collect();
    let (combine, combined) = match &written.items {
        Items::Product(_) => (Combine::Product, product(&bounds)),
        Items::Sum(_) => (Combine::Sum, budget::sum(&bounds)),
        Items::Largest(_) => (Combine::Largest, budget::largest(&bounds)),
    };
    let scaled = combined.and_then(|combined| Ok((combined, budget::product(combined, scale.into())?)));
    let what = format!("the quantity `{name}`");
    let all = budget::report(
        scaled.as_ref().map(|(_, all)| *all).map_err(|_| budget::TooManyDigits),
        &what,
        path,
        problems,
    )?;
    // A product needs no common decimals; the others are brought to the most that any item has.
    let decimals = if matches!(combine, Combine::Product) { None } else { Some(scaled.ok()?.0.decimals) };
    let items = parts.into_iter().map(|part| item(part, decimals)).collect();
    let quantity = Quantity {
        name: name.to_owned(),
        one: written.one.clone(),
        combine,
        items,
        scale: scale.units,
        decimals: all.decimals,
        settings: BTreeSet::new(),
        may_not_exist: false,
    };
    Some((quantity, all))
}

fn parts(
    items: &Items,
    names: &Names,
    holes: &mut Vec<Holes>,
    path: &Path,
    problems: &mut Problems,
) -> Option<Vec<Part>> {
    let path = path.key(items.key());
    if items.list().iter().all(|item| matches!(item, document::Item::Decimal(_))) {
        problems.add(Code::BadValue, &path, "a quantity is made from one number setting or more", "");
        return None;
    }
    let parts: Vec<Option<Part>> = items
        .list()
        .iter()
        .enumerate()
        .map(|(index, item)| match item {
            document::Item::Name(name) => {
                let path = path.index(index);
                let (index, bound) = names.number(name, &path, problems)?;
                Some(Part::Number(index, bound))
            }
            document::Item::Table(table) => {
                let (table, bound) =
                    tables::table(table, Owner::Quantity, names, holes, &path.index(index), problems)?;
                Some(Part::Table(table, bound))
            }
            document::Item::Decimal(decimal) => Some(Part::Constant((*decimal).into())),
        })
        .collect();
    parts.into_iter().collect()
}

fn item(part: Part, decimals: Option<u32>) -> Item {
    let power = |own: u32| decimals.map_or(1, |decimals| pow10(decimals - own));
    match part {
        Part::Number(index, bound) => Item::Number { index, power: power(bound.decimals) },
        Part::Table(table, bound) => Item::Table { table, power: power(bound.decimals) },
        Part::Constant(fixed) => Item::Constant(fixed.units * power(fixed.decimals)),
    }
}

fn product(bounds: &[Bound]) -> Fits {
    bounds.iter().try_fold(Bound::ONE, |product, factor| budget::product(product, *factor))
}

/// 1 ÷ `per`.
pub(super) fn scale(per: Decimal, path: &Path, problems: &mut Problems) -> Option<Fixed> {
    if per == Decimal::ZERO {
        problems.add(Code::BadRange, path, "nothing can be divided by 0", "");
        return None;
    }
    let Some(scale) = reciprocal(per) else {
        let help = "divide by a number with no prime factor but 2 and 5, like \"1000000\" or \"1024\"";
        problems.add(Code::EndlessDecimal, path, format!("dividing by {per} has no last decimal"), help);
        return None;
    };
    budget::report(bound(scale.units, scale.decimals), "dividing", path, problems)?;
    Some(scale)
}
