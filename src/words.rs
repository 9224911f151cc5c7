//! Prices in words, as pages say them. Amounts are printed digit for digit: nothing here calculates or rounds.

use crate::amount::Amount;
use crate::base::Base;
use crate::certainty::{Certainty, LineCertainty, Total};
use crate::estimate::Estimate;
use crate::settings::Value;

/// What an estimate comes to, where the unit stands elsewhere: `≈ 41.472`, `at least 15`, `not published`.
pub(crate) fn estimate(estimate: &Estimate) -> String {
    amounts(&estimate.total(), is_about(estimate)).unwrap_or_else(|| "not published".to_owned())
}

/// Whether a known part is approximate: `at least about 15`.
pub(crate) fn is_about(estimate: &Estimate) -> bool {
    estimate.lines.iter().any(|line| line.certainty == LineCertainty::Approximate)
}

/// The same with its unit: `≈ 41.472 credits`, `price not published`.
pub(crate) fn total(total: &Total, unit: &str, about: bool) -> String {
    let Some(words) = amounts(total, about) else { return "price not published".to_owned() };
    let is_one = total.certainty != Certainty::Range && total.min.is_some_and(|min| min.to_string() == "1");
    format!("{words} {}", if is_one && unit == "credits" { "credit" } else { unit })
}

/// What a model costs at the defaults: `≈ 20 credits per megapixel`.
pub(crate) fn base(base: Option<&Base>, unit: &str) -> String {
    let Some(Base { total: amounts, per }) = base else { return "no base price".to_owned() };
    let per = per.as_ref().filter(|_| amounts.min.is_some()).map(|per| format!(" per {per}"));
    total(amounts, unit, false) + &per.unwrap_or_default()
}

/// None where no amount is known. `about`: a known part is approximate.
fn amounts(total: &Total, about: bool) -> Option<String> {
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
        if place > 0 && (whole.len() - place).is_multiple_of(3) {
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

#[cfg(test)]
mod tests {
    use super::number;
    use crate::fixed::Fixed;

    #[test]
    fn numbers_are_told_digit_for_digit() {
        let numbers = [
            (0, 0, "0"),
            (999, 0, "999"),
            (1000, 0, "1,000"),
            (-999, 0, "-999"),
            (-123_425, 2, "-1,234.25"),
            (-5, 1, "-0.5"),
            (1_234_567, 3, "1,234.567"),
            (9_007_199_254_740_993, 0, "9,007,199,254,740,993"),
            (1, 28, "0.0000000000000000000000000001"),
        ];
        for (units, decimals, words) in numbers {
            assert_eq!(number(Fixed { units, decimals }.into()), words);
        }
    }
}
