//! A catalog as written: plain values, not yet known to make sense together.
//!
//! An `Option` around a part that the format requires means that the part could not be read; a problem has said so, and
//! the catalog is refused. Serialised, a checked document is the canonical text that the digest is made of.

use std::collections::BTreeMap;

use rust_decimal::Decimal;
use serde::{Serialize, Serializer};

#[cfg(feature = "cli")]
use schemars::JsonSchema;

use crate::day::Period;
#[cfg(feature = "cli")]
use crate::schema::{DayText, DecimalText, Format, Id, Name, Text, TimeZone};

mod price;
mod table;

pub(crate) use price::{
    Action, Charge, Conditions, Constraint, Factor, Interval, Percent, Rate, Round, Start, Step, Test, Use,
    Word,
};
pub(crate) use table::{Band, Cells, End, Figure, Table};

/// Entries in the order written. Later duplicates have been refused.
#[derive(Debug, Clone)]
pub(crate) struct Ordered<T>(pub(crate) Vec<(String, T)>);

impl<T> Ordered<T> {
    pub(crate) fn get(&self, name: &str) -> Option<&T> {
        self.0.iter().find(|(key, _)| key == name).map(|(_, value)| value)
    }
    pub(crate) fn names(&self) -> impl Iterator<Item = &str> {
        self.0.iter().map(|(name, _)| name.as_str())
    }
}

impl<T> Default for Ordered<T> {
    fn default() -> Self {
        Ordered(Vec::new())
    }
}

impl<T: Serialize> Serialize for Ordered<T> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_map(self.0.iter().map(|(name, value)| (name, value)))
    }
}

/// A costpeek catalog: what every model of a product costs, under every setting.
#[derive(Debug, Clone, Serialize)]
#[cfg_attr(feature = "cli", derive(JsonSchema), schemars(deny_unknown_fields))]
pub(crate) struct Document {
    /// The format of this file.
    #[cfg_attr(feature = "cli", schemars(with = "Format"))]
    pub(crate) format: String,
    /// The catalog's id.
    #[cfg_attr(feature = "cli", schemars(with = "Id"))]
    pub(crate) id: String,
    /// Yours to choose: a day, a number.
    #[cfg_attr(feature = "cli", schemars(with = "Text"))]
    pub(crate) version: String,
    /// The name of the price list, for people.
    #[cfg_attr(feature = "cli", schemars(with = "Text"))]
    pub(crate) name: String,
    /// What the figures count: "credits".
    #[cfg_attr(feature = "cli", schemars(with = "Text"))]
    pub(crate) unit: String,
    /// Where its days begin: "UTC", "Europe/Berlin". Needed where anything is dated.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "cli", schemars(with = "Option<TimeZone>"))]
    pub(crate) time_zone: Option<String>,
    /// Where figures were read, by name.
    #[cfg_attr(feature = "cli", schemars(with = "BTreeMap<Name, Source>"))]
    pub(crate) sources: Option<BTreeMap<String, Option<Source>>>,
    /// Sentences that estimates carry, by name.
    #[cfg_attr(feature = "cli", schemars(with = "BTreeMap<Name, Text>", default))]
    pub(crate) notes: BTreeMap<String, Option<String>>,
    /// Definitions that models share, by name. They are put in place before the document is serialised.
    #[serde(skip_serializing)]
    #[cfg_attr(feature = "cli", schemars(with = "BTreeMap<Name, Setting>", default))]
    pub(crate) settings: Ordered<Option<Setting>>,
    /// Whatever has a price: models, upscalers, actions.
    #[cfg_attr(feature = "cli", schemars(with = "Vec<Model>"))]
    pub(crate) models: Option<Vec<Option<Model>>>,
}

/// Where figures were read.
#[derive(Debug, Clone, Default, Serialize)]
#[cfg_attr(feature = "cli", derive(JsonSchema), schemars(deny_unknown_fields))]
pub(crate) struct Source {
    /// The title of the page.
    #[cfg_attr(feature = "cli", schemars(with = "Text"))]
    pub(crate) title: String,
    /// Its address.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "cli", schemars(with = "Option<Text>"))]
    pub(crate) url: Option<String>,
    /// The day on which the figures were read, YYYY-MM-DD.
    #[cfg_attr(feature = "cli", schemars(with = "DayText"))]
    pub(crate) checked_on: String,
}

/// Something with a price.
#[derive(Debug, Clone, Serialize)]
#[cfg_attr(feature = "cli", derive(JsonSchema), schemars(deny_unknown_fields))]
pub(crate) struct Model {
    /// What settings name it by.
    #[cfg_attr(feature = "cli", schemars(with = "Id"))]
    pub(crate) id: String,
    /// Its name, for people.
    #[cfg_attr(feature = "cli", schemars(with = "Text"))]
    pub(crate) name: String,
    /// Models of one group stand together.
    #[cfg_attr(feature = "cli", schemars(with = "Text"))]
    pub(crate) group: String,
    /// A sentence about it.
    #[cfg_attr(feature = "cli", schemars(with = "Text"))]
    pub(crate) description: String,
    /// The name of the source of its figures.
    #[cfg_attr(feature = "cli", schemars(with = "Name"))]
    pub(crate) source: String,
    #[serde(flatten)]
    pub(crate) period: Period,
    /// What a person chooses, by name, in the order in which it is shown.
    #[cfg_attr(feature = "cli", schemars(with = "BTreeMap<Name, SettingEntry>", default))]
    pub(crate) settings: Ordered<Option<SettingEntry>>,
    /// Which settings do not go together.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    #[cfg_attr(feature = "cli", schemars(with = "Vec<Constraint>", default))]
    pub(crate) constraints: Vec<Option<Constraint>>,
    /// Numbers made from settings, by name; each from earlier ones.
    #[cfg_attr(feature = "cli", schemars(with = "BTreeMap<Name, Quantity>", default))]
    pub(crate) quantities: Ordered<Option<Quantity>>,
    /// The charges; the total is their sum.
    #[cfg_attr(feature = "cli", schemars(with = "Vec<Charge>"))]
    pub(crate) price: Vec<Option<Charge>>,
    /// What happens to the total, in this order.
    #[cfg_attr(feature = "cli", schemars(with = "Vec<Step>", default))]
    pub(crate) then: Vec<Option<Step>>,
    /// Names of notes that every estimate of the model carries.
    #[cfg_attr(feature = "cli", schemars(with = "Vec<Name>", default))]
    pub(crate) notes: Vec<Option<String>>,
}

/// A setting, or the name of a shared one.
#[derive(Debug, Clone, Serialize)]
#[serde(untagged)]
#[cfg_attr(feature = "cli", derive(JsonSchema))]
pub(crate) enum SettingEntry {
    /// The name of a shared definition.
    Shared(#[cfg_attr(feature = "cli", schemars(with = "Name"))] String),
    Own(Setting),
}

/// What a person chooses: one of some words, a number, or on and off.
#[derive(Debug, Clone, Serialize)]
#[cfg_attr(feature = "cli", derive(JsonSchema), schemars(deny_unknown_fields))]
pub(crate) struct Setting {
    /// The words beside the control.
    #[cfg_attr(feature = "cli", schemars(with = "Text"))]
    pub(crate) label: String,
    /// The singular: "20 credits per *megapixel*". Of numbers only.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "cli", schemars(with = "Option<Text>"))]
    pub(crate) one: Option<String>,
    #[serde(flatten)]
    pub(crate) values: Values,
    /// Other words for options: text → option.
    #[serde(skip_serializing_if = "BTreeMap::is_empty")]
    #[cfg_attr(feature = "cli", schemars(with = "BTreeMap<Text, Text>", default))]
    pub(crate) aliases: BTreeMap<String, Option<String>>,
    /// The setting exists only when all of these hold.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "cli", schemars(with = "Option<BTreeMap<Name, Test>>"))]
    pub(crate) when: Option<Conditions>,
}

#[derive(Debug, Clone, Serialize)]
#[serde(tag = "kind", rename_all = "lowercase")]
#[cfg_attr(feature = "cli", derive(JsonSchema))]
pub(crate) enum Values {
    /// One of some words.
    Options {
        /// The words.
        #[cfg_attr(feature = "cli", schemars(with = "Vec<Text>"))]
        options: Vec<String>,
        /// What is assumed when nothing is chosen; without it, something must be.
        #[serde(skip_serializing_if = "Option::is_none")]
        #[cfg_attr(feature = "cli", schemars(with = "Option<Text>"))]
        default: Option<String>,
    },
    /// A number.
    Number(Numbers),
    /// `true` or `false`.
    Switch {
        /// What is assumed when nothing is chosen; without it, something must be.
        #[serde(skip_serializing_if = "Option::is_none")]
        default: Option<bool>,
    },
}

#[derive(Debug, Clone, Serialize)]
#[serde(untagged)]
#[cfg_attr(feature = "cli", derive(JsonSchema))]
pub(crate) enum Numbers {
    Listed {
        /// The numbers.
        #[cfg_attr(feature = "cli", schemars(with = "Vec<DecimalText>"))]
        options: Vec<Decimal>,
        /// What is assumed when nothing is chosen; without it, something must be.
        #[serde(skip_serializing_if = "Option::is_none")]
        #[cfg_attr(feature = "cli", schemars(with = "Option<DecimalText>"))]
        default: Option<Decimal>,
    },
    Stepped {
        /// The smallest number.
        #[cfg_attr(feature = "cli", schemars(with = "DecimalText"))]
        min: Decimal,
        /// The largest number.
        #[cfg_attr(feature = "cli", schemars(with = "DecimalText"))]
        max: Decimal,
        /// From `min` on.
        #[cfg_attr(feature = "cli", schemars(with = "DecimalText"))]
        step: Decimal,
        /// What is assumed when nothing is chosen; without it, something must be.
        #[serde(skip_serializing_if = "Option::is_none")]
        #[cfg_attr(feature = "cli", schemars(with = "Option<DecimalText>"))]
        default: Option<Decimal>,
    },
}

/// A number made from settings.
#[derive(Debug, Clone, Serialize)]
#[cfg_attr(feature = "cli", derive(JsonSchema), schemars(deny_unknown_fields))]
pub(crate) struct Quantity {
    #[serde(flatten)]
    pub(crate) items: Items,
    /// Divides the result.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "cli", schemars(with = "Option<DecimalText>"))]
    pub(crate) per: Option<Decimal>,
    /// The singular: "20 credits per *megapixel*".
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "cli", schemars(with = "Option<Text>"))]
    pub(crate) one: Option<String>,
}

#[derive(Debug, Clone, Serialize)]
#[serde(rename_all = "lowercase")]
#[cfg_attr(feature = "cli", derive(JsonSchema))]
pub(crate) enum Items {
    Product(Vec<Item>),
    Sum(Vec<Item>),
    Largest(Vec<Item>),
}

impl Items {
    pub(crate) fn key(&self) -> &'static str {
        match self {
            Items::Product(_) => "product",
            Items::Sum(_) => "sum",
            Items::Largest(_) => "largest",
        }
    }

    pub(crate) fn list(&self) -> &[Item] {
        let (Items::Product(list) | Items::Sum(list) | Items::Largest(list)) = self;
        list
    }
}

/// The name of a number setting or of an earlier quantity, a decimal, or a table of exact figures.
#[derive(Debug, Clone, Serialize)]
#[serde(untagged)]
#[cfg_attr(feature = "cli", derive(JsonSchema))]
pub(crate) enum Item {
    Name(#[cfg_attr(feature = "cli", schemars(with = "Name"))] String),
    Decimal(#[cfg_attr(feature = "cli", schemars(with = "DecimalText"))] Decimal),
    Table(Table),
}
