//! A price as written: charges and their conditions, and the steps on the total.

use std::collections::BTreeMap;

use rust_decimal::Decimal;
use serde::{Serialize, Serializer};

#[cfg(feature = "cli")]
use schemars::JsonSchema;

use super::{End, Figure, Table};
use crate::day::Period;
use crate::round::{MODES, Mode};
#[cfg(feature = "cli")]
use crate::schema::{DecimalText, ModeName, Name, PercentText, Text};

/// One charge: its rate times all its factors.
#[derive(Debug, Clone, Serialize)]
#[cfg_attr(feature = "cli", derive(JsonSchema), schemars(deny_unknown_fields))]
pub(crate) struct Charge {
    /// What it is for.
    #[cfg_attr(feature = "cli", schemars(with = "Text"))]
    pub(crate) label: String,
    /// It applies when all of these hold.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "cli", schemars(with = "Option<Asked>"))]
    pub(crate) when: Option<Conditions>,
    /// It applies unless all of these hold.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "cli", schemars(with = "Option<Asked>"))]
    pub(crate) unless: Option<Conditions>,
    /// A figure, or a table of figures.
    #[cfg_attr(feature = "cli", schemars(required))]
    pub(crate) rate: Option<Rate>,
    /// What the rate is multiplied by.
    #[cfg_attr(feature = "cli", schemars(with = "Vec<Factor>", default))]
    pub(crate) times: Vec<Option<Factor>>,
    /// Rounds this charge.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "cli", schemars(with = "Option<Round>"))]
    pub(crate) round: Option<Round>,
    /// Names of notes that estimates carry when the charge applies.
    #[cfg_attr(feature = "cli", schemars(with = "Vec<Name>", default))]
    pub(crate) notes: Vec<Option<String>>,
    #[serde(flatten)]
    pub(crate) period: Period,
}

/// Setting or quantity → what is asked of it.
pub(crate) type Conditions = BTreeMap<String, Option<Test>>;

/// The same for the schema.
#[cfg(feature = "cli")]
type Asked = BTreeMap<Name, Test>;

/// Where all of `when` hold, all of `only` must.
#[derive(Debug, Clone, Serialize)]
#[cfg_attr(feature = "cli", derive(JsonSchema), schemars(deny_unknown_fields))]
pub(crate) struct Constraint {
    /// Always, if it is left out.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "cli", schemars(with = "Option<Asked>"))]
    pub(crate) when: Option<Conditions>,
    /// What must hold then.
    #[cfg_attr(feature = "cli", schemars(with = "Asked"))]
    pub(crate) only: Option<Conditions>,
}

/// What a condition asks of a setting or quantity.
#[derive(Debug, Clone, Serialize)]
#[serde(untagged)]
#[cfg_attr(feature = "cli", derive(JsonSchema))]
pub(crate) enum Test {
    /// It is one of these.
    OneOf(#[cfg_attr(feature = "cli", schemars(with = "OneOrMore"))] Vec<Word>),
    Within(Interval),
}

/// A value, or a list of them.
#[cfg(feature = "cli")]
#[derive(JsonSchema)]
#[serde(untagged)]
#[expect(dead_code, reason = "only its schema is used")]
enum OneOrMore {
    One(Word),
    More(Vec<Word>),
}

/// Numbers between two ends, of which one can be missing.
#[derive(Debug, Clone, Copy, Serialize)]
#[cfg_attr(feature = "cli", derive(JsonSchema), schemars(deny_unknown_fields))]
pub(crate) struct Interval {
    #[serde(flatten)]
    pub(crate) start: Option<Start>,
    #[serde(flatten)]
    pub(crate) end: Option<End>,
}

#[derive(Debug, Clone, Copy, Serialize)]
#[serde(rename_all = "snake_case")]
#[cfg_attr(feature = "cli", derive(JsonSchema))]
pub(crate) enum Start {
    Above(#[cfg_attr(feature = "cli", schemars(with = "DecimalText"))] Decimal),
    AtLeast(#[cfg_attr(feature = "cli", schemars(with = "DecimalText"))] Decimal),
}

#[derive(Debug, Clone, PartialEq, Serialize)]
#[serde(untagged)]
#[cfg_attr(feature = "cli", derive(JsonSchema))]
pub(crate) enum Word {
    Text(#[cfg_attr(feature = "cli", schemars(with = "Text"))] String),
    Switch(bool),
}

#[derive(Debug, Clone, Serialize)]
#[serde(untagged)]
#[cfg_attr(feature = "cli", derive(JsonSchema))]
pub(crate) enum Rate {
    Figure(Figure),
    Table(Table),
}

#[derive(Debug, Clone, Serialize)]
#[serde(untagged)]
#[cfg_attr(feature = "cli", derive(JsonSchema))]
pub(crate) enum Factor {
    Name(#[cfg_attr(feature = "cli", schemars(with = "Name"))] String),
    Use(Use),
    Decimal(#[cfg_attr(feature = "cli", schemars(with = "DecimalText"))] Decimal),
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
#[cfg_attr(feature = "cli", derive(JsonSchema), schemars(deny_unknown_fields))]
pub(crate) struct Use {
    /// The number setting or quantity.
    #[cfg_attr(feature = "cli", schemars(with = "Name"))]
    pub(crate) of: String,
    /// What lies up to it does not count: a free allowance.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "cli", schemars(with = "Option<DecimalText>"))]
    pub(crate) above: Option<Decimal>,
    /// What lies above it does not count.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "cli", schemars(with = "Option<DecimalText>"))]
    pub(crate) up_to: Option<Decimal>,
    /// Less than this counts as this.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "cli", schemars(with = "Option<DecimalText>"))]
    pub(crate) at_least: Option<Decimal>,
    /// Divides what counts.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "cli", schemars(with = "Option<DecimalText>"))]
    pub(crate) per: Option<Decimal>,
    /// A started block of `per` (or of 1) counts as a whole one.
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    #[cfg_attr(feature = "cli", schemars(default))]
    pub(crate) started: bool,
}

#[derive(Debug, Clone, Serialize)]
#[cfg_attr(feature = "cli", derive(JsonSchema), schemars(deny_unknown_fields))]
pub(crate) struct Round {
    /// The step: "1", "0.01".
    #[cfg_attr(feature = "cli", schemars(with = "DecimalText"))]
    pub(crate) to: Decimal,
    /// Where to: the names are those of `Intl.NumberFormat`.
    #[serde(serialize_with = "mode_name")]
    #[cfg_attr(feature = "cli", schemars(with = "ModeName"))]
    pub(crate) mode: Mode,
    /// One of the charge's `times`, which multiplies after the rounding. In a charge only.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "cli", schemars(with = "Option<Name>"))]
    pub(crate) each: Option<String>,
}

/// One step on the total.
#[derive(Debug, Clone, Serialize)]
#[cfg_attr(feature = "cli", derive(JsonSchema), schemars(deny_unknown_fields))]
pub(crate) struct Step {
    /// The label of its line.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "cli", schemars(with = "Option<Text>"))]
    pub(crate) label: Option<String>,
    #[serde(flatten)]
    pub(crate) action: Action,
    #[serde(flatten)]
    pub(crate) period: Period,
}

/// What a step does.
#[derive(Debug, Clone, Serialize)]
#[serde(rename_all = "snake_case")]
#[cfg_attr(feature = "cli", derive(JsonSchema))]
pub(crate) enum Action {
    Round(Round),
    PercentOff(#[cfg_attr(feature = "cli", schemars(with = "PercentText"))] Percent),
    Minimum(#[cfg_attr(feature = "cli", schemars(with = "DecimalText"))] Decimal),
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
