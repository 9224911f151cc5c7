//! The JSON Schema of catalogs, generated from the types of the document as written, for editors.
//!
//! It says what each key takes. What only shows when keys are looked at together (names that exist, tables that are complete)
//! is the engine's to check.

use std::borrow::Cow;

use schemars::generate::SchemaSettings;
use schemars::transform::RecursiveTransform;
use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};

use serde_json::{Value, json};

use crate::document::Document;
use crate::read::FORMAT;
use crate::round::MODES;

/// The JSON Schema (2020-12) of a catalog, as JSON text with line breaks.
#[must_use]
pub fn schema() -> String {
    let settings = SchemaSettings::draft2020_12().with_transform(RecursiveTransform(as_written));
    let mut schema = settings.into_generator().into_root_schema_for::<Document>();
    if let Some(Value::Object(properties)) = schema.get_mut("properties") {
        let description = "Where this schema is: no part of the catalog.";
        properties.insert("$schema".to_owned(), json!({ "type": "string", "description": description }));
    }
    // A schema is made of texts, lists and maps: writing it cannot fail.
    serde_json::to_string_pretty(&schema).unwrap_or_default() + "\n"
}

/// What may be left out is left out, and not written as null. All that can be read is written by people.
fn as_written(schema: &mut Schema) {
    schema.remove("writeOnly");
    schema.remove("default");
    if let Some(Value::Array(types)) = schema.get("type")
        && let [only, Value::String(null)] = &types[..]
        && null == "null"
    {
        let only = only.clone();
        schema.insert("type".to_owned(), only);
    }
    if let Some(Value::Array(forms)) = schema.get_mut("anyOf") {
        forms.retain(|form| form.get("type").and_then(Value::as_str) != Some("null"));
    }
}

/// A string of one form, and what it is.
macro_rules! texts {
    ($($(#[doc = $doc:literal])+ $name:ident = $schema:expr;)+) => {
        $(
            $(#[doc = $doc])+
            #[derive(PartialEq, Eq, PartialOrd, Ord)]
            pub(crate) struct $name;

            impl JsonSchema for $name {
                fn schema_name() -> Cow<'static, str> {
                    stringify!($name).into()
                }
                fn json_schema(_: &mut SchemaGenerator) -> Schema {
                    $schema
                }
            }
        )+
    };
}

const DECIMAL: &str = "(0|[1-9][0-9]{0,8})(\\.[0-9]{1,12})?";

texts! {
    /// Any string but the empty one.
    Text = json_schema!({ "type": "string", "minLength": 1 });
    /// Stands in code, links and file names.
    Id = json_schema!({ "type": "string", "pattern": "^[a-z0-9][a-z0-9.-]*$" });
    /// Names a setting, quantity, note or source.
    Name = json_schema!({ "type": "string", "pattern": "^[A-Za-z][A-Za-z0-9_-]*$" });
    /// A day, YYYY-MM-DD.
    DayText = json_schema!({ "type": "string", "pattern": "^[0-9]{4}-[0-9]{2}-[0-9]{2}$" });
    /// The name of a time zone.
    TimeZone = json_schema!({ "type": "string", "pattern": "^[A-Za-z][A-Za-z0-9_+/-]*$" });
    /// An exact decimal number, as a string.
    DecimalText = json_schema!({ "type": "string", "pattern": format!("^{DECIMAL}$") });
    /// A decimal, or "unpublished".
    FigureText = json_schema!({ "type": "string", "pattern": format!("^({DECIMAL}|unpublished)$") });
    /// A decimal up to 100, or "unpublished".
    PercentText = json_schema!({ "type": "string", "pattern": format!("^({DECIMAL}|unpublished)$") });
    /// The one format that this version reads.
    Format = json_schema!({ "const": FORMAT });
    /// How to round.
    ModeName = json_schema!({ "enum": MODES.map(|(name, _)| name) });
}
