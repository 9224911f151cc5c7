//! Settings: what they offer is in order, and each value is a small whole number from here on.

use rust_decimal::Decimal;

use super::check_distinct;
use crate::decimal::{Fixed, pow10};
use crate::document::{self, Numbers, SettingEntry};
use crate::plan::{Setting, Values};
use crate::problem::{Code, Path, Problems};

/// A number of more digits is not always the same number in JavaScript.
const LARGEST: i128 = pow10(15);

/// The settings of a model; none in the place of one that has a problem.
pub(super) fn settings(
    model: &document::Model,
    path: &Path,
    problems: &mut Problems,
) -> Vec<Option<Setting>> {
    let settings = model.settings.0.iter().map(|(name, entry)| {
        let own = entry
            .as_ref()
            .and_then(|entry| if let SettingEntry::Own(own) = entry { Some(own) } else { None });
        setting(name, own, &path.key(name), problems)
    });
    settings.collect()
}

pub(super) fn setting(
    name: &str,
    written: Option<&document::Setting>,
    path: &Path,
    problems: &mut Problems,
) -> Option<Setting> {
    if name == "model" {
        problems.add(Code::BadValue, path, "the name `model` is taken", "it says which model is meant");
    }
    let written = written?;
    let (values, default) = match &written.values {
        document::Values::Options { options, default } => words(options, default.as_deref(), path, problems)?,
        document::Values::Number(Numbers::Listed { options, default }) => {
            listed(options, *default, path, problems)?
        }
        document::Values::Number(Numbers::Stepped { min, max, step, default }) => {
            stepped([*min, *max, *step], *default, path, problems)?
        }
        document::Values::Switch { default } => (Values::Switch, default.map(i64::from)),
    };
    Some(Setting {
        name: name.to_owned(),
        label: written.label.clone(),
        one: written.one.clone(),
        values,
        default,
    })
}

type Offered = (Values, Option<i64>);

fn words(options: &[String], default: Option<&str>, path: &Path, problems: &mut Problems) -> Option<Offered> {
    check_options(options, path, problems);
    for (index, option) in options.iter().enumerate().filter(|(_, option)| option.starts_with('*')) {
        let help = "in tables `*` stands for any option";
        problems.add(
            Code::BadValue,
            &path.key("options").index(index),
            format!("the option `{option}` begins with `*`"),
            help,
        );
    }
    let default = default.map(|default| index_of(options, &default.to_owned(), path, problems));
    Some((Values::Words(options.to_vec()), transpose(default)?))
}

fn listed(
    options: &[Decimal],
    default: Option<Decimal>,
    path: &Path,
    problems: &mut Problems,
) -> Option<Offered> {
    check_options(options, path, problems);
    let default = default.map(|default| index_of(options, &default, path, problems));
    let decimals = most_decimals(options);
    let options: Option<Vec<i64>> =
        options.iter().map(|option| small(*option, decimals, path, problems)).collect();
    Some((Values::Numbers { options: options?, decimals }, transpose(default)?))
}

fn check_options<T: Ord>(options: &[T], path: &Path, problems: &mut Problems) {
    if options.is_empty() {
        problems.add(Code::BadValue, &path.key("options"), "nothing is offered", "");
    }
    check_distinct(options, "option", &path.key("options"), problems);
}

fn index_of<T: PartialEq>(options: &[T], default: &T, path: &Path, problems: &mut Problems) -> Option<i64> {
    let index = options.iter().position(|option| option == default);
    if index.is_none() {
        problems.add(Code::BadDefault, &path.key("default"), "the default is not among the options", "");
    }
    i64::try_from(index?).ok()
}

fn stepped(
    numbers: [Decimal; 3],
    default: Option<Decimal>,
    path: &Path,
    problems: &mut Problems,
) -> Option<Offered> {
    let [min, max, step] = numbers;
    let decimals = most_decimals(&[min, step]);
    if step == Decimal::ZERO || min > max {
        let message =
            if min > max { format!("`min` {min} is above `max` {max}") } else { "the step is 0".to_owned() };
        problems.add(Code::BadRange, path, message, "");
        return None;
    }
    // `max` first: nothing else is larger.
    let max = on_step(max, decimals, path.key("max"), problems)?;
    let [min, step] = [min, step].map(|number| i64::try_from(Fixed::from(number).units_at(decimals)).ok());
    let (min, step) = (min?, step?);
    if (max - min) % step != 0 {
        let message = "`max` is not a whole number of steps from `min`";
        problems.add(Code::BadRange, &path.key("max"), message, "");
    }
    let values = Values::Span { min, max, step, decimals };
    let default = default.map(|default| {
        let units = Fixed::from(default).units_if_whole(decimals).and_then(|units| i64::try_from(units).ok());
        let found = units.filter(|units| (min..=max).contains(units) && (units - min) % step == 0);
        if found.is_none() {
            problems.add(
                Code::BadDefault,
                &path.key("default"),
                format!("the default {default} cannot be chosen"),
                "",
            );
        }
        found
    });
    Some((values, transpose(default)?))
}

fn on_step(max: Decimal, decimals: u32, path: Path, problems: &mut Problems) -> Option<i64> {
    if max.scale() > decimals {
        problems.add(Code::BadRange, &path, "`max` is not a whole number of steps from `min`", "");
        return None;
    }
    small(max, decimals, &path, problems)
}

fn small(number: Decimal, decimals: u32, path: &Path, problems: &mut Problems) -> Option<i64> {
    let units = Fixed::from(number).units_at(decimals);
    if units >= LARGEST {
        let message = format!("{number} with {decimals} decimals has more than 15 digits");
        problems.add(Code::TooManyDigits, path, message, "a JavaScript number would not hold it exactly");
        return None;
    }
    i64::try_from(units).ok()
}

fn most_decimals(numbers: &[Decimal]) -> u32 {
    numbers.iter().map(Decimal::scale).max().unwrap_or(0)
}

/// No default is fine; one that has a problem is not.
#[expect(clippy::option_option, reason = "the outer one is for a problem")]
fn transpose(default: Option<Option<i64>>) -> Option<Option<i64>> {
    match default {
        Some(None) => None,
        Some(found) => Some(found),
        None => Some(None),
    }
}
