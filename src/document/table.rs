//! Figures as written, and tables of them.

#[cfg(feature = "cli")]
use std::borrow::Cow;
use std::collections::BTreeMap;

use rust_decimal::Decimal;
use serde::{Serialize, Serializer};

#[cfg(feature = "cli")]
use schemars::{JsonSchema, Schema, SchemaGenerator};

#[cfg(feature = "cli")]
use crate::schema::{DecimalText, FigureText, Name};

#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) enum Figure {
    Exact(Decimal),
    Approximate(Decimal),
    Range { min: Decimal, max: Decimal },
    Unpublished,
}

#[cfg(feature = "cli")]
impl JsonSchema for Figure {
    fn schema_name() -> Cow<'static, str> {
        "Figure".into()
    }
    fn json_schema(generator: &mut SchemaGenerator) -> Schema {
        WrittenFigure::json_schema(generator)
    }
}

/// A decimal, "unpublished", or a figure that is not exact.
#[cfg(feature = "cli")]
#[derive(JsonSchema)]
#[serde(untagged)]
#[schemars(deny_unknown_fields)]
#[expect(dead_code, reason = "only its schema is used")]
enum WrittenFigure {
    /// Exactly this, or "unpublished": there is a price, and it is not known.
    Text(FigureText),
    /// Inferred, not published as exact.
    Approximate { approximate: DecimalText },
    /// Somewhere from `min` to `max`.
    Range { min: DecimalText, max: DecimalText },
}

impl Serialize for Figure {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self {
            Figure::Exact(decimal) => serializer.collect_str(decimal),
            Figure::Approximate(decimal) => serializer.collect_map([("approximate", decimal)]),
            Figure::Range { min, max } => serializer.collect_map([("min", min), ("max", max)]),
            Figure::Unpublished => serializer.serialize_str("unpublished"),
        }
    }
}

#[derive(Debug, Clone, Serialize)]
#[cfg_attr(feature = "cli", derive(JsonSchema), schemars(deny_unknown_fields))]
pub(crate) struct Table {
    /// The axes: settings and quantities.
    #[cfg_attr(feature = "cli", schemars(with = "Vec<Name>"))]
    pub(crate) by: Vec<String>,
    /// Nested in the order of the axes: an object from options to what stands below, a list of bands, or one figure for all.
    #[cfg_attr(feature = "cli", schemars(required))]
    pub(crate) cells: Option<Cells>,
}

#[derive(Debug, Clone, Serialize)]
#[serde(untagged)]
#[cfg_attr(feature = "cli", derive(JsonSchema))]
pub(crate) enum Cells {
    Figure(Figure),
    Options(
        #[cfg_attr(feature = "cli", schemars(with = "BTreeMap<String, Cells>"))]
        BTreeMap<String, Option<Cells>>,
    ),
    Bands(#[cfg_attr(feature = "cli", schemars(with = "Vec<Band>"))] Vec<Option<Band>>),
}

#[derive(Debug, Clone, Serialize)]
#[cfg_attr(feature = "cli", derive(JsonSchema), schemars(deny_unknown_fields))]
pub(crate) struct Band {
    #[serde(flatten)]
    pub(crate) end: Option<End>,
    /// What holds in this band.
    #[cfg_attr(feature = "cli", schemars(required))]
    pub(crate) is: Option<Cells>,
}

#[derive(Debug, Clone, Copy, Serialize)]
#[serde(rename_all = "snake_case")]
#[cfg_attr(feature = "cli", derive(JsonSchema))]
pub(crate) enum End {
    UpTo(#[cfg_attr(feature = "cli", schemars(with = "DecimalText"))] Decimal),
    Below(#[cfg_attr(feature = "cli", schemars(with = "DecimalText"))] Decimal),
}

impl End {
    /// `below` x ends before `up_to` x.
    pub(crate) fn order(self) -> (Decimal, bool) {
        match self {
            End::Below(decimal) => (decimal, false),
            End::UpTo(decimal) => (decimal, true),
        }
    }
}
