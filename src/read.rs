//! From a JSON tree to the document as written. Everything that the format does not have is a problem with its place.

use std::collections::BTreeMap;

use rust_decimal::Decimal;

use crate::document::{
    Band, Cells, Charge, Conditions, Document, End, Factor, Figure, Item, Items, Model, Numbers, Quantity,
    Rate, Round, Setting, SettingEntry, Source, Step, Table, Values, Word,
};
use crate::json::Json;
use crate::problem::{Code, Path, Problems};
use crate::round::MODES;

mod fields;
mod words;

use fields::{Fields, entries, list, map, ordered};
pub(crate) use words::is_day;
use words::{day, decimal, flag, id, name, text, wrong_type};

/// The one format that this version reads.
pub(crate) const FORMAT: &str = "costpeek/1";

pub(crate) fn document(json: &Json, problems: &mut Problems) -> Option<Document> {
    let mut fields = Fields::open(json, Path::Root, problems)?;
    let format = fields.required("format", format);
    let document = Document {
        format: format.unwrap_or_default(),
        id: fields.required("id", id).unwrap_or_default(),
        version: fields.text("version"),
        name: fields.text("name"),
        unit: fields.text("unit"),
        sources: fields
            .required("sources", |json, path, problems| map(json, path, problems, source))
            .unwrap_or_default(),
        notes: fields
            .optional("notes", |json, path, problems| map(json, path, problems, text))
            .unwrap_or_default(),
        settings: fields
            .optional("settings", |j, p, problems| ordered(j, p, problems, setting))
            .unwrap_or_default(),
        models: fields
            .required("models", |json, path, problems| list(json, path, problems, model))
            .unwrap_or_default(),
    };
    fields.close();
    Some(document)
}

fn format(json: &Json, path: &Path, problems: &mut Problems) -> Option<String> {
    let found = text(json, path, problems)?;
    if found != FORMAT {
        let help = format!("this version reads `{FORMAT}`");
        problems.add(Code::WrongFormat, path, format!("the format `{found}` is not known here"), help);
    }
    Some(found)
}

fn source(json: &Json, path: &Path, problems: &mut Problems) -> Option<Source> {
    let mut fields = Fields::open(json, *path, problems)?;
    let source = Source {
        title: fields.text("title"),
        url: fields.optional("url", text),
        checked_on: fields.required("checked_on", day).unwrap_or_default(),
    };
    fields.close();
    Some(source)
}

fn model(json: &Json, path: &Path, problems: &mut Problems) -> Option<Model> {
    let mut fields = Fields::open(json, *path, problems)?;
    let model = Model {
        id: fields.required("id", id).unwrap_or_default(),
        name: fields.text("name"),
        group: fields.text("group"),
        description: fields.text("description"),
        source: fields.text("source"),
        settings: fields
            .optional("settings", |j, p, problems| ordered(j, p, problems, entry))
            .unwrap_or_default(),
        quantities: fields
            .optional("quantities", |j, p, problems| ordered(j, p, problems, quantity))
            .unwrap_or_default(),
        price: fields
            .required("price", |json, path, problems| list(json, path, problems, charge))
            .unwrap_or_default(),
        then: fields
            .optional("then", |json, path, problems| list(json, path, problems, step))
            .unwrap_or_default(),
        notes: fields.names("notes"),
    };
    fields.close();
    Some(model)
}

fn entry(json: &Json, path: &Path, problems: &mut Problems) -> Option<SettingEntry> {
    match json {
        Json::Text(_) => name(json, path, problems).map(SettingEntry::Shared),
        _ => setting(json, path, problems).map(SettingEntry::Own),
    }
}

fn setting(json: &Json, path: &Path, problems: &mut Problems) -> Option<Setting> {
    let mut fields = Fields::open(json, *path, problems)?;
    let kind = fields.required("kind", |json, path, problems| {
        words::one_of(json, path, problems, "kind of setting", &["options", "number", "switch"])
    });
    let label = fields.text("label");
    let (one, values) = match kind {
        Some(0) => (None, options(&mut fields)),
        Some(1) => (fields.optional("one", text), numbers(&mut fields).map(Values::Number)),
        Some(_) => (None, Some(Values::Switch { default: fields.optional("default", flag) })),
        // Which keys belong here is not known, so none is unknown.
        None => return None,
    };
    fields.close();
    Some(Setting { label, one, values: values? })
}

fn options(fields: &mut Fields) -> Option<Values> {
    let options = fields.required("options", |json, path, problems| list(json, path, problems, text));
    let default = fields.optional("default", text);
    Some(Values::Options { options: options?.into_iter().collect::<Option<_>>()?, default })
}

fn numbers(fields: &mut Fields) -> Option<Numbers> {
    if fields.has("options") {
        let options = fields.required("options", |json, path, problems| list(json, path, problems, decimal));
        let default = fields.optional("default", decimal);
        return Some(Numbers::Listed { options: options?.into_iter().collect::<Option<_>>()?, default });
    }
    let min = fields.required("min", decimal);
    let max = fields.required("max", decimal);
    let step = fields.required("step", decimal);
    let default = fields.optional("default", decimal);
    Some(Numbers::Stepped { min: min?, max: max?, step: step?, default })
}

fn quantity(json: &Json, path: &Path, problems: &mut Problems) -> Option<Quantity> {
    type Kind = (&'static str, fn(Vec<Item>) -> Items);
    const KINDS: [Kind; 3] = [("product", Items::Product), ("sum", Items::Sum), ("largest", Items::Largest)];
    let mut fields = Fields::open(json, *path, problems)?;
    let found = fields.exactly_one(&KINDS.map(|(key, _)| key)).and_then(|index| KINDS.get(index));
    let items = found.and_then(|(key, _)| fields.required(key, |j, p, problems| list(j, p, problems, item)));
    let per = fields.optional("per", decimal);
    let one = fields.optional("one", text);
    fields.close();
    let items = items?.into_iter().collect::<Option<_>>()?;
    Some(Quantity { items: (found?.1)(items), per, one })
}

fn item(json: &Json, path: &Path, problems: &mut Problems) -> Option<Item> {
    match json {
        Json::Text(text) if words::is_name(text) => Some(Item::Name(text.clone())),
        _ => decimal(json, path, problems).map(Item::Decimal),
    }
}

fn charge(json: &Json, path: &Path, problems: &mut Problems) -> Option<Charge> {
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
    let conditions = map(json, path, problems, |json, path, problems| match json {
        Json::List(_) => list(json, path, problems, word)?.into_iter().collect(),
        _ => Some(vec![word(json, path, problems)?]),
    })?;
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

fn word(json: &Json, path: &Path, problems: &mut Problems) -> Option<Word> {
    match json {
        Json::Bool(switch) => Some(Word::Switch(*switch)),
        _ => text(json, path, problems).map(Word::Text),
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
    match json {
        Json::Object(_) => table(json, path, problems).map(Factor::Table),
        Json::Text(text) if words::is_name(text) => Some(Factor::Name(text.clone())),
        _ => decimal(json, path, problems).map(Factor::Decimal),
    }
}

/// A figure in the form of an object has neither key.
fn is_table(json: &Json) -> bool {
    json.get("by").is_some() || json.get("cells").is_some()
}

fn figure(json: &Json, path: &Path, problems: &mut Problems) -> Option<Figure> {
    match json {
        Json::Text(text) if text == "unpublished" => Some(Figure::Unpublished),
        Json::Object(_) => uncertain_figure(json, path, problems),
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
    let (min, max) = (fields.required("min", decimal), fields.required("max", decimal));
    fields.close();
    let (min, max) = (min?, max?);
    if min >= max {
        problems.add(
            Code::BadRange,
            path,
            format!("`min` {min} is not below `max` {max}"),
            "write a figure that is known as a decimal",
        );
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
    let up_to = fields.optional("up_to", decimal);
    let below = fields.optional("below", decimal);
    let is = fields.required("is", |json, path, problems| cells(json, axes, path, problems));
    fields.close();
    if up_to.is_some() && below.is_some() {
        problems.add(Code::BadBands, path, "a band ends once", "write either `up_to` or `below`");
    }
    Some(Band { end: up_to.map(End::UpTo).or(below.map(End::Below)), is })
}

fn step(json: &Json, path: &Path, problems: &mut Problems) -> Option<Step> {
    let mut fields = Fields::open(json, *path, problems)?;
    let round = fields.required("round", |json, path, problems| round(json, path, problems, false));
    fields.close();
    round.map(Step::Round)
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
