//! Lists of texts that cross as one: the lengths of all in UTF-16 units, a line break, and the texts.
//!
//! A value is a text that begins with its kind: `t`ext, `n`umber, `s`witch, what it is instead (`o`), or `u`ndefined.

use crate::digits::digits;
use crate::number::Number;
use crate::settings::Value;

/// The texts of a list.
pub(super) fn unpack(list: &str) -> Vec<&str> {
    let (lengths, mut rest) = list.split_once('\n').unwrap_or_default();
    let lengths = lengths.split(' ').filter_map(|length| length.parse::<usize>().ok());
    lengths.map(|length| take(&mut rest, length)).collect()
}

fn take<'t>(rest: &mut &'t str, length: usize) -> &'t str {
    let (mut units, mut end) = (0, 0);
    for character in rest.chars() {
        if units >= length {
            break;
        }
        units += character.len_utf16();
        end += character.len_utf8();
    }
    let (text, others) = rest.split_at(end);
    *rest = others;
    text
}

/// A list that is being written.
#[derive(Default)]
pub(super) struct Texts {
    lengths: String,
    texts: String,
}

impl Texts {
    pub(super) fn add(&mut self, text: &str) {
        self.lengths.push_str(&digits(text.encode_utf16().count() as u128, 1));
        self.lengths.push(' ');
        self.texts.push_str(text);
    }

    pub(super) fn add_optional<T>(&mut self, value: Option<T>, text: impl Fn(T) -> String) {
        self.add(&value.map_or_else(String::new, text));
    }

    pub(super) fn add_count(&mut self, count: usize) {
        self.add(&digits(count as u128, 1));
    }

    pub(super) fn add_value(&mut self, value: Option<&Value>) {
        let kind = match value {
            Some(Value::Text(_)) => "t",
            Some(Value::Number(_)) => "n",
            Some(Value::Switch(_)) => "s",
            Some(Value::Other(_)) => "o",
            None => "u",
        };
        self.add(&(kind.to_owned() + &value.map(Value::text).unwrap_or_default()));
    }

    pub(super) fn pack(self) -> String {
        [self.lengths.trim_end(), "\n", &self.texts].concat()
    }
}

/// None for `undefined`, which counts as left out.
pub(super) fn value(text: &str) -> Option<Value> {
    let mut characters = text.chars();
    let kind = characters.next();
    let rest = characters.as_str();
    Some(match kind? {
        't' => Value::from(rest),
        'n' => rest.parse::<Number>().map_or_else(|_| Value::Other(rest.to_owned()), Value::Number),
        's' => Value::Switch(rest == "true"),
        'o' => Value::Other(rest.to_owned()),
        _ => return None,
    })
}
