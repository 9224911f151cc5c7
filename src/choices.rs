//! From settings to choices, one whole number for each setting of the model, or to the one refusal that comes first.

use crate::day::Day;
use crate::image::{ABSENT, CONDITIONAL, Image, Model, Setting};
use crate::price::numbers;
use crate::refusal::{Allowed, RefusalCode, SettingsError};
use crate::sentence::sentence;
use crate::settings::{Record, Settings, Value};
use crate::suggest::nearest;

mod sale;
mod together;
mod value;

pub(crate) use sale::day;
#[cfg(feature = "cli")]
pub(crate) use sale::named_day;
pub(crate) use together::nothing_fits;
pub(crate) use value::{choice, given_choice};

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
    for setting in model.settings() {
        reading.read(setting);
    }
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
        possible(self.model, &with(&self.wanted, index, choice))
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
        let (mut exists, mut open) = (true, is_free);
        for when in setting.when() {
            let is_open = self.open.get(when.asks()) == Some(&true);
            exists &= is_open || when.holds(&self.made, &self.numbers);
            open |= is_open;
        }
        let given = self.given.get(setting.name()).filter(|_| !is_free);
        let choice = match (given, setting.default()) {
            _ if is_free => Ok(setting.smallest()),
            (Some(value), _) => given_choice(setting, value),
            (None, Some(default)) => Ok(default),
            (None, None) => Err(RefusalCode::MissingSetting),
        };
        self.wanted.push(choice.ok());
        self.open.push(open && exists);
        let made = if exists { choice.unwrap_or(ABSENT) } else { ABSENT };
        self.made.push(made);
        self.numbers.push(setting.number(made));
        match choice {
            _ if !exists => {}
            Err(code) if self.refusal.is_none_or(|(first, _)| code < first) => {
                self.refusal = Some((code, setting));
            }
            Ok(_) if cfg!(feature = "checker") && given.is_none() && !is_free => {
                self.assumed.push(setting.name());
            }
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
        let mut exists = true;
        for when in setting.when() {
            exists &= when.holds(made, &numbers);
        }
        complete &= !exists || wanted.is_some();
        let choice = if exists { wanted.unwrap_or(ABSENT) } else { ABSENT };
        made.push(choice);
        numbers.push(setting.number(choice));
    }
    complete
}

/// What is wanted with another choice for one setting.
pub(crate) fn with(wanted: &[Option<i64>], index: usize, choice: i64) -> Vec<Option<i64>> {
    let mut wanted = wanted.to_vec();
    if let Some(place) = wanted.get_mut(index) {
        *place = Some(choice);
    }
    wanted
}

/// The choices as [`settle`] makes them, where nothing is missing and no constraint is broken.
pub(crate) fn possible(model: Model, wanted: &[Option<i64>]) -> Option<Vec<i64>> {
    let (made, complete) = settle(model, wanted);
    (complete && fits(model, &made)).then_some(made)
}

/// Whether the choices break no constraint.
pub(crate) fn fits(model: Model, choices: &[i64]) -> bool {
    !model.is(CONDITIONAL) || {
        let numbers = numbers(model, choices);
        model.constraints().all(|constraint| constraint.holds(choices, &numbers))
    }
}

/// The model that settings name.
pub(crate) fn model<'i>(image: &'i Image, settings: &Settings) -> Result<Model<'i>, SettingsError> {
    let given = settings.get("model");
    if let Some(Value::Text(id)) = given
        && let Some(model) = image.model(id)
    {
        return Ok(model);
    }
    Err(no_model(image, given))
}

fn no_model(image: &Image, given: Option<&Value>) -> SettingsError {
    let mut ids = Vec::new();
    for model in image.models() {
        ids.push(model.id());
    }
    let text = given.map(Value::text).unwrap_or_default();
    let (code, said, can_be_meant) = match given {
        None => (RefusalCode::MissingSetting, sentence("the setting `model` is missing", &[]), &[][..]),
        Some(Value::Text(_)) => {
            let said = sentence("catalog `_` has no model `_`", &[image.id(), &text]);
            (RefusalCode::UnknownModel, said, &ids[..])
        }
        Some(_) => {
            (RefusalCode::WrongType, sentence("`model` is the id of a model, not _", &[&text]), &[][..])
        }
    };
    let meant = nearest(&text, can_be_meant.iter().copied()).map(Value::from);
    SettingsError::new(code, "model", given.cloned(), Some(Allowed::words(&ids)), meant, said)
}

/// A name that no model has is a misspelling, not a setting to ignore; of several the first in code-point order.
fn check_names(image: &Image, model: Model, settings: &Settings, free: &[&str]) -> Result<(), SettingsError> {
    let mut first: Option<&str> = None;
    let mut look_at = |name| {
        if !image.has_setting(name) && first.is_none_or(|first| name < first) {
            first = Some(name);
        }
    };
    // A model cannot be left open: `model` is a setting's name only among those that are given.
    for name in settings.names() {
        if name != "model" {
            look_at(name);
        }
    }
    for name in free {
        look_at(name);
    }
    first.map_or(Ok(()), |name| Err(unknown(image, model, name, settings.get(name))))
}

fn unknown(image: &Image, model: Model, name: &str, value: Option<&Value>) -> SettingsError {
    let own = model.names();
    let meant = nearest(name, own.iter().copied()).map(Value::from);
    let said = sentence("no model of catalog `_` has a setting `_`", &[image.id(), name]);
    let allowed = Some(Allowed::words(&own));
    SettingsError::new(RefusalCode::UnknownSetting, name, value.cloned(), allowed, meant, said)
}

impl Model<'_> {
    /// The complete settings that choices stand for, the model first.
    pub(crate) fn record(self, choices: &[i64]) -> Record {
        let mut record = vec![("model".to_owned(), Value::from(self.id()))];
        for (setting, choice) in self.settings().zip(choices) {
            if let Some(value) = setting.value(*choice) {
                record.push((setting.name().to_owned(), value));
            }
        }
        Record(record)
    }
}
