//! Conditions: what they ask about exists, and can hold.

use super::axes::last_unit;
use super::budget::Bound;
use super::names::Names;
use crate::document::{Conditions, End, Interval, Start, Test, Word};
use crate::plan::{Condition, Setting, Values};
use crate::problem::{Code, Path, Problems};
use crate::settings::Value;
use crate::suggest::{did_you_mean, nearest};

/// Compiles conditions.
pub(super) fn conditions(
    written: &Conditions,
    names: &Names,
    path: &Path,
    problems: &mut Problems,
) -> Option<Vec<Condition>> {
    let conditions: Vec<_> = written
        .iter()
        .map(|(name, test)| match test.as_ref()? {
            Test::OneOf(words) => one_of(name, words, names, &path.key(name), problems),
            Test::Within(interval) => within(name, *interval, names, &path.key(name), problems),
        })
        .collect();
    conditions.into_iter().collect()
}

fn within(
    name: &str,
    interval: Interval,
    names: &Names,
    path: &Path,
    problems: &mut Problems,
) -> Option<Condition> {
    let (number, Bound { decimals, .. }) = names.number(name, path, problems)?;
    let min = interval.start.map_or(0, |start| match start {
        Start::Above(decimal) => last_unit(End::UpTo(decimal), decimals) + 1,
        Start::AtLeast(decimal) => last_unit(End::Below(decimal), decimals) + 1,
    });
    let max = interval.end.map_or(i128::MAX, |end| last_unit(end, decimals));
    if min > max {
        let message = format!("no number of `{name}` lies between these ends");
        problems.add(Code::BadRange, path, message, "the condition would never hold");
    }
    Some(Condition::Within { number, min, max })
}

fn one_of(
    name: &str,
    words: &[Word],
    names: &Names,
    path: &Path,
    problems: &mut Problems,
) -> Option<Condition> {
    let mut needs_range = |what| {
        let help = "write a range of numbers: an object with `above` or `at_least`, `up_to` or `below`";
        problems.add(Code::WrongType, path, format!("the {what} `{name}` has no options"), help);
        None
    };
    if names.is_quantity(name) {
        return needs_range("quantity");
    }
    if let Some((_, Setting { values: Values::Span { .. }, .. })) = names.setting(name) {
        return needs_range("setting");
    }
    names.check_setting(name, path, problems);
    let (setting, found) = names.setting(name)?;
    let options = found.options()?;
    if words.is_empty() {
        problems.add(Code::BadValue, path, "the list is empty: the condition never holds", "");
    }
    let mut choices = vec![false; options.len()];
    for (index, word) in words.iter().enumerate() {
        let in_list = path.index(index);
        let path = if words.len() > 1 { &in_list } else { path };
        match option_index(&options, word).and_then(|index| choices.get_mut(index)) {
            Some(choice) if *choice => {
                problems.add(Code::Duplicate, path, format!("`{}` stands here twice", shown(word)), "");
            }
            Some(choice) => *choice = true,
            None => unknown_option(found, word, path, problems),
        }
    }
    Some(Condition::OneOf { setting, choices })
}

/// Options are compared as they are written: `true` is a switch's, "true" a word.
fn option_index(options: &[Value], word: &Word) -> Option<usize> {
    options.iter().position(|option| match (option, word) {
        (Value::Switch(option), Word::Switch(word)) => option == word,
        (Value::Switch(_), Word::Text(_)) => false,
        (option, Word::Text(word)) => option.to_string() == *word,
        _ => false,
    })
}

fn unknown_option(setting: &Setting, word: &Word, path: &Path, problems: &mut Problems) {
    let (offered, given) = (setting.allowed().to_string(), shown(word));
    let meant = did_you_mean(nearest(&given, offered.split(", ")).filter(|meant| *meant != given));
    let quotes = match (&setting.values, word) {
        (Values::Switch, Word::Text(_)) => ", without quotes",
        (Values::Switch, Word::Switch(_)) | (_, Word::Text(_)) => "",
        (_, Word::Switch(_)) => ", as strings",
    };
    let message = format!("`{}` has no option `{given}`{meant}", setting.name);
    problems.add(Code::UnknownOption, path, message, format!("it offers {offered}{quotes}"));
}

fn shown(word: &Word) -> String {
    match word {
        Word::Text(text) => text.clone(),
        Word::Switch(switch) => switch.to_string(),
    }
}
