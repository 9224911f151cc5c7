//! Stale: sources that nobody has looked at for long.

use super::{Lint, Subject, Warnings};
use crate::day::Day;
use crate::problem::Path;

/// Prices that were read more days ago may have changed.
const MOST_DAYS: i64 = 90;

pub(super) fn lint(subject: &Subject, warnings: &mut Warnings) {
    let path = Path::Root;
    let path = path.key("sources");
    let Some(today) = Day::parse(subject.today).map(Day::number) else { return };
    for (name, source) in subject.document.sources.iter().flatten() {
        let Some(source) = source else { continue };
        let Some(days) = Day::parse(&source.checked_on).map(|checked| today - checked.number()) else {
            continue;
        };
        let (message, help) = match days {
            ..0 => (
                format!("`{name}` was checked on {}, and today is {}", source.checked_on, subject.today),
                "write the day on which the figures were read",
            ),
            0..=MOST_DAYS => continue,
            _ => {
                (format!("`{name}` was checked {days} days ago"), "read the figures again, and write the day")
            }
        };
        warnings.add(Lint::Stale, path.key(name).key("checked_on").place(), message, help);
    }
}
