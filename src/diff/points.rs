//! The places on an axis at which two tables are compared: the options of both models, or the bands of both tables.

use super::Side;
use super::offer::{self, Offer, offers};
use super::sheet::Sheet;
use crate::decimal::parse;
use crate::document::End;
use crate::plan::Setting;
use crate::settings::Value;
use crate::words;

/// One place on an axis.
pub(super) enum Point {
    Option {
        value: Value,
        offered: [bool; 2],
    },
    /// The setting does not exist.
    Absent {
        offered: [bool; 2],
    },
    /// After the end of the band before, up to its own.
    Band {
        after: Option<End>,
        end: Option<End>,
    },
}

pub(super) fn points(name: &str, sides: [Side; 2], sheets: [Option<Sheet>; 2]) -> Vec<Point> {
    let settings = sides.map(|side| offer::setting(side.plan, name).map(|(_, setting)| setting));
    let options: Vec<Value> =
        settings.iter().flatten().filter_map(|setting| setting.options()).flatten().collect();
    if options.is_empty() {
        return bands(name, sheets);
    }
    let can_be_left_out = settings.iter().flatten().any(|setting| setting.default.is_some());
    let mut points: Vec<Point> = Vec::new();
    for value in options {
        let is_known = |point: &Point| matches!(point, Point::Option { value: known, .. } if *known == value);
        if points.iter().any(is_known) {
            continue;
        }
        let offered = offers(settings, Some(&value)).map(|offer| offer != Offer::None);
        // Where a setting must be given that the other model does not have, its figure is the nearest to compare.
        let offered = if can_be_left_out { offered } else { offered.map(|_| true) };
        points.push(Point::Option { value, offered });
    }
    points.extend(absent(name, settings, sheets));
    points
}

/// Where a table has figures of its own for a setting that does not exist.
fn absent(name: &str, settings: [Option<&Setting>; 2], sheets: [Option<Sheet>; 2]) -> Option<Point> {
    let has_absent = |(setting, sheet): (Option<&Setting>, Option<Sheet>)| {
        let options = setting.and_then(|setting| setting.values.options());
        options.zip(sheet).is_some_and(|(options, sheet)| sheet.has_absent(name, options))
    };
    let may_not_exist = |setting: Option<&Setting>| setting.is_none_or(|setting| !setting.when.is_empty());
    let is_told = settings.into_iter().zip(sheets).any(has_absent);
    is_told.then(|| Point::Absent { offered: settings.map(may_not_exist) })
}

fn bands(name: &str, sheets: [Option<Sheet>; 2]) -> Vec<Point> {
    let mut ends: Vec<End> = sheets.iter().flatten().flat_map(|sheet| sheet.ends(name)).collect();
    ends.sort_by_key(|end| end.order());
    ends.dedup_by_key(|end| end.order());
    let afters = [None].into_iter().chain(ends.iter().copied().map(Some));
    let ends = ends.iter().copied().map(Some).chain([None]);
    afters.zip(ends).map(|(after, end)| Point::Band { after, end }).collect()
}

impl Point {
    /// The option as tables write it.
    pub(super) fn key(&self) -> String {
        match self {
            Point::Option { value, .. } => value.to_string(),
            Point::Absent { .. } | Point::Band { .. } => "*".to_owned(),
        }
    }

    /// Whether a band that ends so takes it.
    pub(super) fn is_in(&self, band: Option<End>) -> bool {
        let Some(band) = band else { return !matches!(self, Point::Absent { .. }) };
        match self {
            Point::Absent { .. } => false,
            Point::Band { end, .. } => end.is_some_and(|end| end.order() <= band.order()),
            // A number ends where it stands, itself included.
            Point::Option { value, .. } => {
                parse(&value.to_string()).is_some_and(|number| End::UpTo(number).order() <= band.order())
            }
        }
    }

    pub(super) fn is_offered(&self, side: usize) -> bool {
        match self {
            Point::Option { offered, .. } | Point::Absent { offered } => {
                offered.get(side).is_some_and(|offered| *offered)
            }
            Point::Band { .. } => true,
        }
    }

    pub(super) fn words(&self, name: &str) -> String {
        let from = |end: &End| match end {
            End::UpTo(decimal) => format!("above {decimal}"),
            End::Below(decimal) => format!("from {decimal}"),
        };
        let to = |end: &End| match end {
            End::UpTo(decimal) => format!("up to {decimal}"),
            End::Below(decimal) => format!("below {decimal}"),
        };
        match self {
            Point::Option { value, .. } => format!("{name} {}", words::value(value)),
            Point::Absent { .. } => format!("without {name}"),
            Point::Band { after, end } => {
                let parts = [Some(name.to_owned()), after.as_ref().map(from), end.as_ref().map(to)];
                parts.into_iter().flatten().collect::<Vec<_>>().join(" ")
            }
        }
    }
}
