//! From what to what a model costs when some settings are left open.

use std::collections::BTreeSet;

use serde::Serialize;

use crate::amount::Amount;
use crate::catalog::{Catalog, Model};
use crate::certainty::{Certainty, Total};
use crate::choices::{self, Choices, settle};
use crate::day::Day;
use crate::plan::Setting;
use crate::price::{fits, price};
use crate::refusal::{RefusalCode, SettingsError};
use crate::settings::{Record, Settings};

mod alternatives;
mod groups;

/// More than this many prices and combinations of choices are not looked at for one range.
const MOST_LOOKS: usize = 1_000_000;

/// The same for the base price of a model: a page asks for all models at once.
const MOST_LOOKS_FOR_BASE: usize = 100_000;

/// What the alternatives cost.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Range {
    /// `Unpublished` if any alternative is; else `AtLeast` if any is; else `Range` if the ends differ; else `Approximate` if any is; else `Exact`.
    pub certainty: Certainty,
    /// What the cheapest alternative costs at least.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub min: Option<Amount>,
    /// What the dearest alternative costs at most.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub max: Option<Amount>,
    /// Complete settings of an alternative that costs `min`.
    #[serde(rename = "minAt", skip_serializing_if = "Option::is_none")]
    pub min_at: Option<Record>,
    /// Complete settings of an alternative that costs `max`.
    #[serde(rename = "maxAt", skip_serializing_if = "Option::is_none")]
    pub max_at: Option<Record>,
}

impl Catalog {
    /// What the settings cost over all that can be chosen for the settings named in `over`.
    ///
    /// A setting that is left out takes its default, unless `over` names it; what is given for one of `over` is not looked at.
    ///
    /// # Errors
    /// As [`Catalog::estimate`]; and with `TooManyCombinations` where the bands of tables depend on so many values that more
    /// than a million prices would have to be tried.
    pub fn range(
        &self,
        settings: &Settings,
        over: &[&str],
        at: Option<&str>,
    ) -> Result<Range, SettingsError> {
        let read = choices::read(self, settings, at, over)?;
        let open: BTreeSet<usize> =
            over.iter().filter_map(|name| Some(read.model.setting(name)?.0)).collect();
        let (names, range) = (over.join(", "), search(&read, &open, MOST_LOOKS));
        let range = range.map_err(|TooMany| {
            let said =
                format!("the range over {names} has more than {MOST_LOOKS} prices to try; fix one of them");
            SettingsError::new(RefusalCode::TooManyCombinations, &names, None, None, None, said)
        })?;
        range.ok_or_else(|| choices::nothing_fits(&read, &names))
    }
}

/// What a model costs over all that can be chosen for the open settings, the others at their defaults; none where that takes
/// too long to find out, or nothing fits.
pub(crate) fn base_range(model: &Model, day: Option<Day>, open: &BTreeSet<usize>) -> Option<Range> {
    let wanted = |(index, setting): (usize, &Setting)| {
        if open.contains(&index) { Some(setting.values.smallest()) } else { setting.default }
    };
    let wanted = model.plan.settings.iter().enumerate().map(wanted).collect();
    let (made, assumed, ignored) = (Vec::new(), Vec::new(), Vec::new());
    let read = Choices { model, wanted, made, day, assumed, ignored };
    search(&read, open, MOST_LOOKS_FOR_BASE).ok()?
}

/// Groups of settings that do not meet are looked at one by one: of each only the alternatives that can be an end are left,
/// and only those are priced together.
fn search(read: &Choices, open: &BTreeSet<usize>, most: usize) -> Result<Option<Range>, TooMany> {
    let (plan, mut looks) = (&read.model.plan, Looks(most));
    let mut groups = Vec::new();
    for group in groups::of(plan, open) {
        groups.push(alternatives::worth_pricing(read, &group, &mut looks)?);
    }
    let mut found = None;
    price_all(read, &groups, &mut read.wanted.clone(), &mut looks, &mut found)?;
    Ok(found.map(|found: Found| found.finish(|choices| read.model.record(choices))))
}

/// Prices each combination of the groups' alternatives.
fn price_all(
    read: &Choices,
    groups: &[Vec<Alternative>],
    wanted: &mut [Option<i64>],
    looks: &mut Looks,
    found: &mut Option<Found>,
) -> Result<(), TooMany> {
    if let Some((group, others)) = groups.split_first() {
        for alternative in group {
            set(wanted, alternative);
            price_all(read, others, wanted, looks, found)?;
        }
        return Ok(());
    }
    looks.take(1)?;
    let plan = &read.model.plan;
    let (choices, complete) = settle(plan, wanted);
    if complete && fits(plan, &choices) {
        let total = price(plan, &choices, read.day).total;
        match found {
            Some(found) => found.add(total, &choices),
            None => *found = Some(Found::new(total, &choices)),
        }
    }
    Ok(())
}

/// Choices for the settings of one group.
type Alternative = Vec<(usize, i64)>;

fn set(wanted: &mut [Option<i64>], alternative: &[(usize, i64)]) {
    for (index, choice) in alternative {
        if let Some(place) = wanted.get_mut(*index) {
            *place = Some(*choice);
        }
    }
}

/// How many prices, and other looks at choices, are left.
struct Looks(usize);

/// There are none left.
struct TooMany;

impl Looks {
    fn take(&mut self, count: usize) -> Result<(), TooMany> {
        self.0 = self.0.checked_sub(count).ok_or(TooMany)?;
        Ok(())
    }
}

impl Range {
    /// The range as one amount, or two.
    pub(crate) fn total(&self) -> Total {
        let Some(min) = self.min else { return Total::UNPUBLISHED };
        Total::new(self.certainty, min, self.max.unwrap_or(min))
    }
}

/// The alternatives so far.
struct Found {
    /// The worst.
    certainty: Certainty,
    approximate: bool,
    min: Option<(Amount, Vec<i64>)>,
    max: Option<(Amount, Vec<i64>)>,
}

impl Found {
    fn new(total: Total, choices: &[i64]) -> Found {
        let end = |amount: Option<Amount>| amount.map(|amount| (amount, choices.to_vec()));
        let approximate = total.certainty == Certainty::Approximate;
        Found { certainty: total.certainty, approximate, min: end(total.min), max: end(total.max) }
    }

    fn add(&mut self, total: Total, choices: &[i64]) {
        self.certainty = self.certainty.max(total.certainty);
        self.approximate |= total.certainty == Certainty::Approximate;
        replace_if(&mut self.min, total.min, choices, |new, old| new < old);
        replace_if(&mut self.max, total.max, choices, |new, old| new > old);
    }

    fn finish(self, record: impl Fn(&[i64]) -> Record) -> Range {
        let differ =
            self.min.as_ref().map(|(amount, _)| amount) != self.max.as_ref().map(|(amount, _)| amount);
        let certainty = match self.certainty {
            Certainty::AtLeast | Certainty::Unpublished => self.certainty,
            _ if differ => Certainty::Range,
            _ if self.approximate => Certainty::Approximate,
            _ => Certainty::Exact,
        };
        let (min, min_at) = self.min.filter(|_| certainty != Certainty::Unpublished).unzip();
        let (max, max_at) = self.max.filter(|_| certainty < Certainty::AtLeast).unzip();
        let record = |choices: Vec<i64>| record(&choices);
        Range { certainty, min, max, min_at: min_at.map(record), max_at: max_at.map(record) }
    }
}

fn replace_if(
    end: &mut Option<(Amount, Vec<i64>)>,
    new: Option<Amount>,
    choices: &[i64],
    better: impl Fn(Amount, Amount) -> bool,
) {
    if let Some(new) = new
        && end.as_ref().is_none_or(|(old, _)| better(new, *old))
    {
        *end = Some((new, choices.to_vec()));
    }
}
