//! The door to JavaScript. It moves values and decides nothing: prices and refusals come from behind it.
//!
//! Settings are read through js-sys, each own key once; documents come in through serde-wasm-bindgen; forms through
//! web-sys; answers go out as one JSON text, since amounts are strings and one text costs less than many small calls.

use js_sys::{Array, JSON, Object, Reflect};
use serde::Serialize;
use wasm_bindgen::prelude::*;
use web_sys::FormData;

use crate::catalog::{Catalog, Model};
use crate::certainty;
use crate::estimate::Estimate;
use crate::json;
use crate::number::Number;
use crate::plan::Values;
use crate::problem::CatalogError;
use crate::refusal::SettingsError;
use crate::settings::{Settings, Value};

/// A checked catalog, as JavaScript holds it.
#[wasm_bindgen]
#[derive(Debug)]
pub struct Handle(Catalog);

/// Checks the text of a catalog, as written or compiled. Throws `{ problems }`.
///
/// # Errors
/// As [`Catalog::from_text`].
#[wasm_bindgen(js_name = fromText)]
pub fn from_text(text: &str) -> Result<Handle, JsValue> {
    handle(Catalog::from_text(text))
}

/// The same from bytes.
///
/// # Errors
/// As [`Catalog::from_bytes`].
#[wasm_bindgen(js_name = fromBytes)]
pub fn from_bytes(bytes: &[u8]) -> Result<Handle, JsValue> {
    handle(Catalog::from_bytes(bytes))
}

/// The same from a plain object.
///
/// # Errors
/// As [`Catalog::from_text`].
#[wasm_bindgen(js_name = fromDocument)]
pub fn from_document(document: JsValue) -> Result<Handle, JsValue> {
    handle(Catalog::from_tree(json::from_deserializer(serde_wasm_bindgen::Deserializer::from(document))))
}

fn handle(catalog: Result<Catalog, CatalogError>) -> Result<Handle, JsValue> {
    match catalog {
        Ok(catalog) => Ok(Handle(catalog)),
        Err(error) => Err(serde_wasm_bindgen::to_value(&error)?),
    }
}

#[wasm_bindgen]
impl Handle {
    /// `{ id, version, digest, unit, name }`.
    #[wasm_bindgen]
    pub fn about(&self) -> Result<JsValue, JsValue> {
        #[derive(Serialize)]
        struct About<'a> {
            #[serde(flatten)]
            id: &'a crate::CatalogId,
            unit: &'a str,
            name: &'a str,
        }
        to_js(&About { id: &self.0.id, unit: self.0.unit(), name: self.0.name() })
    }

    /// What pages show of the models.
    #[wasm_bindgen]
    pub fn models(&self) -> Result<JsValue, JsValue> {
        to_js(&self.0.model_infos())
    }

    /// The compiled catalog.
    #[wasm_bindgen]
    pub fn compile(&self) -> Result<JsValue, JsValue> {
        to_js(&self.0.compile())
    }

    /// `{ estimate }` or `{ refusal }`. Throws only what reading the settings throws.
    #[wasm_bindgen]
    pub fn estimate(&self, settings: &JsValue, at: &JsValue) -> Result<JsValue, JsValue> {
        let estimate = self.estimated(settings, at)?;
        answer("estimate", estimate)
    }

    /// `{ items: [{ estimate } or { refusal }], total }`.
    #[wasm_bindgen(js_name = estimateMany)]
    pub fn estimate_many(&self, list: &Array, at: &JsValue) -> Result<JsValue, JsValue> {
        let (items, mut totals) = (Array::new(), Vec::new());
        for settings in list.iter() {
            let estimate = self.estimated(&settings, at)?;
            totals.push(estimate.as_ref().ok().map(Estimate::total));
            items.push(&answer("estimate", estimate)?);
        }
        let batch = Object::new();
        set(&batch, "items", &items)?;
        set(&batch, "total", &to_js(&certainty::sum(totals))?)?;
        Ok(batch.into())
    }

    /// `{ range }` or `{ refusal }`.
    #[wasm_bindgen]
    pub fn range(&self, settings: &JsValue, over: Vec<String>, at: &JsValue) -> Result<JsValue, JsValue> {
        let over: Vec<&str> = over.iter().map(String::as_str).collect();
        let given = Given::read(&self.0, settings, &over)?;
        let range =
            given.settings(settings).and_then(|settings| self.0.range(settings, &over, day(at).as_deref()));
        answer("range", range.map_err(|error| (error, given.value_of(settings, at))))
    }

    /// Settings from a form's data: text becomes the kind of value that the setting of the chosen model takes.
    ///
    /// An unchecked box has no entry, so a switch without one is off. A number that is not filled in is left out. Text that
    /// does not fit stays as it is, and is refused by `estimate`. Entries that no model has as a setting are left alone.
    #[wasm_bindgen(js_name = settingsFromForm)]
    pub fn settings_from_form(&self, form: &FormData) -> Result<JsValue, JsValue> {
        let settings = Object::new();
        let model = form.get("model");
        if !model.is_null() {
            set(&settings, "model", &model)?;
        }
        let model = model.as_string().and_then(|id| self.0.model(&id));
        for name in self.0.setting_names() {
            let value = match form.get_all(name).to_vec().as_slice() {
                [] => form_value(model, name, None)?,
                [one] => form_value(model, name, Some(one))?,
                several => several.iter().collect::<Array>().into(),
            };
            if !value.is_undefined() {
                set(&settings, name, &value)?;
            }
        }
        Ok(settings.into())
    }

    fn estimated(&self, settings: &JsValue, at: &JsValue) -> Result<Result<Estimate, Refused>, JsValue> {
        let given = Given::read(&self.0, settings, &[])?;
        let estimate =
            given.settings(settings).and_then(|settings| self.0.estimate(settings, day(at).as_deref()));
        Ok(estimate.map_err(|error| {
            let value = given.value_of(settings, at);
            (error, value)
        }))
    }
}

/// A refusal, and how to find the very value that was refused.
type Refused = (SettingsError, ValueOf);

/// The values that were given, by name.
struct ValueOf(Vec<(String, JsValue)>);

fn answer<T: Serialize>(kind: &str, answer: Result<T, Refused>) -> Result<JsValue, JsValue> {
    let object = Object::new();
    match answer {
        Ok(answer) => set(&object, kind, &to_js(&answer)?)?,
        Err((error, ValueOf(values))) => {
            let refusal = to_js(&error)?;
            if let Some((_, value)) =
                values.iter().find(|(name, _)| *name == error.setting && error.value.is_some())
            {
                Reflect::set(&refusal, &"value".into(), value)?;
            }
            set(&object, "refusal", &refusal)?;
        }
    }
    Ok(object.into())
}

/// Settings as they were given, each value read once.
struct Given {
    /// None where they are no object.
    settings: Option<Settings>,
    values: Vec<(String, JsValue)>,
}

impl Given {
    fn read(catalog: &Catalog, given: &JsValue, free: &[&str]) -> Result<Given, JsValue> {
        if !given.is_object() || Array::is_array(given) {
            return Ok(Given { settings: None, values: Vec::new() });
        }
        let (mut settings, mut values) = (Settings::default(), Vec::new());
        let keys: Vec<String> =
            Object::keys(given.unchecked_ref::<Object>()).iter().filter_map(|key| key.as_string()).collect();
        let mut take = |name: &str| -> Result<Option<Value>, JsValue> {
            let value = Reflect::get(given, &name.into())?;
            values.push((name.to_owned(), value.clone()));
            Ok(value_of(&value))
        };
        let model = if keys.iter().any(|key| key == "model") { take("model")? } else { None };
        let Some(model) = model else { return Ok(Given { settings: Some(settings), values }) };
        let known = if let Value::Text(id) = &model { catalog.model(id) } else { None };
        settings = settings.with("model", model);
        for name in keys.iter().filter(|name| *name != "model" && !free.contains(&name.as_str())) {
            // What only other models have is not looked at; without a model there is nothing to look at.
            let looked_at =
                known.is_some_and(|model| model.setting(name).is_some() || !catalog.has_setting(name));
            let value = if looked_at { take(name)? } else { unread(given, name) };
            if let Some(value) = value {
                settings = settings.with(name, value);
            }
        }
        Ok(Given { settings: Some(settings), values })
    }

    fn settings(&self, given: &JsValue) -> Result<&Settings, SettingsError> {
        let described = || value_of(given).unwrap_or_else(|| Value::Other("nothing".to_owned()));
        self.settings.as_ref().ok_or_else(|| SettingsError::not_settings(described()))
    }

    fn value_of(self, given: &JsValue, at: &JsValue) -> ValueOf {
        let mut values = self.values;
        values.extend([(String::new(), given.clone()), ("at".to_owned(), at.clone())]);
        ValueOf(values)
    }
}

/// A value that is not read, so a getter is not called. Only a plain `undefined` counts as left out.
fn unread(given: &JsValue, name: &str) -> Option<Value> {
    let property = Object::get_own_property_descriptor(given.unchecked_ref::<Object>(), &name.into());
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
        // The shortest text that reads as the same number is the number that was meant; NaN and Infinity are none.
        let text = format!("{number:e}");
        let number = text.parse::<Number>().map(Value::Number);
        return Some(number.unwrap_or_else(|()| Value::Other(text.replace("inf", "Infinity"))));
    }
    Some(Value::Other(kind(value).to_owned()))
}

fn kind(value: &JsValue) -> &'static str {
    match () {
        () if value.is_null() => "null",
        () if Array::is_array(value) => "a list",
        () if value.is_function() => "a function",
        () if value.is_bigint() => "a BigInt",
        () if value.is_symbol() => "a symbol",
        () => "an object",
    }
}

/// What is no text is no day: the engine refuses its description.
fn day(at: &JsValue) -> Option<String> {
    value_of(at).map(|value| value.to_string())
}

fn form_value(model: Option<&Model>, name: &str, entry: Option<&JsValue>) -> Result<JsValue, JsValue> {
    let values = model.and_then(|model| model.setting(name)).map(|(_, setting)| &setting.values);
    let text = entry.and_then(JsValue::as_string);
    match (values, text.as_deref()) {
        (Some(Values::Switch), None) => Ok(JsValue::FALSE),
        (Some(Values::Switch), Some("on" | "true")) => Ok(JsValue::TRUE),
        (Some(Values::Switch), Some("false")) => Ok(JsValue::FALSE),
        (Some(Values::Numbers { .. } | Values::Span { .. }), Some("")) => Ok(JsValue::UNDEFINED),
        (Some(Values::Numbers { .. } | Values::Span { .. }), Some(text)) => match text.parse::<Number>() {
            Ok(number) => to_js(&number),
            Err(()) => Ok(text.into()),
        },
        _ => Ok(entry.cloned().unwrap_or(JsValue::UNDEFINED)),
    }
}

fn to_js(value: &impl Serialize) -> Result<JsValue, JsValue> {
    let text = serde_json::to_string(value).map_err(|error| JsValue::from(error.to_string()))?;
    JSON::parse(&text)
}

fn set(object: &Object, key: &str, value: &JsValue) -> Result<(), JsValue> {
    Reflect::set(object, &key.into(), value).map(|_| ())
}
