//! Which open settings meet: what one of them adds to the price depends on the others.

use crate::image::Model;

/// The open settings (bits) in groups, in the order of the catalog. A setting that moves nothing is in none.
pub(super) fn of(model: Model, open: i64) -> Vec<i64> {
    let mut groups: Vec<i64> = Vec::new();
    for meeting in model.meetings() {
        let mut group = meeting & open;
        if group == 0 {
            continue;
        }
        // Those known are apart from each other, so growing brings no more of them in.
        for met in &mut groups {
            if *met & meeting != 0 {
                group |= *met;
                *met = 0;
            }
        }
        groups.retain(|met| *met != 0);
        groups.push(group);
    }
    groups.sort_unstable_by_key(|group| group.trailing_zeros());
    groups
}
