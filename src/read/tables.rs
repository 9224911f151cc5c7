//! Figures, and tables of them.

use std::collections::BTreeMap;

use super::fields::{Fields, entries, list};
use super::words::{decimal, name, wrong_type};
use crate::document::{Band, Cells, End, Figure, Table};
use crate::json::Json;
use crate::problem::{Code, Path, Problems};
use crate::suggest::{did_you_mean, nearest};

/// A figure in the form of an object has neither key.
pub(super) fn is_table(json: &Json) -> bool {
    json.get("by").is_some() || json.get("cells").is_some()
}

pub(super) fn figure(json: &Json, path: &Path, problems: &mut Problems) -> Option<Figure> {
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

pub(super) fn table(json: &Json, path: &Path, problems: &mut Problems) -> Option<Table> {
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
