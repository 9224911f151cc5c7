//! A plain object of JavaScript as a JSON tree. What JSON has no form for stays in its place, to be refused there.

use js_sys::{Array, JsString, Object, Reflect};
use wasm_bindgen::prelude::*;

use crate::json::{Json, MAX_DEPTH};

/// Why there is no tree.
pub(super) enum Stop {
    TooDeep,
    /// What a getter threw.
    Thrown(JsValue),
}

/// The tree of a document. Objects that contain themselves end at the depth limit.
pub(super) fn read(document: &JsValue) -> Result<Json, Stop> {
    tree(document, 0)
}

fn tree(value: &JsValue, depth: usize) -> Result<Json, Stop> {
    if let Some(text) = value.dyn_ref::<JsString>() {
        let whole = text.is_valid_utf16();
        return Ok(if whole { Json::Text(text.into()) } else { Json::Other("half of a surrogate pair") });
    }
    if let Some(switch) = value.as_bool() {
        return Ok(Json::Bool(switch));
    }
    if let Some(number) = value.as_f64() {
        return Ok(Json::number(number));
    }
    if value.is_null() {
        return Ok(Json::Null);
    }
    if (Array::is_array(value) || is_plain(value)) && depth == MAX_DEPTH {
        return Err(Stop::TooDeep);
    }
    if Array::is_array(value) {
        let items = value.unchecked_ref::<Array>().iter();
        return Ok(Json::List(items.map(|item| tree(&item, depth + 1)).collect::<Result<_, _>>()?));
    }
    if is_plain(value) {
        return object(value, depth);
    }
    Ok(Json::Other(if value.is_object() { "an object of a class" } else { kind(value) }))
}

/// Its own enumerable entries; one that is `undefined` counts as left out.
fn object(value: &JsValue, depth: usize) -> Result<Json, Stop> {
    let mut entries = Vec::new();
    for key in Object::keys(value.unchecked_ref::<Object>()).iter() {
        let entry = Reflect::get(value, &key).map_err(Stop::Thrown)?;
        if !entry.is_undefined() {
            entries.push((key.as_string().unwrap_or_default(), tree(&entry, depth + 1)?));
        }
    }
    Ok(Json::Object(entries))
}

/// Neither a Map, a Date nor any other object of a class: those keep what they hold somewhere else.
fn is_plain(value: &JsValue) -> bool {
    // The prototype of plain objects has none itself, whichever window they come from.
    let prototype = |of: &JsValue| Object::get_prototype_of(of).into();
    value.is_object() && {
        let own: JsValue = prototype(value);
        own.is_null() || JsValue::is_null(&prototype(&own))
    }
}

/// What a value is that is none of JSON's simple ones, in the words of messages.
fn kind(value: &JsValue) -> &'static str {
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
