//! What a setting offers, as values; for checks and tools, before a plan is compiled.

use super::{ABSENT, Setting, Values, at};
use crate::number::Number;
use crate::refusal::{Allowed, RefusalCode};
use crate::settings::Value;

/// The choice that a value stands for.
pub(crate) fn choice(setting: &Setting, value: &Value) -> Result<i64, RefusalCode> {
    match (&setting.values, value) {
        (Values::Words(words), Value::Text(text)) => index_of(words, text),
        (Values::Numbers { options, decimals }, Value::Number(number)) => {
            let units = number.units(*decimals);
            let found = i64::try_from(units.floor).ok().filter(|_| units.exact);
            found.map_or(Err(RefusalCode::NotOffered), |units| index_of(options, &units))
        }
        (Values::Span { min, max, step, decimals }, Value::Number(number)) => {
            let units = number.units(*decimals);
            let (low, high) = (i128::from(*min), i128::from(*max));
            if units.floor < low || units.floor > high || (units.floor == high && !units.exact) {
                return Err(RefusalCode::OutOfRange);
            }
            let is_step = units.exact && (units.floor - low) % i128::from(*step) == 0;
            i64::try_from(units.floor).ok().filter(|_| is_step).ok_or(RefusalCode::NotAStep)
        }
        (Values::Switch, Value::Switch(switch)) => Ok(i64::from(*switch)),
        _ => Err(RefusalCode::WrongType),
    }
}

fn index_of<T: PartialEq<U>, U>(options: &[T], value: &U) -> Result<i64, RefusalCode>
where
    U: ?Sized,
{
    let index = options.iter().position(|option| option == value).ok_or(RefusalCode::NotOffered)?;
    i64::try_from(index).map_err(|_| RefusalCode::NotOffered)
}

impl Setting {
    /// What can be given.
    pub(crate) fn allowed(&self) -> Allowed {
        match &self.values {
            Values::Span { min, max, step, decimals } => {
                let number = |units: &i64| Number::new(i128::from(*units), *decimals);
                Allowed::Span { min: number(min), max: number(max), step: number(step) }
            }
            _ => Allowed::Options(self.options().unwrap_or_default()),
        }
    }

    /// What is offered, in the order of the choices; none for a span.
    pub(crate) fn options(&self) -> Option<Vec<Value>> {
        let count = i64::try_from(self.values.options()?).ok()?;
        Some((0..count).filter_map(|choice| self.value(choice)).collect())
    }

    /// The value that a choice stands for; none where the setting does not exist.
    pub(crate) fn value(&self, choice: i64) -> Option<Value> {
        if choice == ABSENT {
            return None;
        }
        Some(match &self.values {
            Values::Words(words) => Value::Text(at(words, choice)?.clone()),
            Values::Numbers { decimals, .. } | Values::Span { decimals, .. } => {
                Value::Number(Number::new(self.values.number(choice), *decimals))
            }
            Values::Switch => Value::Switch(choice == 1),
        })
    }
}
