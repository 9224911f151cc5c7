//! Conditions: what must be so for a charge to apply, a setting to exist, a constraint to be kept.

use super::fields::{Fields, list, map};
use super::words::{decimal, text, wrong_type};
use crate::document::{Conditions, Constraint, End, Interval, Start, Test, Word};
use crate::json::Json;
use crate::problem::{Code, Path, Problems};

pub(super) fn constraint(json: &Json, path: &Path, problems: &mut Problems) -> Option<Constraint> {
    let mut fields = Fields::open(json, *path, problems)?;
    let constraint =
        Constraint { when: fields.optional("when", conditions), only: fields.required("only", conditions) };
    fields.close();
    Some(constraint)
}

pub(super) fn conditions(json: &Json, path: &Path, problems: &mut Problems) -> Option<Conditions> {
    let conditions = map(json, path, problems, test)?;
    if conditions.is_empty() {
        problems.add(
            Code::BadValue,
            path,
            "there is no condition here",
            "name a setting and what it must be",
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
