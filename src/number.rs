//! A number as a person gave it, from its decimal text: no float on the way.

use std::fmt;
use std::str::FromStr;

use crate::digits::{self, digits};
use crate::fixed::{divide, pow10};

/// An exact decimal number: `digits` × 10^`exponent`.
///
/// From integers, or from text in the form that JavaScript and JSON write numbers: `4`, `-1.5`, `1e+21`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Number {
    /// At most 38 digits; no trailing zeros, so that equal numbers are equal.
    digits: i128,
    exponent: i32,
}

/// The text is not a decimal number of at most 38 digits.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct NotANumber;

impl fmt::Display for NotANumber {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("not a decimal number of at most 38 digits")
    }
}

impl std::error::Error for NotANumber {}

/// A number of units, rounded down, and whether that lost anything.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Units {
    pub(crate) floor: i128,
    pub(crate) exact: bool,
}

impl Number {
    pub(crate) fn new(units: i128, decimals: u32) -> Number {
        let exponent = i32::try_from(decimals).map_or(0, |decimals| -decimals);
        Number { digits: units, exponent }.normal()
    }

    fn normal(mut self) -> Number {
        if self.digits == 0 {
            self.exponent = 0;
        }
        while self.digits != 0 && self.digits % 10 == 0 {
            self.digits /= 10;
            self.exponent = self.exponent.saturating_add(1);
        }
        self
    }

    /// The number × 10^`decimals`; a number beyond all others where it does not fit.
    pub(crate) fn units(self, decimals: u32) -> Units {
        let exponent = i64::from(self.exponent) + i64::from(decimals);
        let power = u32::try_from(exponent.unsigned_abs()).ok().filter(|power| *power <= 38).map(pow10);
        match power {
            Some(power) if exponent < 0 => {
                let (floor, rest) = divide(self.digits, power);
                Units { floor, exact: rest == 0 }
            }
            None if exponent < 0 => Units { floor: if self.digits < 0 { -1 } else { 0 }, exact: false },
            Some(power) if self.digits.unsigned_abs() <= (i128::MAX / power).unsigned_abs() => {
                Units { floor: self.digits * power, exact: true }
            }
            _ => Units { floor: self.beyond(), exact: true },
        }
    }

    /// The whole part, rounded down, and what is above it in units of 10^-`decimals`, rounded down.
    pub(crate) fn parts(self, decimals: u32) -> (i128, i128) {
        let whole = self.units(0).floor;
        let places = self.exponent.min(0).unsigned_abs();
        if places > 38 {
            return (whole, if whole < 0 { pow10(decimals) - 1 } else { 0 });
        }
        // Without places there is no rest.
        let (_, rest) = divide(self.digits, pow10(places));
        let shift = pow10(places.abs_diff(decimals));
        (whole, if places > decimals { rest / shift } else { rest * shift })
    }

    fn beyond(self) -> i128 {
        if self.digits < 0 { i128::MIN } else { i128::MAX }
    }
}

impl From<i64> for Number {
    fn from(number: i64) -> Number {
        Number { digits: number.into(), exponent: 0 }.normal()
    }
}

impl FromStr for Number {
    type Err = NotANumber;

    /// Fails on anything that is not a decimal number, and on one of more than 38 digits.
    fn from_str(text: &str) -> Result<Number, NotANumber> {
        Number::read(text.as_bytes()).ok_or(NotANumber)
    }
}

impl Number {
    fn read(text: &[u8]) -> Option<Number> {
        let (mantissa, exponent) = halves(text, b"eE");
        let (is_negative, mantissa) = signed(mantissa);
        let (whole, fraction) = halves(mantissa, b".");
        if whole.is_empty() || fraction.is_some_and(<[u8]>::is_empty) {
            return None;
        }
        let fraction = fraction.unwrap_or_default();
        let digits = digits::number(&[whole, fraction])?;
        let digits =
            if is_negative { 0_i128.checked_sub_unsigned(digits)? } else { digits.try_into().ok()? };
        let exponent = exponent.map_or(Some(0), whole_number)?;
        let exponent = exponent.checked_sub(i32::try_from(fraction.len()).ok()?)?;
        Some(Number { digits, exponent }.normal())
    }
}

/// What stands before the first of these marks, and after it.
fn halves<'t>(text: &'t [u8], marks: &[u8]) -> (&'t [u8], Option<&'t [u8]>) {
    let end = text.iter().position(|byte| marks.contains(byte)).unwrap_or(text.len());
    let (before, rest) = text.split_at(end);
    (before, rest.split_first().map(|(_, after)| after))
}

/// Whether there is a minus, and what stands after it.
fn signed(text: &[u8]) -> (bool, &[u8]) {
    text.strip_prefix(b"-").map_or((false, text), |rest| (true, rest))
}

/// An exponent, which has digits, and may have either sign before them.
fn whole_number(text: &[u8]) -> Option<i32> {
    let (is_negative, digits) = text.strip_prefix(b"+").map_or_else(|| signed(text), |rest| (false, rest));
    let number = i64::try_from(digits::number(&[digits])?).ok().filter(|_| !digits.is_empty())?;
    i32::try_from(if is_negative { -number } else { number }).ok()
}

impl Number {
    /// As JavaScript and JSON write it, but that small numbers never have an exponent.
    pub(crate) fn text(self) -> String {
        let units = self.digits.unsigned_abs();
        let places = usize::try_from(self.exponent.unsigned_abs()).unwrap_or(usize::MAX);
        let mut text = if self.digits < 0 { "-".to_owned() } else { String::new() };
        if self.exponent < 0 && places <= 40 {
            let mut unsigned = digits(units, places + 1);
            unsigned.insert(unsigned.len() - places, '.');
            return text + &unsigned;
        }
        text.push_str(&digits(units, 1));
        if self.exponent >= 0 && places <= 21 {
            (0..places).for_each(|_| text.push('0'));
            return text;
        }
        text.push_str(if self.exponent < 0 { "e-" } else { "e" });
        text + &digits(self.exponent.unsigned_abs().into(), 1)
    }
}

impl fmt::Display for Number {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.text())
    }
}

#[cfg(feature = "checker")]
impl Number {
    /// The number that a float was meant to be: the one of its shortest decimal text. NaN and Infinity are none, but words.
    #[expect(
        clippy::disallowed_types,
        reason = "JavaScript and serde hand numbers over as floats; this makes text of them"
    )]
    pub(crate) fn meant_by(float: f64) -> Result<Number, String> {
        let text = format!("{float:e}");
        text.parse().map_err(|NotANumber| text.replace("inf", "Infinity"))
    }
}

#[cfg(feature = "checker")]
impl serde::Serialize for Number {
    /// As a JSON number, digit for digit.
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let raw = serde_json::value::RawValue::from_string(self.text()).map_err(serde::ser::Error::custom)?;
        raw.serialize(serializer)
    }
}
