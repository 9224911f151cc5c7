//! What a plain form gives for settings.

use js_sys::JSON;
use wasm_bindgen::prelude::*;
use web_sys::FormData;

use super::runtime::Engine;
use crate::settings::Value;
use crate::typed;

#[wasm_bindgen]
impl Engine {
    /// What a form gives for a setting of the model of this id: text becomes the kind of value that the setting takes (see
    /// [`crate::typed::value`]); a file, or a list of several, stays as it is, to be refused.
    ///
    /// # Errors
    /// None: every number that was read is one of JavaScript's.
    #[wasm_bindgen(js_name = formValue)]
    pub fn form_value(&self, form: &FormData, model: &str, setting: &str) -> Result<JsValue, JsValue> {
        let entries = form.get_all(setting);
        let entry = entries.get(0);
        if entries.length() > 1 {
            // Which one counts is not for us to say.
            return Ok(entries.into());
        }
        if entries.length() == 1 && !entry.is_string() {
            return Ok(entry);
        }
        match typed::value(self.image.model(model), setting, entry.as_string().as_deref()) {
            None => Ok(JsValue::UNDEFINED),
            Some(Value::Text(_) | Value::Other(_)) => Ok(entry),
            Some(Value::Switch(switch)) => Ok(switch.into()),
            Some(Value::Number(number)) => JSON::parse(&number.text()),
        }
    }
}
