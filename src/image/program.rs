//! A model as it is priced: what every price asks for, in one list and in the order in which it is asked. It is read out of the nodes when
//! the model is priced for the first time; what prices rarely ask for stays there.

use super::charge::{HOLDS, PERIODIC};
#[cfg(not(feature = "checker"))]
use super::{CONDITIONAL, DATED, WIDE};
use super::{
    Cell, Charge, Condition, Factor, Image, Model, Node, OPTIONS_A_WORD, Table, decimals, place, word,
};
use crate::day::Day;
use crate::int::Int;

/// A model's charges.
#[derive(Debug)]
pub(crate) struct Program {
    /// Which model it is of.
    index: usize,
    /// How many settings there are.
    #[cfg(not(feature = "checker"))]
    pub(crate) settings: usize,
    /// Nothing but these settings can keep it from being priced, in 64 bits: neither days nor other settings.
    #[cfg(not(feature = "checker"))]
    pub(crate) is_plain: bool,
    /// The most lines that a price can have.
    pub(crate) lines: usize,
    /// The decimals in which the charges are added up.
    pub(crate) decimals: u32,
    /// Whether the numbers of the settings are not just their choices.
    pub(crate) must_count: bool,
    pub(crate) has_steps: bool,
    /// One after the other; see [`Entry`].
    entries: Vec<i64>,
}

/// In place of a setting or a number: the node says it.
const NODE: i64 = -1;

/// A trait beside those of charges.
const ROUNDED: i64 = 1 << 8;

const HEAD: usize = 9;

/// `[length, place of the charge, traits, label, decimals, decimals of the rate, table or 0, figure, tests]`, then the tests and the factors, two
/// words each. Without a table the figure is the rate. A test is a setting and the bits of its choices that pass, or [`NODE`] and the place
/// of a condition; a factor is a number that multiplies as it is, or [`NODE`], and the place of the factor.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Entry<'i> {
    image: &'i Image,
    head: &'i [i64; HEAD],
    tests: &'i [[i64; 2]],
    factors: &'i [[i64; 2]],
}

impl Program {
    pub(super) fn of(model: Model) -> Program {
        let mut entries = Vec::new();
        for charge in model.charges() {
            add_entry(model, charge, &mut entries);
        }
        let steps = model.steps().count();
        Program {
            index: model.index,
            #[cfg(not(feature = "checker"))]
            settings: model.count(),
            #[cfg(not(feature = "checker"))]
            is_plain: !model.is(WIDE | DATED | CONDITIONAL),
            // A charge gives two lines if it is rounded.
            lines: 2 * model.charge_count() + steps,
            decimals: model.decimals(),
            must_count: model.must_count(),
            has_steps: steps > 0,
            entries,
        }
    }

    pub(crate) fn model<'i>(&self, image: &'i Image) -> Option<Model<'i>> {
        image.nth_model(self.index)
    }

    pub(crate) fn entries<'i>(&'i self, image: &'i Image) -> impl Iterator<Item = Entry<'i>> {
        let mut rest = &self.entries[..];
        std::iter::from_fn(move || {
            let (entry, after) = rest.split_at_checked(place(*rest.first()?))?;
            rest = after;
            let (head, parts) = entry.split_first_chunk::<HEAD>()?;
            let [.., tests] = *head;
            let (tests, factors) = parts.as_chunks().0.split_at_checked(place(tests))?;
            Some(Entry { image, head, tests, factors })
        })
    }
}

fn add_entry(model: Model, charge: Charge, entries: &mut Vec<i64>) {
    let rate = charge.rate();
    let (table, figure) = rate.figure().map_or((word(rate.place()), 0), |figure| (0, figure));
    let test = |condition: Condition| condition.bits(model).unwrap_or([NODE, word(condition.place())]);
    let tests: Vec<[i64; 2]> = charge.conditions().map(test).collect();
    let factors: Vec<[i64; 2]> = charge.factors().map(factor).collect();
    let length = word(HEAD + 2 * (tests.len() + factors.len()));
    let traits = charge.traits() | if charge.is_rounded() { ROUNDED } else { 0 };
    let [place, label, tests_count] = [charge.place(), charge.label(), tests.len()].map(word);
    let decimals = [charge.decimals(), rate.decimals()].map(i64::from);
    entries.extend([length, place, traits, label]);
    entries.extend(decimals);
    entries.extend([table, figure, tests_count]);
    entries.extend(tests.iter().chain(&factors).flatten());
}

fn factor(factor: Factor) -> [i64; 2] {
    let number = factor.number().filter(|_| factor.is_whole()).map_or(NODE, word);
    [number, word(factor.place())]
}

impl<'i> Entry<'i> {
    /// Whether it is there for these choices, which make these numbers, on this day.
    pub(crate) fn applies<N: Int>(self, choices: &[i64], numbers: &[N], day: Option<Day>) -> bool {
        let traits = self.head[2];
        let mut holds = true;
        for [asks, bits] in self.tests {
            holds = holds
                && match choices.get(place(*asks)) {
                    // What does not exist has no place among the bits.
                    Some(choice) => place(*choice) < OPTIONS_A_WORD && bits >> choice & 1 == 1,
                    None => Condition(self.node(*bits)).holds(choices, numbers),
                };
        }
        holds == (traits & HOLDS != 0) && (traits & PERIODIC == 0 || self.charge().is_there(day))
    }

    pub(crate) fn charge(self) -> Charge<'i> {
        Charge::at(self.node(self.head[1]))
    }

    pub(crate) fn is_rounded(self) -> bool {
        self.head[2] & ROUNDED != 0
    }

    /// A text of the catalog.
    pub(crate) fn label(self) -> i64 {
        self.head[3]
    }

    /// The decimals of rate × factors.
    pub(crate) fn decimals(self) -> u32 {
        decimals(self.head[4])
    }

    pub(crate) fn rate_decimals(self) -> u32 {
        decimals(self.head[5])
    }

    pub(crate) fn rate<N: Int>(self, choices: &[i64], numbers: &[N]) -> Cell<N> {
        if self.head[6] == 0 {
            return Cell::exact(self.image.number(self.head[7]));
        }
        Table(self.node(self.head[6])).look_up(choices, numbers)
    }

    /// What the rate is multiplied by. One number can be taken as 1 (`per`).
    pub(crate) fn factors<N: Int>(
        self,
        choices: &[i64],
        numbers: &[N],
        per: Option<usize>,
    ) -> impl Iterator<Item = Cell<N>> {
        self.factors.iter().map(move |[number, at]| match numbers.get(place(*number)) {
            Some(number) if per.is_none() => Cell::exact(*number),
            _ => Factor::at(self.node(*at)).billed(choices, numbers, per),
        })
    }

    fn node(self, at: i64) -> Node<'i> {
        Node { image: self.image, at: place(at) }
    }
}
