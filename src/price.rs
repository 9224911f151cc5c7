//! The price of one set of choices: whole numbers in, whole numbers out.
//!
//! Overflow is impossible: `check` has proven that no value needs more than 28 digits.

use crate::amount::Amount;
use crate::certainty::{LineCertainty, Parts, Total};
use crate::day::Day;
use crate::fixed::{Fixed, pow10};
use crate::plan::{Action, Cell, Charge, Combine, Factor, Item, Plan, Quantity, Step, Use};

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

/// Prices the choices, one for each setting of the plan, on a day. They break no constraint.
pub(crate) fn price(plan: &Plan, choices: &[i64], day: Option<Day>) -> Price {
    price_per(plan, choices, day, None)
}

/// The same with one number (see `Use::number`) taken as 1 where it is a factor: the price per unit of it.
pub(crate) fn price_per(plan: &Plan, choices: &[i64], day: Option<Day>, per: Option<usize>) -> Price {
    let numbers = numbers(plan, choices);
    let mut sum =
        Sum { ends: [Fixed { units: 0, decimals: plan.decimals }; 2], parts: Parts::NONE, lines: Vec::new() };
    for (index, charge) in
        plan.charges.iter().enumerate().filter(|(_, charge)| charge.applies(choices, &numbers, day))
    {
        let rate = charge.rate.look_up(choices, &numbers);
        let factors = charge.factors.iter().map(|named| match &named.factor {
            Factor::Number(used) if per == Some(used.number) => {
                UsedFactor { billed: Cell::exact(pow10(used.decimals)), value: None }
            }
            factor => used_factor(factor, choices, &numbers),
        });
        sum.add_charge(index, charge, rate, factors.collect());
    }
    let then = plan.then.iter().enumerate().filter(|(_, step)| step.period.holds(day));
    sum.finish(then)
}

/// A factor with the value that these choices, which make these numbers, give it.
pub(crate) fn used_factor(factor: &Factor, choices: &[i64], numbers: &[i128]) -> UsedFactor {
    match factor {
        Factor::Number(used) => use_of(used, number(numbers, used.number)),
        Factor::Table(table) => UsedFactor { billed: table.look_up(choices, numbers), value: None },
    }
}

fn use_of(used: &Use, number: i128) -> UsedFactor {
    match &used.part {
        None => UsedFactor { billed: Cell::exact(number), value: None },
        Some(part) => UsedFactor { billed: Cell::exact(part.of(number)), value: Some(number) },
    }
}

/// Whether the choices break no constraint.
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
    let items = quantity.items.iter().map(|item| match item {
        Item::Number { index, power } => number(numbers, *index) * power,
        Item::Constant(units) => *units,
        Item::Table { table, power } => table.look_up(choices, numbers).min * power,
    });
    combined(quantity, items)
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

/// The charges so far.
struct Sum {
    ends: [Fixed; 2],
    parts: Parts,
    lines: Vec<PriceLine>,
}

impl Sum {
    fn add_charge(&mut self, index: usize, charge: &Charge, rate: Cell, factors: Vec<UsedFactor>) {
        let product = factors.iter().fold(rate, |product, factor| product.times(factor.billed));
        let certainty = product.certainty;
        let rounded = rounded(charge, rate, &factors);
        // A quotient without a last decimal cannot be written: the line has what it is rounded to.
        let ends = match rounded {
            Some(rounded) if charge.divisor != Fixed::ONE => rounded,
            _ => product.ends(charge.decimals),
        };
        let rounded = rounded.unwrap_or(ends);
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

    fn finish<'p>(mut self, then: impl Iterator<Item = (usize, &'p Step)>) -> Price {
        // Where nothing is known there is nothing to change.
        let Some(known) = self.parts.known else { return self.unpublished() };
        for (index, step) in then {
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
    let unrounded = product.ends(charge.decimals - each_decimals);
    let [low, high] = unrounded.map(|end| round.rounding.quotient(end, charge.divisor));
    let times = |amount: Fixed, units| Fixed {
        units: amount.units * units,
        decimals: amount.decimals + each_decimals,
    };
    Some([times(low, each.min), times(high, each.max)])
}
