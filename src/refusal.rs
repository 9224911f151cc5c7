//! Why settings were refused, in words for the person who reads them.

use std::fmt;

use serde::Serialize;

use crate::choices::choice;
use crate::number::Number;
use crate::plan::{Setting, Values};
use crate::settings::Value;
use crate::suggest::{did_you_mean, nearest};

/// Settings that cannot be priced: the first thing that is wrong with them.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct SettingsError {
    /// The kind of refusal, for programs.
    pub code: RefusalCode,
    /// The name of the setting; `model`, `at`, or empty where the settings are none.
    pub setting: String,
    /// What was given.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub value: Option<Value>,
    /// What could be given.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub allowed: Option<Allowed>,
    /// What was probably meant.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub suggestion: Option<Value>,
    /// One line that says all this.
    pub message: String,
}

/// The kinds of refusals, in the order in which they are looked for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "SCREAMING_SNAKE_CASE")]
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

/// What a setting takes.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(untagged)]
pub enum Allowed {
    /// One of these.
    Options(Vec<Value>),
    /// A number from `min` to `max` in steps from `min`.
    #[expect(missing_docs, reason = "the variant says it")]
    Span { min: Number, max: Number, step: Number },
}

impl fmt::Display for Allowed {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Allowed::Options(options) => {
                let words: Vec<String> = options.iter().map(Value::to_string).collect();
                f.write_str(&words.join(", "))
            }
            Allowed::Span { min, max, step } => write!(f, "{min} to {max} in steps of {step}"),
        }
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
        let meant = did_you_mean(suggestion.as_ref().map(Value::to_string).as_deref());
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
        let said = format!("settings are an object with a `model`, not {value}");
        SettingsError::new(RefusalCode::WrongType, "", Some(value), None, None, said)
    }

    /// What is given for a setting, or that nothing is, was refused with `code`.
    pub(crate) fn of_setting(
        code: RefusalCode,
        model: &str,
        setting: &Setting,
        value: Option<&Value>,
    ) -> SettingsError {
        let (name, allowed) = (&setting.name, setting.allowed());
        let given = value.map(Value::to_string).unwrap_or_default();
        let said = match code {
            RefusalCode::MissingSetting => format!("model `{model}` needs the setting `{name}`: {allowed}"),
            RefusalCode::WrongType => {
                format!("`{name}` of model `{model}` takes {}, not {}", takes(setting), described(value))
            }
            RefusalCode::NotOffered => {
                format!("model `{model}` has no {name} `{given}`; it offers {allowed}")
            }
            RefusalCode::OutOfRange => {
                format!("{name} `{given}` is out of range for model `{model}`: {allowed}")
            }
            _ => format!("{name} `{given}` lies between the steps of model `{model}`: {allowed}"),
        };
        let meant = value.and_then(|value| meant(setting, value));
        SettingsError::new(code, name, value.cloned(), Some(allowed), meant, said)
    }
}

/// The kind of value that a setting takes.
fn takes(setting: &Setting) -> &'static str {
    match setting.values {
        Values::Words(_) => "one of its words",
        Values::Numbers { .. } | Values::Span { .. } => "a number",
        Values::Switch => "true or false",
    }
}

fn described(value: Option<&Value>) -> String {
    match value {
        Some(Value::Text(text)) => format!("the text `{text}`"),
        Some(Value::Number(number)) => format!("the number {number}"),
        Some(value) => value.to_string(),
        None => "nothing".to_owned(),
    }
}

/// A value in the wrong dress ("4" for 4, 2 for "2"), or a near miss of a word. Never another price's neighbour.
fn meant(setting: &Setting, value: &Value) -> Option<Value> {
    let text = match value {
        Value::Other(_) => return None,
        value => value.to_string(),
    };
    let undressed = match &setting.values {
        Values::Words(words) => return nearest(&text, words.iter().map(String::as_str)).map(Value::from),
        Values::Switch => Value::Switch(text.trim().parse().ok()?),
        _ => Value::Number(text.trim().parse().ok()?),
    };
    choice(setting, &undressed).is_ok_and(|_| undressed != *value).then_some(undressed)
}
