//! The day of a price, and whether the model is sold on it.

use crate::day::Day;
use crate::image::{DATED, Model};
use crate::refusal::{RefusalCode, SettingsError};
use crate::sentence::sentence;

/// The day that `at` names, on which the model is sold; a model without dates needs none.
pub(crate) fn day(model: Model, at: Option<&str>) -> Result<Option<Day>, SettingsError> {
    let (named, period) = (named_day([model], at)?, model.period());
    let Some(day) = named.filter(|day| !period.holds(Some(*day))) else { return Ok(named) };
    let words = [model.id(), &day.text(), &period.text()];
    let said = sentence("model `_` is not sold on _; it is sold_", &words);
    Err(refusal(RefusalCode::NotSold, at, said))
}

/// The day that `at` names; models without dates need none.
pub(crate) fn named_day<'i>(
    models: impl IntoIterator<Item = Model<'i>>,
    at: Option<&str>,
) -> Result<Option<Day>, SettingsError> {
    let Some(text) = at else {
        let Some(dated) = models.into_iter().find(|model| model.is(DATED)) else { return Ok(None) };
        let said = sentence("the price of model `_` depends on the day: `at` is missing", &[dated.id()]);
        return Err(refusal(RefusalCode::MissingDate, at, said));
    };
    Day::parse(text).map(Some).ok_or_else(|| {
        let said = sentence("`at` is a day like 2026-11-21, not `_`", &[text]);
        refusal(RefusalCode::BadDate, at, said)
    })
}

fn refusal(code: RefusalCode, at: Option<&str>, said: String) -> SettingsError {
    SettingsError::new(code, "at", at.map(Into::into), None, None, said)
}
