//! An estimate: what the settings cost, line by line, in words that need no second look at the catalog.

use serde::Serialize;

use crate::amount::Amount;
use crate::catalog::{Catalog, CatalogId};
use crate::certainty::{self, Certainty, LineCertainty, Total};
use crate::choices::{self, Choices};
use crate::fixed::Fixed;
use crate::plan::{self, Cell, NamedFactor, Plan, ROUNDING, Use};
use crate::price::{PriceLine, Source, UsedFactor, price};
use crate::refusal::SettingsError;
use crate::settings::{Record, Settings};

/// What a generation will cost.
///
/// The known lines add up to the total (or to `min`): roundings are lines of their own. What is not known is absent.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Estimate {
    /// The id of the model.
    pub model: String,
    /// How certain the whole is.
    pub certainty: Certainty,
    /// What the amounts count: `credits`.
    pub unit: String,
    /// The one amount, if it is exact or approximate.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub total: Option<Amount>,
    /// The lower end.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub min: Option<Amount>,
    /// The upper end.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub max: Option<Amount>,
    /// One for each charge that applies, in the order of the catalog, and one for each rounding that changes something.
    pub lines: Vec<Line>,
    /// Complete: what was given and what was assumed, the model first. They price to the same estimate again.
    pub settings: Record,
    /// Settings that took their default.
    pub assumed: Vec<String>,
    /// Settings that only other models of the catalog have.
    pub ignored: Vec<String>,
    /// What the catalog says about these figures.
    pub notes: Vec<Note>,
    /// The prices it was made from.
    pub catalog: CatalogId,
}

/// One line of an estimate: `amount` = `rate` × all factors.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Line {
    /// What it is for, in the catalog's words.
    pub label: String,
    /// How certain it is.
    pub certainty: LineCertainty,
    /// The figure used; absent where it is a range or unknown, and on roundings.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub rate: Option<Amount>,
    /// What the line adds to the total; absent where that is a range or unknown. A rounding can take something away.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub amount: Option<Amount>,
    /// What the line adds to `min`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub min: Option<Amount>,
    /// What the line adds to `max`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub max: Option<Amount>,
    /// What the rate was multiplied by.
    pub factors: Vec<Factor>,
}

/// A quantity or multiplier of a line.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Factor {
    /// The setting or quantity; of a table the axes, of a plain number `multiplier`.
    pub name: String,
    /// Its value.
    pub value: Amount,
    /// What the rate was multiplied by, where that is another number: a part of it, or started blocks.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub billed: Option<Amount>,
    /// What that is divided by, where the quotient has no last decimal: the line is then rate × factors ÷ `per`, rounded.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub per: Option<Amount>,
}

/// A sentence about the figures.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Note {
    /// The name that the catalog gives it.
    pub code: String,
    /// The sentence.
    pub text: String,
}

/// Estimates for a list of settings, and their sum.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Batch {
    /// One for each item of the list, in its order.
    pub items: Vec<Result<Estimate, SettingsError>>,
    /// The sum. An item that was refused counts as a part without a figure.
    pub total: Total,
}

impl Catalog {
    /// What the settings cost, on the day `at` (YYYY-MM-DD) where it is given.
    ///
    /// ```
    /// # use costpeek::{Catalog, Certainty, Settings};
    /// # let catalog = Catalog::from_text(include_str!("catalogs/imagineart.json")).unwrap();
    /// // A resolution whose surcharge is not published: the base price is known, the rest is not.
    /// let estimate = catalog.estimate(&Settings::new("imagineart-1.5").with("resolution", "2K"), None).unwrap();
    /// assert_eq!(estimate.certainty, Certainty::AtLeast);
    /// assert_eq!(estimate.min.unwrap().to_string(), "15");
    /// assert_eq!(estimate.total, None);
    /// ```
    ///
    /// # Errors
    /// With the first thing that is wrong with the settings, in the order of [`crate::RefusalCode`], then of the catalog.
    pub fn estimate(&self, settings: &Settings, at: Option<&str>) -> Result<Estimate, SettingsError> {
        Ok(self.explain(choices::read(self, settings, at, &[])?))
    }

    /// Estimates each item, and adds them up.
    #[must_use]
    pub fn estimate_many<'a>(&self, list: impl IntoIterator<Item = &'a Settings>, at: Option<&str>) -> Batch {
        let items: Vec<_> = list.into_iter().map(|settings| self.estimate(settings, at)).collect();
        let total = certainty::sum(items.iter().map(|item| item.as_ref().ok().map(Estimate::total)));
        Batch { items, total }
    }

    fn explain(&self, read: Choices) -> Estimate {
        let plan = &read.model.plan;
        let price = price(plan, &read.made, read.day);
        let charge = |line: &PriceLine| match line.source {
            Source::Charge(index, ..) => plan.charges.get(index),
            Source::Rounding | Source::Step(_) => None,
        };
        let notes = price.lines.iter().filter_map(charge).flat_map(|charge| &charge.notes);
        let notes = self.notes_of(plan.notes.iter().chain(notes));
        let Total { certainty, total, min, max } = price.total;
        Estimate {
            model: read.model.id.clone(),
            certainty,
            unit: self.unit.clone(),
            total,
            min,
            max,
            lines: price.lines.iter().map(|line| explain_line(plan, line)).collect(),
            settings: read.model.record(&read.made),
            assumed: read.assumed,
            ignored: read.ignored,
            notes,
            catalog: self.id.clone(),
        }
    }

    /// Each once, in the order in which they first stand.
    fn notes_of<'a>(&self, indices: impl Iterator<Item = &'a usize>) -> Vec<Note> {
        let mut seen = Vec::new();
        for index in indices {
            if !seen.contains(&index) {
                seen.push(index);
            }
        }
        let notes = seen.into_iter().filter_map(|index| self.notes.get(*index));
        notes.map(|(code, text)| Note { code: code.clone(), text: text.clone() }).collect()
    }
}

impl Estimate {
    /// The estimate as one of several to be added up.
    #[must_use]
    pub fn total(&self) -> Total {
        Total { certainty: self.certainty, total: self.total, min: self.min, max: self.max }
    }
}

fn explain_line(plan: &Plan, line: &PriceLine) -> Line {
    let [min, max] = line.ends.map(|end| (line.certainty != LineCertainty::Unpublished).then_some(end));
    let is_one_figure = line.certainty < LineCertainty::Range;
    let mut explained = Line {
        label: label(plan, &line.source).to_owned(),
        certainty: line.certainty,
        rate: None,
        amount: min.filter(|_| is_one_figure),
        min,
        max,
        factors: Vec::new(),
    };
    if let Source::Charge(index, rate, factors) = &line.source
        && let Some(charge) = plan.charges.get(*index)
    {
        explained.rate = one_figure(*rate, charge.rate.decimals).filter(|_| is_one_figure);
        let named = charge.factors.iter().zip(factors);
        explained.factors = named.filter_map(|(named, used)| explain_factor(named, used)).collect();
    }
    explained
}

fn label<'p>(plan: &'p Plan, source: &Source) -> &'p str {
    let label = match source {
        Source::Charge(index, ..) => plan.charges.get(*index).map(|charge| &charge.label),
        Source::Step(index) => plan.then.get(*index).map(|step| &step.label),
        Source::Rounding => None,
    };
    label.map_or(ROUNDING, String::as_str)
}

fn explain_factor(named: &NamedFactor, used: &UsedFactor) -> Option<Factor> {
    let billed = one_figure(used.billed, named.factor.decimals())?;
    let value = match (&named.factor, used.value) {
        (plan::Factor::Number(Use { number_decimals, .. }), Some(units)) => {
            Fixed { units, decimals: *number_decimals }.into()
        }
        _ => billed,
    };
    let billed = (billed != value).then_some(billed);
    let per = match &named.factor {
        plan::Factor::Number(used) => used.per.map(Amount::from),
        plan::Factor::Table(_) => None,
    };
    Some(Factor { name: named.name.clone(), value, billed, per })
}

/// The figure, where it is one.
fn one_figure(cell: Cell, decimals: u32) -> Option<Amount> {
    (cell.certainty < LineCertainty::Range).then(|| Fixed { units: cell.min, decimals }.into())
}
