//! Which open settings meet: what one of them adds to the price depends on the others.

use crate::image::Model;

/// The open settings (bits) in groups, in the order of the catalog. A setting that moves nothing is in none.
pub(super) fn of(model: Model, open: i64) -> Vec<i64> {
    let mut groups = Vec::new();
    let mut left = model.meetings().iter().fold(0, |all, meeting| all | meeting) & open;
    while left != 0 {
        let group = group_of(model, open, left & left.wrapping_neg());
        left &= !group;
        groups.push(group);
    }
    groups
}

/// All that these settings meet, and what those meet.
fn group_of(model: Model, open: i64, settings: i64) -> i64 {
    let meetings = model.meetings().iter().filter(|meeting| **meeting & settings != 0);
    let met = meetings.fold(settings, |met, meeting| met | meeting & open);
    if met == settings { met } else { group_of(model, open, met) }
}
