//! How many combinations of settings cost more, less or the same: every option, numbers at their ends and at the ends of
//! bands.

use std::cmp::Ordering;
use std::collections::BTreeSet;

use serde::Serialize;

use super::offer::{self, Offer, offers};
use crate::certainty::{Certainty, Total};
use crate::corners::stretches_between;
use crate::plan::{Factor, Part, Plan, Setting, Use, Values};
use crate::price::price;
use crate::settings::Value;

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

/// A value of a setting that is tried: the index of the setting in each model, and what the value is there.
type Candidate = [Offer; 2];

struct Open {
    indices: [Option<usize>; 2],
    candidates: Vec<Candidate>,
}

/// None where there are too many.
pub(super) fn count(plans: [&Plan; 2]) -> Option<Combinations> {
    let names: BTreeSet<&str> =
        plans.iter().flat_map(|plan| &plan.settings).map(|setting| setting.name.as_str()).collect();
    let open: Vec<Open> = names.into_iter().map(|name| open(plans, name)).collect();
    let product = open.iter().try_fold(1_usize, |product, open| product.checked_mul(open.candidates.len()));
    product.filter(|product| *product <= MOST_COMBINATIONS)?;
    let mut counted = Combinations::default();
    let choices = plans.map(|plan| vec![0; plan.settings.len()]);
    counted.add_all(plans, &open, &mut Made { choices, offered: [true; 2] });
    Some(counted)
}

fn open(plans: [&Plan; 2], name: &str) -> Open {
    let found = plans.map(|plan| offer::setting(plan, name));
    let mut values: Vec<Value> = Vec::new();
    for (plan, found) in plans.into_iter().zip(found) {
        let Some((index, setting)) = found else { continue };
        let tried = tried(plan, index, setting);
        values.extend(tried.into_iter().filter_map(|choice| setting.value(choice)));
    }
    let settings = found.map(|found| found.map(|(_, setting)| setting));
    let mut candidates: Vec<Candidate> = Vec::new();
    let mut seen = BTreeSet::new();
    for value in &values {
        // Options that look the same are told apart: "5" and 5.
        if seen.insert((matches!(value, Value::Text(_)), value.to_string())) {
            candidates.push(offers(settings, Some(value)));
        }
    }
    let is_left_out = settings.iter().any(Option::is_none)
        && settings.iter().flatten().all(|setting| setting.default.is_none());
    if is_left_out {
        candidates.push(offers(settings, None));
    }
    Open { indices: found.map(|found| found.map(|(index, _)| index)), candidates }
}

/// The choices of a setting that are tried.
fn tried(plan: &Plan, index: usize, setting: &Setting) -> Vec<i64> {
    match setting.values {
        Values::Span { .. } => {
            let (low, high) = (Values::smallest as fn(&Values) -> i64, Values::largest as fn(&Values) -> i64);
            // Between these two ways from the smallest to the largest of all settings every band is passed that can be.
            let corners = [(low, high), (high, low)].map(|(before, after)| {
                let others = plan.settings.iter().enumerate();
                let others = others.map(|(at, other)| {
                    Some(if at < index { before(&other.values) } else { after(&other.values) })
                });
                stretches_between(plan, ends(plan), &others.collect::<Vec<_>>(), index)
            });
            let corners = corners.into_iter().flatten().flat_map(|(first, last)| [first, last]);
            corners.collect::<BTreeSet<_>>().into_iter().collect()
        }
        _ => (0..i64::try_from(setting.values.options().unwrap_or(0)).unwrap_or(0)).collect(),
    }
}

/// The ends of bands and conditions, and those of the slices that charges count; each with its number.
fn ends(plan: &Plan) -> BTreeSet<(usize, i128)> {
    let factors = plan.charges.iter().flat_map(|charge| &charge.factors);
    let slices = factors.filter_map(|named| match &named.factor {
        Factor::Number(Use { number, part: Some(Part { power, above, up_to, .. }), .. }) => {
            Some([Some(*above), *up_to].map(|end| end.map(|end| (*number, end / power))))
        }
        _ => None,
    });
    plan.band_ends().chain(slices.flatten().flatten()).collect()
}

/// One combination as far as it is made: a choice for each setting of each model, and whether the model offers it.
struct Made {
    choices: [Vec<i64>; 2],
    offered: [bool; 2],
}

impl Made {
    fn choose(&mut self, indices: [Option<usize>; 2], candidate: Candidate) {
        for (((choices, offered), index), offer) in
            self.choices.iter_mut().zip(&mut self.offered).zip(indices).zip(candidate)
        {
            match (offer, index.and_then(|index| choices.get_mut(index))) {
                (Offer::Choice(choice), Some(place)) => *place = choice,
                (Offer::None, _) => *offered = false,
                _ => {}
            }
        }
    }
}

impl Combinations {
    fn add_all(&mut self, plans: [&Plan; 2], open: &[Open], made: &mut Made) {
        let Some((first, rest)) = open.split_first() else {
            return self.add(&totals(plans, made));
        };
        let before = made.offered;
        for candidate in &first.candidates {
            made.choose(first.indices, *candidate);
            if made.offered.contains(&true) {
                self.add_all(plans, rest, made);
            }
            made.offered = before;
        }
    }

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

fn totals([old, new]: [&Plan; 2], made: &Made) -> [Option<Total>; 2] {
    let [old_choices, new_choices] = &made.choices;
    let [old_offers, new_offers] = made.offered;
    [(old, old_choices, old_offers), (new, new_choices, new_offers)]
        .map(|(plan, choices, offered)| offered.then(|| price(plan, choices, None).total))
}

/// How much of a price is known: nothing, a part, or all.
fn known(total: &Total) -> u8 {
    match total.certainty {
        Certainty::Unpublished => 0,
        Certainty::AtLeast => 1,
        Certainty::Exact | Certainty::Approximate | Certainty::Range => 2,
    }
}
