//! Where in a text a finding stands.

use std::collections::BTreeMap;
use std::ops::Range;

use jsonc_parser::ast::{Object, ObjectProp, Value};
use jsonc_parser::common::Ranged;
use jsonc_parser::{CollectOptions, ParseOptions, parse_to_ast};

use super::finding::Finding;
use super::text::Text;
use crate::problem::Step;

/// A value that takes no more room than this is shown as a whole; of a larger one, where it begins.
const SHORT: usize = 80;

/// For each finding, what of the text it is about, where that can be told.
pub(super) fn ranges(findings: &[Finding], text: &Text) -> Vec<Option<Range<usize>>> {
    let (tree, mut told) = (tree(&text.content), BTreeMap::new());
    let ranges = findings.iter().map(|finding| {
        // A key that stands three times is told twice.
        let times = told.entry((&finding.code, finding.place.to_string())).or_insert(0);
        *times += 1;
        range(finding, *times, text, tree.as_ref())
    });
    ranges.collect()
}

fn range(finding: &Finding, times: usize, text: &Text, tree: Option<&Value>) -> Option<Range<usize>> {
    let steps = &finding.place.0;
    match finding.code.as_str() {
        "NOT_UTF8" => text.broken.map(|at| at..at + char::REPLACEMENT_CHARACTER.len_utf8()),
        "NOT_JSON" => syntax_error(text),
        "UNKNOWN_KEY" => Some(key(tree?, steps, 0)),
        // In cells an option is a key, in conditions and aliases a value.
        "UNKNOWN_OPTION" if steps.contains(&Step::Key("cells".to_owned())) => Some(key(tree?, steps, 0)),
        "DUPLICATE_KEY" => Some(key(tree?, steps, times)),
        _ => Some(shown(value(tree?, steps))),
    }
}

/// As strict as the engine's own reader, which has read the text already.
fn tree(text: &str) -> Option<Value<'_>> {
    let strict = ParseOptions {
        allow_comments: false,
        allow_loose_object_property_names: false,
        allow_trailing_commas: false,
        allow_missing_commas: false,
        allow_single_quoted_strings: false,
        allow_hexadecimal_numbers: false,
        allow_unary_plus_numbers: false,
        allow_bare_decimal_point_numbers: false,
        allow_non_finite_numbers: false,
        allow_extended_string_escapes: false,
    };
    parse_to_ast(text, &CollectOptions::default(), &strict).ok()?.value
}

/// The value at the end of the steps; where it is not there, what it would stand in.
fn value<'v, 't>(tree: &'v Value<'t>, steps: &[Step]) -> &'v Value<'t> {
    let mut value = tree;
    for step in steps {
        let inner = match (value, step) {
            (Value::Object(object), Step::Key(key)) => entries(object, key).next().map(|entry| &entry.value),
            (Value::Array(list), Step::Index(index)) => list.elements.get(*index),
            _ => None,
        };
        match inner {
            Some(inner) => value = inner,
            None => break,
        }
    }
    value
}

/// The last step as a key, where it stands in its object for this time, counted from 0.
fn key(tree: &Value, steps: &[Step], time: usize) -> Range<usize> {
    match steps.split_last().map(|(last, steps)| (last, value(tree, steps))) {
        Some((Step::Key(key), Value::Object(object))) => {
            let entry = entries(object, key).nth(time);
            entry.map_or_else(|| opening(object), |entry| bytes(&entry.name))
        }
        _ => shown(value(tree, steps)),
    }
}

fn entries<'o, 't>(object: &'o Object<'t>, key: &str) -> impl Iterator<Item = &'o ObjectProp<'t>> {
    object.properties.iter().filter(move |entry| entry.name.as_str() == key)
}

fn shown(value: &Value) -> Range<usize> {
    let is_long = bytes(value).len() > SHORT;
    match value {
        Value::Object(_) | Value::Array(_) if is_long => opening(value),
        _ => bytes(value),
    }
}

fn opening(list: &impl Ranged) -> Range<usize> {
    list.range().start..list.range().start + 1
}

fn bytes(ranged: &impl Ranged) -> Range<usize> {
    ranged.range().start..ranged.range().end
}

/// The engine's own words for it end with this place, but for what is no JSON at all.
fn syntax_error(text: &Text) -> Option<Range<usize>> {
    let error = serde_json::from_str::<serde_json::Value>(&text.content).err()?;
    let at = if error.is_eof() { text.content.len() } else { text.at(error.line(), error.column()) };
    let character = text.content.get(at..)?.chars().next();
    Some(at..at + character.map_or(0, char::len_utf8))
}
