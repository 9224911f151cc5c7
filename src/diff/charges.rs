//! Charges that come, go, or say something else.

use super::Side;
use super::figures::{self, FigureChange};
use super::model::{ChangeKind, ModelChange};
use super::rules::{self, own};
use super::sheet::{Sheet, side_by_side};
use crate::document::{self, Charge, Factor, Rate};

/// What is told of charges: in words, and figures.
#[derive(Default)]
pub(super) struct Told {
    pub(super) changes: Vec<ModelChange>,
    pub(super) figures: Vec<FigureChange>,
}

pub(super) fn changes(sides: [Side; 2], same_unit: bool) -> Told {
    let mut told = Told::default();
    for pair in pairs(sides) {
        told.words(pair);
        told.figures(pair, sides, same_unit);
    }
    told
}

type Pair<'d> = [Option<&'d Charge>; 2];

type IsPair<'r> = dyn Fn(&Charge, &Charge) -> bool + 'r;

/// Charges of the same label, those of the model before in their order, then what is new. Of several of one label those of
/// the same period are a pair, then those that are there on the day, then what is left in its order.
fn pairs([old, new]: [Side<'_>; 2]) -> Vec<Pair<'_>> {
    let mut left: Vec<&Charge> = new.written.price.iter().flatten().collect();
    let mut pairs: Vec<Pair> =
        old.written.price.iter().flatten().map(|charge| [Some(charge), None]).collect();
    let on_the_day = |one: &Charge, other: &Charge| one.period.holds(old.day) && other.period.holds(new.day);
    let rules: [&IsPair; 3] = [&|one, other| one.period == other.period, &on_the_day, &|_, _| true];
    for is_pair in rules {
        for pair in &mut pairs {
            let [Some(charge), None] = *pair else { continue };
            let found = left.iter().position(|other| other.label == charge.label && is_pair(charge, other));
            *pair = [Some(charge), found.map(|index| left.remove(index))];
        }
    }
    pairs.extend(left.into_iter().map(|charge| [None, Some(charge)]));
    pairs
}

/// What is said of a charge.
type Words = fn(&Charge) -> String;

impl Told {
    fn words(&mut self, pair: Pair) {
        match pair {
            [Some(old), Some(new)] => self.rules(old, new),
            [Some(old), None] => {
                let dates = dates(old).map(|dates| format!(" ({dates})")).unwrap_or_default();
                self.say(
                    ChangeKind::ChargeRemoved,
                    old,
                    format!("the charge {}{dates} is gone", own(&old.label)),
                );
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
        if let Some(now) = rules::period([old.period, new.period]) {
            self.say(ChangeKind::PeriodChanged, new, format!("the charge {} {now}", own(&new.label)));
        }
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
        let has_one_period = old.zip(new).is_none_or(|(old, new)| old.period == new.period);
        let dates = dates(charge).filter(|_| has_one_period);
        let rates = pair.map(|charge| charge.and_then(rate));
        let multipliers = side_by_side(pair.map(|charge| charge.into_iter().flat_map(multipliers)));
        for (what, sheets) in
            [(None, rates)].into_iter().chain(multipliers.map(|each| (Some("multiplier"), each)))
        {
            let what = dates.as_deref().into_iter().chain(what);
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

/// On which days it is there, where that is not always.
fn dates(charge: &Charge) -> Option<String> {
    charge.period.is_dated().then(|| charge.period.to_string().trim_start().to_owned())
}

fn described(charge: &Charge) -> String {
    let conditions = rules::conditions(charge);
    let dates = dates(charge);
    let conditions = Some(conditions).filter(|words| words != "always" || dates.is_none());
    let mut parts: Vec<String> = conditions.into_iter().chain(dates).collect();
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
