//! How many a balance buys, and what to change where it buys none.

use crate::amount::Amount;
use crate::certainty::Total;
use crate::choices::{self, Choices, possible, settle, with};
use crate::corners::stretches;
use crate::image::{ABSENT, Image, Kind, Model, Setting};
use crate::number::Number;
use crate::price::{Desk, total};
use crate::refusal::{Allowed, RefusalCode, SettingsError};
use crate::sentence::sentence;
use crate::settings::{Settings, Value};

/// What a balance buys.
#[derive(Debug, Clone, PartialEq, Eq)]
#[cfg_attr(feature = "checker", derive(serde::Serialize))]
pub struct Affordable {
    /// The largest number that fits; 0 where none does; absent where the price is not known.
    #[cfg_attr(feature = "checker", serde(skip_serializing_if = "Option::is_none"))]
    pub count: Option<Number>,
    /// What that many cost; where none fits or the price is not known, what the fewest cost.
    #[cfg_attr(feature = "checker", serde(flatten))]
    pub total: Total,
    /// Where none fits: the one change of another setting that fits and gives up least.
    #[cfg_attr(feature = "checker", serde(skip_serializing_if = "Option::is_none"))]
    pub change: Option<Change>,
}

/// Another value for one setting, and what the fewest cost then.
#[derive(Debug, Clone, PartialEq, Eq)]
#[cfg_attr(feature = "checker", derive(serde::Serialize))]
pub struct Change {
    /// The name of the setting.
    pub setting: String,
    /// What it would be.
    pub value: Value,
    /// What it would cost.
    #[cfg_attr(feature = "checker", serde(flatten))]
    pub total: Total,
}

impl Image {
    /// See [`crate::Catalog::affordable`].
    pub(crate) fn affordable(
        &self,
        settings: &Settings,
        balance: Number,
        counting: &str,
        at: Option<&str>,
    ) -> Result<Affordable, SettingsError> {
        let read = choices::read(self, settings, at, &[counting])?;
        let (index, setting) = counted(&read, counting)?;
        let mut purse = Purse { read: &read, balance: balance.into(), desk: Desk::default() };
        let Some(fewest) = purse.fewest(&read.wanted, index) else {
            return Err(choices::nothing_fits(&read, counting));
        };
        let total = purse.total(&fewest);
        if let Some((choice, total)) = purse.most(&fewest, index) {
            let number = Number::new(setting.number(choice), setting.decimals());
            return Ok(Affordable { count: Some(number), total, change: None });
        }
        let known = total.max.is_some();
        let change = if known { purse.change(&fewest, index) } else { None };
        Ok(Affordable { count: known.then(|| 0.into()), total, change })
    }
}

fn counted<'i>(read: &Choices<'i>, counting: &str) -> Result<(usize, Setting<'i>), SettingsError> {
    let made = settle(read.model, &read.wanted).0;
    let mut names = Vec::new();
    for (index, (setting, made)) in read.model.settings().zip(&made).enumerate() {
        if *made == ABSENT || !setting.is_number() {
            continue;
        }
        if setting.name() == counting {
            return Ok((index, setting));
        }
        names.push(setting.name());
    }
    Err(uncounted(read.model, counting, Allowed::words(&names)))
}

fn uncounted(model: Model, counting: &str, allowed: Allowed) -> SettingsError {
    let words = [counting, model.id(), &allowed.text()];
    let pattern = "`_` cannot be counted: it is no number setting that model `_` has here; those are: _";
    let said = sentence(pattern, &words);
    SettingsError::new(RefusalCode::WrongType, counting, None, Some(allowed), None, said)
}

/// A balance, and what it is to be spent on.
struct Purse<'r> {
    read: &'r Choices<'r>,
    balance: Amount,
    desk: Desk,
}

impl Purse<'_> {
    /// What the choices cost; unpublished where they do not go together.
    fn total(&mut self, wanted: &[Option<i64>]) -> Total {
        let model = self.read.model;
        match possible(model, wanted) {
            Some(choices) => total(model, &choices, self.read.day, &mut self.desk),
            None => Total::UNPUBLISHED,
        }
    }

    fn affords(&self, total: &Total) -> bool {
        total.max.is_some_and(|max| max <= self.balance)
    }

    /// Whether the balance buys these choices with this one.
    fn buys(&mut self, wanted: &[Option<i64>], index: usize, choice: i64) -> bool {
        let total = self.total(&with(wanted, index, choice));
        self.affords(&total)
    }

    /// The stretches of a number setting in which the price only grows, from few to many; an option is one of its own.
    fn stretches(&self, wanted: &[Option<i64>], index: usize) -> Vec<(i64, i64)> {
        let Some(setting) = self.read.model.nth(index) else { return Vec::new() };
        let Some(count) = setting.count() else { return stretches(self.read.model, wanted, index) };
        let mut stretches: Vec<(i64, i64)> = Vec::new();
        for choice in 0..count {
            let number: i64 = setting.number(choice);
            let place = stretches.partition_point(|(other, _)| setting.number::<i64>(*other) <= number);
            stretches.insert(place, (choice, choice));
        }
        stretches
    }

    /// The choices with the smallest number that goes together with them.
    fn fewest(&self, wanted: &[Option<i64>], index: usize) -> Option<Vec<Option<i64>>> {
        for (first, _) in &self.stretches(wanted, index) {
            let wanted = with(wanted, index, *first);
            if possible(self.read.model, &wanted).is_some() {
                return Some(wanted);
            }
        }
        None
    }

    /// The largest number that the balance buys, and what it costs.
    fn most(&mut self, wanted: &[Option<i64>], index: usize) -> Option<(i64, Total)> {
        let setting = self.read.model.nth(index)?;
        let [_, _, step] = if setting.kind() == Kind::Span { setting.span() } else { [0, 0, 1] };
        let mut stretches = self.stretches(wanted, index);
        let (first, last) = loop {
            let (first, last) = stretches.pop()?;
            if self.buys(wanted, index, first) {
                break (first, last);
            }
        };
        // Within a stretch the price never falls: by bisection.
        let (mut low, mut high) = (0, (last - first) / step);
        while low < high {
            let middle = high - (high - low) / 2;
            if self.buys(wanted, index, first + middle * step) { low = middle } else { high = middle - 1 }
        }
        let choice = first + low * step;
        let total = self.total(&with(wanted, index, choice));
        Some((choice, total))
    }

    /// The one change of another setting that fits and gives up least.
    fn change(&mut self, fewest: &[Option<i64>], counting: usize) -> Option<Change> {
        let model = self.read.model;
        let mut best: Option<Change> = None;
        let made = settle(model, fewest).0;
        for (index, (setting, made)) in model.settings().zip(&made).enumerate() {
            if index == counting || *made == ABSENT {
                continue;
            }
            let choices = match setting.count() {
                Some(count) => 0..count,
                None => self.most(fewest, index).map_or(0..0, |(choice, _)| choice..choice + 1),
            };
            for choice in choices {
                let wanted = with(fewest, index, choice);
                let total = match self.fewest(&wanted, counting) {
                    Some(wanted) => self.total(&wanted),
                    None => Total::UNPUBLISHED,
                };
                let is_better = best.as_ref().is_none_or(|known| total.max > known.total.max);
                if is_better
                    && self.affords(&total)
                    && let Some(value) = setting.value(choice)
                {
                    best = Some(Change { setting: setting.name().to_owned(), value, total });
                }
            }
        }
        best
    }
}
