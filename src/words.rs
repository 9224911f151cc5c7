//! Prices in words, as pages say them. Amounts are printed digit for digit: nothing here calculates or rounds.

use crate::amount::Amount;
use crate::base::Base;
use crate::certainty::{Certainty, LineCertainty, Total};
use crate::estimate::Estimate;
use crate::settings::Value;

/// What an estimate comes to, where the unit stands elsewhere: `≈ 41.472`, `at least 15`, `not published`.
pub(crate) fn estimate(estimate: &Estimate) -> String {
    let about = estimate.lines.iter().any(|line| line.certainty == LineCertainty::Approximate);
    total(&estimate.total(), about).unwrap_or_else(|| "not published".to_owned())
}

/// What a model costs at the defaults: `≈ 20 credits per megapixel`.
pub(crate) fn base(base: Option<&Base>, unit: &str) -> String {
    let Some(Base { total: amounts, per }) = base else { return "no base price".to_owned() };
    let Some(words) = total(amounts, false) else { return "price not published".to_owned() };
    let is_one =
        amounts.certainty != Certainty::Range && amounts.min.is_some_and(|min| min.to_string() == "1");
    let unit = if is_one && unit == "credits" { "credit" } else { unit };
    let per = per.as_ref().map(|per| format!(" per {per}")).unwrap_or_default();
    format!("{words} {unit}{per}")
}

/// None where no amount is known. `about`: a known part is approximate.
fn total(total: &Total, about: bool) -> Option<String> {
    let min = number(total.min?);
    Some(match total.certainty {
        Certainty::Exact => min,
        Certainty::Approximate => format!("≈ {min}"),
        Certainty::Range => range(total.min?, total.max?),
        Certainty::AtLeast if about => format!("at least about {min}"),
        Certainty::AtLeast => format!("at least {min}"),
        Certainty::Unpublished => return None,
    })
}

/// Two ends: `20–40`.
pub(crate) fn range(min: Amount, max: Amount) -> String {
    format!("{}–{}", number(min), number(max))
}

/// The digits of the whole part in groups of three: `42,949.5`.
pub(crate) fn number(amount: Amount) -> String {
    let text = amount.to_string();
    let (sign, unsigned) = text.strip_prefix('-').map_or(("", text.as_str()), |rest| ("-", rest));
    let (whole, fraction) = unsigned.split_at(unsigned.find('.').unwrap_or(unsigned.len()));
    let mut grouped = String::new();
    for (place, digit) in whole.chars().enumerate() {
        if place > 0 && (whole.len() - place) % 3 == 0 {
            grouped.push(',');
        }
        grouped.push(digit);
    }
    format!("{sign}{grouped}{fraction}")
}

/// A value of a setting, as people say it.
pub(crate) fn value(value: &Value) -> String {
    match value {
        Value::Switch(true) => "on".to_owned(),
        Value::Switch(false) => "off".to_owned(),
        value => value.to_string(),
    }
}
