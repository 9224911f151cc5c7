//! Why settings were refused, in words for the person who reads them.

use std::fmt;

use serde::Serialize;

use crate::number::Number;
use crate::settings::Value;
use crate::suggest::did_you_mean;

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
    /// `at` is not a day, YYYY-MM-DD.
    BadDate,
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
}
