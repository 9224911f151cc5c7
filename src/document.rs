//! A catalog as written: plain values, not yet known to make sense together.
//!
//! An `Option` around a part that the format requires means that the part could not be read; a problem has said so, and
//! the catalog is refused. Serialised, a checked document is the canonical text that the digest is made of.

use std::collections::BTreeMap;

use rust_decimal::Decimal;
use serde::{Serialize, Serializer};

use crate::day::Period;

mod price;

pub(crate) use price::{
    Action, Band, Cells, Charge, Conditions, Constraint, End, Factor, Figure, Interval, Percent, Rate, Round,
    Start, Step, Table, Test, Use, Word,
};

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

#[derive(Debug, Clone, Serialize)]
pub(crate) struct Document {
    pub(crate) format: String,
    pub(crate) id: String,
    pub(crate) version: String,
    pub(crate) name: String,
    pub(crate) unit: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) time_zone: Option<String>,
    pub(crate) sources: Option<BTreeMap<String, Option<Source>>>,
    pub(crate) notes: BTreeMap<String, Option<String>>,
    /// Definitions that models share. They are put in place before the document is serialised.
    #[serde(skip)]
    pub(crate) settings: Ordered<Option<Setting>>,
    pub(crate) models: Option<Vec<Option<Model>>>,
}

#[derive(Debug, Clone, Default, Serialize)]
pub(crate) struct Source {
    pub(crate) title: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) url: Option<String>,
    pub(crate) checked_on: String,
}

#[derive(Debug, Clone, Serialize)]
pub(crate) struct Model {
    pub(crate) id: String,
    pub(crate) name: String,
    pub(crate) group: String,
    pub(crate) description: String,
    pub(crate) source: String,
    #[serde(flatten)]
    pub(crate) period: Period,
    pub(crate) settings: Ordered<Option<SettingEntry>>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub(crate) constraints: Vec<Option<Constraint>>,
    pub(crate) quantities: Ordered<Option<Quantity>>,
    pub(crate) price: Vec<Option<Charge>>,
    pub(crate) then: Vec<Option<Step>>,
    pub(crate) notes: Vec<Option<String>>,
}

#[derive(Debug, Clone, Serialize)]
#[serde(untagged)]
pub(crate) enum SettingEntry {
    /// The name of a shared definition.
    Shared(String),
    Own(Setting),
}

#[derive(Debug, Clone, Serialize)]
pub(crate) struct Setting {
    pub(crate) label: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) one: Option<String>,
    #[serde(flatten)]
    pub(crate) values: Values,
    /// Other text → option.
    #[serde(skip_serializing_if = "BTreeMap::is_empty")]
    pub(crate) aliases: BTreeMap<String, Option<String>>,
    /// Without it the setting always exists.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) when: Option<Conditions>,
}

#[derive(Debug, Clone, Serialize)]
#[serde(tag = "kind", rename_all = "lowercase")]
pub(crate) enum Values {
    Options {
        options: Vec<String>,
        #[serde(skip_serializing_if = "Option::is_none")]
        default: Option<String>,
    },
    Number(Numbers),
    Switch {
        #[serde(skip_serializing_if = "Option::is_none")]
        default: Option<bool>,
    },
}

#[derive(Debug, Clone, Serialize)]
#[serde(untagged)]
pub(crate) enum Numbers {
    Listed {
        options: Vec<Decimal>,
        #[serde(skip_serializing_if = "Option::is_none")]
        default: Option<Decimal>,
    },
    Stepped {
        min: Decimal,
        max: Decimal,
        step: Decimal,
        #[serde(skip_serializing_if = "Option::is_none")]
        default: Option<Decimal>,
    },
}

#[derive(Debug, Clone, Serialize)]
pub(crate) struct Quantity {
    #[serde(flatten)]
    pub(crate) items: Items,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) per: Option<Decimal>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) one: Option<String>,
}

#[derive(Debug, Clone, Serialize)]
#[serde(rename_all = "lowercase")]
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

#[derive(Debug, Clone, Serialize)]
#[serde(untagged)]
pub(crate) enum Item {
    Name(String),
    Decimal(Decimal),
    Table(Table),
}
