//! What changes for buyers from one catalog to another.

use std::collections::BTreeMap;

use serde::Serialize;

use crate::catalog::{Catalog, CatalogId, Checked};
use crate::choices::named_day;
use crate::day::Day;
use crate::document::{self, SettingEntry};
use crate::image::Model;
use crate::plan::Plan;
use crate::refusal::{RefusalCode, SettingsError};

mod candidates;
mod charges;
mod combinations;
mod figure;
mod figures;
mod markdown;
mod model;
mod offer;
mod percent;
mod points;
mod quantities;
mod rules;
mod sale;
mod sentences;
mod settings;
mod sheet;
mod text;

pub use combinations::Combinations;
pub use figure::Figure;
pub use figures::FigureChange;
pub use model::{ChangeKind, ModelChange, ModelDiff};
pub use sale::Sale;

/// What changes for buyers from one catalog to another.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Diff {
    /// The catalog before.
    pub old: CatalogId,
    /// The catalog after.
    pub new: CatalogId,
    /// The name of the catalog after.
    pub name: String,
    /// The day for which both are compared.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub at: Option<String>,
    /// What the amounts count, before and after, where that is not the same: then no percentages are told.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub units: Option<[String; 2]>,
    /// Where days begin, before and after, where that is not the same.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub time_zones: Option<[String; 2]>,
    /// Models that only the catalog after has, in its order.
    pub added: Vec<ModelPrice>,
    /// Models that only the catalog before has, in its order.
    pub removed: Vec<ModelPrice>,
    /// Models that both have and that are not written the same, in the order of the catalog after.
    pub changed: Vec<ModelDiff>,
    /// How many models both have that are written the same.
    pub unchanged: usize,
}

/// A model and what it costs.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct ModelPrice {
    /// Its id.
    pub id: String,
    /// Its name.
    pub name: String,
    /// What it costs at the defaults, in words: `49 credits`; where it is not sold on the day, also when it is.
    pub base: String,
    /// Whether it is sold on the day; left out of JSON where it is.
    #[serde(skip_serializing_if = "Sale::is_sold")]
    pub sale: Sale,
}

/// A model in one of the two catalogs, on the day of the comparison.
#[derive(Debug, Clone, Copy)]
struct Side<'c> {
    model: Model<'c>,
    plan: &'c Plan,
    written: &'c document::Model,
    day: Option<Day>,
    sale: Sale,
}

impl<'c> Side<'c> {
    fn setting(self, name: &str) -> Option<&'c document::Setting> {
        match self.written.settings.get(name)? {
            Some(SettingEntry::Own(setting)) => Some(setting),
            // Shared settings have been put in place.
            _ => None,
        }
    }
}

impl Catalog {
    /// What changes for buyers from this catalog to the catalog `new`, on the day `at` (YYYY-MM-DD) where it is given.
    ///
    /// Models are matched by their ids, charges by their labels; of several charges of one label those of the same period first,
    /// then those that are there on the day. A figure that is not known is never compared as a number. Rules and figures are
    /// compared as they are written, whatever their dates; combinations and base prices on the day.
    ///
    /// ```
    /// # use costpeek::Catalog;
    /// let old = include_str!("catalogs/imagineart.json");
    /// let new = old.replace("\"73.5\"", "\"80\"");
    /// let diff = Catalog::from_text(old)?.diff(&Catalog::from_text(&new)?, None)?;
    /// assert!(diff.to_text().contains("`Images`, resolution 2K: 73.5 → 80 (≈ +8.8 %)"));
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    ///
    /// # Errors
    /// With `BadDate` where `at` is not a day, with `MissingDate` where a model of either catalog is dated and there is no `at`, and
    /// with `WrongType` where one of the catalogs was loaded compiled.
    pub fn diff(&self, new: &Catalog, at: Option<&str>) -> Result<Diff, SettingsError> {
        let day = named_day(self.image.models().chain(new.image.models()), at)?;
        let same_unit = self.unit() == new.unit();
        let (old_checked, new_checked) = (self.as_written()?, new.as_written()?);
        let [old_models, new_models] = [old_checked, new_checked].map(Checked::written_models);
        let written: BTreeMap<&str, _> = old_models.iter().map(|model| (model.id.as_str(), model)).collect();
        let mut changed = Vec::new();
        let mut unchanged = 0;
        for model in &new_models {
            let Some(before) = written.get(model.id.as_str()) else { continue };
            if is_written_same(before, model) {
                unchanged += 1;
            } else if let (Some(old), Some(new)) = (self.side(before, day), new.side(model, day)) {
                changed.push(model::diff([old, new], same_unit));
            }
        }
        Ok(Diff {
            old: self.id.clone(),
            new: new.id.clone(),
            name: new.name().to_owned(),
            at: at.map(str::to_owned),
            units: (!same_unit).then(|| [self, new].map(|catalog| catalog.unit().to_owned())),
            time_zones: self
                .time_zone()
                .zip(new.time_zone())
                .filter(|(old, new)| old != new)
                .map(|(old, new)| [old, new].map(str::to_owned)),
            added: new.models_missing_in(self, day),
            removed: self.models_missing_in(new, day),
            changed,
            unchanged,
        })
    }

    /// A compiled catalog does not say how its prices were written.
    fn as_written(&self) -> Result<&Checked, SettingsError> {
        self.checked.as_ref().ok_or_else(|| {
            let said =
                format!("catalog `{}` is compiled: a difference is made of catalogs as written", self.id());
            SettingsError::new(RefusalCode::WrongType, "", None, None, None, said)
        })
    }

    fn side<'c>(&'c self, written: &'c document::Model, day: Option<Day>) -> Option<Side<'c>> {
        let plan = &self.checked.as_ref()?.model(&written.id)?.plan;
        let model = self.image.model(&written.id)?;
        Some(Side { plan, model, written, day, sale: Sale::of(model, day) })
    }

    fn models_missing_in(&self, other: &Catalog, day: Option<Day>) -> Vec<ModelPrice> {
        let missing = self.image.models().filter(|model| other.image.model(model.id()).is_none());
        let price = |model: Model| ModelPrice {
            id: model.id().to_owned(),
            name: model.about().name.to_owned(),
            base: sale::price(model, self.unit(), day),
            sale: Sale::of(model, day),
        };
        missing.map(price).collect()
    }
}

/// A checked document is made of texts, lists and maps: writing it cannot fail.
fn is_written_same(one: &document::Model, other: &document::Model) -> bool {
    let [one, other] = [one, other].map(|model| serde_json::to_string(model).unwrap_or_default());
    one == other
}

impl Diff {
    /// Whether nothing changes for buyers: no model comes, goes or is written in another way, and unit and time zone stay.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.units.is_none()
            && self.time_zones.is_none()
            && self.added.is_empty()
            && self.removed.is_empty()
            && self.changed.is_empty()
    }

    /// The diff as plain text.
    #[must_use]
    pub fn to_text(&self) -> String {
        text::text(self)
    }

    /// The diff as markdown, for a comment on a pull request. Nothing that a catalog says becomes markup.
    #[must_use]
    pub fn to_markdown(&self) -> String {
        markdown::markdown(self)
    }
}
