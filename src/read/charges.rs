//! Charges: what they count, how they are rounded, and the steps on the total.

use rust_decimal::Decimal;

use super::conditions::conditions;
use super::fields::{Fields, list};
use super::tables::{figure, is_table, table};
use super::words::{self, decimal, flag, name, text, wrong_type};
use crate::document::{Action, Charge, Factor, Percent, Rate, Round, Step, Use};
use crate::json::Json;
use crate::problem::{Code, Path, Problems};
use crate::round::MODES;

pub(super) fn charge(json: &Json, path: &Path, problems: &mut Problems) -> Option<Charge> {
    let mut fields = Fields::open(json, *path, problems)?;
    let charge = Charge {
        label: fields.text("label"),
        when: fields.optional("when", conditions),
        unless: fields.optional("unless", conditions),
        rate: fields.required("rate", rate),
        times: fields
            .optional("times", |json, path, problems| list(json, path, problems, factor))
            .unwrap_or_default(),
        round: fields.optional("round", |json, path, problems| round(json, path, problems, true)),
        notes: fields.names("notes"),
        period: fields.period(),
    };
    fields.close();
    Some(charge)
}

fn rate(json: &Json, path: &Path, problems: &mut Problems) -> Option<Rate> {
    if is_table(json) {
        table(json, path, problems).map(Rate::Table)
    } else {
        figure(json, path, problems).map(Rate::Figure)
    }
}

fn factor(json: &Json, path: &Path, problems: &mut Problems) -> Option<Factor> {
    let help =
        "write a name, a decimal, a use (an object with `of`) or a table (an object with `by` and `cells`)";
    match json {
        Json::Object(_) if is_table(json) => table(json, path, problems).map(Factor::Table),
        Json::Object(_) if json.get("of").is_some() => used(json, path, problems).map(Factor::Use),
        Json::Object(_) => {
            problems.add(Code::MissingKey, path, "this factor has neither `of` nor `by`", help);
            None
        }
        Json::Text(text) if words::is_name(text) => Some(Factor::Name(text.clone())),
        Json::Text(_) | Json::Number(_) => decimal(json, path, problems).map(Factor::Decimal),
        _ => {
            wrong_type(json, path, problems, "a factor", help);
            None
        }
    }
}

fn used(json: &Json, path: &Path, problems: &mut Problems) -> Option<Use> {
    let mut fields = Fields::open(json, *path, problems)?;
    let of = fields.required("of", name);
    let used = Use {
        above: fields.optional("above", decimal),
        up_to: fields.optional("up_to", decimal),
        at_least: fields.optional("at_least", decimal),
        per: fields.optional("per", decimal),
        started: fields.optional("started", flag).unwrap_or_default(),
        of: of?,
    };
    fields.close();
    Some(used)
}

pub(super) fn step(json: &Json, path: &Path, problems: &mut Problems) -> Option<Step> {
    let mut fields = Fields::open(json, *path, problems)?;
    let label = fields.optional("label", text);
    let action = match fields.exactly_one(&["round", "percent_off", "minimum"]) {
        Some(0) => fields
            .required("round", |json, path, problems| round(json, path, problems, false))
            .map(Action::Round),
        Some(1) => fields.required("percent_off", percent).map(Action::PercentOff),
        Some(_) => fields.required("minimum", decimal).map(Action::Minimum),
        None => None,
    };
    let period = fields.period();
    fields.close();
    Some(Step { label, action: action?, period })
}

fn percent(json: &Json, path: &Path, problems: &mut Problems) -> Option<Percent> {
    if json.as_text() == Some("unpublished") {
        return Some(Percent::Unpublished);
    }
    let percent = decimal(json, path, problems)?;
    if percent > Decimal::ONE_HUNDRED {
        problems.add(Code::BadRange, path, format!("{percent} % off is more than all of it"), "");
    }
    Some(Percent::Known(percent))
}

/// `in_charge`: only there can each of something be rounded.
fn round(json: &Json, path: &Path, problems: &mut Problems, in_charge: bool) -> Option<Round> {
    let mut fields = Fields::open(json, *path, problems)?;
    let to = fields.required("to", decimal);
    let mode = fields.required("mode", |json, path, problems| {
        words::one_of(json, path, problems, "rounding mode", &MODES.map(|(name, _)| name))
    });
    let each = if in_charge { fields.optional("each", name) } else { None };
    fields.close();
    let (to, mode) = (to?, MODES.get(mode?)?.1);
    if to == Decimal::ZERO {
        problems.add(
            Code::BadRange,
            &path.key("to"),
            "the step is 0",
            "write the step, like \"1\" or \"0.01\"",
        );
        return None;
    }
    Some(Round { to, mode, each })
}
