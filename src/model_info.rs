//! What a page needs to know about a model before anything is chosen: name, settings, base price.

use serde::Serialize;

use crate::base::Base;
use crate::catalog::Catalog;
use crate::image::{About, DATED, Kind, Model, Setting};
use crate::number::Number;
use crate::refusal::Allowed;
use crate::settings::{Record, Value};

/// A model as pages show it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct ModelInfo {
    /// The id that settings name.
    pub id: String,
    /// The name, for people.
    pub name: String,
    /// Models of one group stand together.
    pub group: String,
    /// A sentence about it.
    pub description: String,
    /// Its settings by name, in the order in which they are shown.
    pub settings: Record<SettingInfo>,
    /// What it costs at the defaults; absent where settings without a default move it in too many ways to say, and where it
    /// depends on the day (see [`Catalog::base`]).
    #[serde(skip_serializing_if = "Option::is_none")]
    pub base: Option<Base>,
    /// Where its figures were read.
    pub source: SourceInfo,
}

/// A setting as pages show it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct SettingInfo {
    /// What kind of value it takes.
    pub kind: SettingKind,
    /// The words beside the control.
    pub label: String,
    /// What can be chosen, where it is a list.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub options: Option<Vec<Value>>,
    /// The smallest number, where there are steps.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub min: Option<Number>,
    /// The largest number.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub max: Option<Number>,
    /// From `min` on.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub step: Option<Number>,
    /// What is assumed when nothing is chosen; absent where something must be.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub default: Option<Value>,
}

/// The kinds of settings.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum SettingKind {
    /// One of some words.
    Options,
    /// A number.
    Number,
    /// `true` or `false`.
    Switch,
}

/// Where figures were read, and when.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct SourceInfo {
    /// The title of the page.
    pub title: String,
    /// Its address.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub url: Option<String>,
    /// The day, YYYY-MM-DD.
    pub checked_on: String,
}

impl Catalog {
    /// All models, in the order of the catalog.
    #[must_use]
    pub fn model_infos(&self) -> Vec<ModelInfo> {
        self.image.models().map(model_info).collect()
    }
}

fn model_info(model: Model) -> ModelInfo {
    let About { name, group, description, source_title, source_url, source_day } = model.about();
    let settings = model.settings().map(|setting| (setting.name().to_owned(), setting_info(setting)));
    ModelInfo {
        id: model.id().to_owned(),
        name: name.to_owned(),
        group: group.to_owned(),
        description: description.to_owned(),
        settings: Record(settings.collect()),
        base: if model.is(DATED) { None } else { Base::of(model, None) },
        source: SourceInfo {
            title: source_title.to_owned(),
            url: source_url.map(str::to_owned),
            checked_on: source_day.to_owned(),
        },
    }
}

fn setting_info(setting: Setting) -> SettingInfo {
    let kind = match setting.kind() {
        Kind::Words => SettingKind::Options,
        Kind::Numbers | Kind::Span => SettingKind::Number,
        Kind::Switch => SettingKind::Switch,
    };
    let default = setting.default().and_then(|choice| setting.value(choice));
    let info = SettingInfo {
        kind,
        label: setting.label().to_owned(),
        options: None,
        min: None,
        max: None,
        step: None,
        default,
    };
    match setting.allowed() {
        Allowed::Options(_) if kind == SettingKind::Switch => info,
        Allowed::Options(options) => SettingInfo { options: Some(options), ..info },
        Allowed::Span { min, max, step } => {
            SettingInfo { min: Some(min), max: Some(max), step: Some(step), ..info }
        }
    }
}
