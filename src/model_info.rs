//! What a page needs to know about a model before anything is chosen: name, settings, base price.

use std::collections::BTreeSet;

use serde::Serialize;

use crate::catalog::{Catalog, Model};
use crate::certainty::Total;
use crate::fixed::pow10;
use crate::number::Number;
use crate::plan::{Action, Axis, Charge, Factor, Plan, Setting, Step, Use, Values};
use crate::price::{applies, numbers, price_per};
use crate::range::base_range;
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
    /// What it costs at the defaults; absent where settings without a default move it in too many ways to say.
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

/// What a model costs at the defaults, per unit of what has no default.
///
/// If there is no such unit (the price does not simply grow with it), it is the range over all that can be chosen.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Base {
    /// How certain it is, and the amounts.
    #[serde(flatten)]
    pub total: Total,
    /// What the amounts are for one of: `megapixel`; absent where they are for the whole.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub per: Option<String>,
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
        self.models().map(|model| self.model_info(model)).collect()
    }

    fn model_info(&self, model: &Model) -> ModelInfo {
        let source = self.sources.get(&model.source).cloned().unwrap_or_default();
        let settings =
            model.plan.settings.iter().map(|setting| (setting.name.clone(), setting_info(setting)));
        ModelInfo {
            id: model.id.clone(),
            name: model.name.clone(),
            group: model.group.clone(),
            description: model.description.clone(),
            settings: Record(settings.collect()),
            base: Base::of(model),
            source: SourceInfo { title: source.title, url: source.url, checked_on: source.checked_on },
        }
    }
}

impl Base {
    pub(crate) fn of(model: &Model) -> Option<Base> {
        let plan = &model.plan;
        let missing = (0..).zip(&plan.settings).filter(|(_, setting)| setting.default.is_none());
        let missing: BTreeSet<usize> = missing.map(|(index, _)| index).collect();
        let defaults: Vec<i64> = plan.settings.iter().map(|setting| setting.default.unwrap_or(0)).collect();
        match unit(plan, &missing, &defaults) {
            Unit::None => Some(Base { total: price_per(plan, &defaults, None).total, per: None }),
            Unit::Number(number) => {
                let total = price_per(plan, &defaults, Some(number)).total;
                Some(Base { total, per: Some(plan.one(number)) })
            }
            Unit::Mixed => Some(Base { total: base_range(model, &missing)?.total(), per: None }),
        }
    }
}

/// How the settings without a default move the price.
enum Unit {
    /// Not at all.
    None,
    /// Each charge has this number as its one factor that depends on them, and they move nothing else.
    Number(usize),
    /// In any other way.
    Mixed,
}

fn unit(plan: &Plan, missing: &BTreeSet<usize>, defaults: &[i64]) -> Unit {
    let depends = |number: usize| !plan.settings_of(number).is_disjoint(missing);
    let moved = |charge: &Charge| {
        charge
            .applies
            .conditions
            .iter()
            .any(|condition| !plan.settings_of_condition(condition).is_disjoint(missing))
    };
    if plan.charges.iter().any(moved) {
        return Unit::Mixed;
    }
    let mut units = BTreeSet::new();
    let default_numbers = numbers(plan, defaults);
    for charge in plan.charges.iter().filter(|charge| applies(&charge.applies, defaults, &default_numbers)) {
        let numbers: Vec<usize> = factor_numbers(charge).filter(|number| depends(*number)).collect();
        let moves_a_table = charge.axes().any(|axis| match axis {
            Axis::Options { setting, .. } => missing.contains(setting),
            Axis::Bands { number, .. } => depends(*number),
        });
        let is_bent = charge.round.is_some() || counts_in_parts(charge) || plan.then.iter().any(bends);
        if moves_a_table || numbers.len() > 1 || (is_bent && !numbers.is_empty()) {
            return Unit::Mixed;
        }
        units.insert(numbers.first().copied());
    }
    match units.into_iter().collect::<Vec<_>>()[..] {
        [None] | [] => Unit::None,
        [Some(number)] if plan.can_be_one(number) => Unit::Number(number),
        _ => Unit::Mixed,
    }
}

/// A reduction leaves a price a multiple; a rounding or a minimum does not.
fn bends(step: &Step) -> bool {
    !matches!(step.action, Action::Keep(_))
}

fn counts_in_parts(charge: &Charge) -> bool {
    charge.factors.iter().any(|named| matches!(&named.factor, Factor::Number(Use { part: Some(_), .. })))
}

fn factor_numbers(charge: &Charge) -> impl Iterator<Item = usize> {
    charge.factors.iter().filter_map(|named| match named.factor {
        Factor::Number(Use { number, .. }) => Some(number),
        Factor::Table(_) => None,
    })
}

impl Plan {
    /// Whether 1 is no more than the number can become: what is proven to fit holds for it too.
    fn can_be_one(&self, number: usize) -> bool {
        let largest: Vec<i64> = self.settings.iter().map(|setting| setting.values.largest()).collect();
        let decimals =
            self.charges.iter().flat_map(|charge| &charge.factors).find_map(|named| match &named.factor {
                Factor::Number(used) if used.number == number => Some(used.number_decimals),
                _ => None,
            });
        let value = numbers(self, &largest).get(number).copied();
        value.zip(decimals).is_some_and(|(value, decimals)| value >= pow10(decimals))
    }

    /// One of a number (see [`Use::number`]), in words: its `one`, or else its name.
    fn one(&self, number: usize) -> String {
        let setting = self.settings.get(number).and_then(|setting| setting.one.clone());
        let quantity = || self.quantities.get(number.checked_sub(self.settings.len())?)?.one.clone();
        setting.or_else(quantity).unwrap_or_else(|| self.name_of(number).to_owned())
    }
}

fn setting_info(setting: &Setting) -> SettingInfo {
    let kind = match setting.values {
        Values::Words(_) => SettingKind::Options,
        Values::Numbers { .. } | Values::Span { .. } => SettingKind::Number,
        Values::Switch => SettingKind::Switch,
    };
    let default = setting.default.and_then(|choice| setting.value(choice));
    let info = SettingInfo {
        kind,
        label: setting.label.clone(),
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
