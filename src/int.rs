//! The whole numbers that prices are made of: 64 bits where a model's amounts are proven to fit, else 128.

use std::ops::{Add, Div, Mul, Rem, Sub};

use crate::amount::Amount;
use crate::fixed::Fixed;

/// A whole number. Nothing overflows: `check` has proven how large it can become.
pub(crate) trait Int:
    Copy
    + Ord
    + Default
    + From<bool>
    + Into<i128>
    + Add<Output = Self>
    + Sub<Output = Self>
    + Mul<Output = Self>
    + Div<Output = Self>
    + Rem<Output = Self>
{
    /// More than 64 bits.
    const IS_WIDE: bool;

    fn of(word: i64) -> Self;

    /// A number that is too large for a word. No model of 64 bits has one.
    fn of_large(number: i128) -> Self;

    /// From two words, the lower one first.
    fn join(low: i64, high: i64) -> Self;

    /// The same words as numbers, where they are.
    fn of_all(words: &[i64]) -> Option<&[Self]>;

    /// Its lower word.
    fn low(self) -> i64;

    /// Its upper word.
    fn high(self) -> i64;

    fn pow10(exponent: u32) -> Self;

    /// What leads from one amount to another: a number, and what is to be taken from it. And whether that is nothing.
    fn change(before: Fixed<Self>, after: Fixed<Self>) -> ([Fixed<Self>; 2], bool);
}

impl Int for i64 {
    const IS_WIDE: bool = false;

    fn of(word: i64) -> i64 {
        word
    }

    fn of_large(_: i128) -> i64 {
        0
    }

    fn join(low: i64, _: i64) -> i64 {
        low
    }

    fn of_all(words: &[i64]) -> Option<&[i64]> {
        Some(words)
    }

    fn low(self) -> i64 {
        self
    }

    fn high(self) -> i64 {
        self >> 63
    }

    fn pow10(exponent: u32) -> i64 {
        10_i64.wrapping_pow(exponent)
    }

    fn change(before: Fixed<i64>, after: Fixed<i64>) -> ([Fixed<i64>; 2], bool) {
        let decimals = before.decimals.max(after.decimals);
        let units = after.units_at(decimals) - before.units_at(decimals);
        ([Fixed { units, decimals }, Fixed { units: 0, decimals: 0 }], units == 0)
    }
}

impl Int for i128 {
    const IS_WIDE: bool = true;

    fn of(word: i64) -> i128 {
        word.into()
    }

    fn of_large(number: i128) -> i128 {
        number
    }

    fn join(low: i64, high: i64) -> i128 {
        i128::from(high) << 64 | i128::from(low.cast_unsigned())
    }

    fn of_all(_: &[i64]) -> Option<&[i128]> {
        None
    }

    #[expect(clippy::cast_possible_truncation, reason = "the lower half is what is meant")]
    fn low(self) -> i64 {
        self as i64
    }

    fn high(self) -> i64 {
        (self >> 64).low()
    }

    fn pow10(exponent: u32) -> i128 {
        10_i128.wrapping_pow(exponent)
    }

    /// The difference can need more digits than there are: it stays two numbers.
    fn change(before: Fixed, after: Fixed) -> ([Fixed; 2], bool) {
        ([after, before], Amount::from(before) == Amount::from(after))
    }
}
