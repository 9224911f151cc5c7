//! Days of the calendar.

use std::ops::Range;

/// Whether `text` is a day of the Gregorian calendar, as YYYY-MM-DD.
pub(crate) fn is_day(text: &str) -> bool {
    date(text).is_some()
}

/// Days from a fixed one to that of `text`; none where that is not a day.
#[cfg(feature = "cli")]
pub(crate) fn day_number(text: &str) -> Option<i64> {
    let (year, month, day) = date(text)?;
    // A year that begins in March ends with the day that leap years add.
    let (year, month) = if month < 3 { (year - 1, month + 9) } else { (year, month - 3) };
    let leap_days = year.div_euclid(4) - year.div_euclid(100) + year.div_euclid(400);
    Some(365 * year + leap_days + (153 * month + 2) / 5 + day)
}

/// Year, month and day.
fn date(text: &str) -> Option<(i64, i64, i64)> {
    let number = |range: Range<usize>| {
        text.get(range).filter(|part| part.bytes().all(|b| b.is_ascii_digit()))?.parse::<i64>().ok()
    };
    let shape = text.len() == 10 && text.get(4..5) == Some("-") && text.get(7..8) == Some("-");
    let (year, month, day) = (number(0..4)?, number(5..7)?, number(8..10)?);
    let leap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
    let days = match month {
        1 | 3 | 5 | 7 | 8 | 10 | 12 => 31,
        4 | 6 | 9 | 11 => 30,
        2 if leap => 29,
        2 => 28,
        _ => 0,
    };
    (shape && (1..=days).contains(&day)).then_some((year, month, day))
}
