//! The day of a price, and whether the model is sold on it.

use crate::catalog::Model;
use crate::day::Day;
use crate::refusal::{RefusalCode, SettingsError};

/// The day that `at` names; a model without dates needs none.
pub(crate) fn day(model: &Model, at: Option<&str>) -> Result<Option<Day>, SettingsError> {
    let refusal = |code, said| Err(SettingsError::new(code, "at", at.map(Into::into), None, None, said));
    let Some(text) = at else {
        if !model.plan.is_dated() {
            return Ok(None);
        }
        let said = format!("the price of model `{}` depends on the day: `at` is missing", model.id);
        return refusal(RefusalCode::MissingDate, said);
    };
    let Some(day) = Day::parse(text) else {
        return refusal(RefusalCode::BadDate, format!("`at` is a day like 2026-11-21, not `{text}`"));
    };
    let period = model.plan.period;
    if !period.holds(Some(day)) {
        let said = format!("model `{}` is not sold on {day}; it is sold{period}", model.id);
        return refusal(RefusalCode::NotSold, said);
    }
    Ok(Some(day))
}
