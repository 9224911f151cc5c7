//! An exact decimal amount, as estimates carry it.

use std::fmt;
use std::ops::{Add, AddAssign, Neg, Sub};

use crate::digits::digits;
use crate::fixed::{DIGITS, Fixed, divide, pow10};
use crate::number::Number;

const ONE: i128 = pow10(DIGITS);

/// An exact decimal with up to 28 decimals; it prints in the shortest form: `73.5`, `294`, `-0.4`.
///
/// Whole part and fraction are kept apart, each with room for more than 10^9 amounts of 28 digits: adding estimates
/// up can neither round nor overflow.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub struct Amount {
    /// Rounded down, so that the derived order is the order of the numbers.
    whole: i128,
    /// In 10^-28; from 0 to below 1.
    fraction: i128,
}

impl Amount {
    /// Nothing: what an empty list of estimates adds up to.
    pub const ZERO: Amount = Amount { whole: 0, fraction: 0 };

    fn new(whole: i128, fraction: i128) -> Amount {
        let (carried, fraction) = divide(fraction, ONE);
        Amount { whole: whole + carried, fraction }
    }
}

impl From<Fixed> for Amount {
    fn from(Fixed { units, decimals }: Fixed) -> Amount {
        let (whole, rest) = divide(units, pow10(decimals));
        Amount { whole, fraction: rest * pow10(DIGITS - decimals) }
    }
}

impl From<Number> for Amount {
    /// What lies below the last decimal of amounts is left out: no amount is between.
    fn from(number: Number) -> Amount {
        let (whole, fraction) = number.parts(DIGITS);
        Amount { whole, fraction }
    }
}

impl Add for Amount {
    type Output = Amount;
    fn add(self, other: Amount) -> Amount {
        Amount::new(self.whole + other.whole, self.fraction + other.fraction)
    }
}

impl AddAssign for Amount {
    fn add_assign(&mut self, other: Amount) {
        *self = *self + other;
    }
}

impl Neg for Amount {
    type Output = Amount;
    fn neg(self) -> Amount {
        Amount::new(-self.whole, -self.fraction)
    }
}

impl Sub for Amount {
    type Output = Amount;
    fn sub(self, other: Amount) -> Amount {
        self + -other
    }
}

impl Amount {
    /// The shortest form.
    pub(crate) fn text(self) -> String {
        if self.whole < 0 {
            return "-".to_owned() + &(-self).text();
        }
        let mut text = digits(self.whole.unsigned_abs(), 1);
        if self.fraction != 0 {
            text.push('.');
            text.push_str(&digits(self.fraction.unsigned_abs(), 28));
            while text.ends_with('0') {
                text.pop();
            }
        }
        text
    }
}

impl fmt::Display for Amount {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.text())
    }
}

#[cfg(feature = "checker")]
impl serde::Serialize for Amount {
    /// As a string: a JSON number would be read as a float.
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(&self.text())
    }
}
