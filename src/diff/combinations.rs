//! How many combinations of settings cost more, less or the same.

use std::cmp::Ordering;
use std::collections::BTreeSet;

use serde::Serialize;

use super::Side;
use super::candidates::{Candidate, Open};
use super::offer::Offer;
use crate::certainty::{Certainty, Total};
use crate::plan::{Plan, fits, numbers, settle};
use crate::price::{Desk, total};

/// More combinations of a model are not counted.
pub(super) const MOST_COMBINATIONS: usize = 1_000_000;

/// What becomes of the combinations of settings that were tried; each counts once.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Combinations {
    /// How many either model offers.
    pub total: usize,
    /// One end of the price rose and none fell.
    pub more: usize,
    /// One end of the price fell and none rose.
    pub less: usize,
    /// The amounts are the same, or none was known and none is.
    pub same: usize,
    /// One end rose and the other fell.
    pub changed: usize,
    /// More of the price is known: it was unpublished, or known in part.
    pub became_known: usize,
    /// Less of the price is known.
    pub became_unknown: usize,
    /// Only the model after offers it.
    pub added: usize,
    /// Only the model before offers it.
    pub removed: usize,
}

/// None where there are too many.
pub(super) fn count(sides: [Side; 2]) -> Option<Combinations> {
    let plans = sides.map(|side| side.plan);
    let names: BTreeSet<&str> =
        plans.iter().flat_map(|plan| &plan.settings).map(|setting| setting.name.as_str()).collect();
    let open: Vec<Open> = names.into_iter().map(|name| Open::new(plans, name)).collect();
    let product = open.iter().try_fold(1_usize, |product, open| product.checked_mul(open.candidates.len()));
    let product = product.filter(|product| *product <= MOST_COMBINATIONS)?;
    let mut counted = Combinations::default();
    for combination in 0..product {
        counted.add(&totals(sides, &picked(&open, combination)));
    }
    Some(counted)
}

/// A setting, and what is tried of it.
type Picked<'o> = (&'o Open, &'o Candidate);

/// The combination of this number: settings are its digits.
fn picked(open: &[Open], mut combination: usize) -> Vec<Picked<'_>> {
    let mut picked = Vec::new();
    for setting in open {
        let count = setting.candidates.len();
        picked.extend(setting.candidates.get(combination % count).map(|candidate| (setting, candidate)));
        combination /= count;
    }
    picked
}

/// What a combination costs in each of the models; none where a model does not offer it.
fn totals([old, new]: [Side; 2], picked: &[Picked]) -> [Option<Total>; 2] {
    let made = [(0, old), (1, new)].map(|(side, model)| Made::new(side, model.plan, picked));
    let mut offered = [true; 2];
    for (open, candidate) in picked {
        let [in_old, in_new] = &made;
        let [old, new] = open.indices;
        let offers = candidate.offers([in_old.has(old), in_new.has(new)]);
        offered.iter_mut().zip(offers).for_each(|(offered, offer)| *offered &= offer != Offer::None);
    }
    let cost = |model: Side, Made { choices, .. }: &Made, is_offered: bool| {
        (is_offered && fits(model.plan, choices))
            .then(|| total(model.model, choices, model.day, &mut Desk::default()))
    };
    let ([in_old, in_new], [old_offers, new_offers]) = (&made, offered);
    [cost(old, in_old, old_offers), cost(new, in_new, new_offers)]
}

/// A combination as one of the models takes it.
struct Made {
    choices: Vec<i64>,
    /// Whether each setting exists.
    exists: Vec<bool>,
}

impl Made {
    fn new(side: usize, plan: &Plan, picked: &[Picked]) -> Made {
        let mut wanted = vec![None; plan.settings.len()];
        for (open, candidate) in picked {
            let index = open.indices.get(side).copied().flatten();
            if let Some(place) = index.and_then(|index| wanted.get_mut(index)) {
                *place = candidate.choices().get(side).copied().flatten();
            }
        }
        let (choices, _) = settle(plan, &wanted);
        let numbers = numbers(plan, &choices);
        let exists = plan.settings.iter().map(|it| it.when.iter().all(|when| when.holds(&choices, &numbers)));
        Made { exists: exists.collect(), choices }
    }

    fn has(&self, index: Option<usize>) -> bool {
        index.and_then(|index| self.exists.get(index)).is_some_and(|exists| *exists)
    }
}

impl Combinations {
    fn add(&mut self, totals: &[Option<Total>; 2]) {
        let count = match totals {
            [None, None] => return,
            [None, Some(_)] => &mut self.added,
            [Some(_), None] => &mut self.removed,
            [Some(old), Some(new)] => match known(new).cmp(&known(old)) {
                Ordering::Greater => &mut self.became_known,
                Ordering::Less => &mut self.became_unknown,
                Ordering::Equal => match (new.min.cmp(&old.min), new.max.cmp(&old.max)) {
                    (Ordering::Equal, Ordering::Equal) => &mut self.same,
                    (min, max) if min != Ordering::Less && max != Ordering::Less => &mut self.more,
                    (min, max) if min != Ordering::Greater && max != Ordering::Greater => &mut self.less,
                    _ => &mut self.changed,
                },
            },
        };
        *count += 1;
        self.total += 1;
    }
}

/// How much of a price is known: nothing, a part, or all.
fn known(total: &Total) -> u8 {
    match total.certainty {
        Certainty::Unpublished => 0,
        Certainty::AtLeast => 1,
        Certainty::Exact | Certainty::Approximate | Certainty::Range => 2,
    }
}
