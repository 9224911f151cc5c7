//! What a price is made of, as compiled: charges, and steps on the total.

use super::{Cell, Condition, Fields, Node, Table, Unit, decimals};
use crate::amount::Amount;
use crate::certainty::LineCertainty;
use crate::day::{Day, Period};
use crate::fixed::Fixed;
use crate::int::Int;
use crate::round::{Mode, Rounding};

/// The label of a line that rounds.
#[cfg(feature = "checker")]
pub(crate) const ROUNDING: &str = "Rounding";

/// `[frame]` and a table, which is the rate; where the frame is what most charges have in common: `[label, traits, conditions, factors, decimals,
/// decimals of the divisor, round or 0, notes, from, until, unit, divisor]`. A charge gives one line, and one more if it is rounded.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Charge<'i> {
    rate: Node<'i>,
    frame: Fields<'i, 12>,
}

/// It applies when all conditions hold, and not unless they do.
pub(crate) const HOLDS: i64 = 1;
/// It has dates.
pub(crate) const PERIODIC: i64 = 2;
/// It has conditions, or does not apply without any.
pub(crate) const ASKS: i64 = 4;

impl<'i> Charge<'i> {
    pub(super) fn at(node: Node<'i>) -> Charge<'i> {
        Charge { rate: node.after(1), frame: node.node(0).fields() }
    }

    pub(super) fn place(self) -> usize {
        self.rate.at - 1
    }

    pub(super) fn traits(self) -> i64 {
        self.frame.word(1)
    }

    pub(crate) fn label(self) -> usize {
        self.frame.index(0)
    }

    pub(crate) fn conditions(self) -> impl Iterator<Item = Condition<'i>> {
        self.frame.list(2).nodes().map(Condition)
    }

    /// Whether it is there for these choices, which make these numbers, on this day.
    pub(crate) fn applies<N: Int>(self, choices: &[i64], numbers: &[N], day: Option<Day>) -> bool {
        let traits = self.traits();
        if traits & ASKS != 0 {
            let holds = self.conditions().all(|condition| condition.holds(choices, numbers));
            if holds != (traits & HOLDS != 0) {
                return false;
            }
        }
        self.is_there(day)
    }

    pub(crate) fn is_there(self, day: Option<Day>) -> bool {
        self.traits() & PERIODIC == 0 || period([self.frame.word(8), self.frame.word(9)]).holds(day)
    }

    pub(crate) fn rate(self) -> Table<'i> {
        Table(self.rate)
    }

    pub(crate) fn factors(self) -> impl Iterator<Item = Factor<'i>> {
        self.frame.list(3).nodes().map(Factor::at)
    }

    /// The decimals of rate × factors.
    pub(crate) fn decimals(self) -> u32 {
        decimals(self.frame.word(4))
    }

    /// What rate × factors is divided by, before it is rounded; 1 but where uses divide without end.
    pub(crate) fn divisor<N: Int>(self) -> Fixed<N> {
        Fixed { units: self.frame.number(11), decimals: decimals(self.frame.word(5)) }
    }

    pub(super) fn is_rounded(self) -> bool {
        self.frame.flag(6)
    }

    pub(crate) fn round(self) -> Option<Round<'i>> {
        self.is_rounded().then(|| Round(self.frame.node(6)))
    }

    /// Indices of the catalog's notes.
    pub(crate) fn notes(self) -> &'i [i64] {
        self.frame.list(7).words
    }

    /// How it moves with settings without a default.
    pub(crate) fn unit(self) -> Unit {
        Unit::of(self.frame.word(10))
    }
}

/// `[mode, each or 0, decimals, step]`: the rounding of a charge. `each` counts the factors from 1: that one multiplies only afterwards.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Round<'i>(Node<'i>);

impl Round<'_> {
    pub(crate) fn each(self) -> Option<usize> {
        self.0.index(1).checked_sub(1)
    }

    pub(crate) fn rounding<N: Int>(self) -> Rounding<N> {
        rounding(self.0.word(0), self.0.word(2), self.0.number(3))
    }
}

fn rounding<N: Int>(mode: i64, decimals: i64, units: N) -> Rounding<N> {
    Rounding { mode: Mode::of(mode), step: Fixed { units, decimals: super::decimals(decimals) } }
}

/// `[name, 0, number, decimals of the number, decimals, part or 0, decimals of per, per or 0]`: a number as a factor. Or
/// `[name, 1, table, 0, decimals, 0, 0, 0]`.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Factor<'i> {
    at: usize,
    fields: Fields<'i, 8>,
}

/// A factor as it was used.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Used<N> {
    /// What the rate was multiplied by.
    pub(crate) billed: Cell<N>,
    /// The number of which that is a part, where it is.
    pub(crate) value: Option<N>,
}

/// A factor as a line shows it.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Shown {
    pub(crate) value: Amount,
    /// What the rate was multiplied by, where that is another number.
    pub(crate) billed: Option<Amount>,
}

impl<'i> Factor<'i> {
    pub(super) fn at(node: Node<'i>) -> Factor<'i> {
        Factor { at: node.at, fields: node.fields() }
    }

    pub(super) fn place(self) -> usize {
        self.at
    }

    /// Whether it is a number of which all counts.
    pub(super) fn is_whole(self) -> bool {
        !self.fields.flag(1) && !self.fields.flag(5)
    }

    pub(crate) fn name(self) -> &'i str {
        self.fields.text(0)
    }

    pub(crate) fn table(self) -> Option<Table<'i>> {
        self.fields.flag(1).then(|| Table(self.fields.node(2)))
    }

    /// The number that it counts; for a table none.
    pub(crate) fn number(self) -> Option<usize> {
        (!self.fields.flag(1)).then(|| self.fields.index(2))
    }

    pub(crate) fn number_decimals(self) -> u32 {
        decimals(self.fields.word(3))
    }

    pub(crate) fn decimals(self) -> u32 {
        decimals(self.fields.word(4))
    }

    /// What the charge is divided by for it, where the quotient has no last decimal.
    pub(crate) fn per<N: Int>(self) -> Option<Fixed<N>> {
        let units: N = self.fields.number(7);
        let decimals = decimals(self.fields.word(6));
        (units != N::default()).then_some(Fixed { units, decimals })
    }

    /// The same in words of lines; none where it is not one number.
    pub(crate) fn shown(self, choices: &[i64], numbers: &[i128]) -> Option<Shown> {
        let Used { billed, value } = self.used(choices, numbers);
        if billed.certainty >= LineCertainty::Range {
            return None;
        }
        let billed = Amount::from(Fixed { units: billed.min, decimals: self.decimals() });
        let value = value.map_or(billed, |units| Fixed { units, decimals: self.number_decimals() }.into());
        Some(Shown { value, billed: (billed != value).then_some(billed) })
    }

    /// What the rate is multiplied by; one number can be taken as 1 (`per`).
    #[inline(never)]
    pub(super) fn billed<N: Int>(self, choices: &[i64], numbers: &[N], per: Option<usize>) -> Cell<N> {
        if per.is_some() && self.number() == per {
            return Cell::exact(N::pow10(self.decimals()));
        }
        self.used(choices, numbers).billed
    }

    /// Its value for these choices, which make these numbers.
    pub(crate) fn used<N: Int>(self, choices: &[i64], numbers: &[N]) -> Used<N> {
        if let Some(table) = self.table() {
            return Used { billed: table.look_up(choices, numbers), value: None };
        }
        let number = numbers.get(self.fields.index(2)).copied().unwrap_or_default();
        if self.fields.flag(5) {
            return Used { billed: Cell::exact(part(self.fields.node(5), number)), value: Some(number) };
        }
        Used { billed: Cell::exact(number), value: None }
    }
}

/// `[whether started blocks count, whether it ends, power, above, up to, at least, per]`: which part of a number counts. All but `power` have the
/// decimals of the number × `power`; `per` is 1 ÷ the divisor without its point, or the size of a block.
fn part<N: Int>(part: Node, number: N) -> N {
    let [power, above, up_to, at_least, per]: [N; 5] = [0, 1, 2, 3, 4].map(|index| part.number(2 + index));
    let number = number * power;
    let limited = if part.flag(1) { number.min(up_to) } else { number };
    let counted = (limited - above).max(N::default()).max(at_least);
    if part.flag(0) { counted / per + N::from(counted % per > N::default()) } else { counted * per }
}

/// `[label, kind, from, until, mode, decimals, units]`: one step on the total; it gives one line, if it changes something. It rounds to `units`
/// (0), keeps that part (1), lifts to it (2), or does what is not known (3).
#[derive(Debug, Clone, Copy)]
pub(crate) struct Step<'i>(pub(super) Node<'i>);

pub(crate) const STEP_ROUND: i64 = 0;
pub(crate) const STEP_KEEP: i64 = 1;
pub(crate) const STEP_MINIMUM: i64 = 2;
#[cfg(feature = "checker")]
pub(crate) const STEP_UNKNOWN: i64 = 3;

impl Step<'_> {
    pub(crate) fn label(self) -> usize {
        self.0.index(0)
    }

    pub(crate) fn kind(self) -> i64 {
        self.0.word(1)
    }

    pub(crate) fn is_there(self, day: Option<Day>) -> bool {
        period([self.0.word(2), self.0.word(3)]).holds(day)
    }

    pub(crate) fn rounding<N: Int>(self) -> Rounding<N> {
        rounding(self.0.word(4), self.0.word(5), self.0.number(6))
    }

    pub(crate) fn amount<N: Int>(self) -> Fixed<N> {
        Fixed { units: self.0.number(6), decimals: decimals(self.0.word(5)) }
    }
}

/// The first day and the first day after; 0 is none.
pub(super) fn period([from, until]: [i64; 2]) -> Period {
    Period { from: Day::of(from), until: Day::of(until) }
}
