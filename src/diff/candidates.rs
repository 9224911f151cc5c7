//! The values of a setting that are tried: every option, numbers at their ends and at the ends of bands and slices.

use std::collections::BTreeSet;

use super::offer::{self, Offer, offers};
use crate::plan::{Along, Factor, Item, Part, Plan, Setting, Use, stretches_between};
use crate::settings::Value;

/// A setting that either model has, and what is tried of it.
pub(super) struct Open {
    /// Where it stands in each model.
    pub(super) indices: [Option<usize>; 2],
    pub(super) candidates: Vec<Candidate>,
}

/// A value that is tried, or to leave the setting out: what it is to each of the models, by where the setting exists.
pub(super) struct Candidate {
    both: [Offer; 2],
    old_alone: [Offer; 2],
    new_alone: [Offer; 2],
    neither: [Offer; 2],
}

impl Candidate {
    fn new([old, new]: [Option<&Setting>; 2], value: Option<&Value>, is_first: bool) -> Candidate {
        Candidate {
            both: offers([old, new], value),
            old_alone: offers([old, None], value),
            new_alone: offers([None, new], value),
            // What is tried of a setting that does not exist is the same: it counts once.
            neither: [if is_first { Offer::Always } else { Offer::None }; 2],
        }
    }

    /// What is chosen of the setting, where a model has it.
    pub(super) fn choices(&self) -> [Option<i64>; 2] {
        self.both.map(|offer| if let Offer::Choice(choice) = offer { Some(choice) } else { None })
    }

    /// What it is to the models, by whether the setting exists in them.
    pub(super) fn offers(&self, exists: [bool; 2]) -> [Offer; 2] {
        match exists {
            [true, true] => self.both,
            [true, false] => self.old_alone,
            [false, true] => self.new_alone,
            [false, false] => self.neither,
        }
    }
}

impl Open {
    pub(super) fn new(plans: [&Plan; 2], name: &str) -> Open {
        let found = plans.map(|plan| offer::setting(plan, name));
        let settings = found.map(|found| found.map(|(_, setting)| setting));
        let may_not_exist = settings.iter().any(|setting| setting.is_none_or(|it| !it.when.is_empty()));
        let mut values: Vec<Value> = Vec::new();
        for (plan, found) in plans.into_iter().zip(found) {
            let Some((index, setting)) = found else { continue };
            // What stands for the setting where it does not exist.
            let default = setting.default.filter(|_| may_not_exist);
            let tried = tried(plan, index, setting).into_iter().chain(default);
            values.extend(tried.filter_map(|choice| setting.value(choice)));
        }
        let mut seen = BTreeSet::new();
        // Options that look the same are told apart: "5" and 5.
        values.retain(|value| seen.insert((matches!(value, Value::Text(_)), value.to_string())));
        let is_left_out = may_not_exist && settings.iter().flatten().any(|setting| setting.default.is_none());
        let values = values.iter().map(Some).chain(is_left_out.then_some(None));
        let candidates = values.enumerate().map(|(at, value)| Candidate::new(settings, value, at == 0));
        Open { indices: found.map(|found| found.map(|(index, _)| index)), candidates: candidates.collect() }
    }
}

fn tried(plan: &Plan, index: usize, setting: &Setting) -> Vec<i64> {
    if let Some(count) = setting.values.options() {
        return (0..).take(count).collect();
    }
    let corners = ways(plan, index).into_iter().flat_map(|way| {
        let stretches = stretches_between(plan, ends(plan), &way, index);
        stretches.into_iter().flat_map(|(first, last)| [first, last])
    });
    corners.collect::<BTreeSet<_>>().into_iter().collect()
}

/// What the other settings are while one is tried. Between these two ways from the smallest to the largest of all settings every
/// band is passed that can be; options by which quantities go have no order, and each is tried.
fn ways(plan: &Plan, index: usize) -> Vec<Vec<Option<i64>>> {
    let mut ways: Vec<Vec<Option<i64>>> = [true, false]
        .map(|is_rising| {
            let choice = |(at, other): (usize, &Setting)| {
                if (at < index) == is_rising { other.values.smallest() } else { other.values.largest() }
            };
            plan.settings.iter().enumerate().map(|each| Some(choice(each))).collect()
        })
        .into();
    for (at, count) in options_of_quantities(plan, index) {
        ways = ways
            .into_iter()
            .flat_map(|way| {
                (0..).take(count).map(move |option| {
                    let mut way = way.clone();
                    way.iter_mut().skip(at).take(1).for_each(|choice| *choice = Some(option));
                    way
                })
            })
            .collect();
    }
    ways
}

/// The settings by which the quantities go that are made from this one, and how many options they have.
fn options_of_quantities(plan: &Plan, index: usize) -> BTreeSet<(usize, usize)> {
    let quantities = plan.quantities.iter().filter(|quantity| quantity.settings.contains(&index));
    let with: BTreeSet<usize> = quantities.flat_map(|quantity| quantity.settings.iter().copied()).collect();
    let items = plan.quantities.iter().flat_map(|quantity| &quantity.items);
    let tables =
        items.filter_map(|item| if let Item::Table { table, .. } = item { Some(table) } else { None });
    let axes = tables.flat_map(|table| &table.axes).filter_map(|axis| match axis.along {
        Along::Options { setting, cells } => Some((setting, cells)),
        Along::Bands { .. } => None,
    });
    axes.filter(|(setting, _)| with.contains(setting)).collect()
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
