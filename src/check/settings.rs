//! Settings: what they offer is in order, and each value is a small whole number from here on.

use std::collections::BTreeMap;

use rust_decimal::Decimal;

use super::check_distinct;
use super::conditions::conditions;
use super::names::Names;
use crate::decimal::parse;
use crate::document::{self, Numbers, SettingEntry};
use crate::fixed::{Fixed, pow10};
use crate::image::MOST_SETTINGS;
use crate::number::Number;
use crate::plan::{Condition, Setting, Values, choice};
use crate::problem::{Code, Path, Problems};
use crate::settings::Value;
use crate::suggest::{did_you_mean, nearest};

/// A number of more digits is not always the same number in JavaScript.
const LARGEST: i128 = pow10(15);

/// The settings of a model by name; none for one that has a problem.
pub(super) fn settings(
    model: &document::Model,
    path: &Path,
    problems: &mut Problems,
) -> Vec<(String, Option<Setting>)> {
    let mut settings = Vec::new();
    for (name, entry) in &model.settings.0 {
        let own = entry
            .as_ref()
            .and_then(|entry| if let SettingEntry::Own(own) = entry { Some(own) } else { None });
        let path = path.key(name);
        let setting = setting(name, own, &path, problems);
        // Only earlier settings are known yet: whether this one exists cannot depend on later ones.
        let when = when(own, &Names::before(&settings), &path.key("when"), problems);
        settings.push((name.clone(), setting.zip(when).map(|(setting, when)| Setting { when, ..setting })));
    }
    if settings.len() > MOST_SETTINGS {
        let message = format!("the model has {} settings, and {MOST_SETTINGS} are the most", settings.len());
        problems.add(Code::BadValue, path, message, "leave out what does not move the price");
    }
    settings
}

fn when(
    written: Option<&document::Setting>,
    earlier: &Names,
    path: &Path,
    problems: &mut Problems,
) -> Option<Vec<Condition>> {
    match written.and_then(|written| written.when.as_ref()) {
        Some(when) => conditions(when, earlier, path, problems),
        None => Some(Vec::new()),
    }
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
    let mut setting = Setting {
        name: name.to_owned(),
        label: written.label.clone(),
        one: written.one.clone(),
        values,
        default,
        aliases: Vec::new(),
        when: Vec::new(),
    };
    setting.aliases = aliases(&setting, &written.aliases, &path.key("aliases"), problems);
    Some(setting)
}

fn aliases(
    setting: &Setting,
    written: &BTreeMap<String, Option<String>>,
    path: &Path,
    problems: &mut Problems,
) -> Vec<(String, i64)> {
    let mut aliases = Vec::new();
    for (alias, option) in written {
        let path = path.key(alias);
        let Some(option) = option else { continue };
        let Some(choice) = choice_written(setting, option) else {
            let allowed = setting.allowed();
            let message = format!("`{}` has no option `{option}`", setting.name);
            problems.add(Code::UnknownOption, &path, message, format!("it offers {allowed}"));
            continue;
        };
        if choice_written(setting, alias).is_some_and(|own| own != choice) {
            let message = format!("`{alias}` is itself an option of `{}`", setting.name);
            problems.add(Code::Duplicate, &path, message, "an alias is another word for one option");
        }
        aliases.push((alias.clone(), choice));
    }
    aliases
}

/// The choice of an option as tables write it.
fn choice_written(setting: &Setting, text: &str) -> Option<i64> {
    let value = match &setting.values {
        Values::Words(_) => Value::from(text),
        Values::Switch => Value::Switch(text.parse().ok()?),
        Values::Numbers { .. } | Values::Span { .. } => {
            let number = parse(text).filter(|decimal| decimal.to_string() == text)?;
            Value::Number(Number::new(number.mantissa(), number.scale()))
        }
    };
    choice(setting, &value).ok()
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
    let options: Option<Vec<i64>> = options
        .iter()
        .enumerate()
        .map(|(index, option)| small(*option, decimals, &path.key("options").index(index), problems))
        .collect();
    Some((Values::Numbers { options: options?, decimals }, transpose(default)?))
}

fn check_options<T: Ord>(options: &[T], path: &Path, problems: &mut Problems) {
    if options.is_empty() {
        problems.add(Code::BadValue, &path.key("options"), "nothing is offered", "");
    }
    check_distinct(options.iter().enumerate(), "option", &path.key("options"), problems);
}

fn index_of<T: PartialEq + ToString>(
    options: &[T],
    default: &T,
    path: &Path,
    problems: &mut Problems,
) -> Option<i64> {
    let index = options.iter().position(|option| option == default);
    if index.is_none() && !options.is_empty() {
        let (default, offered) = (default.to_string(), options.iter().map(T::to_string).collect::<Vec<_>>());
        let meant = did_you_mean(nearest(&default, offered.iter().map(String::as_str)));
        let message = format!("the default `{default}` is not among the options{meant}");
        let help = format!("it offers {}", offered.join(", "));
        problems.add(Code::BadDefault, &path.key("default"), message, help);
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
    if step == Decimal::ZERO {
        problems.add(Code::BadRange, &path.key("step"), "the step is 0", "");
        return None;
    }
    if min > max {
        problems.add(Code::BadRange, path, format!("`min` {min} is above `max` {max}"), "");
        return None;
    }
    let step = small(step, decimals, &path.key("step"), problems);
    // Nothing lies between the steps that has more decimals than they have.
    let largest = small(max.trunc_with_scale(decimals), decimals, &path.key("max"), problems);
    let (step, largest) = (step?, largest?);
    let min = i64::try_from(Fixed::from(min).units_at(decimals)).ok()?;
    let span = Span { min, max: largest - (largest - min) % step, step, decimals };
    if span.max < largest || max.scale() > decimals {
        span.report(Code::BadRange, &path.key("max"), "`max`", max, problems);
    }
    let default = default.map(|default| {
        let units = Fixed::from(default).units_if_whole(decimals).and_then(|units| i64::try_from(units).ok());
        let found = units.filter(|units| (min..=span.max).contains(units) && (units - min) % step == 0);
        if found.is_none() {
            span.report(Code::BadDefault, &path.key("default"), "the default", default, problems);
        }
        found
    });
    Some((Values::Span { min, max: span.max, step, decimals }, transpose(default)?))
}

/// The steps as far as they go.
struct Span {
    min: i64,
    max: i64,
    step: i64,
    decimals: u32,
}

impl Span {
    /// Reports a number that is none of the steps.
    fn report(&self, code: Code, path: &Path, what: &str, number: Decimal, problems: &mut Problems) {
        let shown = |units: i64| Number::new(units.into(), self.decimals);
        let help = match self.min + self.step {
            second if second > self.max => format!("the one step is {}", shown(self.min)),
            second => {
                format!(
                    "the steps are {}, {} and so on, the last one {}",
                    shown(self.min),
                    shown(second),
                    shown(self.max)
                )
            }
        };
        problems.add(code, path, format!("{what} {number} is not a whole number of steps from `min`"), help);
    }
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
