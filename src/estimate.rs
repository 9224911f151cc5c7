//! An estimate: what the settings cost, line by line, in words that need no second look at the catalog.

use serde::Serialize;

use crate::amount::Amount;
use crate::catalog::{Catalog, CatalogId};
use crate::certainty::{Certainty, LineCertainty, Sum, Total};
use crate::choices::{self, Choices};
use crate::fixed::Fixed;
use crate::image::{self, Charge, Image, Model, Shown};
use crate::price::{Desk, numbers, price};
use crate::refusal::SettingsError;
use crate::settings::{Record, Settings};
use crate::sheet;

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
        let read = choices::read(&self.image, settings, at, &[])?;
        Ok(self.explain(&read, settings, &mut Desk::default()))
    }

    /// Estimates each item, and adds them up.
    #[must_use]
    pub fn estimate_many<'a>(&self, list: impl IntoIterator<Item = &'a Settings>, at: Option<&str>) -> Batch {
        let mut sum = Sum::NOTHING;
        let items = list.into_iter().map(|settings| {
            let mut desk = Desk::default();
            let read = choices::read(&self.image, settings, at, &[]);
            let item = read.map(|read| self.explain(&read, settings, &mut desk));
            let certainty = item.as_ref().map_or(Certainty::Unpublished, |estimate| estimate.certainty);
            sum.add(certainty, desk.sheet.ends());
            item
        });
        let items = items.collect();
        Batch { items, total: sum.total() }
    }

    fn explain(&self, read: &Choices, settings: &Settings, desk: &mut Desk) -> Estimate {
        let (image, model) = (&self.image, read.model);
        price(model, &read.made, read.day, desk);
        let Total { certainty, total, min, max } = desk.sheet.total();
        let given = (read.made.as_slice(), numbers(model, &read.made));
        let lines = desk.sheet.lines().map(|line| explain_line(image, model, &line, given.0, &given.1));
        let charges = desk.sheet.lines().filter_map(|line| model.charge(line.source?));
        let notes = model.notes().iter().chain(charges.flat_map(Charge::notes));
        let ignored = settings.names().filter(|name| read.ignores(name));
        Estimate {
            model: model.id().to_owned(),
            certainty,
            unit: image.unit().to_owned(),
            total,
            min,
            max,
            lines: lines.collect(),
            settings: model.record(&read.made),
            assumed: read.assumed.iter().map(|name| (*name).to_owned()).collect(),
            ignored: ignored.map(str::to_owned).collect(),
            notes: notes_of(image, notes),
            catalog: self.id.clone(),
        }
    }
}

/// Each once, in the order in which they first stand.
fn notes_of<'a>(image: &Image, indices: impl Iterator<Item = &'a i64>) -> Vec<Note> {
    let mut seen = Vec::new();
    for index in indices {
        if !seen.contains(index) {
            seen.push(*index);
        }
    }
    let notes = seen.into_iter().filter_map(|index| image.note(index));
    notes.map(|note| Note { code: note.name.to_owned(), text: note.text.to_owned() }).collect()
}

impl Estimate {
    /// The estimate as one of several to be added up.
    #[must_use]
    pub fn total(&self) -> Total {
        Total { certainty: self.certainty, total: self.total, min: self.min, max: self.max }
    }
}

fn explain_line(image: &Image, model: Model, line: &sheet::Line, choices: &[i64], numbers: &[i128]) -> Line {
    let [min, max] = line.ends.map(|end| (line.certainty != LineCertainty::Unpublished).then_some(end));
    let factors = line.source.and_then(|index| model.charge(index)).into_iter().flat_map(Charge::factors);
    Line {
        label: image.label(line.label).to_owned(),
        certainty: line.certainty,
        rate: line.rate.map(Amount::from),
        amount: min.filter(|_| line.certainty < LineCertainty::Range),
        min,
        max,
        factors: factors.filter_map(|factor| explain_factor(factor, choices, numbers)).collect(),
    }
}

fn explain_factor(factor: image::Factor, choices: &[i64], numbers: &[i128]) -> Option<Factor> {
    let Shown { value, billed } = factor.shown(choices, numbers)?;
    let per = factor.per().map(|per: Fixed| per.into());
    Some(Factor { name: factor.name().to_owned(), value, billed, per })
}
