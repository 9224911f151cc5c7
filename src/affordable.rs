//! How many a balance buys, and what to change where it buys none.

use crate::amount::Amount;
use crate::certainty::Total;
use crate::choices::{self, Choices, fits, settle};
use crate::corners::stretches;
use crate::image::{ABSENT, Image, Kind, Setting};
use crate::number::Number;
use crate::price::{Desk, total};
use crate::refusal::{Allowed, RefusalCode, SettingsError};
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
    let exists = |index: usize| made.get(index) != Some(&ABSENT);
    let found = read.model.setting(counting);
    if let Some((index, setting)) = found.filter(|(index, setting)| exists(*index) && setting.is_number()) {
        return Ok((index, setting));
    }
    let settings = read.model.settings().enumerate();
    let settings = settings.filter(|(index, setting)| setting.is_number() && exists(*index));
    let allowed = Allowed::Options(settings.map(|(_, setting)| setting.name().into()).collect());
    let id = read.model.id();
    let said = ["`", counting, "` cannot be counted: it is no number setting that model `", id, "` has here"];
    let said = [&said.concat(), "; those are: ", &allowed.text()].concat();
    Err(SettingsError::new(RefusalCode::WrongType, counting, None, Some(allowed), None, said))
}

/// A balance, and what it is to be spent on.
struct Purse<'r> {
    read: &'r Choices<'r>,
    balance: Amount,
    desk: Desk,
}

type Wanted = Vec<Option<i64>>;

impl Purse<'_> {
    /// What the choices cost; unpublished where they do not go together.
    fn total(&mut self, wanted: &Wanted) -> Total {
        let model = self.read.model;
        let (choices, complete) = settle(model, wanted);
        if complete && fits(model, &choices) {
            total(model, &choices, self.read.day, &mut self.desk)
        } else {
            Total::UNPUBLISHED
        }
    }

    fn affords(&self, total: Total) -> bool {
        total.max.is_some_and(|max| max <= self.balance)
    }

    /// Whether the balance buys these choices with this one.
    fn buys(&mut self, wanted: &Wanted, index: usize, choice: i64) -> bool {
        let total = self.total(&with(wanted, index, choice));
        self.affords(total)
    }

    /// The stretches of a number setting in which the price only grows, from few to many; an option is one of its own.
    fn stretches(&self, wanted: &Wanted, index: usize) -> Vec<(i64, i64)> {
        let Some(setting) = self.read.model.nth(index) else { return Vec::new() };
        let Some(count) = setting.count() else { return stretches(self.read.model, wanted, index) };
        let mut choices: Vec<i64> = (0..count).collect();
        choices.sort_by_key(|choice| setting.number::<i64>(*choice));
        choices.into_iter().map(|choice| (choice, choice)).collect()
    }

    /// The choices with the smallest number that goes together with them.
    fn fewest(&self, wanted: &Wanted, index: usize) -> Option<Wanted> {
        let firsts = self.stretches(wanted, index).into_iter().map(|(first, _)| with(wanted, index, first));
        firsts.into_iter().find(|wanted| {
            let (choices, complete) = settle(self.read.model, wanted);
            complete && fits(self.read.model, &choices)
        })
    }

    /// The largest number that the balance buys, and what it costs.
    fn most(&mut self, wanted: &Wanted, index: usize) -> Option<(i64, Total)> {
        let setting = self.read.model.nth(index)?;
        let [_, _, step] = if setting.kind() == Kind::Span { setting.span() } else { [0, 0, 1] };
        let stretches = self.stretches(wanted, index).into_iter().rev();
        let (first, last) = stretches.into_iter().find(|(first, _)| self.buys(wanted, index, *first))?;
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
    fn change(&mut self, fewest: &Wanted, counting: usize) -> Option<Change> {
        let model = self.read.model;
        let mut best: Option<(Amount, Change)> = None;
        let made = settle(model, fewest).0;
        let exists = |index: &usize| made.get(*index) != Some(&ABSENT);
        let others = model.settings().enumerate().filter(|(index, _)| *index != counting && exists(index));
        for (index, setting) in others {
            let choices: Vec<i64> = match setting.count() {
                Some(count) => (0..count).collect(),
                None => self.most(fewest, index).map(|(choice, _)| choice).into_iter().collect(),
            };
            for choice in choices {
                let wanted = with(fewest, index, choice);
                let total = match self.fewest(&wanted, counting) {
                    Some(wanted) => self.total(&wanted),
                    None => Total::UNPUBLISHED,
                };
                let Some(max) = total.max.filter(|_| self.affords(total)) else { continue };
                let Some(value) = setting.value(choice) else { continue };
                if best.as_ref().is_none_or(|(known, _)| max > *known) {
                    best = Some((max, Change { setting: setting.name().to_owned(), value, total }));
                }
            }
        }
        best.map(|(_, change)| change)
    }
}

fn with(wanted: &Wanted, index: usize, choice: i64) -> Wanted {
    let mut wanted = wanted.clone();
    wanted.iter_mut().skip(index).take(1).for_each(|place| *place = Some(choice));
    wanted
}
