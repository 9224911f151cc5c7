//! Settings as a person gives them: names and values, not yet looked at.

use std::fmt;

#[cfg(feature = "checker")]
use crate::json::{self, Json};
use crate::number::Number;
#[cfg(feature = "checker")]
use crate::refusal::SettingsError;

/// The value of a setting.
#[derive(Debug, Clone, PartialEq, Eq)]
#[cfg_attr(feature = "checker", derive(serde::Serialize), serde(untagged))]
pub enum Value {
    /// A word, for settings whose options are words.
    Text(String),
    /// A number.
    Number(Number),
    /// `true` or `false`, for switches.
    Switch(bool),
    /// No value that any setting takes, and what it is instead: `null`, `a list`.
    #[cfg_attr(feature = "checker", serde(serialize_with = "as_null"))]
    Other(String),
}

#[cfg(feature = "checker")]
fn as_null<S: serde::Serializer>(_: &str, serializer: S) -> Result<S::Ok, S::Error> {
    serializer.serialize_unit()
}

impl Value {
    /// As the person wrote it, for messages.
    pub(crate) fn text(&self) -> String {
        match self {
            Value::Text(text) | Value::Other(text) => text.clone(),
            Value::Number(number) => number.text(),
            Value::Switch(switch) => if *switch { "true" } else { "false" }.to_owned(),
        }
    }
}

impl fmt::Display for Value {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.text())
    }
}

impl From<&str> for Value {
    fn from(text: &str) -> Value {
        Value::Text(text.to_owned())
    }
}
impl From<i64> for Value {
    fn from(number: i64) -> Value {
        Value::Number(number.into())
    }
}
impl From<Number> for Value {
    fn from(number: Number) -> Value {
        Value::Number(number)
    }
}
impl From<bool> for Value {
    fn from(switch: bool) -> Value {
        Value::Switch(switch)
    }
}

#[cfg(feature = "checker")]
impl From<&Json> for Value {
    fn from(json: &Json) -> Value {
        match json {
            Json::Text(text) => Value::Text(text.clone()),
            Json::Number(number) => {
                number.parse().map_or_else(|_| Value::Other(number.clone()), Value::Number)
            }
            Json::Bool(switch) => Value::Switch(*switch),
            Json::Null | Json::List(_) | Json::Object(_) | Json::Other(_) => {
                Value::Other(json.kind().to_owned())
            }
        }
    }
}

/// What a person has chosen so far: a model, and values for some of its settings.
///
/// ```
/// # use costpeek::Settings;
/// let settings = Settings::new("kling-2.6").with("seconds", 10).with("audio", true);
/// ```
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Settings(Vec<(String, Value)>);

impl Settings {
    /// Settings for one model.
    #[must_use]
    pub fn new(model: &str) -> Settings {
        Settings(vec![("model".to_owned(), Value::from(model))])
    }

    /// With this value, in place of an earlier one of the same name.
    #[must_use]
    pub fn with(mut self, name: &str, value: impl Into<Value>) -> Settings {
        self.0.retain(|(given, _)| given != name);
        self.0.push((name.to_owned(), value.into()));
        self
    }

    /// From a JSON object. Of a name that stands twice the last counts, as in JavaScript.
    ///
    /// # Errors
    /// With `WrongType` where the text is not JSON, or not an object.
    #[cfg(feature = "checker")]
    pub fn from_json(text: &str) -> Result<Settings, SettingsError> {
        match json::parse(text) {
            Ok(Json::Object(entries)) => Ok(entries
                .iter()
                .fold(Settings::default(), |settings, (name, json)| settings.with(name, json))),
            Ok(json) => Err(SettingsError::not_settings(Value::from(&json))),
            Err(_) => Err(SettingsError::not_settings(Value::Other("text that is not JSON".to_owned()))),
        }
    }

    /// One more; the caller knows that there is none of this name.
    #[cfg(not(feature = "checker"))]
    pub(crate) fn push(&mut self, name: &str, value: Value) {
        self.0.push((name.to_owned(), value));
    }

    pub(crate) fn get(&self, name: &str) -> Option<&Value> {
        self.0.iter().find(|(given, _)| given == name).map(|(_, value)| value)
    }

    pub(crate) fn names(&self) -> impl Iterator<Item = &str> {
        self.0.iter().map(|(name, _)| name.as_str())
    }
}

/// Names and values in an order that matters; a JSON object when serialised.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Record<T = Value>(pub Vec<(String, T)>);

#[cfg(feature = "checker")]
impl<T: serde::Serialize> serde::Serialize for Record<T> {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_map(self.0.iter().map(|(name, value)| (name, value)))
    }
}
