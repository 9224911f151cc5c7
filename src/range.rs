//! From what to what a model costs when some settings are left open.

use crate::amount::Amount;
use crate::certainty::{Certainty, Total};
use crate::choices::{self, Choices, fits, settle};
use crate::day::Day;
use crate::image::{Image, Model};
use crate::price::{Desk, total};
use crate::refusal::{RefusalCode, SettingsError};
use crate::settings::{Record, Settings};

mod alternatives;
mod groups;

/// More than this many prices and combinations of choices are not looked at for one range.
const MOST_LOOKS: usize = 1_000_000;

/// The same for the base price of a model: a page asks for all models at once.
const MOST_LOOKS_FOR_BASE: usize = 100_000;

/// What the alternatives cost.
#[derive(Debug, Clone, PartialEq, Eq)]
#[cfg_attr(feature = "checker", derive(serde::Serialize))]
pub struct Range {
    /// `Unpublished` if any alternative is; else `AtLeast` if any is; else `Range` if the ends differ; else `Approximate` if any is; else `Exact`.
    pub certainty: Certainty,
    /// What the cheapest alternative costs at least.
    #[cfg_attr(feature = "checker", serde(skip_serializing_if = "Option::is_none"))]
    pub min: Option<Amount>,
    /// What the dearest alternative costs at most.
    #[cfg_attr(feature = "checker", serde(skip_serializing_if = "Option::is_none"))]
    pub max: Option<Amount>,
    /// Complete settings of an alternative that costs `min`.
    #[cfg_attr(feature = "checker", serde(rename = "minAt", skip_serializing_if = "Option::is_none"))]
    pub min_at: Option<Record>,
    /// Complete settings of an alternative that costs `max`.
    #[cfg_attr(feature = "checker", serde(rename = "maxAt", skip_serializing_if = "Option::is_none"))]
    pub max_at: Option<Record>,
}

impl Image {
    /// See [`crate::Catalog::range`].
    pub(crate) fn range(
        &self,
        settings: &Settings,
        over: &[&str],
        at: Option<&str>,
    ) -> Result<Range, SettingsError> {
        let read = choices::read(self, settings, at, over)?;
        let open = over.iter().filter_map(|name| Some(read.model.setting(name)?.0));
        let open = open.fold(0, |open, index| open | 1 << index);
        let names = over.join(", ");
        let range = search(&read, open, MOST_LOOKS).map_err(|TooMany| {
            let said =
                ["the range over ", &names, " has more than 1000000 prices to try; fix one of them"].concat();
            SettingsError::new(RefusalCode::TooManyCombinations, &names, None, None, None, said)
        })?;
        range.ok_or_else(|| choices::nothing_fits(&read, &names))
    }
}

/// What a model costs over all that can be chosen for the open settings (bits), the others at their defaults; none where that takes
/// too long to find out, or nothing fits.
pub(crate) fn base_range(model: Model, day: Option<Day>, open: i64) -> Option<Range> {
    let wanted = model.settings().enumerate().map(|(index, setting)| {
        if open >> index & 1 == 1 { Some(setting.smallest()) } else { setting.default() }
    });
    let read = Choices { model, wanted: wanted.collect(), made: Vec::new(), day, assumed: Vec::new() };
    search(&read, open, MOST_LOOKS_FOR_BASE).ok()?
}

/// Groups of settings that do not meet are looked at one by one: of each only the alternatives that can be an end are left,
/// and only those are priced together.
fn search(read: &Choices, open: i64, most: usize) -> Result<Option<Range>, TooMany> {
    let mut looks = Looks(most);
    let mut groups = Vec::new();
    for group in groups::of(read.model, open) {
        groups.push(alternatives::worth_pricing(read, group, &mut looks)?);
    }
    let mut search = Search { read, looks, desk: Desk::default(), found: None };
    search.price_all(&groups, &mut read.wanted.clone())?;
    Ok(search.found.map(|found| found.finish(|choices| read.model.record(choices))))
}

struct Search<'r> {
    read: &'r Choices<'r>,
    looks: Looks,
    desk: Desk,
    found: Option<Found>,
}

impl Search<'_> {
    /// Prices each combination of the groups' alternatives.
    fn price_all(&mut self, groups: &[Vec<Alternative>], wanted: &mut [Option<i64>]) -> Result<(), TooMany> {
        if let Some((group, others)) = groups.split_first() {
            for alternative in group {
                set(wanted, alternative);
                self.price_all(others, wanted)?;
            }
            return Ok(());
        }
        self.looks.take(1)?;
        let model = self.read.model;
        let (choices, complete) = settle(model, wanted);
        if complete && fits(model, &choices) {
            let total = total(model, &choices, self.read.day, &mut self.desk);
            match &mut self.found {
                Some(found) => found.add(total, &choices),
                None => self.found = Some(Found::new(total, &choices)),
            }
        }
        Ok(())
    }
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
#[derive(Debug)]
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
