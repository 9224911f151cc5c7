//! Lists of texts that cross as one: the lengths of all in UTF-16 units, a line break, and the texts.
//!
//! A value is a text that begins with its kind: `t`ext, `n`umber, `s`witch, what it is instead (`o`), or `u`ndefined.

use crate::amount::Amount;
use crate::certainty::Total;
use crate::digits::digits;
use crate::number::Number;
use crate::settings::{Record, Value};

/// The texts of a list.
pub(super) fn unpack(list: &str) -> Vec<&str> {
    let mut texts = Vec::new();
    let head = list.bytes().position(|byte| byte == b'\n').unwrap_or(0);
    let mut rest = list.get(head + 1..).unwrap_or_default();
    let mut length = 0;
    for (at, byte) in list.bytes().enumerate().take(head) {
        if byte != b' ' {
            length = length * 10 + usize::from(byte.wrapping_sub(b'0'));
        }
        if byte == b' ' || at + 1 == head {
            texts.push(take(&mut rest, length));
            length = 0;
        }
    }
    texts
}

/// So many UTF-16 units, or what is left.
fn take<'t>(rest: &mut &'t str, units: usize) -> &'t str {
    let (mut left, mut end) = (units, 0);
    for character in rest.chars() {
        if left == 0 {
            break;
        }
        left = left.saturating_sub(character.len_utf16());
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
    /// An answer begins with nothing, a refusal with its code.
    pub(super) fn answer() -> Texts {
        let mut texts = Texts::default();
        texts.add("");
        texts
    }

    pub(super) fn add(&mut self, text: &str) {
        let units = text.chars().map(char::len_utf16).sum::<usize>();
        if !self.lengths.is_empty() {
            self.lengths.push(' ');
        }
        self.lengths.push_str(&digits(units as u128, 1));
        self.texts.push_str(text);
    }

    pub(super) fn add_count(&mut self, count: usize) {
        self.add(&digits(count as u128, 1));
    }

    /// An amount, or an empty text.
    pub(super) fn add_amount(&mut self, amount: Option<Amount>) {
        self.add(&amount.map(Amount::text).unwrap_or_default());
    }

    /// Certainty, least, most.
    pub(super) fn add_total(&mut self, total: &Total) {
        self.add(total.certainty.text());
        self.add_amount(total.min);
        self.add_amount(total.max);
    }

    pub(super) fn add_value(&mut self, value: Option<&Value>) {
        self.add(&typed(value));
    }

    /// Names and values.
    pub(super) fn add_record(&mut self, record: Option<&Record>) {
        for (name, value) in record.map_or(&[][..], |record| &record.0) {
            self.add(name);
            self.add_value(Some(value));
        }
    }

    pub(super) fn pack(self) -> String {
        self.lengths + "\n" + &self.texts
    }
}

/// A value as a text.
pub(super) fn typed(value: Option<&Value>) -> String {
    let kind = match value {
        Some(Value::Text(_)) => "t",
        Some(Value::Number(_)) => "n",
        Some(Value::Switch(_)) => "s",
        Some(Value::Other(_)) => "o",
        None => "u",
    };
    kind.to_owned() + &value.map(Value::text).unwrap_or_default()
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
