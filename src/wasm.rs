//! The door to JavaScript. It moves values and decides nothing: prices and refusals come from behind it.
//!
//! Settings and documents are read through js-sys, own keys only and each value once; forms through web-sys; problems go out
//! through serde-wasm-bindgen, and answers as one JSON text, since amounts are strings and one text costs less than many
//! small calls.

use js_sys::{Array, JSON, Object, Reflect};
use serde::Serialize;
use wasm_bindgen::prelude::*;
use web_sys::FormData;

use crate::catalog::Catalog;
use crate::certainty;
use crate::estimate::Estimate;
use crate::json::JsonError;
use crate::problem::CatalogError;
use crate::refusal::SettingsError;
use crate::settings::Settings;

#[cfg(feature = "cli")]
pub mod cli;
mod form;
mod given;
mod tree;

use given::{Given, day};
use tree::Stop;

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
#[expect(clippy::needless_pass_by_value, reason = "wasm-bindgen hands values over")]
pub fn from_document(document: JsValue) -> Result<Handle, JsValue> {
    let tree = match tree::read(&document) {
        Ok(tree) => Ok(tree),
        Err(Stop::TooDeep) => Err(JsonError::TooDeep),
        Err(Stop::Thrown(error)) => return Err(error),
    };
    handle(Catalog::from_tree(tree))
}

fn handle(catalog: Result<Catalog, CatalogError>) -> Result<Handle, JsValue> {
    match catalog {
        Ok(catalog) => Ok(Handle(catalog)),
        Err(error) => Err(serde_wasm_bindgen::to_value(&error)?),
    }
}

#[wasm_bindgen]
#[expect(clippy::missing_errors_doc, reason = "nothing throws but what reading a value throws")]
impl Handle {
    /// `{ id, version, digest, unit, name, timeZone? }`.
    #[wasm_bindgen]
    pub fn about(&self) -> Result<JsValue, JsValue> {
        #[derive(Serialize)]
        struct About<'a> {
            #[serde(flatten)]
            id: &'a crate::CatalogId,
            unit: &'a str,
            name: &'a str,
            #[serde(rename = "timeZone", skip_serializing_if = "Option::is_none")]
            time_zone: Option<&'a str>,
        }
        let Catalog { id, unit, name, .. } = &self.0;
        to_js(&About { id, unit, name, time_zone: self.0.time_zone() })
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

    /// `{ estimate }` or `{ refusal }`.
    #[wasm_bindgen]
    pub fn estimate(&self, settings: &JsValue, at: &JsValue) -> Result<JsValue, JsValue> {
        answer("estimate", self.estimated(settings, at)?)
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
    #[expect(clippy::needless_pass_by_value, reason = "wasm-bindgen hands values over")]
    pub fn range(&self, settings: &JsValue, over: Vec<String>, at: &JsValue) -> Result<JsValue, JsValue> {
        let over: Vec<&str> = over.iter().map(String::as_str).collect();
        let range = self.ask(settings, at, &over, |settings, at| self.0.range(settings, &over, at))?;
        answer("range", range)
    }

    /// `{ alternatives }` or `{ refusal }`.
    #[wasm_bindgen]
    pub fn sensitivity(&self, settings: &JsValue, at: &JsValue) -> Result<JsValue, JsValue> {
        let alternatives = self.ask(settings, at, &[], |settings, at| self.0.sensitivity(settings, at))?;
        answer("alternatives", alternatives)
    }

    /// `{ affordable }` or `{ refusal }`; undefined where the balance is no decimal number.
    #[wasm_bindgen]
    pub fn affordable(
        &self,
        settings: &JsValue,
        balance: &str,
        counting: &str,
        at: &JsValue,
    ) -> Result<JsValue, JsValue> {
        let Ok(balance) = balance.parse() else { return Ok(JsValue::UNDEFINED) };
        let affordable = self.ask(settings, at, &[counting], |settings, at| {
            self.0.affordable(settings, balance, counting, at)
        })?;
        answer("affordable", affordable)
    }

    /// `{ names }` or `{ refusal }`.
    #[wasm_bindgen(js_name = dependsOn)]
    pub fn depends_on(&self, model: &str) -> Result<JsValue, JsValue> {
        let names = self.0.depends_on(model);
        answer("names", names.map_err(|error| given::of_model(error, model, &JsValue::UNDEFINED)))
    }

    /// `{ base }`, which is null where there are too many ways to say it, or `{ refusal }`.
    #[wasm_bindgen]
    pub fn base(&self, model: &str, at: &JsValue) -> Result<JsValue, JsValue> {
        let base = self.0.base(model, day(at).as_deref());
        answer("base", base.map_err(|error| given::of_model(error, model, at)))
    }

    /// Settings from a form's data: text becomes the kind of value that the setting of the chosen model takes.
    ///
    /// An unchecked box has no entry, so a switch without one is off. A number that is not filled in is left out. Text that
    /// does not fit stays as it is, and is refused by `estimate`. Entries that no model has as a setting are left alone.
    #[wasm_bindgen(js_name = settingsFromForm)]
    pub fn settings_from_form(&self, form: &FormData) -> Result<JsValue, JsValue> {
        form::settings(&self.0, form)
    }

    fn estimated(&self, settings: &JsValue, at: &JsValue) -> Result<Result<Estimate, Refused>, JsValue> {
        self.ask(settings, at, &[], |settings, at| self.0.estimate(settings, at))
    }

    /// Reads the settings, but for the `free` ones, and asks the catalog; a refusal gets the very value that was refused.
    fn ask<T>(
        &self,
        settings: &JsValue,
        at: &JsValue,
        free: &[&str],
        question: impl FnOnce(&Settings, Option<&str>) -> Result<T, SettingsError>,
    ) -> Result<Result<T, Refused>, JsValue> {
        let given = Given::read(&self.0, settings, free)?;
        let answer = given.settings(settings).and_then(|settings| question(settings, day(at).as_deref()));
        Ok(answer.map_err(|error| given.with_value(error, settings, at)))
    }
}

/// A refusal, with the very value that was refused.
type Refused = (SettingsError, JsValue);

fn answer<T: Serialize>(kind: &str, answer: Result<T, Refused>) -> Result<JsValue, JsValue> {
    let object = Object::new();
    match answer {
        Ok(answer) => set(&object, kind, &to_js(&answer)?)?,
        Err((error, value)) => {
            let refusal = to_js(&error)?;
            Reflect::set(&refusal, &"value".into(), &value)?;
            set(&object, "refusal", &refusal)?;
        }
    }
    Ok(object.into())
}

fn to_js(value: &impl Serialize) -> Result<JsValue, JsValue> {
    let text = serde_json::to_string(value).map_err(|error| JsValue::from(error.to_string()))?;
    JSON::parse(&text)
}

fn set(object: &Object, key: &str, value: &JsValue) -> Result<(), JsValue> {
    Reflect::set(object, &key.into(), value).map(|_| ())
}
