//! A price as written: charges, figures, tables, and the steps on the total.

use std::collections::BTreeMap;

use rust_decimal::Decimal;
use serde::{Serialize, Serializer};

use crate::round::{MODES, Mode};

#[derive(Debug, Clone, Serialize)]
pub(crate) struct Charge {
    pub(crate) label: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) when: Option<Conditions>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) unless: Option<Conditions>,
    pub(crate) rate: Option<Rate>,
    pub(crate) times: Vec<Option<Factor>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) round: Option<Round>,
    pub(crate) notes: Vec<Option<String>>,
}

/// Setting → the values that it may have.
pub(crate) type Conditions = BTreeMap<String, Option<Test>>;

/// What a condition asks of a setting or quantity.
#[derive(Debug, Clone, Serialize)]
#[serde(untagged)]
pub(crate) enum Test {
    /// It is one of these.
    OneOf(Vec<Word>),
    Within(Interval),
}

/// Numbers between two ends, of which one can be missing.
#[derive(Debug, Clone, Copy, Serialize)]
pub(crate) struct Interval {
    #[serde(flatten)]
    pub(crate) start: Option<Start>,
    #[serde(flatten)]
    pub(crate) end: Option<End>,
}

#[derive(Debug, Clone, Copy, Serialize)]
#[serde(rename_all = "snake_case")]
pub(crate) enum Start {
    Above(Decimal),
    AtLeast(Decimal),
}

#[derive(Debug, Clone, PartialEq, Serialize)]
#[serde(untagged)]
pub(crate) enum Word {
    Text(String),
    Switch(bool),
}

#[derive(Debug, Clone, Serialize)]
#[serde(untagged)]
pub(crate) enum Rate {
    Figure(Figure),
    Table(Table),
}

#[derive(Debug, Clone, Serialize)]
#[serde(untagged)]
pub(crate) enum Factor {
    Name(String),
    Use(Use),
    Decimal(Decimal),
    Table(Table),
}

impl Factor {
    /// The number that is counted, where one is.
    pub(crate) fn of(&self) -> Option<&str> {
        match self {
            Factor::Name(of) | Factor::Use(Use { of, .. }) => Some(of),
            Factor::Decimal(_) | Factor::Table(_) => None,
        }
    }
}

/// How much of a number counts, in the order of the fields.
#[derive(Debug, Clone, Default, Serialize)]
pub(crate) struct Use {
    pub(crate) of: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) above: Option<Decimal>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) up_to: Option<Decimal>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) at_least: Option<Decimal>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) per: Option<Decimal>,
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    pub(crate) started: bool,
}

#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) enum Figure {
    Exact(Decimal),
    Approximate(Decimal),
    Range { min: Decimal, max: Decimal },
    Unpublished,
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
pub(crate) struct Table {
    pub(crate) by: Vec<String>,
    pub(crate) cells: Option<Cells>,
}

#[derive(Debug, Clone, Serialize)]
#[serde(untagged)]
pub(crate) enum Cells {
    Figure(Figure),
    Options(BTreeMap<String, Option<Cells>>),
    Bands(Vec<Option<Band>>),
}

#[derive(Debug, Clone, Serialize)]
pub(crate) struct Band {
    #[serde(flatten)]
    pub(crate) end: Option<End>,
    pub(crate) is: Option<Cells>,
}

#[derive(Debug, Clone, Copy, Serialize)]
#[serde(rename_all = "snake_case")]
pub(crate) enum End {
    UpTo(Decimal),
    Below(Decimal),
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

#[derive(Debug, Clone, Serialize)]
pub(crate) struct Round {
    pub(crate) to: Decimal,
    #[serde(serialize_with = "mode_name")]
    pub(crate) mode: Mode,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) each: Option<String>,
}

/// One step on the total.
#[derive(Debug, Clone, Serialize)]
pub(crate) struct Step {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) label: Option<String>,
    #[serde(flatten)]
    pub(crate) action: Action,
}

/// What a step does.
#[derive(Debug, Clone, Serialize)]
#[serde(rename_all = "snake_case")]
pub(crate) enum Action {
    Round(Round),
    PercentOff(Percent),
    Minimum(Decimal),
}

/// A reduction, or that there is one whose size is not known.
#[derive(Debug, Clone, Copy)]
pub(crate) enum Percent {
    Known(Decimal),
    Unpublished,
}

impl Serialize for Percent {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self {
            Percent::Known(percent) => serializer.collect_str(percent),
            Percent::Unpublished => serializer.serialize_str("unpublished"),
        }
    }
}

#[expect(clippy::trivially_copy_pass_by_ref, reason = "serde passes by reference")]
fn mode_name<S: Serializer>(mode: &Mode, serializer: S) -> Result<S::Ok, S::Error> {
    let name = MODES.iter().find(|(_, each)| each == mode).map_or("", |(name, _)| name);
    serializer.serialize_str(name)
}
