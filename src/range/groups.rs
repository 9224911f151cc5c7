//! Which open settings meet: what one of them adds to the price depends on the others.

use std::collections::BTreeSet;

use crate::meetings::{meetings, merged};
use crate::plan::{Factor, Plan, Use};

/// The open settings in groups, in the order of the catalog. A setting that moves nothing is in none.
pub(super) fn of(plan: &Plan, open: &BTreeSet<usize>) -> Vec<Vec<usize>> {
    let factors = plan.charges.iter().flat_map(|charge| &charge.factors);
    let counted = factors.filter_map(|named| match named.factor {
        Factor::Number(Use { number, .. }) => Some(BTreeSet::from([number])),
        Factor::Table(_) => None,
    });
    let settings = meetings(plan).chain(counted).map(|members| {
        let settings = members.into_iter().flat_map(|member| plan.settings_of(member));
        settings.filter(|setting| open.contains(setting)).collect::<BTreeSet<usize>>()
    });
    let mut groups = merged(settings.filter(|settings| !settings.is_empty()));
    groups.sort();
    groups.into_iter().map(|group| group.into_iter().collect()).collect()
}
