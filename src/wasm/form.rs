//! A form's data as settings.

use js_sys::{Array, Object};
use wasm_bindgen::prelude::*;
use web_sys::FormData;

use super::{set, to_js};
use crate::catalog::{Catalog, Model};
use crate::settings::Value;
use crate::typed;

/// The entries whose names the catalog has, as the kinds of values that the chosen model's settings take.
pub(super) fn settings(catalog: &Catalog, form: &FormData) -> Result<JsValue, JsValue> {
    let settings = Object::new();
    let model = form.get("model").as_string().and_then(|id| catalog.model(&id));
    for name in ["model"].into_iter().chain(catalog.setting_names()) {
        let value = match form.get_all(name).to_vec().as_slice() {
            [] => value(model, name, None)?,
            [one] => value(model, name, Some(one))?,
            // Which one counts is not for us to say: a list is refused.
            several => several.iter().collect::<Array>().into(),
        };
        if !value.is_undefined() {
            set(&settings, name, &value)?;
        }
    }
    Ok(settings.into())
}

/// `undefined` for what is not filled in. What is no text, and text that stays text, is the very entry.
fn value(model: Option<&Model>, name: &str, entry: Option<&JsValue>) -> Result<JsValue, JsValue> {
    if let Some(file) = entry.filter(|entry| !entry.is_string()) {
        return Ok(file.clone());
    }
    let text = entry.and_then(JsValue::as_string);
    match typed::value(model, name, text.as_deref()) {
        None => Ok(JsValue::UNDEFINED),
        Some(Value::Text(_)) => Ok(entry.cloned().unwrap_or_default()),
        Some(value) => to_js(&value),
    }
}
