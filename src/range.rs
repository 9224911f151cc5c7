//! From what to what a model costs when some settings are left open.

use crate::amount::Amount;
use crate::certainty::{Certainty, Total};
use crate::choices::{self, Choices, fits, settle_into};
use crate::day::Day;
use crate::fixed::Fixed;
use crate::image::{Image, Model};
use crate::price::{Desk, price};
use crate::refusal::{RefusalCode, SettingsError};
use crate::settings::{Record, Settings};

mod alternatives;
mod groups;

use alternatives::Trial;

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
    #[cfg(feature = "checker")]
    pub(crate) fn range(
        &self,
        settings: &Settings,
        over: &[&str],
        at: Option<&str>,
    ) -> Result<Range, SettingsError> {
        let model = choices::model(self, settings)?;
        let Ends { certainty, min, max } = self.ends_over(settings, over, at, &mut Desk::default())?;
        let amount = |end: &End| end.amount.into();
        let record = |end: End| model.record(&end.choices);
        let (min, min_at) = (min.as_ref().map(amount), min.map(record));
        let (max, max_at) = (max.as_ref().map(amount), max.map(record));
        Ok(Range { certainty, min, max, min_at, max_at })
    }

    /// The ends of a range over these settings.
    pub(crate) fn ends_over(
        &self,
        settings: &Settings,
        over: &[&str],
        at: Option<&str>,
        desk: &mut Desk,
    ) -> Result<Ends, SettingsError> {
        let read = choices::read(self, settings, at, over)?;
        let open = over.iter().filter_map(|name| Some(read.model.setting(name)?.0));
        let open = open.fold(0, |open, index| open | 1 << index);
        let names = over.join(", ");
        let ends = search(&read, open, MOST_LOOKS, desk).map_err(|TooMany| {
            let said =
                ["the range over ", &names, " has more than 1000000 prices to try; fix one of them"].concat();
            SettingsError::new(RefusalCode::TooManyCombinations, &names, None, None, None, said)
        })?;
        ends.ok_or_else(|| choices::nothing_fits(&read, &names))
    }
}

/// What a model costs over all that can be chosen for the open settings (bits), the others as given; none where that takes too long to
/// find out, or nothing fits.
pub(crate) fn total_over(
    model: Model,
    day: Option<Day>,
    given: Vec<Option<i64>>,
    open: i64,
) -> Option<Total> {
    let read = opened(model, day, given, open);
    let Ends { certainty, min, max } =
        search(&read, open, MOST_LOOKS_FOR_BASE, &mut Desk::default()).ok()??;
    let Some(min) = min else { return Some(Total::UNPUBLISHED) };
    let max = max.as_ref().unwrap_or(&min).amount;
    Some(Total::new(certainty, min.amount.into(), max.into()))
}

/// The ends of a range over the open settings (bits), the others as given, of which none may be missing; none where it is refused.
#[cfg(not(feature = "checker"))]
pub(crate) fn ends_of(
    model: Model,
    day: Option<Day>,
    given: Vec<Option<i64>>,
    open: i64,
    desk: &mut Desk,
) -> Option<Ends> {
    let read = opened(model, day, given, open);
    if read.wanted.contains(&None) { None } else { search(&read, open, MOST_LOOKS, desk).ok()? }
}

/// The choices as given, and the smallest of each open setting.
fn opened(model: Model<'_>, day: Option<Day>, mut wanted: Vec<Option<i64>>, open: i64) -> Choices<'_> {
    for (index, setting) in model.settings().enumerate().filter(|(index, _)| open >> index & 1 == 1) {
        set(&mut wanted, &[(index, setting.smallest())]);
    }
    Choices { model, wanted, made: Vec::new(), day, assumed: Vec::new() }
}

/// Groups of settings that do not meet are looked at one by one: of each only the alternatives that can be an end are left,
/// and only those are priced together.
fn search(read: &Choices, open: i64, most: usize, desk: &mut Desk) -> Result<Option<Ends>, TooMany> {
    let mut looks = Looks(most);
    let mut groups = Vec::new();
    let mut trial = Trial::new(read, &mut looks);
    for group in groups::of(read.model, open) {
        groups.push(trial.worth_pricing(group)?);
    }
    let mut search = Search { read, looks, desk, made: Vec::new(), found: Found::default() };
    search.price_all(&groups, &mut read.wanted.clone())?;
    Ok(search.found.ends())
}

struct Search<'r> {
    read: &'r Choices<'r>,
    looks: Looks,
    desk: &'r mut Desk,
    /// The choices that are priced.
    made: Vec<i64>,
    found: Found,
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
        if settle_into(model, wanted, &mut self.made) && fits(model, &self.made) {
            price(model, &self.made, self.read.day, self.desk);
            self.found.add(self.desk.sheet.certainty(), self.desk.sheet.ends(), &self.made);
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

/// The alternatives so far.
#[derive(Default)]
struct Found {
    /// The worst; none where nothing fits.
    certainty: Option<Certainty>,
    approximate: bool,
    min: Option<End>,
    max: Option<End>,
}

/// An alternative that costs least, or most.
#[derive(Default)]
pub(crate) struct End {
    pub(crate) amount: Fixed,
    pub(crate) choices: Vec<i64>,
}

impl End {
    fn put(&mut self, amount: Fixed, choices: &[i64]) {
        self.amount = amount;
        self.choices.clear();
        self.choices.extend_from_slice(choices);
    }
}

/// From what to what: an end that is not known is not there.
pub(crate) struct Ends {
    pub(crate) certainty: Certainty,
    pub(crate) min: Option<End>,
    pub(crate) max: Option<End>,
}

impl Found {
    fn add(&mut self, certainty: Certainty, [min, max]: [Fixed; 2], choices: &[i64]) {
        self.certainty = self.certainty.max(Some(certainty));
        self.approximate |= certainty == Certainty::Approximate;
        // What is known on one day has the same decimals, whatever is chosen.
        if certainty != Certainty::Unpublished
            && self.min.as_ref().is_none_or(|old| min.units < old.amount.units)
        {
            self.min.get_or_insert_default().put(min, choices);
        }
        if certainty < Certainty::AtLeast && self.max.as_ref().is_none_or(|old| max.units > old.amount.units)
        {
            self.max.get_or_insert_default().put(max, choices);
        }
    }

    fn ends(self) -> Option<Ends> {
        let amount = |end: &Option<End>| end.as_ref().map(|end| end.amount);
        let certainty = match self.certainty? {
            worst @ (Certainty::AtLeast | Certainty::Unpublished) => worst,
            _ if amount(&self.min) != amount(&self.max) => Certainty::Range,
            _ if self.approximate => Certainty::Approximate,
            _ => Certainty::Exact,
        };
        let min = self.min.filter(|_| certainty != Certainty::Unpublished);
        let max = self.max.filter(|_| certainty < Certainty::AtLeast);
        Some(Ends { certainty, min, max })
    }
}
