//! Settings, and the quantities made from them.

use super::conditions::conditions;
use super::fields::{Fields, list, texts};
use super::tables::{is_table, table};
use super::words::{self, decimal, flag, name, text};
use crate::document::{Item, Items, Numbers, Quantity, Setting, SettingEntry, Values};
use crate::json::Json;
use crate::problem::{Path, Problems};

pub(super) fn entry(json: &Json, path: &Path, problems: &mut Problems) -> Option<SettingEntry> {
    match json {
        Json::Text(_) => name(json, path, problems).map(SettingEntry::Shared),
        _ => setting(json, path, problems).map(SettingEntry::Own),
    }
}

pub(super) fn setting(json: &Json, path: &Path, problems: &mut Problems) -> Option<Setting> {
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
    let aliases = fields.optional("aliases", texts).unwrap_or_default();
    let when = fields.optional("when", conditions);
    fields.close();
    Some(Setting { label, one, values: values?, aliases, when })
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
    if !["min", "max", "step"].iter().any(|key| fields.has(key)) {
        fields
            .none_of(&["options", "min", "max", "step", "default"], "`options`, or `min`, `max` and `step`,");
        return None;
    }
    let min = fields.required("min", decimal);
    let max = fields.required("max", decimal);
    let step = fields.required("step", decimal);
    let default = fields.optional("default", decimal);
    Some(Numbers::Stepped { min: min?, max: max?, step: step?, default })
}

pub(super) fn quantity(json: &Json, path: &Path, problems: &mut Problems) -> Option<Quantity> {
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
        Json::Object(_) if is_table(json) => table(json, path, problems).map(Item::Table),
        _ => decimal(json, path, problems).map(Item::Decimal),
    }
}
