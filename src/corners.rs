//! Where the price of a number setting can jump: the stretches between the ends of bands and conditions.

use crate::image::{ABSENT, Kind, Model};
use crate::price::count;

/// The first and the last value of each stretch of a number setting in which no band and no condition changes, in order, with
/// all else as it is. By bisection: a number never falls as a setting grows.
pub(crate) fn stretches(model: Model, wanted: &[Option<i64>], index: usize) -> Vec<(i64, i64)> {
    let Some(setting) = model.nth(index).filter(|setting| setting.kind() == Kind::Span) else {
        return Vec::new();
    };
    let [min, max, step] = setting.span();
    let steps = (max - min) / step;
    let mut choices: Vec<i64> = wanted.iter().map(|choice| choice.unwrap_or(ABSENT)).collect();
    let mut firsts = vec![min];
    let mut numbers: Vec<i128> = Vec::new();
    for (number, end) in model.ends::<i128>() {
        if model.settings_of(number) >> index & 1 == 0 {
            continue;
        }
        let (mut low, mut high) = (0, steps + 1);
        while low < high {
            let middle = low.midpoint(high);
            choices.iter_mut().skip(index).take(1).for_each(|choice| *choice = min + middle * step);
            count(model, &choices, &mut numbers);
            let is_within = numbers.get(number).is_some_and(|value| *value <= end);
            if is_within { low = middle + 1 } else { high = middle }
        }
        if low <= steps {
            let first = min + low * step;
            let place = firsts.partition_point(|known| *known < first);
            if firsts.get(place) != Some(&first) {
                firsts.insert(place, first);
            }
        }
    }
    let last = |index: usize| firsts.get(index + 1).map_or(max, |next| next - step);
    firsts.iter().enumerate().map(|(index, first)| (*first, last(index))).collect()
}
