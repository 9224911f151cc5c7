//! A model's price as compiled: settings as small whole numbers, figures as whole numbers of fixed decimals, tables flat.
//!
//! `check` builds plans and proves, for each, that every index is within its list and that no value needs more than 28
//! digits: pricing needs no further checks.

use std::collections::BTreeSet;

use crate::day::{Day, Period};
use crate::fixed::Fixed;
use crate::round::Rounding;

mod condition;
#[cfg(feature = "cli")]
mod corners;
mod numbers;
mod setting;
mod table;
mod values;

pub(crate) use condition::{Applies, Condition, Constraint};
#[cfg(feature = "cli")]
pub(crate) use corners::stretches_between;
#[cfg(feature = "cli")]
pub(crate) use numbers::fits;
pub(crate) use numbers::{extents, numbers, settle};
pub(crate) use setting::{ABSENT, Setting, Values, at};
#[cfg(feature = "cli")]
pub(crate) use table::differ_along;
pub(crate) use table::{Along, Axis, Cell, Table, place};
pub(crate) use values::choice;

/// What pricing a model needs.
#[derive(Debug)]
pub(crate) struct Plan {
    pub(crate) settings: Vec<Setting>,
    pub(crate) constraints: Vec<Constraint>,
    /// Made from the settings, and from earlier ones.
    pub(crate) quantities: Vec<Quantity>,
    pub(crate) charges: Vec<Charge>,
    /// The steps on the total.
    pub(crate) then: Vec<Step>,
    /// The decimals in which the charges are added up.
    pub(crate) decimals: u32,
    /// Carried by every estimate: indices of the catalog's notes.
    pub(crate) notes: Vec<usize>,
    /// When the model is sold.
    pub(crate) period: Period,
    /// Whether 64 bits are enough for every value.
    pub(crate) is_narrow: bool,
}

impl Plan {
    /// Whether the price depends on the day.
    pub(crate) fn is_dated(&self) -> bool {
        let charges = self.charges.iter().map(|charge| charge.period);
        let steps = self.then.iter().map(|step| step.period);
        charges.chain(steps).chain([self.period]).any(|period| period.is_dated())
    }

    /// All conditions: those of settings, constraints and charges.
    pub(crate) fn conditions(&self) -> impl Iterator<Item = &Condition> {
        let settings = self.settings.iter().flat_map(|setting| &setting.when);
        let constraints = self.constraints.iter().flat_map(Constraint::conditions);
        let charges = self.charges.iter().flat_map(|charge| &charge.applies.conditions);
        settings.chain(constraints).chain(charges)
    }

    /// The ends of all bands and conditions, each with the number (see [`Use::number`]) that is compared to it.
    pub(crate) fn band_ends(&self) -> impl Iterator<Item = (usize, i128)> {
        let axes = self.charges.iter().flat_map(Charge::axes);
        let bands = axes.filter_map(|axis| match &axis.along {
            Along::Bands { number, ends } => Some(ends.iter().map(|end| (*number, *end))),
            Along::Options { .. } => None,
        });
        let ends = self.conditions().filter_map(|condition| match condition {
            Condition::Within { number, min, max } => Some([(*number, *min - 1), (*number, *max)]),
            Condition::OneOf { .. } => None,
        });
        bands.flatten().chain(ends.flatten())
    }

    /// The settings that a condition looks at.
    pub(crate) fn settings_of_condition(&self, condition: &Condition) -> BTreeSet<usize> {
        match condition {
            Condition::OneOf { setting, .. } => BTreeSet::from([*setting]),
            Condition::Within { number, .. } => self.settings_of(*number),
        }
    }

    /// The settings that a constraint looks at.
    pub(crate) fn settings_of_constraint(&self, constraint: &Constraint) -> BTreeSet<usize> {
        constraint.conditions().flat_map(|condition| self.settings_of_condition(condition)).collect()
    }

    /// The decimals of a number (see [`Use::number`]).
    pub(crate) fn decimals_of(&self, number: usize) -> u32 {
        let setting = self.settings.get(number).map(|setting| setting.values.decimals());
        let quantity = || Some(self.quantities.get(number.checked_sub(self.settings.len())?)?.decimals);
        setting.or_else(quantity).unwrap_or(0)
    }

    /// The name of a number (see [`Use::number`]).
    pub(crate) fn name_of(&self, number: usize) -> &str {
        let setting = self.settings.get(number).map(|setting| &setting.name);
        let quantity = || Some(&self.quantities.get(number.checked_sub(self.settings.len())?)?.name);
        setting.or_else(quantity).map_or("", String::as_str)
    }

    /// Whether a number (see [`Use::number`]) can be one that does not exist.
    pub(crate) fn may_not_exist(&self, number: usize) -> bool {
        let conditional = |index: usize| self.settings.get(index).is_some_and(|it| !it.when.is_empty());
        self.settings_of(number).into_iter().any(conditional)
    }

    /// The settings that decide whether a number (see [`Use::number`]) exists: those of the conditions of what it is made from,
    /// and what decides whether those exist.
    pub(crate) fn decides(&self, number: usize) -> BTreeSet<usize> {
        let settings = self.settings_of(number);
        let when =
            settings.iter().filter_map(|index| self.settings.get(*index)).flat_map(|setting| &setting.when);
        when.flat_map(|when| self.decides(when.asks()).into_iter().chain([when.asks()])).collect()
    }

    /// The settings that a number (see [`Use::number`]) is made of.
    pub(crate) fn settings_of(&self, number: usize) -> BTreeSet<usize> {
        let quantity = number.checked_sub(self.settings.len()).and_then(|index| self.quantities.get(index));
        quantity.map_or_else(|| BTreeSet::from([number]), |quantity| quantity.settings.clone())
    }
}

/// A number made from settings.
#[derive(Debug)]
pub(crate) struct Quantity {
    pub(crate) name: String,
    pub(crate) one: Option<String>,
    pub(crate) combine: Combine,
    pub(crate) items: Vec<Item>,
    /// 1 ÷ `per`, without its point.
    pub(crate) scale: i128,
    pub(crate) decimals: u32,
    /// The indices of the settings that it is made from, directly or through earlier quantities.
    pub(crate) settings: BTreeSet<usize>,
    /// Whether one of them has a `when`: where that does not exist, the quantity does not.
    pub(crate) may_not_exist: bool,
}

/// How the items of a quantity become one number.
#[derive(Debug, Clone, Copy)]
pub(crate) enum Combine {
    Product,
    Sum,
    Largest,
}

/// One item of a quantity.
#[derive(Debug)]
pub(crate) enum Item {
    /// A number (see [`Use::number`]), brought to the decimals of the others by a power of ten.
    Number { index: usize, power: i128 },
    /// Brought to the decimals of the others.
    Constant(i128),
    /// Of exact figures, brought to the decimals of the others by a power of ten.
    Table { table: Table, power: i128 },
}

/// One charge; it gives one line, and one more if it is rounded.
#[derive(Debug)]
pub(crate) struct Charge {
    pub(crate) label: String,
    pub(crate) applies: Applies,
    pub(crate) rate: Table,
    pub(crate) factors: Vec<NamedFactor>,
    /// The decimals of rate × factors.
    pub(crate) decimals: u32,
    /// What rate × factors is divided by, before it is rounded; 1 but where uses divide without end.
    pub(crate) divisor: Fixed,
    pub(crate) round: Option<ChargeRounding>,
    /// Carried by estimates in which the charge applies.
    pub(crate) notes: Vec<usize>,
    pub(crate) period: Period,
}

impl Charge {
    /// The axes of all its tables.
    pub(crate) fn axes(&self) -> impl Iterator<Item = &Axis> {
        let factors = self.factors.iter().filter_map(|named| match &named.factor {
            Factor::Table(table) => Some(table),
            Factor::Number(_) => None,
        });
        [&self.rate].into_iter().chain(factors).flat_map(|table| &table.axes)
    }

    /// Whether it is there for these choices, which make these numbers, on this day.
    pub(crate) fn applies(&self, choices: &[i64], numbers: &[i128], day: Option<Day>) -> bool {
        self.period.holds(day) && self.applies.to(choices, numbers)
    }
}

/// A factor as lines show it.
#[derive(Debug)]
pub(crate) struct NamedFactor {
    pub(crate) name: String,
    pub(crate) factor: Factor,
}

#[derive(Debug)]
pub(crate) enum Factor {
    Number(Use),
    /// A table, or a decimal as a table without axes.
    Table(Table),
}

/// A number as a factor, and how much of it counts.
#[derive(Debug)]
pub(crate) struct Use {
    /// Numbers are counted through: first one for each setting, then the quantities.
    pub(crate) number: usize,
    /// The decimals of the number.
    pub(crate) number_decimals: u32,
    /// The decimals of what counts.
    pub(crate) decimals: u32,
    /// None where all of it counts.
    pub(crate) part: Option<Part>,
    /// What the charge is divided by for it, where the quotient has no last decimal.
    pub(crate) per: Option<Fixed>,
}

/// Which part of a number counts. All but `power` have the decimals of the number × `power`.
#[derive(Debug)]
pub(crate) struct Part {
    /// A power of ten.
    pub(crate) power: i128,
    pub(crate) above: i128,
    pub(crate) up_to: Option<i128>,
    pub(crate) at_least: i128,
    pub(crate) per: Per,
}

/// What the part is divided by.
#[derive(Debug)]
pub(crate) enum Per {
    /// 1 ÷ the divisor, without its point.
    Scale(i128),
    /// Each started block counts as a whole one.
    Block(i128),
}

impl Part {
    pub(crate) fn of(&self, number: i128) -> i128 {
        let number = number * self.power;
        let limited = self.up_to.map_or(number, |up_to| number.min(up_to));
        let part = (limited - self.above).max(0).max(self.at_least);
        match self.per {
            Per::Scale(scale) => part * scale,
            Per::Block(block) => part / block + i128::from(part % block > 0),
        }
    }
}

/// One step on the total; it gives one line, if it changes something.
#[derive(Debug)]
pub(crate) struct Step {
    pub(crate) label: String,
    pub(crate) action: Action,
    pub(crate) period: Period,
}

/// What a step makes of the sum so far.
#[derive(Debug)]
pub(crate) enum Action {
    Round(Rounding),
    /// What is left of 1 after the reduction; none where it is not known.
    Keep(Option<Fixed>),
    Minimum(Fixed),
}

/// The rounding of a charge; `each` is the index of the factor that multiplies only afterwards.
#[derive(Debug)]
pub(crate) struct ChargeRounding {
    pub(crate) rounding: Rounding,
    pub(crate) each: Option<usize>,
}
