//! JSON as it was written: a tree that keeps the order of keys and every duplicate.
//!
//! From a text it is built here, through serde; from an object of JavaScript in `wasm/tree.rs`.

use std::cell::Cell;
use std::fmt;

use serde::de::{DeserializeSeed, Deserializer, Error, MapAccess, SeqAccess, Visitor};

use crate::number::Number;

/// No catalog needs more than about 20 levels. The limit also ends objects that contain themselves.
pub(crate) const MAX_DEPTH: usize = 64;

/// One JSON value.
#[derive(Debug, Clone, PartialEq)]
pub(crate) enum Json {
    Null,
    Bool(bool),
    /// As text: it is only ever shown, in the message that refuses it.
    Number(String),
    Text(String),
    List(Vec<Json>),
    /// All entries in the order written, duplicates included.
    Object(Vec<(String, Json)>),
    /// A value of JavaScript that JSON has no form for, and what it is.
    #[cfg_attr(not(target_arch = "wasm32"), expect(dead_code, reason = "texts hold no such value"))]
    Other(&'static str),
}

impl Json {
    #[expect(clippy::disallowed_types, reason = "it only becomes the text of a message")]
    pub(crate) fn number(float: f64) -> Json {
        Json::Number(Number::meant_by(float).map_or_else(|word| word, |number| number.to_string()))
    }

    /// What it is, in the words of messages.
    pub(crate) fn kind(&self) -> &'static str {
        match self {
            Json::Null => "null",
            Json::Bool(_) => "true or false",
            Json::Number(_) => "a number",
            Json::Text(_) => "a string",
            Json::List(_) => "a list",
            Json::Object(_) => "an object",
            Json::Other(kind) => kind,
        }
    }

    /// The value of `key`, where this is an object that has it.
    pub(crate) fn get(&self, key: &str) -> Option<&Json> {
        let Json::Object(entries) = self else { return None };
        entries.iter().find(|(name, _)| name == key).map(|(_, value)| value)
    }

    pub(crate) fn as_text(&self) -> Option<&str> {
        if let Json::Text(text) = self { Some(text) } else { None }
    }
}

/// Why no tree could be built.
#[derive(Debug)]
pub(crate) enum JsonError {
    TooDeep,
    /// The deserializer's own words.
    Syntax(String),
}

/// The tree of a JSON text.
pub(crate) fn parse(text: &str) -> Result<Json, JsonError> {
    let mut deserializer = serde_json::Deserializer::from_str(text);
    let json = from_deserializer(&mut deserializer)?;
    deserializer.end().map_err(|error| JsonError::Syntax(error.to_string()))?;
    Ok(json)
}

fn from_deserializer<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Json, JsonError> {
    let too_deep = Cell::new(false);
    let seed = Seed { depth: 0, too_deep: &too_deep };
    seed.deserialize(deserializer).map_err(|error| {
        if too_deep.get() { JsonError::TooDeep } else { JsonError::Syntax(error.to_string()) }
    })
}

#[derive(Clone, Copy)]
struct Seed<'a> {
    depth: usize,
    too_deep: &'a Cell<bool>,
}

impl Seed<'_> {
    fn deeper<E: Error>(self) -> Result<Self, E> {
        if self.depth == MAX_DEPTH {
            self.too_deep.set(true);
            return Err(E::custom("too deep"));
        }
        Ok(Seed { depth: self.depth + 1, ..self })
    }
}

impl<'de> DeserializeSeed<'de> for Seed<'_> {
    type Value = Json;
    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<Json, D::Error> {
        deserializer.deserialize_any(self)
    }
}

impl<'de> Visitor<'de> for Seed<'_> {
    type Value = Json;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("JSON")
    }
    fn visit_unit<E>(self) -> Result<Json, E> {
        Ok(Json::Null)
    }
    fn visit_bool<E>(self, value: bool) -> Result<Json, E> {
        Ok(Json::Bool(value))
    }
    fn visit_i64<E>(self, value: i64) -> Result<Json, E> {
        Ok(Json::Number(value.to_string()))
    }
    fn visit_u64<E>(self, value: u64) -> Result<Json, E> {
        Ok(Json::Number(value.to_string()))
    }
    #[expect(
        clippy::disallowed_types,
        reason = "serde hands numbers over as f64; it only becomes the text of a message"
    )]
    fn visit_f64<E>(self, value: f64) -> Result<Json, E> {
        Ok(Json::number(value))
    }
    fn visit_str<E>(self, value: &str) -> Result<Json, E> {
        Ok(Json::Text(value.to_owned()))
    }
    fn visit_seq<A: SeqAccess<'de>>(self, mut items: A) -> Result<Json, A::Error> {
        let seed = self.deeper()?;
        let mut list = Vec::new();
        while let Some(item) = items.next_element_seed(seed)? {
            list.push(item);
        }
        Ok(Json::List(list))
    }
    fn visit_map<A: MapAccess<'de>>(self, mut entries: A) -> Result<Json, A::Error> {
        let seed = self.deeper()?;
        let mut object = Vec::new();
        while let Some(key) = entries.next_key()? {
            object.push((key, entries.next_value_seed(seed)?));
        }
        Ok(Json::Object(object))
    }
}
