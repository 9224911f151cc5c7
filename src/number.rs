//! A number as a person gave it, from its decimal text: no float on the way.

use std::fmt;
use std::str::FromStr;

use crate::digits::digits;
use crate::fixed::pow10;

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
                Units { floor: self.digits.div_euclid(power), exact: self.digits.rem_euclid(power) == 0 }
            }
            None if exponent < 0 => Units { floor: self.digits.signum().min(0), exact: false },
            _ => Units {
                floor: power.and_then(|power| self.digits.checked_mul(power)).unwrap_or(self.beyond()),
                exact: true,
            },
        }
    }

    /// The whole part, rounded down, and what is above it in units of 10^-`decimals`, rounded down.
    pub(crate) fn parts(self, decimals: u32) -> (i128, i128) {
        let whole = self.units(0).floor;
        let places = self.exponent.min(0).unsigned_abs();
        if places > 38 {
            return (whole, if whole < 0 { pow10(decimals) - 1 } else { 0 });
        }
        let rest = self.digits.rem_euclid(pow10(places));
        let shift = pow10(places.abs_diff(decimals));
        (
            whole,
            if self.exponent >= 0 {
                0
            } else if places > decimals {
                rest / shift
            } else {
                rest * shift
            },
        )
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
        let (mantissa, exponent) = text.split_once(['e', 'E']).unwrap_or((text, "0"));
        let exponent: i32 = exponent.parse().map_err(|_| NotANumber)?;
        let (whole, fraction) = mantissa.split_once('.').unwrap_or((mantissa, ""));
        let unsigned = whole.strip_prefix('-').unwrap_or(whole);
        let all_digits = |part: &str| part.bytes().all(|byte| byte.is_ascii_digit());
        if unsigned.is_empty() || mantissa.ends_with('.') || !all_digits(unsigned) || !all_digits(fraction) {
            return Err(NotANumber);
        }
        let digits = [whole, fraction].concat().parse().map_err(|_| NotANumber)?;
        let shift = i32::try_from(fraction.len()).map_err(|_| NotANumber)?;
        Ok(Number { digits, exponent: exponent.checked_sub(shift).ok_or(NotANumber)? }.normal())
    }
}

impl Number {
    /// As JavaScript and JSON write it, but that small numbers never have an exponent.
    pub(crate) fn text(self) -> String {
        let sign = if self.digits < 0 { "-" } else { "" };
        let units = self.digits.unsigned_abs();
        let places = usize::try_from(self.exponent.unsigned_abs()).unwrap_or(usize::MAX);
        if self.exponent >= 0 && places <= 21 {
            return [sign, &digits(units, 1), &"0".repeat(places)].concat();
        }
        if self.exponent < 0 && places <= 40 {
            let digits = digits(units, places + 1);
            let (whole, fraction) = digits.split_at(digits.len() - places);
            return [sign, whole, ".", fraction].concat();
        }
        let minus = if self.exponent < 0 { "-" } else { "" };
        [sign, &digits(units, 1), "e", minus, &digits(u128::from(self.exponent.unsigned_abs()), 1)].concat()
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
