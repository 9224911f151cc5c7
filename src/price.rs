//! The price of one set of choices: whole numbers in, whole numbers out.
//!
//! Overflow is impossible: `check` has proven that no value needs more than 28 digits.

use crate::amount::Amount;
use crate::certainty::{LineCertainty, Parts, Total};
use crate::decimal::{Fixed, pow10};
use crate::plan::{Applies, Axis, Cell, Charge, Combine, Factor, Item, Plan, Quantity, Table, Use, at};
use crate::round::Rounding;

/// What one set of choices costs.
#[derive(Debug)]
pub(crate) struct Price {
    pub(crate) lines: Vec<PriceLine>,
    pub(crate) total: Total,
}

/// A line of a price.
#[derive(Debug)]
pub(crate) struct PriceLine {
    /// The index of the charge; none for a rounding of the total.
    pub(crate) charge: Option<usize>,
    pub(crate) certainty: LineCertainty,
    /// Lower and upper end; without meaning where the line is unpublished.
    pub(crate) ends: [Amount; 2],
    /// Rate and factors as they were used; none for a rounding.
    pub(crate) used: Option<(Cell, Vec<UsedFactor>)>,
}

/// A factor as it was used.
#[derive(Debug)]
pub(crate) struct UsedFactor {
    /// What the rate was multiplied by.
    pub(crate) billed: Cell,
    /// The number of which that is a part, where it is.
    pub(crate) value: Option<i128>,
}

/// Prices the choices, one for each setting of the plan.
pub(crate) fn price(plan: &Plan, choices: &[i64]) -> Price {
    price_per(plan, choices, None)
}

/// The same with one number (see `Use::number`) taken as 1 where it is a factor: the price per unit of it.
pub(crate) fn price_per(plan: &Plan, choices: &[i64], per: Option<usize>) -> Price {
    let numbers = numbers(plan, choices);
    let mut sum =
        Sum { ends: [Fixed { units: 0, decimals: plan.decimals }; 2], parts: Parts::NONE, lines: Vec::new() };
    for (index, charge) in
        plan.charges.iter().enumerate().filter(|(_, charge)| applies(&charge.applies, choices))
    {
        let rate = look_up(&charge.rate, choices, &numbers);
        let factors = charge.factors.iter().map(|named| match &named.factor {
            Factor::Number(used) if per == Some(used.number) => {
                UsedFactor { billed: Cell::exact(pow10(used.decimals)), value: None }
            }
            Factor::Number(used) => use_of(used, number(&numbers, used.number)),
            Factor::Table(table) => UsedFactor { billed: look_up(table, choices, &numbers), value: None },
        });
        sum.add_charge(index, charge, rate, factors.collect());
    }
    sum.finish(&plan.then)
}

fn use_of(used: &Use, number: i128) -> UsedFactor {
    match &used.part {
        None => UsedFactor { billed: Cell::exact(number), value: None },
        Some(part) => UsedFactor { billed: Cell::exact(part.of(number)), value: Some(number) },
    }
}

/// Whether a charge applies to these choices.
pub(crate) fn applies(applies: &Applies, choices: &[i64]) -> bool {
    let all_hold = applies.conditions.iter().all(|condition| {
        choices
            .get(condition.setting)
            .and_then(|choice| at(&condition.choices, *choice))
            .is_some_and(|holds| *holds)
    });
    all_hold == applies.holds
}

/// The settings' numbers, then the quantities.
pub(crate) fn numbers(plan: &Plan, choices: &[i64]) -> Vec<i128> {
    let mut numbers: Vec<i128> =
        plan.settings.iter().zip(choices).map(|(setting, choice)| setting.values.number(*choice)).collect();
    for quantity in &plan.quantities {
        numbers.push(value(quantity, &numbers));
    }
    numbers
}

fn value(quantity: &Quantity, numbers: &[i128]) -> i128 {
    let items = quantity.items.iter().map(|item| match item {
        Item::Number { index, power } => number(numbers, *index) * power,
        Item::Constant(units) => *units,
    });
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

fn look_up(table: &Table, choices: &[i64], numbers: &[i128]) -> Cell {
    let index = table.axes.iter().fold(0, |index, axis| index * axis.len() + place(axis, choices, numbers));
    table.cells.get(index).copied().unwrap_or(Cell::UNPUBLISHED)
}

fn place(axis: &Axis, choices: &[i64], numbers: &[i128]) -> usize {
    match axis {
        Axis::Options { setting, .. } => {
            choices.get(*setting).map_or(0, |choice| usize::try_from(*choice).unwrap_or(0))
        }
        Axis::Bands { number: index, ends } => ends.partition_point(|end| *end < number(numbers, *index)),
    }
}

/// The charges so far.
struct Sum {
    ends: [Fixed; 2],
    parts: Parts,
    lines: Vec<PriceLine>,
}

impl Sum {
    fn add_charge(&mut self, index: usize, charge: &Charge, rate: Cell, factors: Vec<UsedFactor>) {
        let product = factors.iter().fold(rate, |product, factor| product.times(factor.billed));
        let ends = product.ends(charge.decimals);
        let rounded = rounded(charge, rate, &factors).unwrap_or(ends);
        let line = PriceLine {
            charge: Some(index),
            certainty: product.certainty,
            ends: ends.map(Amount::from),
            used: Some((rate, factors)),
        };
        self.lines.push(line);
        self.parts.add(product.certainty);
        if product.certainty != LineCertainty::Unpublished {
            self.add_rounding(Some(index), product.certainty, ends, rounded);
            self.add(rounded);
        }
    }

    fn add(&mut self, amounts: [Fixed; 2]) {
        for (end, amount) in self.ends.iter_mut().zip(amounts) {
            end.units += amount.units_at(end.decimals);
        }
    }

    /// The step from `before` to `after` as a line of its own, unless it changes nothing.
    fn add_rounding(
        &mut self,
        charge: Option<usize>,
        certainty: LineCertainty,
        before: [Fixed; 2],
        after: [Fixed; 2],
    ) {
        let ([low, high], [rounded_low, rounded_high]) = (before.map(Amount::from), after.map(Amount::from));
        let ends = [rounded_low - low, rounded_high - high];
        if ends != [Amount::ZERO; 2] {
            self.lines.push(PriceLine { charge, certainty, ends, used: None });
        }
    }

    fn finish(mut self, then: &[Rounding]) -> Price {
        if let Some(known) = self.parts.known {
            for rounding in then {
                let rounded = self.ends.map(|end| rounding.round(end));
                self.add_rounding(None, known, self.ends, rounded);
                self.ends = rounded;
            }
        }
        let [min, max] = self.ends.map(Amount::from);
        let certainty = self.parts.certainty(min == Amount::ZERO);
        Price { lines: self.lines, total: Total::new(certainty, min, max) }
    }
}

/// The charge as it is rounded, where it is.
fn rounded(charge: &Charge, rate: Cell, factors: &[UsedFactor]) -> Option<[Fixed; 2]> {
    let round = charge.round.as_ref()?;
    let (each, each_decimals) =
        match round.each.and_then(|index| Some((factors.get(index)?, charge.factors.get(index)?))) {
            Some((used, named)) => (used.billed, named.factor.decimals()),
            None => (Cell::exact(1), 0),
        };
    let others = factors.iter().enumerate().filter(|(index, _)| round.each != Some(*index));
    let product = others.fold(rate, |product, (_, factor)| product.times(factor.billed));
    let [low, high] = product.ends(charge.decimals - each_decimals).map(|end| round.rounding.round(end));
    let times = |amount: Fixed, units| Fixed {
        units: amount.units * units,
        decimals: amount.decimals + each_decimals,
    };
    Some([times(low, each.min), times(high, each.max)])
}
