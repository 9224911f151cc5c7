//! One setting: the choice that a value stands for, and the value that a choice stands for.

use crate::image::{ABSENT, Kind, Setting};
use crate::number::{Number, Units};
use crate::refusal::{Allowed, RefusalCode};
use crate::settings::Value;

/// The choice that a value stands for, as it is or by an alias.
pub(crate) fn given_choice(setting: Setting, value: &Value) -> Result<i64, RefusalCode> {
    choice(setting, value).or_else(|code| {
        let text = if let Value::Other(_) = value { return Err(code) } else { value.text() };
        setting.alias(&text).ok_or(code)
    })
}

/// The choice that a value stands for.
pub(crate) fn choice(setting: Setting, value: &Value) -> Result<i64, RefusalCode> {
    match (setting.kind(), value) {
        (Kind::Words, Value::Text(text)) => {
            for (choice, option) in (0..).zip(setting.options().texts()) {
                if option == text {
                    return Ok(choice);
                }
            }
            Err(RefusalCode::NotOffered)
        }
        (Kind::Numbers | Kind::Span, Value::Number(number)) => {
            let Units { floor, exact } = number.units(setting.decimals());
            // What is no word is further away than any.
            let units = i64::try_from(floor).unwrap_or(if floor < 0 { i64::MIN } else { i64::MAX });
            if setting.kind() == Kind::Span {
                on_span(setting, units, exact)
            } else {
                among(setting, units, exact)
            }
        }
        (Kind::Switch, Value::Switch(switch)) => Ok(i64::from(*switch)),
        _ => Err(RefusalCode::WrongType),
    }
}

/// The place of a number among the options.
fn among(setting: Setting, units: i64, exact: bool) -> Result<i64, RefusalCode> {
    for (choice, option) in (0..).zip(setting.options().words) {
        if *option == units && exact {
            return Ok(choice);
        }
    }
    Err(RefusalCode::NotOffered)
}

fn on_span(setting: Setting, units: i64, exact: bool) -> Result<i64, RefusalCode> {
    let [low, high, step] = setting.span();
    if units < low || units > high || (units == high && !exact) {
        return Err(RefusalCode::OutOfRange);
    }
    let is_step = exact && (units - low) % step == 0;
    if is_step { Ok(units) } else { Err(RefusalCode::NotAStep) }
}

impl Setting<'_> {
    /// What can be given.
    pub(crate) fn allowed(self) -> Allowed {
        let Some(options) = self.values() else {
            let number = |units: i64| Number::new(units.into(), self.decimals());
            let [min, max, step] = self.span();
            return Allowed::Span { min: number(min), max: number(max), step: number(step) };
        };
        Allowed::Options(options)
    }

    /// What is offered, in the order of the choices; none for a span.
    pub(crate) fn values(self) -> Option<Vec<Value>> {
        let mut values = Vec::new();
        for choice in 0..self.count()? {
            if let Some(value) = self.value(choice) {
                values.push(value);
            }
        }
        Some(values)
    }

    /// The value that a choice stands for; none where the setting does not exist.
    pub(crate) fn value(self, choice: i64) -> Option<Value> {
        if choice == ABSENT {
            return None;
        }
        Some(match self.kind() {
            Kind::Words => Value::from(self.options().text(usize::try_from(choice).ok()?)?),
            Kind::Numbers | Kind::Span => Value::Number(Number::new(self.number(choice), self.decimals())),
            Kind::Switch => Value::Switch(choice == 1),
        })
    }
}
