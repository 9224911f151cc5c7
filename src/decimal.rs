//! Decimals as catalogs write them.

use rust_decimal::Decimal;

use crate::fixed::{Fixed, pow10};

impl From<Decimal> for Fixed {
    fn from(decimal: Decimal) -> Fixed {
        Fixed { units: decimal.mantissa(), decimals: decimal.scale() }
    }
}

/// Reads `(0|[1-9][0-9]{0,8})(\.[0-9]{1,12})?`, without trailing zeros of the fraction in the result.
///
/// At most 21 digits: [`Decimal`] holds each exactly.
pub(crate) fn parse(text: &str) -> Option<Decimal> {
    let (whole, fraction) = text.split_once('.').map_or((text, None), |(whole, rest)| (whole, Some(rest)));
    let leading_zero = whole.len() > 1 && whole.starts_with('0');
    let fits = is_digits(whole, 9) && !leading_zero && fraction.is_none_or(|digits| is_digits(digits, 12));
    if !fits {
        return None;
    }
    Decimal::from_str_exact(text).ok().map(|decimal| decimal.normalize())
}

fn is_digits(text: &str, most: usize) -> bool {
    (1..=most).contains(&text.len()) && text.bytes().all(|byte| byte.is_ascii_digit())
}

/// 1 ÷ `decimal`, where it ends: where `decimal` without its point has no prime factor but 2 and 5.
///
/// Where the digits do not fit, the units are `i128::MAX`: more than any budget allows.
pub(crate) fn reciprocal(decimal: Decimal) -> Option<Fixed> {
    let Fixed { units, decimals } = decimal.into();
    let (rest, twos) = divide_out(units, 2);
    let (rest, fives) = divide_out(rest, 5);
    if rest != 1 {
        return None;
    }
    // 1 ÷ (2^a × 5^b) is 5^(a-b) or 2^(b-a), with as many decimals as the larger of both.
    let exponent = twos.max(fives);
    let digits =
        if twos > fives { 5_i128.checked_pow(twos - fives) } else { 2_i128.checked_pow(fives - twos) };
    let units = digits.and_then(|digits| digits.checked_mul(pow10(decimals.saturating_sub(exponent))));
    Some(Fixed { units: units.unwrap_or(i128::MAX), decimals: exponent.saturating_sub(decimals) })
}

fn divide_out(mut number: i128, prime: i128) -> (i128, u32) {
    let mut times = 0;
    while number > 0 && number % prime == 0 {
        number /= prime;
        times += 1;
    }
    (number, times)
}
