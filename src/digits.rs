//! Whole numbers as decimal digits. The standard library's formatting would be a third of the module that pages load.

/// At least so many digits, with zeros in front.
pub(crate) fn digits(mut number: u128, least: usize) -> String {
    let mut reversed = Vec::new();
    while number > 0 || reversed.len() < least.max(1) {
        reversed.push(u8::try_from(number % 10).unwrap_or(0) + b'0');
        number /= 10;
    }
    reversed.iter().rev().map(|digit| char::from(*digit)).collect()
}
