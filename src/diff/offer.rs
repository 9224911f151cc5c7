//! Whether a value that one catalog knows can be chosen in the other.

use crate::plan::{Plan, Setting, choice};
use crate::settings::Value;

/// What a value of a setting is to a model.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Offer {
    /// It cannot be chosen.
    None,
    /// The setting does not exist in the model, and what it does is what this value stands for.
    Always,
    /// The choice.
    Choice(i64),
}

pub(super) fn setting<'p>(plan: &'p Plan, name: &str) -> Option<(usize, &'p Setting)> {
    plan.settings.iter().enumerate().find(|(_, setting)| setting.name == name)
}

/// What the value is in each of the models; where none is given, to leave the setting out.
///
/// Where a setting does not exist, one gets what its default is: without it, nothing that the other model offers is the same.
pub(super) fn offers(settings: [Option<&Setting>; 2], value: Option<&Value>) -> [Offer; 2] {
    let [old, new] = settings;
    [offer(old, new, value), offer(new, old, value)]
}

fn offer(own: Option<&Setting>, other: Option<&Setting>, value: Option<&Value>) -> Offer {
    match (own, value) {
        (Some(own), Some(value)) => choice(own, value).map_or(Offer::None, Offer::Choice),
        (Some(_), None) => Offer::None,
        (None, None) => {
            if other.is_some_and(|other| other.default.is_none()) {
                Offer::Always
            } else {
                Offer::None
            }
        }
        (None, Some(value)) => {
            let default = other.and_then(|other| other.value(other.default?));
            if default.as_ref() == Some(value) { Offer::Always } else { Offer::None }
        }
    }
}
