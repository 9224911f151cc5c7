//! What a catalog can be asked. The answers are worked out from the compiled catalog: here as they are on a page.

use super::Catalog;
use crate::affordable::Affordable;
use crate::base::Base;
use crate::number::Number;
use crate::range::Range;
use crate::refusal::SettingsError;
use crate::sensitivity::Alternative;
use crate::settings::{Record, Settings};

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
        self.image.range(settings, over, at)
    }

    /// For each setting of the model that offers options, what each of them costs with all else as it is. Options that do not go
    /// with the rest are left out.
    ///
    /// ```
    /// # use costpeek::{Catalog, Settings};
    /// # let catalog = Catalog::from_text(include_str!("../catalogs/imagineart.json")).unwrap();
    /// let alternatives = catalog.sensitivity(&Settings::new("nano-banana-2"), None).unwrap();
    /// let (name, options) = &alternatives.0[0];
    /// let hints: Vec<_> = options.iter().map(|each| format!("{} {}", each.value, each.difference.unwrap())).collect();
    /// assert_eq!((name.as_str(), hints.join(", ").as_str()), ("resolution", "1K 0, 2K 24.5, 4K 49"));
    /// ```
    ///
    /// # Errors
    /// As [`Catalog::estimate`].
    pub fn sensitivity(
        &self,
        settings: &Settings,
        at: Option<&str>,
    ) -> Result<Record<Vec<Alternative>>, SettingsError> {
        self.image.sensitivity(settings, at)
    }

    /// The names of the settings that move the price of a model, in the order of the catalog.
    ///
    /// # Errors
    /// With `UnknownModel`.
    pub fn depends_on(&self, model: &str) -> Result<Vec<String>, SettingsError> {
        Ok(self.image.depends_on(&Settings::new(model))?.into_iter().map(str::to_owned).collect())
    }

    /// How many of the number setting `counting` the balance buys, all else as in the settings; what they give for `counting` is
    /// not looked at.
    ///
    /// A price fits if its upper end is known and not above the balance. Where not even the fewest fit, `change` is the
    /// one change of another setting that does: of several the dearest, because it gives up least, then the first.
    ///
    /// ```
    /// # use costpeek::{Catalog, Settings};
    /// # let catalog = Catalog::from_text(include_str!("../catalogs/imagineart.json")).unwrap();
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
        self.image.affordable(settings, balance, counting, at)
    }

    /// What a model costs at its defaults, on the day `at` (YYYY-MM-DD) where it is given; none where settings without a
    /// default move it in too many ways to say.
    ///
    /// # Errors
    /// With `UnknownModel`, `MissingDate`, `BadDate` or `NotSold`.
    pub fn base(&self, model: &str, at: Option<&str>) -> Result<Option<Base>, SettingsError> {
        self.image.base(&Settings::new(model), at)
    }
}
