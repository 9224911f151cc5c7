//! How many a balance buys, and what to change where it buys none.

use serde::Serialize;

use crate::amount::Amount;
use crate::catalog::Catalog;
use crate::certainty::Total;
use crate::choices::{self, Choices, settle};
use crate::corners::stretches;
use crate::number::Number;
use crate::plan::{ABSENT, Setting, Values};
use crate::price::{fits, price};
use crate::refusal::{Allowed, RefusalCode, SettingsError};
use crate::settings::{Settings, Value};

/// What a balance buys.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Affordable {
    /// The largest number that fits; 0 where none does; absent where the price is not known.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub count: Option<Number>,
    /// What that many cost; where none fits or the price is not known, what the fewest cost.
    #[serde(flatten)]
    pub total: Total,
    /// Where none fits: the one change of another setting that fits and gives up least.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub change: Option<Change>,
}

/// Another value for one setting, and what the fewest cost then.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Change {
    /// The name of the setting.
    pub setting: String,
    /// What it would be.
    pub value: Value,
    /// What it would cost.
    #[serde(flatten)]
    pub total: Total,
}

impl Catalog {
    /// How many of the number setting `counting` the balance buys, all else as in the settings; what they give for `counting` is
    /// not looked at.
    ///
    /// A price fits if its upper end is known and not above the balance. Where not even the fewest fit, `change` is the
    /// one change of another setting that does: of several the dearest, because it gives up least, then the first.
    ///
    /// ```
    /// # use costpeek::{Catalog, Settings};
    /// # let catalog = Catalog::from_text(include_str!("catalogs/imagineart.json")).unwrap();
    /// let settings = Settings::new("nano-banana-2").with("resolution", "4K");
    /// let count = |balance: i64| catalog.affordable(&settings, balance.into(), "images", None).unwrap();
    /// assert_eq!(count(200).count.unwrap().to_string(), "2");
    ///
    /// // Not even one: 2K instead of 4K would do.
    /// let change = count(97).change.unwrap();
    /// assert_eq!((change.value.to_string(), change.total.total.unwrap().to_string()), ("2K".into(), "73.5".into()));
    /// ```
    ///
    /// # Errors
    /// As [`Catalog::range`]; and with `WrongType` where `counting` is no number setting that exists here.
    pub fn affordable(
        &self,
        settings: &Settings,
        balance: Number,
        counting: &str,
        at: Option<&str>,
    ) -> Result<Affordable, SettingsError> {
        let read = choices::read(self, settings, at, &[counting])?;
        let index = counted(&read, counting)?;
        let purse = Purse { read: &read, balance: balance.into() };
        let fewest =
            purse.fewest(&read.wanted, index).ok_or_else(|| choices::nothing_fits(&read, counting))?;
        let total = purse.total(&fewest);
        let Some(setting) = read.model.plan.settings.get(index) else {
            return Err(not_counted(&read, counting));
        };
        if let Some((choice, total)) = purse.most(&fewest, index) {
            let number = Number::new(setting.values.number(choice), setting.values.decimals());
            return Ok(Affordable { count: Some(number), total, change: None });
        }
        let known = total.max.is_some();
        let change = if known { purse.change(&fewest, index) } else { None };
        Ok(Affordable { count: known.then(|| 0.into()), total, change })
    }
}

fn counted(read: &Choices, counting: &str) -> Result<usize, SettingsError> {
    let (index, setting) = read.model.setting(counting).ok_or_else(|| not_counted(read, counting))?;
    let exists = settle(&read.model.plan, &read.wanted).0.get(index) != Some(&ABSENT);
    if exists && is_number(setting) { Ok(index) } else { Err(not_counted(read, counting)) }
}

fn is_number(setting: &Setting) -> bool {
    matches!(setting.values, Values::Numbers { .. } | Values::Span { .. })
}

fn not_counted(read: &Choices, counting: &str) -> SettingsError {
    let made = settle(&read.model.plan, &read.wanted).0;
    let settings = read.model.plan.settings.iter().zip(made);
    let settings = settings.filter(|(setting, made)| is_number(setting) && *made != ABSENT);
    let allowed = Allowed::Options(settings.map(|(setting, _)| setting.name.as_str().into()).collect());
    let said = format!(
        "`{counting}` cannot be counted: it is no number setting that model `{}` has here; those are: {allowed}",
        read.model.id
    );
    SettingsError::new(RefusalCode::WrongType, counting, None, Some(allowed), None, said)
}

/// A balance, and what it is to be spent on.
struct Purse<'r> {
    read: &'r Choices<'r>,
    balance: Amount,
}

type Wanted = Vec<Option<i64>>;

impl Purse<'_> {
    /// What the choices cost; unpublished where they do not go together.
    fn total(&self, wanted: &Wanted) -> Total {
        let plan = &self.read.model.plan;
        let (choices, complete) = settle(plan, wanted);
        if complete && fits(plan, &choices) {
            price(plan, &choices, self.read.day).total
        } else {
            Total::UNPUBLISHED
        }
    }

    fn affords(&self, total: Total) -> bool {
        total.max.is_some_and(|max| max <= self.balance)
    }

    /// The stretches of a number setting in which the price only grows, from few to many; an option is one of its own.
    fn stretches(&self, wanted: &Wanted, index: usize) -> Vec<(i64, i64)> {
        let plan = &self.read.model.plan;
        match plan.settings.get(index).map(|setting| &setting.values) {
            Some(Values::Span { .. }) => stretches(plan, wanted, index),
            Some(values) => {
                let mut choices: Vec<i64> = (0..).take(values.options().unwrap_or(0)).collect();
                choices.sort_by_key(|choice| values.number(*choice));
                choices.into_iter().map(|choice| (choice, choice)).collect()
            }
            None => Vec::new(),
        }
    }

    /// The choices with the smallest number that goes together with them.
    fn fewest(&self, wanted: &Wanted, index: usize) -> Option<Wanted> {
        let plan = &self.read.model.plan;
        let firsts = self.stretches(wanted, index).into_iter().map(|(first, _)| with(wanted, index, first));
        firsts.into_iter().find(|wanted| {
            let (choices, complete) = settle(plan, wanted);
            complete && fits(plan, &choices)
        })
    }

    /// The largest number that the balance buys, and what it costs.
    fn most(&self, wanted: &Wanted, index: usize) -> Option<(i64, Total)> {
        let values = &self.read.model.plan.settings.get(index)?.values;
        let step = if let Values::Span { step, .. } = values { *step } else { 1 };
        let cost = |choice: i64| self.total(&with(wanted, index, choice));
        let stretches = self.stretches(wanted, index).into_iter().rev();
        let (first, last) = stretches.into_iter().find(|(first, _)| self.affords(cost(*first)))?;
        // Within a stretch the price never falls: by bisection.
        let (mut low, mut high) = (0, (last - first) / step);
        while low < high {
            let middle = high - (high - low) / 2;
            if self.affords(cost(first + middle * step)) { low = middle } else { high = middle - 1 }
        }
        let choice = first + low * step;
        Some((choice, cost(choice)))
    }

    /// The one change of another setting that fits and gives up least.
    fn change(&self, fewest: &Wanted, counting: usize) -> Option<Change> {
        let plan = &self.read.model.plan;
        let mut best: Option<(Amount, Change)> = None;
        let made = settle(plan, fewest).0;
        let exists = |index: &usize| made.get(*index) != Some(&ABSENT);
        let others =
            plan.settings.iter().enumerate().filter(|(index, _)| *index != counting && exists(index));
        for (index, setting) in others {
            let choices: Vec<i64> = match setting.values.options() {
                Some(count) => (0..).take(count).collect(),
                None => self.most(fewest, index).map(|(choice, _)| choice).into_iter().collect(),
            };
            for choice in choices {
                let wanted = with(fewest, index, choice);
                let total =
                    self.fewest(&wanted, counting).map_or(Total::UNPUBLISHED, |wanted| self.total(&wanted));
                let Some(max) = total.max.filter(|_| self.affords(total)) else { continue };
                let Some(value) = setting.value(choice) else { continue };
                if best.as_ref().is_none_or(|(known, _)| max > *known) {
                    best = Some((max, Change { setting: setting.name.clone(), value, total }));
                }
            }
        }
        best.map(|(_, change)| change)
    }
}

fn with(wanted: &Wanted, index: usize, choice: i64) -> Wanted {
    let replaced = wanted.iter().enumerate().map(|(at, made)| if at == index { Some(choice) } else { *made });
    replaced.collect()
}
