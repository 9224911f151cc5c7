//! From a JSON tree to the document as written. Everything that the format does not have is a problem with its place.

use crate::document::{Document, Model, Source};
use crate::json::Json;
use crate::problem::{Code, Path, Problems};

mod charges;
mod conditions;
mod fields;
mod settings;
mod tables;
mod words;

use charges::{charge, step};
use conditions::constraint;
use fields::{Fields, list, map, ordered};
use settings::{entry, quantity, setting};
use words::{day, id, text, time_zone};

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
        time_zone: fields.optional("time_zone", |json, path, problems| {
            // The empty text stands for one that could not be read.
            Some(time_zone(json, path, problems).unwrap_or_default())
        }),
        sources: fields.required("sources", |json, path, problems| map(json, path, problems, source)),
        notes: fields
            .optional("notes", |json, path, problems| map(json, path, problems, text))
            .unwrap_or_default(),
        settings: fields
            .optional("settings", |j, p, problems| ordered(j, p, problems, setting))
            .unwrap_or_default(),
        models: fields.required("models", |json, path, problems| list(json, path, problems, model)),
    };
    // For editors alone.
    fields.optional("$schema", text);
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
        checked_on: fields.required("checked_on", day).map(|day| day.to_string()).unwrap_or_default(),
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
        constraints: fields
            .optional("constraints", |json, path, problems| list(json, path, problems, constraint))
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
        period: fields.period(),
    };
    fields.close();
    Some(model)
}
