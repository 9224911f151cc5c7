//! Settings as JavaScript gives them: own enumerable keys, each value read once.

use js_sys::{Array, Object, Reflect};
use wasm_bindgen::prelude::*;

use crate::catalog::Catalog;
use crate::number::Number;
use crate::refusal::{RefusalCode, SettingsError};
use crate::settings::{Settings, Value};

/// Settings, and the very values that they were read from.
pub(super) struct Given {
    /// None where they are no object.
    settings: Option<Settings>,
    values: Vec<(String, JsValue)>,
}

impl Given {
    /// Reads what the catalog has to look at; the values of `free` settings are not.
    ///
    /// # Errors
    /// What a getter throws.
    pub(super) fn read(catalog: &Catalog, given: &JsValue, free: &[&str]) -> Result<Given, JsValue> {
        if !given.is_object() || Array::is_array(given) {
            return Ok(Given { settings: None, values: Vec::new() });
        }
        let (mut settings, mut values) = (Settings::default(), Vec::new());
        let keys = keys(given);
        let mut take = |name: &str, key: &JsValue| -> Result<Option<Value>, JsValue> {
            let value = Reflect::get(given, key)?;
            values.push((name.to_owned(), value.clone()));
            Ok(value_of(&value))
        };
        let model = match keys.iter().find(|(name, _)| name == "model") {
            Some((name, key)) => take(name, key)?,
            None => None,
        };
        // Without a model there is nothing to look at.
        let Some(model) = model else { return Ok(Given { settings: Some(settings), values }) };
        let known = if let Value::Text(id) = &model { catalog.model(id) } else { None };
        settings.push("model", model);
        for (name, key) in keys.iter().filter(|(name, _)| name != "model" && !free.contains(&name.as_str())) {
            // What only other models have is not looked at.
            let looked_at =
                known.is_some_and(|model| model.setting(name).is_some() || !catalog.has_setting(name));
            if let Some(value) = if looked_at { take(name, key)? } else { unread(given, key) } {
                settings.push(name, value);
            }
        }
        Ok(Given { settings: Some(settings), values })
    }

    /// The settings, or the refusal of what is given in their place.
    pub(super) fn settings(&self, given: &JsValue) -> Result<&Settings, SettingsError> {
        let described = || value_of(given).unwrap_or_else(|| Value::Other("nothing".to_owned()));
        self.settings.as_ref().ok_or_else(|| SettingsError::not_settings(described()))
    }

    /// The refusal with the very value that was refused.
    pub(super) fn with_value(
        &self,
        error: SettingsError,
        given: &JsValue,
        at: &JsValue,
    ) -> (SettingsError, JsValue) {
        let named = || self.values.iter().find(|(name, _)| *name == error.setting).map(|(_, value)| value);
        let value = match error.code {
            _ if error.value.is_none() => None,
            RefusalCode::BadDate | RefusalCode::NotSold => Some(at),
            _ if self.settings.is_none() => Some(given),
            _ => named(),
        };
        let value = value.cloned().unwrap_or(JsValue::UNDEFINED);
        (error, value)
    }
}

/// The refusal of a question about a model alone, with the value that was refused.
pub(super) fn of_model(error: SettingsError, model: &str, at: &JsValue) -> (SettingsError, JsValue) {
    let value = if error.setting == "model" { model.into() } else { at.clone() };
    (error, value)
}

/// Names with their keys: half of a surrogate pair becomes U+FFFD in a name, and only the key still finds its value.
fn keys(given: &JsValue) -> Vec<(String, JsValue)> {
    let keys = Object::keys(given.unchecked_ref::<Object>());
    keys.iter().filter_map(|key| Some((key.as_string()?, key))).collect()
}

/// A value that is not read, so a getter is not called. Only a plain `undefined` counts as left out.
fn unread(given: &JsValue, key: &JsValue) -> Option<Value> {
    let property = Object::get_own_property_descriptor(given.unchecked_ref::<Object>(), key);
    let is_undefined = property.is_object()
        && Reflect::has(&property, &"value".into()).unwrap_or(false)
        && Reflect::get(&property, &"value".into()).is_ok_and(|value| value.is_undefined());
    (!is_undefined).then(|| Value::Other(String::new()))
}

/// None for `undefined`, which counts as left out.
fn value_of(value: &JsValue) -> Option<Value> {
    if value.is_undefined() {
        return None;
    }
    if let Some(text) = value.as_string() {
        return Some(Value::Text(text));
    }
    if let Some(switch) = value.as_bool() {
        return Some(Value::Switch(switch));
    }
    if let Some(number) = value.as_f64() {
        return Some(Number::meant_by(number).map_or_else(Value::Other, Value::Number));
    }
    Some(Value::Other(kind(value).to_owned()))
}

/// What a value is that is none of JSON's simple ones, in the words of messages.
pub(super) fn kind(value: &JsValue) -> &'static str {
    match () {
        () if value.is_undefined() => "undefined",
        () if value.is_null() => "null",
        () if Array::is_array(value) => "a list",
        () if value.is_function() => "a function",
        () if value.is_bigint() => "a BigInt",
        () if value.is_symbol() => "a symbol",
        () => "an object",
    }
}

/// What is no text is no day: the engine refuses its description.
pub(super) fn day(at: &JsValue) -> Option<String> {
    value_of(at).map(|value| value.to_string())
}
