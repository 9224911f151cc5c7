//! What choices make: the numbers, and which settings exist. For checks and tools, before a plan is compiled.

use super::{ABSENT, Cell, Combine, Item, Plan, Quantity};

/// Whether the choices break no constraint.
#[cfg(feature = "cli")]
pub(crate) fn fits(plan: &Plan, choices: &[i64]) -> bool {
    plan.constraints.is_empty() || {
        let numbers = numbers(plan, choices);
        plan.constraints.iter().all(|constraint| constraint.holds(choices, &numbers))
    }
}

/// The settings' numbers, then the quantities.
pub(crate) fn numbers(plan: &Plan, choices: &[i64]) -> Vec<i128> {
    let mut numbers: Vec<i128> =
        plan.settings.iter().zip(choices).map(|(setting, choice)| setting.values.number(*choice)).collect();
    for quantity in &plan.quantities {
        numbers.push(value(quantity, choices, &numbers));
    }
    numbers
}

/// The smallest and the largest that each number can be, as far as the settings on their own say.
pub(crate) fn extents(plan: &Plan) -> Vec<(i128, i128)> {
    let mut extents: Vec<(i128, i128)> = Vec::new();
    for setting in &plan.settings {
        let number = |choice| setting.values.number(choice);
        extents.push((number(setting.values.smallest()), number(setting.values.largest())));
    }
    for quantity in &plan.quantities {
        let items = quantity.items.iter().map(|item| match item {
            Item::Number { index, power } => {
                let (least, most) = extents.get(*index).copied().unwrap_or((0, 0));
                (least * power, most * power)
            }
            Item::Constant(units) => (*units, *units),
            Item::Table { table, power } => {
                // A cell that is absent is one that no choice leads to.
                let cells = || table.cells.iter().filter(|cell| **cell != Cell::UNPUBLISHED);
                let figures = || cells().map(|cell| cell.min * power);
                (figures().min().unwrap_or(0), figures().max().unwrap_or(0))
            }
        });
        let (least, most): (Vec<i128>, Vec<i128>) = items.unzip();
        extents.push((combined(quantity, least), combined(quantity, most)));
    }
    extents
}

fn value(quantity: &Quantity, choices: &[i64], numbers: &[i128]) -> i128 {
    let is_absent = |index: &usize| choices.get(*index) == Some(&ABSENT);
    if quantity.may_not_exist && quantity.settings.iter().any(is_absent) {
        return ABSENT.into();
    }
    let items = quantity.items.iter().map(|item| match item {
        Item::Number { index, power } => known(number(numbers, *index)).map(|number| number * power),
        Item::Constant(units) => Some(*units),
        Item::Table { table, power } => figure(table.look_up(choices, numbers)).map(|figure| figure * power),
    });
    let items: Option<Vec<i128>> = items.collect();
    items.map_or(ABSENT.into(), |items| combined(quantity, items))
}

fn known(number: i128) -> Option<i128> {
    Some(number).filter(|number| *number != i128::from(ABSENT))
}

/// None where the cell is absent: then a constraint is broken, whatever the quantity is.
fn figure(cell: Cell) -> Option<i128> {
    Some(cell.min).filter(|_| cell != Cell::UNPUBLISHED)
}

fn combined(quantity: &Quantity, items: impl IntoIterator<Item = i128>) -> i128 {
    let items = items.into_iter();
    let value = match quantity.combine {
        Combine::Product => items.product(),
        Combine::Sum => items.sum::<i128>(),
        Combine::Largest => items.max().unwrap_or(0),
    };
    value * quantity.scale
}

fn number(numbers: &[i128], index: usize) -> i128 {
    numbers.get(index).copied().unwrap_or(0)
}

/// The choices as far as the settings exist: what is wanted of a setting that does not exist is absent. And whether nothing
/// that exists is missing; what is missing is absent too.
pub(crate) fn settle(plan: &Plan, wanted: &[Option<i64>]) -> (Vec<i64>, bool) {
    let (mut made, mut numbers, mut complete) = (Vec::new(), Vec::new(), true);
    for (setting, wanted) in plan.settings.iter().zip(wanted) {
        let exists = setting.when.iter().all(|when| when.holds(&made, &numbers));
        complete &= !exists || wanted.is_some();
        let choice = wanted.filter(|_| exists).unwrap_or(ABSENT);
        made.push(choice);
        numbers.push(setting.values.number(choice));
    }
    (made, complete)
}
