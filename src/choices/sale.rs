//! The day of a price, and whether the model is sold on it.

use crate::catalog::Model;
use crate::day::Day;
use crate::refusal::{RefusalCode, SettingsError};

/// The day that `at` names, on which the model is sold; a model without dates needs none.
pub(crate) fn day(model: &Model, at: Option<&str>) -> Result<Option<Day>, SettingsError> {
    let (day, period) = (named_day([model], at)?, model.plan.period);
    match day {
        Some(day) if !period.holds(Some(day)) => {
            let said = format!("model `{}` is not sold on {day}; it is sold{period}", model.id);
            Err(refusal(RefusalCode::NotSold, at, said))
        }
        _ => Ok(day),
    }
}

/// The day that `at` names; models without dates need none.
pub(crate) fn named_day<'m>(
    models: impl IntoIterator<Item = &'m Model>,
    at: Option<&str>,
) -> Result<Option<Day>, SettingsError> {
    let Some(text) = at else {
        let Some(dated) = models.into_iter().find(|model| model.plan.is_dated()) else { return Ok(None) };
        let said = format!("the price of model `{}` depends on the day: `at` is missing", dated.id);
        return Err(refusal(RefusalCode::MissingDate, at, said));
    };
    let bad = || refusal(RefusalCode::BadDate, at, format!("`at` is a day like 2026-11-21, not `{text}`"));
    Day::parse(text).map(Some).ok_or_else(bad)
}

fn refusal(code: RefusalCode, at: Option<&str>, said: String) -> SettingsError {
    SettingsError::new(code, "at", at.map(Into::into), None, None, said)
}
