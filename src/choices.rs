//! From settings to choices, one whole number for each setting of the model, or to the one refusal that comes first.

use crate::day::Day;
use crate::image::{ABSENT, CONDITIONAL, Condition, Image, Kind, Model, Setting};
use crate::number::Number;
use crate::price::numbers;
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
pub(crate) struct Choices<'i> {
    pub(crate) model: Model<'i>,
    /// What was given or is the default, for each setting of the model, whether it exists or not.
    pub(crate) wanted: Vec<Option<i64>>,
    /// One choice for each setting of the model.
    pub(crate) made: Vec<i64>,
    pub(crate) day: Option<Day>,
    /// Settings that took their default.
    #[cfg_attr(not(feature = "checker"), expect(dead_code, reason = "pages know what they gave"))]
    pub(crate) assumed: Vec<&'i str>,
}

/// Reads settings. Those of `free` are not looked at and may be missing: their choice is the smallest, and whether the settings go
/// together is not asked.
pub(crate) fn read<'i>(
    image: &'i Image,
    settings: &Settings,
    at: Option<&str>,
    free: &[&str],
) -> Result<Choices<'i>, SettingsError> {
    let model = model(image, settings)?;
    let day = day(model, at)?;
    check_names(image, model, settings, free)?;
    let mut reading = Reading::new(settings, free);
    model.settings().for_each(|setting| reading.read(setting));
    if let Some((code, setting)) = reading.refusal {
        return Err(SettingsError::of_setting(code, model.id(), setting, settings.get(setting.name())));
    }
    let Reading { wanted, made, assumed, .. } = reading;
    let read = Choices { model, wanted, made, day, assumed };
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
        let (made, complete) = settle(self.model, &wanted);
        (complete && fits(self.model, &made)).then_some(made)
    }

    pub(crate) fn exists(&self, index: usize) -> bool {
        self.made.get(index).is_some_and(|made| *made != ABSENT)
    }

    /// Settings that only other models have, or that do not exist with these choices.
    #[cfg(feature = "checker")]
    pub(crate) fn ignores(&self, name: &str) -> bool {
        name != "model" && !self.model.setting(name).is_some_and(|(index, _)| self.exists(index))
    }
}

/// The settings of a model, one after the other.
struct Reading<'r, 'i> {
    given: &'r Settings,
    free: &'r [&'r str],
    /// For each setting read so far: whether it is free, or may exist or not as free ones are chosen.
    open: Vec<bool>,
    wanted: Vec<Option<i64>>,
    made: Vec<i64>,
    numbers: Vec<i128>,
    assumed: Vec<&'i str>,
    /// What comes first; of equal codes the first in catalog order.
    refusal: Option<(RefusalCode, Setting<'i>)>,
}

impl<'r, 'i> Reading<'r, 'i> {
    fn new(given: &'r Settings, free: &'r [&'r str]) -> Reading<'r, 'i> {
        let (open, wanted, made) = (Vec::new(), Vec::new(), Vec::new());
        Reading { given, free, open, wanted, made, numbers: Vec::new(), assumed: Vec::new(), refusal: None }
    }

    fn read(&mut self, setting: Setting<'i>) {
        let is_free = self.free.contains(&setting.name());
        let is_open = |when: &Condition| self.open.get(when.asks()) == Some(&true);
        let exists = setting.when().all(|when| is_open(&when) || when.holds(&self.made, &self.numbers));
        let open = exists && (is_free || setting.when().any(|when| is_open(&when)));
        let given = self.given.get(setting.name()).filter(|_| !is_free);
        let choice = match (given, setting.default()) {
            _ if is_free => Ok(setting.smallest()),
            (Some(value), _) => given_choice(setting, value),
            (None, Some(default)) => Ok(default),
            (None, None) => Err(RefusalCode::MissingSetting),
        };
        self.wanted.push(choice.ok());
        self.open.push(open);
        let made = if exists { choice.unwrap_or(ABSENT) } else { ABSENT };
        self.made.push(made);
        self.numbers.push(setting.number(made));
        match choice {
            _ if !exists => {}
            Err(code) if self.refusal.is_none_or(|(first, _)| code < first) => {
                self.refusal = Some((code, setting));
            }
            Ok(_) if given.is_none() && !is_free => self.assumed.push(setting.name()),
            _ => {}
        }
    }
}

/// The choices as far as the settings exist: what is wanted of a setting that does not exist is absent. And whether nothing
/// that exists is missing; what is missing is absent too.
pub(crate) fn settle(model: Model, wanted: &[Option<i64>]) -> (Vec<i64>, bool) {
    let mut made = Vec::new();
    let complete = settle_into(model, wanted, &mut made);
    (made, complete)
}

/// The same into a list that is kept from one time to the next.
pub(crate) fn settle_into(model: Model, wanted: &[Option<i64>], made: &mut Vec<i64>) -> bool {
    made.clear();
    if !model.is(CONDITIONAL) {
        made.extend(wanted.iter().take(model.count()).map(|wanted| wanted.unwrap_or(ABSENT)));
        return !made.contains(&ABSENT);
    }
    let (mut numbers, mut complete) = (Vec::<i128>::new(), true);
    for (setting, wanted) in model.settings().zip(wanted) {
        let exists = setting.when().all(|when| when.holds(made, &numbers));
        complete &= !exists || wanted.is_some();
        let choice = wanted.filter(|_| exists).unwrap_or(ABSENT);
        made.push(choice);
        numbers.push(setting.number(choice));
    }
    complete
}

/// Whether the choices break no constraint.
pub(crate) fn fits(model: Model, choices: &[i64]) -> bool {
    !model.is(CONDITIONAL) || {
        let numbers = numbers(model, choices);
        model.constraints().all(|constraint| constraint.holds(choices, &numbers))
    }
}

/// The choice that a value stands for, as it is or by an alias.
pub(crate) fn given_choice(setting: Setting, value: &Value) -> Result<i64, RefusalCode> {
    choice(setting, value).or_else(|code| {
        let text = if let Value::Other(_) = value { return Err(code) } else { value.text() };
        setting.alias(&text).ok_or(code)
    })
}

/// The choice that a value stands for.
pub(crate) fn choice(setting: Setting, value: &Value) -> Result<i64, RefusalCode> {
    match (setting.kind(), value) {
        (Kind::Words, Value::Text(text)) => {
            index(setting.options().texts().position(|option| option == text))
        }
        (Kind::Numbers, Value::Number(number)) => {
            let units = number.units(setting.decimals());
            let found = i64::try_from(units.floor).ok().filter(|_| units.exact);
            index(found.and_then(|units| setting.options().words.iter().position(|option| *option == units)))
        }
        (Kind::Span, Value::Number(number)) => {
            let units = number.units(setting.decimals());
            let [low, high, step] = setting.span().map(i128::from);
            if units.floor < low || units.floor > high || (units.floor == high && !units.exact) {
                return Err(RefusalCode::OutOfRange);
            }
            let is_step = units.exact && (units.floor - low) % step == 0;
            i64::try_from(units.floor).ok().filter(|_| is_step).ok_or(RefusalCode::NotAStep)
        }
        (Kind::Switch, Value::Switch(switch)) => Ok(i64::from(*switch)),
        _ => Err(RefusalCode::WrongType),
    }
}

fn index(found: Option<usize>) -> Result<i64, RefusalCode> {
    found.and_then(|index| i64::try_from(index).ok()).ok_or(RefusalCode::NotOffered)
}

/// The model that settings name.
pub(crate) fn model<'i>(image: &'i Image, settings: &Settings) -> Result<Model<'i>, SettingsError> {
    let (given, code, said, meant) = match settings.get("model") {
        None => (None, RefusalCode::MissingSetting, "the setting `model` is missing".to_owned(), None),
        Some(Value::Text(id)) => {
            if let Some(model) = image.model(id) {
                return Ok(model);
            }
            let meant = nearest(id, image.models().map(Model::id)).map(Value::from);
            let said = ["catalog `", image.id(), "` has no model `", id, "`"].concat();
            (Some(Value::from(id.as_str())), RefusalCode::UnknownModel, said, meant)
        }
        Some(value) => {
            let said = "`model` is the id of a model, not ".to_owned() + &value.text();
            (Some(value.clone()), RefusalCode::WrongType, said, None)
        }
    };
    let allowed = Allowed::Options(image.models().map(|model| Value::from(model.id())).collect());
    Err(SettingsError::new(code, "model", given, Some(allowed), meant, said))
}

/// A name that no model has is a misspelling, not a setting to ignore; of several the first in code-point order.
fn check_names(image: &Image, model: Model, settings: &Settings, free: &[&str]) -> Result<(), SettingsError> {
    // A model cannot be left open: `model` is a setting's name only among those that are given.
    let given = settings.names().filter(|name| *name != "model");
    let names = given.chain(free.iter().copied());
    let Some(name) = names.filter(|name| !image.has_setting(name)).min() else {
        return Ok(());
    };
    let own = || model.settings().map(Setting::name);
    let meant = nearest(name, own()).map(Value::from);
    let said = ["no model of catalog `", image.id(), "` has a setting `", name, "`"].concat();
    let allowed = Some(Allowed::Options(own().map(Value::from).collect()));
    let value = settings.get(name).cloned();
    Err(SettingsError::new(RefusalCode::UnknownSetting, name, value, allowed, meant, said))
}

impl Model<'_> {
    /// The complete settings that choices stand for, the model first.
    pub(crate) fn record(self, choices: &[i64]) -> Record {
        let settings = self.settings().zip(choices);
        let settings = settings
            .filter_map(|(setting, choice)| Some((setting.name().to_owned(), setting.value(*choice)?)));
        let model = ("model".to_owned(), Value::from(self.id()));
        Record([model].into_iter().chain(settings).collect())
    }
}

impl Setting<'_> {
    /// What can be given.
    pub(crate) fn allowed(self) -> Allowed {
        let Some(options) = self.values() else {
            let [min, max, step] = self.span().map(|units| Number::new(units.into(), self.decimals()));
            return Allowed::Span { min, max, step };
        };
        Allowed::Options(options)
    }

    /// What is offered, in the order of the choices; none for a span.
    pub(crate) fn values(self) -> Option<Vec<Value>> {
        Some((0..self.count()?).filter_map(|choice| self.value(choice)).collect())
    }

    /// The value that a choice stands for; none where the setting does not exist.
    pub(crate) fn value(self, choice: i64) -> Option<Value> {
        if choice == ABSENT {
            return None;
        }
        Some(match self.kind() {
            Kind::Words => Value::from(self.options().text(usize::try_from(choice).ok()?)?),
            Kind::Numbers | Kind::Span => Value::Number(Number::new(self.number(choice), self.decimals())),
            Kind::Switch => Value::Switch(choice == 1),
        })
    }
}
