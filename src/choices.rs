//! From settings to choices, one whole number for each setting of the model, or to the one refusal that comes first.

use crate::catalog::{Catalog, Model};
use crate::day::is_day;
use crate::number::Number;
use crate::plan::{Setting, Values};
use crate::refusal::{Allowed, RefusalCode, SettingsError};
use crate::settings::{Record, Settings, Value};
use crate::suggest::nearest;

/// Settings that the model takes.
#[derive(Debug)]
pub(crate) struct Choices<'c> {
    pub(crate) model: &'c Model,
    /// One choice for each setting of the model.
    pub(crate) made: Vec<i64>,
    /// Settings that took their default.
    pub(crate) assumed: Vec<String>,
    /// Settings that only other models have.
    pub(crate) ignored: Vec<String>,
}

/// Reads settings. Those of `free` are not looked at and may be missing: their choice is 0 and without meaning.
pub(crate) fn read<'c>(
    catalog: &'c Catalog,
    settings: &Settings,
    at: Option<&str>,
    free: &[&str],
) -> Result<Choices<'c>, SettingsError> {
    let model = model(catalog, settings)?;
    check_day(at)?;
    check_names(catalog, model, settings, free)?;
    let mut read = Choices { model, made: Vec::new(), assumed: Vec::new(), ignored: Vec::new() };
    let mut refusals = Vec::new();
    for setting in &model.plan.settings {
        let given = settings.get(&setting.name).filter(|_| !free.contains(&setting.name.as_str()));
        let choice = match (given, setting.default) {
            (Some(value), _) => choice(setting, value),
            (None, _) if free.contains(&setting.name.as_str()) => Ok(0),
            (None, Some(default)) => {
                read.assumed.push(setting.name.clone());
                Ok(default)
            }
            (None, None) => Err(RefusalCode::MissingSetting),
        };
        match choice {
            Ok(choice) => read.made.push(choice),
            Err(code) => refusals.push((code, setting, given)),
        }
    }
    // Of equal codes the first in catalog order: `min_by_key` returns the first minimum.
    if let Some((code, setting, value)) = refusals.into_iter().min_by_key(|(code, ..)| *code) {
        return Err(SettingsError::of_setting(code, &model.id, setting, value));
    }
    read.ignored = settings
        .names()
        .filter(|name| *name != "model" && model.setting(name).is_none())
        .map(str::to_owned)
        .collect();
    Ok(read)
}

/// The choice that a value stands for.
pub(crate) fn choice(setting: &Setting, value: &Value) -> Result<i64, RefusalCode> {
    match (&setting.values, value) {
        (Values::Words(words), Value::Text(text)) => index_of(words, text),
        (Values::Numbers { options, decimals }, Value::Number(number)) => {
            let units = number.units(*decimals);
            let found = i64::try_from(units.floor).ok().filter(|_| units.exact);
            found.map_or(Err(RefusalCode::NotOffered), |units| index_of(options, &units))
        }
        (Values::Span { min, max, step, decimals }, Value::Number(number)) => {
            let units = number.units(*decimals);
            let (low, high) = (i128::from(*min), i128::from(*max));
            if units.floor < low || units.floor > high || (units.floor == high && !units.exact) {
                return Err(RefusalCode::OutOfRange);
            }
            let is_step = units.exact && (units.floor - low) % i128::from(*step) == 0;
            i64::try_from(units.floor).ok().filter(|_| is_step).ok_or(RefusalCode::NotAStep)
        }
        (Values::Switch, Value::Switch(switch)) => Ok(i64::from(*switch)),
        _ => Err(RefusalCode::WrongType),
    }
}

fn index_of<T: PartialEq<U>, U>(options: &[T], value: &U) -> Result<i64, RefusalCode>
where
    U: ?Sized,
{
    let index = options.iter().position(|option| option == value).ok_or(RefusalCode::NotOffered)?;
    i64::try_from(index).map_err(|_| RefusalCode::NotOffered)
}

/// The model that settings name.
pub(crate) fn model<'c>(catalog: &'c Catalog, settings: &Settings) -> Result<&'c Model, SettingsError> {
    let allowed =
        || Some(Allowed::Options(catalog.models().map(|model| Value::from(model.id.as_str())).collect()));
    let id = match settings.get("model") {
        Some(Value::Text(id)) => id,
        None => {
            let said = "the setting `model` is missing".to_owned();
            return Err(SettingsError::new(
                RefusalCode::MissingSetting,
                "model",
                None,
                allowed(),
                None,
                said,
            ));
        }
        Some(value) => {
            let said = format!("`model` is the id of a model, not {value}");
            return Err(SettingsError::new(
                RefusalCode::WrongType,
                "model",
                Some(value.clone()),
                allowed(),
                None,
                said,
            ));
        }
    };
    catalog.model(id).ok_or_else(|| {
        let meant = nearest(id, catalog.models().map(|model| model.id.as_str())).map(Value::from);
        let said = format!("catalog `{}` has no model `{id}`", catalog.id());
        SettingsError::new(
            RefusalCode::UnknownModel,
            "model",
            Some(id.as_str().into()),
            allowed(),
            meant,
            said,
        )
    })
}

/// Refuses what is not a day.
pub(crate) fn check_day(at: Option<&str>) -> Result<(), SettingsError> {
    match at {
        Some(day) if !is_day(day) => {
            let said = format!("`at` is a day like 2026-11-21, not `{day}`");
            Err(SettingsError::new(RefusalCode::BadDate, "at", Some(day.into()), None, None, said))
        }
        _ => Ok(()),
    }
}

/// A name that no model has is a misspelling, not a setting to ignore; of several the first in code-point order.
fn check_names(
    catalog: &Catalog,
    model: &Model,
    settings: &Settings,
    free: &[&str],
) -> Result<(), SettingsError> {
    // A model cannot be left open: `model` is a setting's name only among those that are given.
    let given = settings.names().filter(|name| *name != "model");
    let names = given.chain(free.iter().copied());
    let Some(name) = names.filter(|name| !catalog.has_setting(name)).min() else {
        return Ok(());
    };
    let own = || model.plan.settings.iter().map(|setting| setting.name.as_str());
    let meant = nearest(name, own()).map(Value::from);
    let said = format!("no model of catalog `{}` has a setting `{name}`", catalog.id());
    let allowed = Some(Allowed::Options(own().map(Value::from).collect()));
    Err(SettingsError::new(
        RefusalCode::UnknownSetting,
        name,
        settings.get(name).cloned(),
        allowed,
        meant,
        said,
    ))
}

impl Model {
    /// The complete settings that choices stand for, the model first.
    pub(crate) fn record(&self, choices: &[i64]) -> Record {
        let settings = self.plan.settings.iter().zip(choices);
        let settings =
            settings.filter_map(|(setting, choice)| Some((setting.name.clone(), setting.value(*choice)?)));
        let model = ("model".to_owned(), Value::from(self.id.as_str()));
        Record([model].into_iter().chain(settings).collect())
    }
}

impl Setting {
    /// What can be given.
    pub(crate) fn allowed(&self) -> Allowed {
        match &self.values {
            Values::Span { min, max, step, decimals } => {
                let number = |units: &i64| Number::new(i128::from(*units), *decimals);
                Allowed::Span { min: number(min), max: number(max), step: number(step) }
            }
            _ => Allowed::Options(self.options().unwrap_or_default()),
        }
    }

    /// What is offered, in the order of the choices; none for a span.
    pub(crate) fn options(&self) -> Option<Vec<Value>> {
        let count = i64::try_from(self.values.options()?).ok()?;
        Some((0..count).filter_map(|choice| self.value(choice)).collect())
    }

    /// The value that a choice stands for.
    pub(crate) fn value(&self, choice: i64) -> Option<Value> {
        Some(match &self.values {
            Values::Words(words) => Value::Text(crate::plan::at(words, choice)?.clone()),
            Values::Numbers { decimals, .. } | Values::Span { decimals, .. } => {
                Value::Number(Number::new(self.values.number(choice), *decimals))
            }
            Values::Switch => Value::Switch(choice == 1),
        })
    }
}
