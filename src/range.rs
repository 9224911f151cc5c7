//! From what to what a model costs when some settings are left open.
//!
//! Options are all tried. A number setting that no table depends on is tried at its two ends only: amounts never fall as a
//! number grows. Where tables have bands, the ends of the bands are found by bisection for one number setting; the others
//! are tried value by value.

use std::collections::BTreeSet;

use serde::Serialize;

use crate::amount::Amount;
use crate::catalog::{Catalog, Model};
use crate::certainty::{Certainty, Total};
use crate::choices;
use crate::plan::{Plan, Values};
use crate::price::{numbers, price};
use crate::refusal::{RefusalCode, SettingsError};
use crate::settings::{Record, Settings};

/// More than this many prices, and numbers compared to the ends of bands, are not looked at for one range.
const MOST_LOOKS: usize = 1_000_000;

/// The same for the base price of a model: a page asks for all models at once.
const MOST_LOOKS_FOR_BASE: usize = 100_000;

/// What the alternatives cost.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Range {
    /// `Unpublished` if any alternative is; else `AtLeast` if any is; else `Range` if the ends differ; else what they all are.
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
        let range = search(read.model, read.made, &open, MOST_LOOKS);
        range.map_err(|TooMany| {
            let over = over.join(", ");
            let said =
                format!("the range over {over} has more than {MOST_LOOKS} prices to try; fix one of them");
            let code = RefusalCode::TooManyCombinations;
            SettingsError::new(code, &over, None, None, None, said)
        })
    }
}

/// What a model costs over all that can be chosen for the open settings, the others at their defaults; none where that takes
/// too long to find out.
pub(crate) fn base_range(model: &Model, open: &BTreeSet<usize>) -> Option<Range> {
    let defaults = model.plan.settings.iter().map(|setting| setting.default.unwrap_or(0)).collect();
    search(model, defaults, open, MOST_LOOKS_FOR_BASE).ok()
}

fn search(
    model: &Model,
    mut choices: Vec<i64>,
    open: &BTreeSet<usize>,
    most: usize,
) -> Result<Range, TooMany> {
    let mut search = Search::new(&model.plan, open, most);
    search.search(&mut choices, 0)?;
    let record = |choices: &[i64]| model.record(choices);
    Ok(search.found.map_or(Range::UNPUBLISHED, |found| found.finish(record)))
}

impl Range {
    /// The range as one amount, or two.
    pub(crate) fn total(&self) -> Total {
        let Some(min) = self.min else { return Total::UNPUBLISHED };
        Total::new(self.certainty, min, self.max.unwrap_or(min))
    }

    const UNPUBLISHED: Range =
        Range { certainty: Certainty::Unpublished, min: None, max: None, min_at: None, max_at: None };
}

struct Search<'p> {
    plan: &'p Plan,
    /// The settings that are open, those of `banded` last.
    open: Vec<usize>,
    /// Open number settings on which bands depend, the one with most values last.
    banded: Vec<usize>,
    looks_left: usize,
    found: Option<Found>,
}

/// More prices to try than there are looks.
struct TooMany;

impl<'p> Search<'p> {
    fn new(plan: &'p Plan, open: &BTreeSet<usize>, most: usize) -> Search<'p> {
        let bands: BTreeSet<usize> =
            plan.band_ends().flat_map(|(number, _)| plan.settings_of(number)).collect();
        let is_banded = |index: &usize| bands.contains(index) && steps(plan, *index).is_some();
        let (mut banded, plain): (Vec<usize>, Vec<usize>) = open.iter().partition(|index| is_banded(index));
        banded.sort_by_key(|index| steps(plan, *index));
        Search {
            plan,
            open: plain.iter().chain(&banded).copied().collect(),
            banded,
            looks_left: most,
            found: None,
        }
    }

    /// Tries the alternatives for the open settings from `depth` on.
    fn search(&mut self, choices: &mut [i64], depth: usize) -> Result<(), TooMany> {
        let Some(index) = self.open.get(depth).copied() else { return self.try_one(choices) };
        for candidate in self.candidates(choices, index)? {
            set(choices, index, candidate);
            self.search(choices, depth + 1)?;
        }
        Ok(())
    }

    fn candidates(&mut self, choices: &[i64], index: usize) -> Result<Vec<i64>, TooMany> {
        match self.plan.settings.get(index).map(|setting| &setting.values) {
            Some(Values::Span { min, max, .. }) if !self.banded.contains(&index) => Ok(vec![*min, *max]),
            Some(Values::Span { min, max, step, .. }) if self.banded.last() == Some(&index) => {
                let plan = self.plan;
                band_corners(plan, plan.band_ends(), choices, index, [*min, *max, *step], || self.look())
            }
            Some(Values::Span { min, step, .. }) => {
                let steps =
                    steps(self.plan, index).filter(|steps| *steps < self.looks_left).ok_or(TooMany)?;
                Ok((0..=i64::try_from(steps).unwrap_or(0)).map(|count| min + count * step).collect())
            }
            Some(values) => Ok((0..i64::try_from(values.options().unwrap_or(0)).unwrap_or(0)).collect()),
            None => Ok(Vec::new()),
        }
    }

    fn look(&mut self) -> Result<(), TooMany> {
        self.looks_left = self.looks_left.checked_sub(1).ok_or(TooMany)?;
        Ok(())
    }

    fn try_one(&mut self, choices: &[i64]) -> Result<(), TooMany> {
        self.look()?;
        let total = price(self.plan, choices).total;
        match &mut self.found {
            Some(found) => found.add(total, choices),
            None => self.found = Some(Found::new(total, choices)),
        }
        Ok(())
    }
}

/// The first and the last value of each band, by bisection: with all else fixed a number never falls as a setting grows.
/// `look` is called before each value that is tried.
pub(crate) fn band_corners<E>(
    plan: &Plan,
    ends: impl IntoIterator<Item = (usize, i128)>,
    choices: &[i64],
    index: usize,
    [min, max, step]: [i64; 3],
    mut look: impl FnMut() -> Result<(), E>,
) -> Result<Vec<i64>, E> {
    let mut choices = choices.to_vec();
    let mut corners = BTreeSet::from([min, max]);
    for (number, end) in ends {
        let (mut low, mut high) = (0, (max - min) / step + 1);
        while low < high {
            let middle = low.midpoint(high);
            set(&mut choices, index, min + middle * step);
            look()?;
            let is_in_band = numbers(plan, &choices).get(number).is_some_and(|value| *value <= end);
            if is_in_band { low = middle + 1 } else { high = middle }
        }
        // The last value within the band, and the first above it.
        let last = (low > 0).then(|| min + (low - 1) * step);
        let first_above = (low <= (max - min) / step).then(|| min + low * step);
        corners.extend(last.into_iter().chain(first_above));
    }
    Ok(corners.into_iter().collect())
}

fn set(choices: &mut [i64], index: usize, choice: i64) {
    if let Some(place) = choices.get_mut(index) {
        *place = choice;
    }
}

/// How many steps a number setting has; none for settings with options.
fn steps(plan: &Plan, index: usize) -> Option<usize> {
    match plan.settings.get(index)?.values {
        Values::Span { min, max, step, .. } => usize::try_from((max - min) / step).ok(),
        _ => None,
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
