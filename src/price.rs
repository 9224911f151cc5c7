//! The price of one set of choices: whole numbers in, whole numbers out.
//!
//! Overflow is impossible: `check` has proven that no value needs more than 28 digits.

use crate::amount::Amount;
use crate::certainty::{LineCertainty, Parts, Total};
use crate::fixed::{Fixed, pow10};
use crate::plan::{
    Action, Applies, Axis, Cell, Charge, Combine, Factor, Item, Plan, Quantity, Step, Table, Use,
};

/// What one set of choices costs.
#[derive(Debug)]
pub(crate) struct Price {
    pub(crate) lines: Vec<PriceLine>,
    pub(crate) total: Total,
}

/// A line of a price.
#[derive(Debug)]
pub(crate) struct PriceLine {
    pub(crate) source: Source,
    pub(crate) certainty: LineCertainty,
    /// Lower and upper end; without meaning where the line is unpublished.
    pub(crate) ends: [Amount; 2],
}

/// Where a line comes from.
#[derive(Debug)]
pub(crate) enum Source {
    /// The charge of this index, with rate and factors as they were used.
    Charge(usize, Cell, Vec<UsedFactor>),
    /// The rounding of the charge before it.
    Rounding,
    /// The step on the total of this index.
    Step(usize),
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
        plan.charges.iter().enumerate().filter(|(_, charge)| applies(&charge.applies, choices, &numbers))
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

/// Whether a charge applies to these choices, which make these numbers.
pub(crate) fn applies(applies: &Applies, choices: &[i64], numbers: &[i128]) -> bool {
    applies.conditions.iter().all(|condition| condition.holds(choices, numbers)) == applies.holds
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
        let (certainty, ends) = (product.certainty, product.ends(charge.decimals));
        let rounded = rounded(charge, rate, &factors).unwrap_or(ends);
        let source = Source::Charge(index, rate, factors);
        self.lines.push(PriceLine { source, certainty, ends: ends.map(Amount::from) });
        self.parts.add(certainty);
        if certainty != LineCertainty::Unpublished {
            self.add_change(Source::Rounding, certainty, ends, rounded);
            self.add(rounded);
        }
    }

    fn add(&mut self, amounts: [Fixed; 2]) {
        for (end, amount) in self.ends.iter_mut().zip(amounts) {
            end.units += amount.units_at(end.decimals);
        }
    }

    /// The step from `before` to `after` as a line of its own, unless it changes nothing.
    fn add_change(
        &mut self,
        source: Source,
        certainty: LineCertainty,
        before: [Fixed; 2],
        after: [Fixed; 2],
    ) {
        let ([low, high], [new_low, new_high]) = (before.map(Amount::from), after.map(Amount::from));
        let ends = [new_low - low, new_high - high];
        if ends != [Amount::ZERO; 2] {
            self.lines.push(PriceLine { source, certainty, ends });
        }
    }

    fn finish(mut self, then: &[Step]) -> Price {
        // Where nothing is known there is nothing to change.
        let Some(known) = self.parts.known else { return self.unpublished() };
        for (index, step) in then.iter().enumerate() {
            let Some(changed) = changed(&step.action, self.ends) else {
                let (source, certainty) = (Source::Step(index), LineCertainty::Unpublished);
                self.lines.push(PriceLine { source, certainty, ends: [Amount::ZERO; 2] });
                return self.unpublished();
            };
            self.add_change(Source::Step(index), known, self.ends, changed);
            self.ends = changed;
        }
        let [min, max] = self.ends.map(Amount::from);
        let certainty = self.parts.certainty(min == Amount::ZERO);
        Price { lines: self.lines, total: Total::new(certainty, min, max) }
    }

    fn unpublished(self) -> Price {
        Price { lines: self.lines, total: Total::UNPUBLISHED }
    }
}

/// What a step makes of the sum; none where it cannot be known.
fn changed(action: &Action, ends: [Fixed; 2]) -> Option<[Fixed; 2]> {
    let keep = match action {
        Action::Keep(keep) => (*keep)?,
        Action::Round(_) | Action::Minimum(_) => Fixed::ONE,
    };
    Some(ends.map(|end| match action {
        Action::Round(rounding) => rounding.round(end),
        Action::Keep(_) => Fixed { units: end.units * keep.units, decimals: end.decimals + keep.decimals },
        Action::Minimum(minimum) => {
            let decimals = end.decimals.max(minimum.decimals);
            Fixed { units: end.units_at(decimals).max(minimum.units_at(decimals)), decimals }
        }
    }))
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
