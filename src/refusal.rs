//! Why settings were refused, in words for the person who reads them.

use std::fmt;

use crate::choices::choice;
use crate::image::{Kind, Setting};
use crate::number::Number;
use crate::sentence::sentence;
use crate::settings::Value;
use crate::suggest::{did_you_mean, nearest};

/// Settings that cannot be priced: the first thing that is wrong with them.
#[derive(Debug, Clone, PartialEq, Eq)]
#[cfg_attr(feature = "checker", derive(serde::Serialize))]
pub struct SettingsError {
    /// The kind of refusal, for programs.
    pub code: RefusalCode,
    /// The name of the setting; `model`, `at`, or empty where the settings are none.
    pub setting: String,
    /// What was given.
    #[cfg_attr(feature = "checker", serde(skip_serializing_if = "Option::is_none"))]
    pub value: Option<Value>,
    /// What could be given.
    #[cfg_attr(feature = "checker", serde(skip_serializing_if = "Option::is_none"))]
    pub allowed: Option<Allowed>,
    /// What was probably meant.
    #[cfg_attr(feature = "checker", serde(skip_serializing_if = "Option::is_none"))]
    pub suggestion: Option<Value>,
    /// One line that says all this.
    pub message: String,
}

/// The kinds of refusals, in the order in which they are looked for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum RefusalCode {
    /// The catalog has no such model.
    UnknownModel,
    /// The price depends on the day, and there is no `at`.
    MissingDate,
    /// `at` is not a day, YYYY-MM-DD.
    BadDate,
    /// The model has ended or not begun on that day.
    NotSold,
    /// No model of the catalog has a setting of this name.
    UnknownSetting,
    /// A setting without a default was left out.
    MissingSetting,
    /// Not the kind of value that the setting takes.
    WrongType,
    /// The right kind, and not among the options.
    NotOffered,
    /// Below `min` or above `max`.
    OutOfRange,
    /// Between the steps.
    NotAStep,
    /// Each is offered, but not with the others.
    NotTogether,
    /// Of [`crate::Catalog::range`] alone: more prices than can be tried.
    TooManyCombinations,
}

impl RefusalCode {
    /// As programs read it: `NOT_OFFERED`.
    pub(crate) fn text(self) -> &'static str {
        match self {
            RefusalCode::UnknownModel => "UNKNOWN_MODEL",
            RefusalCode::MissingDate => "MISSING_DATE",
            RefusalCode::BadDate => "BAD_DATE",
            RefusalCode::NotSold => "NOT_SOLD",
            RefusalCode::UnknownSetting => "UNKNOWN_SETTING",
            RefusalCode::MissingSetting => "MISSING_SETTING",
            RefusalCode::WrongType => "WRONG_TYPE",
            RefusalCode::NotOffered => "NOT_OFFERED",
            RefusalCode::OutOfRange => "OUT_OF_RANGE",
            RefusalCode::NotAStep => "NOT_A_STEP",
            RefusalCode::NotTogether => "NOT_TOGETHER",
            RefusalCode::TooManyCombinations => "TOO_MANY_COMBINATIONS",
        }
    }
}

#[cfg(feature = "checker")]
impl serde::Serialize for RefusalCode {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(self.text())
    }
}

/// What a setting takes.
#[derive(Debug, Clone, PartialEq, Eq)]
#[cfg_attr(feature = "checker", derive(serde::Serialize), serde(untagged))]
pub enum Allowed {
    /// One of these.
    Options(Vec<Value>),
    /// A number from `min` to `max` in steps from `min`.
    #[expect(missing_docs, reason = "the variant says it")]
    Span { min: Number, max: Number, step: Number },
}

impl Allowed {
    pub(crate) fn text(&self) -> String {
        match self {
            Allowed::Options(options) => {
                let mut text = String::new();
                for (index, option) in options.iter().enumerate() {
                    text.push_str(if index == 0 { "" } else { ", " });
                    text.push_str(&option.text());
                }
                text
            }
            Allowed::Span { min, max, step } => {
                sentence("_ to _ in steps of _", &[&min.text(), &max.text(), &step.text()])
            }
        }
    }

    pub(crate) fn words(words: &[&str]) -> Allowed {
        Allowed::Options(words.iter().map(|word| Value::from(*word)).collect())
    }
}

impl fmt::Display for Allowed {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.text())
    }
}

impl fmt::Display for SettingsError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.message)
    }
}

impl std::error::Error for SettingsError {}

impl SettingsError {
    /// `said` is the beginning of the message; what was probably meant, or else what is allowed, is added to it.
    pub(crate) fn new(
        code: RefusalCode,
        setting: &str,
        value: Option<Value>,
        allowed: Option<Allowed>,
        suggestion: Option<Value>,
        said: String,
    ) -> SettingsError {
        let meant = did_you_mean(suggestion.as_ref().map(Value::text).as_deref());
        SettingsError {
            code,
            setting: setting.to_owned(),
            value,
            allowed,
            suggestion,
            message: said + &meant,
        }
    }

    /// The settings are no settings at all, but `value`.
    pub(crate) fn not_settings(value: Value) -> SettingsError {
        let said = sentence("settings are an object with a `model`, not _", &[&value.text()]);
        SettingsError::new(RefusalCode::WrongType, "", Some(value), None, None, said)
    }

    /// What is given for a setting, or that nothing is, was refused with `code`.
    pub(crate) fn of_setting(
        code: RefusalCode,
        model: &str,
        setting: Setting,
        value: Option<&Value>,
    ) -> SettingsError {
        let (name, allowed) = (setting.name(), setting.allowed());
        let (given, can_be) = (value.map(Value::text).unwrap_or_default(), allowed.text());
        let described = described(value);
        let (pattern, words) = match code {
            RefusalCode::MissingSetting => ("model `_` needs the setting `_`: _", [model, name, &can_be, ""]),
            RefusalCode::WrongType => {
                ("`_` of model `_` takes _, not _", [name, model, takes(setting), &described])
            }
            RefusalCode::NotOffered => {
                ("model `_` has no _ `_`; it offers _", [model, name, &given, &can_be])
            }
            RefusalCode::OutOfRange => {
                ("_ `_` is out of range for model `_`: _", [name, &given, model, &can_be])
            }
            _ => ("_ `_` lies between the steps of model `_`: _", [name, &given, model, &can_be]),
        };
        let meant = value.and_then(|value| meant(setting, value));
        SettingsError::new(code, name, value.cloned(), Some(allowed), meant, sentence(pattern, &words))
    }
}

/// The kind of value that a setting takes.
fn takes(setting: Setting) -> &'static str {
    match setting.kind() {
        Kind::Words => "one of its words",
        Kind::Numbers | Kind::Span => "a number",
        Kind::Switch => "true or false",
    }
}

fn described(value: Option<&Value>) -> String {
    match value {
        Some(Value::Text(text)) => sentence("the text `_`", &[text]),
        Some(Value::Number(number)) => sentence("the number _", &[&number.text()]),
        Some(value) => value.text(),
        None => "nothing".to_owned(),
    }
}

/// A value in the wrong dress ("4" for 4, 2 for "2"), or a near miss of a word. Never another price's neighbour.
fn meant(setting: Setting, value: &Value) -> Option<Value> {
    if let Value::Other(_) = value {
        return None;
    }
    let text = value.text();
    let undressed = match setting.kind() {
        Kind::Words => return nearest(&text, setting.options().texts()).map(Value::from),
        Kind::Switch => Value::Switch(text.trim().parse().ok()?),
        Kind::Numbers | Kind::Span => Value::Number(text.trim().parse().ok()?),
    };
    choice(setting, &undressed).is_ok_and(|_| undressed != *value).then_some(undressed)
}
