//! Charges: conditions, figures, tables and roundings.

use std::collections::BTreeMap;

use rust_decimal::Decimal;

use super::fields::{Fields, entries, list, map};
use super::words::{self, decimal, flag, name, text, wrong_type};
use crate::document::{
    Action, Band, Cells, Charge, Conditions, End, Factor, Figure, Interval, Percent, Rate, Round, Start,
    Step, Table, Test, Use, Word,
};
use crate::json::Json;
use crate::problem::{Code, Path, Problems};
use crate::round::MODES;
use crate::suggest::{did_you_mean, nearest};

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
    };
    fields.close();
    Some(charge)
}

fn conditions(json: &Json, path: &Path, problems: &mut Problems) -> Option<Conditions> {
    let conditions = map(json, path, problems, test)?;
    if conditions.is_empty() {
        problems.add(
            Code::BadValue,
            path,
            "there is no condition here",
            "name a setting, or leave the key out",
        );
    }
    Some(conditions)
}

fn test(json: &Json, path: &Path, problems: &mut Problems) -> Option<Test> {
    match json {
        Json::Object(_) => interval(json, path, problems).map(Test::Within),
        Json::List(_) => {
            list(json, path, problems, word)?.into_iter().collect::<Option<_>>().map(Test::OneOf)
        }
        _ => Some(Test::OneOf(vec![word(json, path, problems)?])),
    }
}

fn interval(json: &Json, path: &Path, problems: &mut Problems) -> Option<Interval> {
    let mut fields = Fields::open(json, *path, problems)?;
    let starts = ["above", "at_least"].iter().filter(|key| fields.has(key)).count();
    let ends = ["up_to", "below"].iter().filter(|key| fields.has(key)).count();
    let above = fields.optional("above", decimal).map(Start::Above);
    let start = fields.optional("at_least", decimal).map(Start::AtLeast).or(above);
    let up_to = fields.optional("up_to", decimal).map(End::UpTo);
    let end = fields.optional("below", decimal).map(End::Below).or(up_to);
    fields.close();
    if starts > 1 || ends > 1 || starts + ends == 0 {
        let help = "write `above` or `at_least` for the lower end, `up_to` or `below` for the upper one, or both ends";
        problems.add(Code::BadRange, path, "these are not the ends of a range of numbers", help);
        return None;
    }
    // An end that could not be read is not the same as none.
    (start.is_some() == (starts > 0) && end.is_some() == (ends > 0)).then_some(Interval { start, end })
}

fn word(json: &Json, path: &Path, problems: &mut Problems) -> Option<Word> {
    match json {
        Json::Bool(switch) => Some(Word::Switch(*switch)),
        Json::Text(_) => text(json, path, problems).map(Word::Text),
        _ => {
            let help = "write an option as the setting writes it: a string, true or false; or a list of them; or a range of numbers";
            wrong_type(json, path, problems, "an option", help);
            None
        }
    }
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

/// A figure in the form of an object has neither key.
fn is_table(json: &Json) -> bool {
    json.get("by").is_some() || json.get("cells").is_some()
}

fn figure(json: &Json, path: &Path, problems: &mut Problems) -> Option<Figure> {
    match json {
        Json::Text(text) if text == "unpublished" => Some(Figure::Unpublished),
        Json::Object(_) => uncertain_figure(json, path, problems),
        Json::Text(text) if nearest(text, ["unpublished"]).is_some() => {
            let message = format!("`{text}` is not a figure{}", did_you_mean(Some("unpublished")));
            problems.add(Code::BadDecimal, path, message, "a figure is a decimal, or \"unpublished\"");
            None
        }
        Json::Text(_) | Json::Number(_) => decimal(json, path, problems).map(Figure::Exact),
        _ => {
            wrong_type(
                json,
                path,
                problems,
                "a figure",
                "a decimal, \"unpublished\", or an object with `approximate`, or `min` and `max`",
            );
            None
        }
    }
}

fn uncertain_figure(json: &Json, path: &Path, problems: &mut Problems) -> Option<Figure> {
    let mut fields = Fields::open(json, *path, problems)?;
    if fields.has("approximate") {
        let figure = fields.required("approximate", decimal);
        fields.close();
        return figure.map(Figure::Approximate);
    }
    if !fields.has("min") && !fields.has("max") {
        fields.none_of(&["approximate", "min", "max"], "`approximate`, or `min` and `max`,");
        fields.close();
        return None;
    }
    let (min, max) = (fields.required("min", decimal), fields.required("max", decimal));
    fields.close();
    let (min, max) = (min?, max?);
    if min >= max {
        let message = format!("`min` {min} is not below `max` {max}");
        problems.add(Code::BadRange, path, message, "write a figure that is known as a decimal");
    }
    Some(Figure::Range { min, max })
}

fn table(json: &Json, path: &Path, problems: &mut Problems) -> Option<Table> {
    let mut fields = Fields::open(json, *path, problems)?;
    let by = fields.required("by", |json, path, problems| {
        list(json, path, problems, name)?.into_iter().collect::<Option<Vec<_>>>()
    });
    let axes = by.as_ref().map(Vec::len);
    let cells = fields.required("cells", |json, path, problems| cells(json, axes?, path, problems));
    fields.close();
    Some(Table { by: by?, cells })
}

/// `axes` is how many axes are left: with none left an object is a figure, else it maps options.
fn cells(json: &Json, axes: usize, path: &Path, problems: &mut Problems) -> Option<Cells> {
    match json {
        Json::Object(_) if axes > 0 => {
            map_of_options(json, path, problems, |json, path, problems| cells(json, axes - 1, path, problems))
        }
        Json::List(_) if axes > 0 => {
            list(json, path, problems, |json, path, problems| band(json, axes - 1, path, problems))
                .map(Cells::Bands)
        }
        _ => figure(json, path, problems).map(Cells::Figure),
    }
}

/// A cell that could not be read stays in the map, so that it is not reported again as missing.
fn map_of_options(
    json: &Json,
    path: &Path,
    problems: &mut Problems,
    read: impl Fn(&Json, &Path, &mut Problems) -> Option<Cells>,
) -> Option<Cells> {
    let mut options = BTreeMap::new();
    for (option, json) in entries(json, path, problems)? {
        options.insert(option.clone(), read(json, &path.key(option), problems));
    }
    Some(Cells::Options(options))
}

fn band(json: &Json, axes: usize, path: &Path, problems: &mut Problems) -> Option<Band> {
    let mut fields = Fields::open(json, *path, problems)?;
    let ends = usize::from(fields.has("up_to")) + usize::from(fields.has("below"));
    let up_to = fields.optional("up_to", decimal).map(End::UpTo);
    let end = fields.optional("below", decimal).map(End::Below).or(up_to);
    let is = fields.required("is", |json, path, problems| cells(json, axes, path, problems));
    fields.close();
    if ends > 1 {
        problems.add(Code::BadBands, path, "a band ends once", "write either `up_to` or `below`");
    }
    // An end that could not be read is not the same as none.
    (end.is_some() == (ends > 0)).then_some(Band { end, is })
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
    fields.close();
    Some(Step { label, action: action? })
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
