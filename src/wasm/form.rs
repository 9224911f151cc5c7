//! A form's data as settings.

use js_sys::{Array, Object};
use wasm_bindgen::prelude::*;
use web_sys::FormData;

use super::{set, to_js};
use crate::catalog::{Catalog, Model};
use crate::number::Number;
use crate::plan::Values;

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

/// `undefined` for what is not filled in.
fn value(model: Option<&Model>, name: &str, entry: Option<&JsValue>) -> Result<JsValue, JsValue> {
    let values = model.and_then(|model| model.setting(name)).map(|(_, setting)| &setting.values);
    let text = entry.and_then(JsValue::as_string);
    match (values, text.as_deref()) {
        // An unchecked box has no entry.
        (Some(Values::Switch), None | Some("false")) => Ok(JsValue::FALSE),
        (Some(Values::Switch), Some("on" | "true")) => Ok(JsValue::TRUE),
        (Some(_), Some("")) => Ok(JsValue::UNDEFINED),
        (Some(Values::Numbers { .. } | Values::Span { .. }), Some(text)) => match text.parse::<Number>() {
            Ok(number) => to_js(&number),
            Err(_) => Ok(text.into()),
        },
        _ => Ok(entry.cloned().unwrap_or(JsValue::UNDEFINED)),
    }
}
