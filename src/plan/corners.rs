//! Where the price of a number setting can jump: the stretches between the ends of bands and conditions.

use std::collections::BTreeSet;

use super::{ABSENT, Plan, Values, numbers};

/// The first and the last value of each stretch of a number setting in which none of these ends is passed, in order, with all
/// else as it is; each end with the number (see `Use::number`) that is compared to it. By bisection: a number never falls as a
/// setting grows.
pub(crate) fn stretches_between(
    plan: &Plan,
    ends: impl IntoIterator<Item = (usize, i128)>,
    wanted: &[Option<i64>],
    index: usize,
) -> Vec<(i64, i64)> {
    let Some(Values::Span { min, max, step, .. }) = plan.settings.get(index).map(|setting| &setting.values)
    else {
        return Vec::new();
    };
    let mut choices: Vec<i64> = wanted.iter().map(|choice| choice.unwrap_or(ABSENT)).collect();
    let mut firsts = BTreeSet::from([*min]);
    for (number, end) in ends.into_iter().filter(|(number, _)| plan.settings_of(*number).contains(&index)) {
        let (mut low, mut high) = (0, (max - min) / step + 1);
        while low < high {
            let middle = low.midpoint(high);
            choices.iter_mut().skip(index).take(1).for_each(|choice| *choice = min + middle * step);
            let is_within = numbers(plan, &choices).get(number).is_some_and(|value| *value <= end);
            if is_within { low = middle + 1 } else { high = middle }
        }
        if low <= (max - min) / step {
            firsts.insert(min + low * step);
        }
    }
    let lasts = firsts.iter().skip(1).map(|first| first - step).chain([*max]);
    firsts.iter().copied().zip(lasts.collect::<Vec<_>>()).collect()
}
