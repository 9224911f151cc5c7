//! What every other choice would cost, and which settings move a price at all.

use crate::amount::Amount;
use crate::certainty::Total;
use crate::choices;
use crate::image::Image;
use crate::price::{Desk, total};
use crate::refusal::SettingsError;
use crate::settings::{Record, Settings, Value};

/// One option of a setting, with all else as it is.
#[derive(Debug, Clone, PartialEq, Eq)]
#[cfg_attr(feature = "checker", derive(serde::Serialize))]
pub struct Alternative {
    /// The option.
    pub value: Value,
    /// What it costs then.
    #[cfg_attr(feature = "checker", serde(flatten))]
    pub total: Total,
    /// What it adds to the present total, below 0 if it saves; absent where either total is not one known amount.
    #[cfg_attr(feature = "checker", serde(skip_serializing_if = "Option::is_none"))]
    pub difference: Option<Amount>,
}

impl Image {
    /// See [`crate::Catalog::sensitivity`].
    pub(crate) fn sensitivity(
        &self,
        settings: &Settings,
        at: Option<&str>,
    ) -> Result<Record<Vec<Alternative>>, SettingsError> {
        let read = choices::read(self, settings, at, &[])?;
        let mut desk = Desk::default();
        let present = total(read.model, &read.made, read.day, &mut desk);
        let mut alternatives = Vec::new();
        for (index, setting) in read.model.settings().enumerate() {
            let Some(count) = setting.count().filter(|_| read.exists(index)) else { continue };
            let mut options = Vec::new();
            for choice in 0..count {
                let Some(choices) = read.with(index, choice) else { continue };
                let Some(value) = setting.value(choice) else { continue };
                let total = total(read.model, &choices, read.day, &mut desk);
                let difference = match (total.total, present.total) {
                    (Some(then), Some(now)) => Some(then - now),
                    _ => None,
                };
                options.push(Alternative { value, total, difference });
            }
            alternatives.push((setting.name().to_owned(), options));
        }
        Ok(Record(alternatives))
    }

    /// See [`crate::Catalog::depends_on`].
    pub(crate) fn depends_on(&self, settings: &Settings) -> Result<Vec<&str>, SettingsError> {
        let model = choices::model(self, settings)?;
        let mut moving = Vec::new();
        for (index, setting) in model.settings().enumerate() {
            if model.movers() >> index & 1 == 1 {
                moving.push(setting.name());
            }
        }
        Ok(moving)
    }
}
