//! The values that catalogs are made of: texts, names, ids, days and decimals.

use rust_decimal::Decimal;

use crate::day::Day;
use crate::decimal;
use crate::json::Json;
use crate::problem::{Code, Path, Problems};
use crate::suggest::{did_you_mean, nearest};

pub(super) fn wrong_type(json: &Json, path: &Path, problems: &mut Problems, needed: &str, help: &str) {
    problems.add(Code::WrongType, path, format!("{needed} is needed here, not {}", json.kind()), help);
}

pub(super) fn text(json: &Json, path: &Path, problems: &mut Problems) -> Option<String> {
    let Json::Text(text) = json else {
        wrong_type(json, path, problems, "a string", "");
        return None;
    };
    if text.is_empty() {
        problems.add(Code::BadValue, path, "the text is empty", "");
        return None;
    }
    Some(text.clone())
}

pub(super) fn flag(json: &Json, path: &Path, problems: &mut Problems) -> Option<bool> {
    if let Json::Bool(flag) = json {
        return Some(*flag);
    }
    wrong_type(json, path, problems, "true or false", "");
    None
}

pub(super) fn id(json: &Json, path: &Path, problems: &mut Problems) -> Option<String> {
    let id = text(json, path, problems)?;
    let fits = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit();
    if id.starts_with(fits) && id.chars().all(|c| fits(c) || c == '.' || c == '-') {
        return Some(id);
    }
    let help = "lower-case letters, digits, dots and hyphens, beginning with a letter or digit, like `nano-banana-2`";
    problems.add(Code::BadValue, path, format!("`{id}` is not an id"), help);
    None
}

pub(super) fn name(json: &Json, path: &Path, problems: &mut Problems) -> Option<String> {
    let name = text(json, path, problems)?;
    check_name(&name, path, problems);
    Some(name)
}

/// Names begin with a letter, so none of them is a decimal or a whole number that JavaScript would move in an object.
pub(super) fn is_name(text: &str) -> bool {
    text.starts_with(|c: char| c.is_ascii_alphabetic())
        && text.chars().all(|c| c.is_ascii_alphanumeric() || c == '_' || c == '-')
}

pub(super) fn check_name(name: &str, path: &Path, problems: &mut Problems) {
    if !is_name(name) {
        let help = "letters, digits, `_` and `-`, beginning with a letter, like `aspectRatio`";
        problems.add(Code::BadValue, path, format!("`{name}` is not a name"), help);
    }
}

pub(super) fn decimal(json: &Json, path: &Path, problems: &mut Problems) -> Option<Decimal> {
    let help = "write it as a string, with at most 9 digits before and 12 after the point, like \"73.5\"";
    let message = match json {
        Json::Text(text) => match decimal::parse(text) {
            Some(decimal) => return Some(decimal),
            None => format!("`{text}` is not a decimal"),
        },
        Json::Number(number) => format!("the number {number} stands where a decimal belongs"),
        _ => {
            wrong_type(json, path, problems, "a decimal", help);
            return None;
        }
    };
    problems.add(Code::BadDecimal, path, message, help);
    None
}

/// A day that exists, as YYYY-MM-DD.
pub(super) fn day(json: &Json, path: &Path, problems: &mut Problems) -> Option<Day> {
    let text = text(json, path, problems)?;
    let day = Day::parse(&text);
    if day.is_none() {
        let help = "write it as YYYY-MM-DD, like 2026-11-21";
        problems.add(Code::BadValue, path, format!("`{text}` is not a day"), help);
    }
    day
}

/// The name of a time zone. Only its form can be checked: which zones there are is not known here.
pub(super) fn time_zone(json: &Json, path: &Path, problems: &mut Problems) -> Option<String> {
    let zone = text(json, path, problems)?;
    let fits = |c: char| c.is_ascii_alphanumeric() || "_+-/".contains(c);
    if zone.starts_with(|c: char| c.is_ascii_alphabetic()) && zone.chars().all(fits) {
        return Some(zone);
    }
    let help = "write its name, like \"UTC\" or \"Europe/Berlin\"";
    problems.add(Code::BadValue, path, format!("`{zone}` is not a time zone"), help);
    None
}

/// The index of the word that stands here.
pub(super) fn one_of(
    json: &Json,
    path: &Path,
    problems: &mut Problems,
    what: &str,
    words: &[&str],
) -> Option<usize> {
    let found = text(json, path, problems)?;
    let index = words.iter().position(|word| *word == found);
    if index.is_none() {
        let meant = did_you_mean(nearest(&found, words.iter().copied()));
        let help = format!("it is one of {}", words.join(", "));
        problems.add(Code::BadValue, path, format!("`{found}` is not a {what}{meant}"), help);
    }
    index
}
