//! What a price is made of: quantities, charges, steps on the total.

use super::table::{table, table_fields};
use super::writer::{Word, Writer};
use super::{bits, condition, period, together, unit, word};
use crate::fixed::Fixed;
use crate::image::{ASKS, HOLDS, PERIODIC, STEP_KEEP, STEP_MINIMUM, STEP_ROUND, STEP_UNKNOWN};
use crate::plan::{
    Action, Applies, Charge, Combine, Factor, Item, NamedFactor, Part, Per, Plan, Quantity, Step,
};

pub(super) fn quantity(writer: &mut Writer, quantity: &Quantity) -> Word {
    let combine = match quantity.combine {
        Combine::Product => 0,
        Combine::Sum => 1,
        Combine::Largest => 2,
    };
    let fields = [
        writer.text(&quantity.name),
        writer.optional_text(quantity.one.as_deref()),
        combine,
        quantity.decimals.into(),
        bits(&quantity.settings),
        quantity.may_not_exist.into(),
        writer.list_of(&quantity.items, item),
        writer.number(quantity.scale),
    ];
    writer.node(&fields)
}

fn item(writer: &mut Writer, item: &Item) -> Word {
    let fields = match item {
        Item::Number { index, power } => [0, word(*index), writer.number(*power)],
        Item::Table { table: written, power } => [1, table(writer, written), writer.number(*power)],
        Item::Constant(units) => [2, 0, writer.number(*units)],
    };
    writer.node(&fields)
}

pub(super) fn charge_node(writer: &mut Writer, plan: &Plan, charge: &Charge) -> Word {
    let Applies { holds, conditions } = &charge.applies;
    let round = charge.round.as_ref().map_or(0, |round| {
        let Fixed { units, decimals } = round.rounding.step;
        let each = round.each.map_or(0, |index| word(index) + 1);
        let fields = [round.rounding.mode.word().into(), each, decimals.into(), writer.number(units)];
        writer.node(&fields)
    });
    let notes: Vec<Word> = charge.notes.iter().map(|note| word(*note)).collect();
    let [from, until] = period(charge.period);
    let traits =
        [(HOLDS, *holds), (PERIODIC, charge.period.is_dated()), (ASKS, !conditions.is_empty() || !holds)];
    let frame = [
        writer.text(&charge.label),
        together(&traits),
        writer.list_of(conditions, condition),
        writer.list_of(&charge.factors, factor),
        charge.decimals.into(),
        charge.divisor.decimals.into(),
        round,
        writer.list(&notes),
        from,
        until,
        unit::of(plan, charge).word().into(),
        writer.number(charge.divisor.units),
    ];
    let frame = writer.node(&frame);
    let rate = table_fields(writer, &charge.rate);
    writer.node(&[vec![frame], rate].concat())
}

fn factor(writer: &mut Writer, NamedFactor { name, factor }: &NamedFactor) -> Word {
    let name = writer.text(name);
    let fields = match factor {
        Factor::Table(written) => [name, 1, table(writer, written), 0, written.decimals.into(), 0, 0, 0],
        Factor::Number(used) => {
            let per = used.per.map_or([0, 0], |per| [per.decimals.into(), writer.number(per.units)]);
            let part = used.part.as_ref().map_or(0, |written| part(writer, written));
            let [number_decimals, decimals] = [used.number_decimals, used.decimals].map(Word::from);
            [name, 0, word(used.number), number_decimals, decimals, part, per[0], per[1]]
        }
    };
    writer.node(&fields)
}

fn part(writer: &mut Writer, part: &Part) -> Word {
    let (counts_blocks, per) = match part.per {
        Per::Scale(scale) => (0, scale),
        Per::Block(block) => (1, block),
    };
    let fields = [
        counts_blocks,
        part.up_to.is_some().into(),
        writer.number(part.power),
        writer.number(part.above),
        writer.number(part.up_to.unwrap_or(0)),
        writer.number(part.at_least),
        writer.number(per),
    ];
    writer.node(&fields)
}

pub(super) fn step(writer: &mut Writer, step: &Step) -> Word {
    let (kind, mode, amount) = match &step.action {
        Action::Round(rounding) => (STEP_ROUND, rounding.mode.word(), rounding.step),
        Action::Keep(Some(keep)) => (STEP_KEEP, 0, *keep),
        Action::Keep(None) => (STEP_UNKNOWN, 0, Fixed::ONE),
        Action::Minimum(minimum) => (STEP_MINIMUM, 0, *minimum),
    };
    let [from, until] = period(step.period);
    let label = writer.text(&step.label);
    let fields =
        [label, kind.into(), from, until, mode.into(), amount.decimals.into(), writer.number(amount.units)];
    writer.node(&fields)
}
