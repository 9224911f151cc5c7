//! Charges that come, go, or say something else.

use std::collections::BTreeMap;

use super::Side;
use super::figures::{self, FigureChange};
use super::model::{ChangeKind, ModelChange};
use super::rules::{self, own};
use super::sheet::Sheet;
use crate::document::{self, Charge, Factor, Rate};

/// What is told of charges: in words, and figures.
#[derive(Default)]
pub(super) struct Told {
    pub(super) changes: Vec<ModelChange>,
    pub(super) figures: Vec<FigureChange>,
}

pub(super) fn changes(sides: [Side; 2], same_unit: bool) -> Told {
    let mut told = Told::default();
    for pair in pairs(sides.map(|side| side.written)) {
        told.words(pair);
        told.figures(pair, sides, same_unit);
    }
    told
}

type Pair<'d> = [Option<&'d Charge>; 2];

/// Charges of the same label, in their order: those of the model before, then what is new.
fn pairs([old, new]: [&document::Model; 2]) -> Vec<Pair<'_>> {
    let mut by_label: BTreeMap<&str, Vec<&Charge>> = BTreeMap::new();
    for charge in new.price.iter().flatten().rev() {
        by_label.entry(&charge.label).or_default().push(charge);
    }
    let mut partner = |charge: &Charge| by_label.get_mut(charge.label.as_str()).and_then(Vec::pop);
    let mut pairs: Vec<Pair> =
        old.price.iter().flatten().map(|charge| [Some(charge), partner(charge)]).collect();
    let is_left = |charge: &&Charge| {
        by_label
            .get(charge.label.as_str())
            .is_some_and(|left| left.iter().any(|other| std::ptr::eq(*other, *charge)))
    };
    pairs.extend(new.price.iter().flatten().filter(is_left).map(|charge| [None, Some(charge)]));
    pairs
}

/// What is said of a charge.
type Words = fn(&Charge) -> String;

impl Told {
    fn words(&mut self, pair: Pair) {
        match pair {
            [Some(old), Some(new)] => self.rules(old, new),
            [Some(old), None] => {
                self.say(ChangeKind::ChargeRemoved, old, format!("the charge {} is gone", own(&old.label)));
            }
            [None, Some(new)] => {
                let text = format!("the charge {} is new: {}", own(&new.label), described(new));
                self.say(ChangeKind::ChargeAdded, new, text);
            }
            [None, None] => {}
        }
    }

    fn rules(&mut self, old: &Charge, new: &Charge) {
        let rules: [(ChangeKind, &str, Words); 3] = [
            (ChangeKind::ConditionsChanged, "conditions", rules::conditions),
            (ChangeKind::FactorsChanged, "factors", rules::counted),
            (ChangeKind::RoundingChanged, "rounding", |charge| rules::rounding(charge.round.as_ref())),
        ];
        for (kind, what, words) in rules {
            let (before, after) = (words(old), words(new));
            if before != after {
                self.say(kind, new, format!("the {what} of {} changed: {before} → {after}", own(&new.label)));
            }
        }
    }

    fn say(&mut self, kind: ChangeKind, charge: &Charge, text: String) {
        self.changes.push(ModelChange::new(kind, &charge.label, text));
    }

    /// The rates, then the multipliers in their order.
    fn figures(&mut self, pair: Pair, sides: [Side; 2], same_unit: bool) {
        let [old, new] = pair;
        let Some(charge) = new.or(old) else { return };
        let rates = pair.map(|charge| charge.and_then(rate));
        let [mut old, mut new] = pair.map(|charge| charge.into_iter().flat_map(multipliers));
        let multipliers = std::iter::from_fn(|| match [old.next(), new.next()] {
            [None, None] => None,
            both => Some(("multiplier", both)),
        });
        let sheets: Vec<_> = [("", rates)].into_iter().chain(multipliers).collect();
        for (what, sheets) in sheets {
            if let Ok(figures) = figures::changes(&charge.label, what, sides, sheets, same_unit) {
                self.figures.extend(figures);
            } else {
                let label = own(&charge.label);
                let text = format!("the figures of {label} were not compared: their tables are too large");
                self.say(ChangeKind::NotCompared, charge, text);
            }
        }
    }
}

fn described(charge: &Charge) -> String {
    let mut parts = vec![rules::conditions(charge)];
    let counted = rules::counted(charge);
    if counted != "nothing" {
        parts.push(format!("for each of {counted}"));
    }
    if charge.round.is_some() {
        parts.push(format!("rounded {}", rules::rounding(charge.round.as_ref())));
    }
    parts.join("; ")
}

fn rate(charge: &Charge) -> Option<Sheet<'_>> {
    charge.rate.as_ref().map(|rate| match rate {
        Rate::Figure(figure) => Sheet::Figure(*figure),
        Rate::Table(table) => Sheet::Table(table),
    })
}

fn multipliers(charge: &Charge) -> impl Iterator<Item = Sheet<'_>> {
    charge.times.iter().flatten().filter_map(|factor| match factor {
        Factor::Decimal(decimal) => Some(Sheet::Figure(document::Figure::Exact(*decimal))),
        Factor::Table(table) => Some(Sheet::Table(table)),
        Factor::Name(_) | Factor::Use(_) => None,
    })
}
