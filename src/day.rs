//! Days of the calendar, and periods of days.

use std::fmt;

use crate::digits::{self, digits};
use crate::sentence::sentence;

/// A day of the Gregorian calendar; its number is made of year, month and day, so that days are in order.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Day(u32);

impl Day {
    /// Reads YYYY-MM-DD, where that is a day.
    pub(crate) fn parse(text: &str) -> Option<Day> {
        let [_, _, _, _, b'-', _, _, b'-', _, _] = text.as_bytes() else { return None };
        let (year, rest) = text.as_bytes().split_at(4);
        let (month, day) = rest.split_at(3);
        let digits = [year, month.get(1..)?, day.get(1..)?];
        let day = Day(digits::number(&digits)?.try_into().ok()?);
        (1..=days_of(day.year(), day.month())).contains(&day.of_month()).then_some(day)
    }

    /// As compiled catalogs have it; 0 is none.
    pub(crate) fn of(word: i64) -> Option<Day> {
        u32::try_from(word).ok().filter(|number| *number > 0).map(Day)
    }

    pub(crate) fn word(day: Option<Day>) -> i64 {
        day.map_or(0, |day| day.0.into())
    }

    pub(crate) fn text(self) -> String {
        let part = |number: u32, least| digits(number.into(), least);
        sentence("_-_-_", &[&part(self.year(), 4), &part(self.month(), 2), &part(self.of_month(), 2)])
    }

    fn year(self) -> u32 {
        self.0 / 10_000
    }

    fn month(self) -> u32 {
        self.0 / 100 % 100
    }

    fn of_month(self) -> u32 {
        self.0 % 100
    }

    /// Days from a fixed one to this.
    #[cfg(feature = "cli")]
    pub(crate) fn number(self) -> i64 {
        let [year, month, day] = [self.year(), self.month(), self.of_month()].map(i64::from);
        // A year that begins in March ends with the day that leap years add.
        let (year, month) = if month < 3 { (year - 1, month + 9) } else { (year, month - 3) };
        let leap_days = year.div_euclid(4) - year.div_euclid(100) + year.div_euclid(400);
        365 * year + leap_days + (153 * month + 2) / 5 + day
    }
}

fn days_of(year: u32, month: u32) -> u32 {
    let leap = year.is_multiple_of(4) && (!year.is_multiple_of(100) || year.is_multiple_of(400));
    match month {
        1 | 3 | 5 | 7 | 8 | 10 | 12 => 31,
        4 | 6 | 9 | 11 => 30,
        2 if leap => 29,
        2 => 28,
        _ => 0,
    }
}

impl fmt::Display for Day {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.text())
    }
}

#[cfg(feature = "checker")]
impl serde::Serialize for Day {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(&self.text())
    }
}

/// The days on which something holds; without dates, always.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
#[cfg_attr(feature = "checker", derive(serde::Serialize))]
#[cfg_attr(feature = "cli", derive(schemars::JsonSchema))]
pub(crate) struct Period {
    /// The first day.
    #[cfg_attr(
        feature = "checker",
        serde(rename = "effective_from", skip_serializing_if = "Option::is_none")
    )]
    #[cfg_attr(feature = "cli", schemars(with = "Option<crate::schema::DayText>"))]
    pub(crate) from: Option<Day>,
    /// The first day after.
    #[cfg_attr(
        feature = "checker",
        serde(rename = "effective_until", skip_serializing_if = "Option::is_none")
    )]
    #[cfg_attr(feature = "cli", schemars(with = "Option<crate::schema::DayText>"))]
    pub(crate) until: Option<Day>,
}

impl Period {
    /// Whether the day lies within. No day stands for one before all dates.
    pub(crate) fn holds(&self, day: Option<Day>) -> bool {
        self.from.is_none_or(|from| day >= Some(from)) && self.until.is_none_or(|until| day < Some(until))
    }

    #[cfg(feature = "checker")]
    pub(crate) fn is_dated(&self) -> bool {
        *self != Period::default()
    }

    /// The days on which something begins or ends.
    #[cfg(feature = "checker")]
    pub(crate) fn cuts(&self) -> impl Iterator<Item = Day> {
        [self.from, self.until].into_iter().flatten()
    }
}

impl Period {
    /// Like ` from 2026-01-01 until before 2026-10-01`; nothing where there are no dates.
    pub(crate) fn text(&self) -> String {
        let part =
            |word: &str, day: Option<Day>| day.map_or_else(String::new, |day| word.to_owned() + &day.text());
        part(" from ", self.from) + &part(" until before ", self.until)
    }
}

impl fmt::Display for Period {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.text())
    }
}
