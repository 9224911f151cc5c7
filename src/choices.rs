//! From settings to choices, one whole number for each setting of the model, or to the one refusal that comes first.

use crate::catalog::{Catalog, Model};
use crate::day::Day;
use crate::number::Number;
use crate::plan::{self, ABSENT, Condition, Plan, Setting, Values};
use crate::price::fits;
use crate::refusal::{Allowed, RefusalCode, SettingsError};
use crate::settings::{Record, Settings, Value};
use crate::suggest::nearest;

mod sale;
mod together;

pub(crate) use sale::day;
#[cfg(feature = "cli")]
pub(crate) use sale::named_day;
pub(crate) use together::nothing_fits;

/// Settings that the model takes.
#[derive(Debug)]
pub(crate) struct Choices<'c> {
    pub(crate) model: &'c Model,
    /// What was given or is the default, for each setting of the model, whether it exists or not.
    pub(crate) wanted: Vec<Option<i64>>,
    /// One choice for each setting of the model.
    pub(crate) made: Vec<i64>,
    pub(crate) day: Option<Day>,
    /// Settings that took their default.
    pub(crate) assumed: Vec<String>,
    /// Settings that only other models have, or that do not exist with these choices.
    pub(crate) ignored: Vec<String>,
}

/// Reads settings. Those of `free` are not looked at and may be missing: their choice is the smallest, and whether the settings go
/// together is not asked.
pub(crate) fn read<'c>(
    catalog: &'c Catalog,
    settings: &Settings,
    at: Option<&str>,
    free: &[&str],
) -> Result<Choices<'c>, SettingsError> {
    let model = model(catalog, settings)?;
    let day = day(model, at)?;
    check_names(catalog, model, settings, free)?;
    let mut reading = Reading::new(model, settings, free);
    model.plan.settings.iter().for_each(|setting| reading.read(setting));
    // Of equal codes the first in catalog order: `min_by_key` returns the first minimum.
    if let Some((code, setting, value)) = reading.refusals.iter().min_by_key(|(code, ..)| *code) {
        return Err(SettingsError::of_setting(*code, &model.id, setting, *value));
    }
    let Reading { wanted, made, assumed, .. } = reading;
    let exists = |name: &str| model.setting(name).is_some_and(|(index, _)| made.get(index) != Some(&ABSENT));
    let ignored = settings.names().filter(|name| *name != "model" && !exists(name));
    let ignored = ignored.map(str::to_owned).collect();
    let read = Choices { model, wanted, made, day, assumed, ignored };
    if free.is_empty() {
        together::check(&read, settings)?;
    }
    Ok(read)
}

impl Choices<'_> {
    /// The choices with another one for one setting; none where they do not go together, or one that comes to exist is missing.
    pub(crate) fn with(&self, index: usize, choice: i64) -> Option<Vec<i64>> {
        let mut wanted = self.wanted.clone();
        *wanted.get_mut(index)? = Some(choice);
        let (made, complete) = settle(&self.model.plan, &wanted);
        (complete && fits(&self.model.plan, &made)).then_some(made)
    }
}

/// The settings of a model, one after the other.
struct Reading<'r> {
    given: &'r Settings,
    free: &'r [&'r str],
    /// For each setting read so far: whether it is free, or may exist or not as free ones are chosen.
    open: Vec<bool>,
    wanted: Vec<Option<i64>>,
    made: Vec<i64>,
    numbers: Vec<i128>,
    assumed: Vec<String>,
    refusals: Vec<(RefusalCode, &'r Setting, Option<&'r Value>)>,
}

impl<'r> Reading<'r> {
    fn new(model: &Model, given: &'r Settings, free: &'r [&'r str]) -> Reading<'r> {
        let count = model.plan.settings.len();
        Reading {
            given,
            free,
            open: Vec::with_capacity(count),
            wanted: Vec::with_capacity(count),
            made: Vec::with_capacity(count),
            numbers: Vec::with_capacity(count),
            assumed: Vec::new(),
            refusals: Vec::new(),
        }
    }

    fn read(&mut self, setting: &'r Setting) {
        let is_free = self.free.contains(&setting.name.as_str());
        let is_open = |when: &Condition| self.open.get(when.asks()) == Some(&true);
        let exists = setting.when.iter().all(|when| is_open(when) || when.holds(&self.made, &self.numbers));
        let open = exists && (is_free || setting.when.iter().any(is_open));
        let given = self.given.get(&setting.name).filter(|_| !is_free);
        let choice = match (given, setting.default) {
            _ if is_free => Ok(setting.values.smallest()),
            (Some(value), _) => given_choice(setting, value),
            (None, Some(default)) => Ok(default),
            (None, None) => Err(RefusalCode::MissingSetting),
        };
        self.wanted.push(choice.ok());
        self.open.push(open);
        let made = if exists { choice.unwrap_or(ABSENT) } else { ABSENT };
        self.made.push(made);
        self.numbers.push(setting.values.number(made));
        match choice {
            _ if !exists => {}
            Err(code) => self.refusals.push((code, setting, given)),
            Ok(_) if given.is_none() && !is_free => self.assumed.push(setting.name.clone()),
            Ok(_) => {}
        }
    }
}

/// The choices as far as the settings exist: what is wanted of a setting that does not exist is absent. And whether nothing
/// that exists is missing; what is missing is absent too.
pub(crate) fn settle(plan: &Plan, wanted: &[Option<i64>]) -> (Vec<i64>, bool) {
    let (mut made, mut numbers, mut complete) = (Vec::new(), Vec::new(), true);
    for (setting, wanted) in plan.settings.iter().zip(wanted) {
        let exists = setting.when.iter().all(|when| when.holds(&made, &numbers));
        complete &= !exists || wanted.is_some();
        let choice = wanted.filter(|_| exists).unwrap_or(ABSENT);
        made.push(choice);
        numbers.push(setting.values.number(choice));
    }
    (made, complete)
}

/// The choice that a value stands for, as it is or by an alias.
pub(crate) fn given_choice(setting: &Setting, value: &Value) -> Result<i64, RefusalCode> {
    choice(setting, value).or_else(|code| {
        let text = if let Value::Other(_) = value { return Err(code) } else { value.to_string() };
        let alias = setting.aliases.iter().find(|(alias, _)| *alias == text);
        alias.map(|(_, choice)| *choice).ok_or(code)
    })
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

    /// The value that a choice stands for; none where the setting does not exist.
    pub(crate) fn value(&self, choice: i64) -> Option<Value> {
        if choice == ABSENT {
            return None;
        }
        Some(match &self.values {
            Values::Words(words) => Value::Text(plan::at(words, choice)?.clone()),
            Values::Numbers { decimals, .. } | Values::Span { decimals, .. } => {
                Value::Number(Number::new(self.values.number(choice), *decimals))
            }
            Values::Switch => Value::Switch(choice == 1),
        })
    }
}
