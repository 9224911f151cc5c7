//! Whole numbers as decimal digits, and back. The standard library's formatting would be a third of the module that pages load.

/// At least so many digits, with zeros in front.
pub(crate) fn digits(mut number: u128, least: usize) -> String {
    let mut reversed = Vec::new();
    while number > 0 || reversed.len() < least.max(1) {
        reversed.push(u8::try_from(number % 10).unwrap_or(0) + b'0');
        number /= 10;
    }
    reversed.iter().rev().map(|digit| char::from(*digit)).collect()
}

/// The number that the digits of all parts stand for; none where one is no digit, or the number does not fit an `i128`. No digits at
/// all are 0.
pub(crate) fn number(parts: &[&[u8]]) -> Option<u128> {
    const MOST: u128 = i128::MIN.unsigned_abs();
    let mut number = 0;
    for part in parts {
        for digit in *part {
            if !digit.is_ascii_digit() || number > MOST / 10 {
                return None;
            }
            number = number * 10 + u128::from(digit - b'0');
        }
    }
    (number <= MOST).then_some(number)
}
