//! Prices in words, as the page says them: nothing here calculates or rounds.

use unicode_width::UnicodeWidthStr;

use crate::amount::Amount;
use crate::certainty::{Certainty, LineCertainty};
use crate::estimate::{Estimate, Factor, Line};

/// What an estimate comes to: `294 credits`, `at least 15 credits`, `price not published`.
pub(super) fn total(estimate: &Estimate) -> String {
    let Estimate { certainty, unit, total, min, max, lines, .. } = estimate;
    let is_approximate = |line: &Line| line.certainty == LineCertainty::Approximate;
    let about = if lines.iter().any(is_approximate) { "about " } else { "" };
    let words = match (certainty, total, min, max) {
        (Certainty::Exact, Some(total), ..) => Some(count(total, unit)),
        (Certainty::Approximate, Some(total), ..) => Some(format!("≈ {}", count(total, unit))),
        (Certainty::Range, _, Some(min), Some(max)) => {
            Some(format!("{}–{} {unit}", number(min), number(max)))
        }
        (Certainty::AtLeast, _, Some(min), _) => Some(format!("at least {about}{}", count(min, unit))),
        _ => None,
    };
    words.unwrap_or_else(|| "price not published".to_owned())
}

/// What a line comes to; the unit stands at the total.
pub(super) fn amount(line: &Line) -> String {
    let words = match (line.certainty, &line.amount, &line.min, &line.max) {
        (LineCertainty::Exact, Some(amount), ..) => Some(number(amount)),
        (LineCertainty::Approximate, Some(amount), ..) => Some(format!("≈ {}", number(amount))),
        (LineCertainty::Range, _, Some(min), Some(max)) => Some(format!("{}–{}", number(min), number(max))),
        _ => None,
    };
    words.unwrap_or_else(|| "not published".to_owned())
}

/// `4 (images)`, `1,500 (characters, billed as 2)`.
pub(super) fn factor(Factor { name, value, billed, per }: &Factor) -> String {
    let billed = billed.as_ref().map(|billed| format!(", billed as {}", number(billed)));
    let per = per.as_ref().map(|per| format!(" ÷ {}", number(per)));
    format!("{} ({name}{}){}", number(value), billed.unwrap_or_default(), per.unwrap_or_default())
}

/// Digit for digit, with a comma at every thousand.
pub(super) fn number(amount: &Amount) -> String {
    let text = amount.to_string();
    let (whole, fraction) = text.split_once('.').map_or((text.as_str(), None), |(w, f)| (w, Some(f)));
    let (sign, digits) = whole.strip_prefix('-').map_or(("", whole), |digits| ("-", digits));
    let mut grouped = String::from(sign);
    for (index, digit) in digits.chars().enumerate() {
        if index > 0 && (digits.len() - index).is_multiple_of(3) {
            grouped.push(',');
        }
        grouped.push(digit);
    }
    fraction.map_or(grouped.clone(), |fraction| format!("{grouped}.{fraction}"))
}

fn count(amount: &Amount, unit: &str) -> String {
    let unit = if amount.to_string() == "1" && unit == "credits" { "credit" } else { unit };
    format!("{} {unit}", number(amount))
}

/// Rows as lines of columns that stand under each other, the last one flush right.
pub(super) fn table(rows: &[[String; 3]]) -> Vec<String> {
    let rows: Vec<[String; 3]> = rows.iter().map(|row| row.each_ref().map(|cell| printable(cell))).collect();
    let widest = |column: fn(&[String; 3]) -> &str| rows.iter().map(|row| column(row).width()).max();
    let [labels, products, amounts] =
        [widest(|[label, ..]| label), widest(|[_, product, _]| product), widest(|[.., amount]| amount)]
            .map(Option::unwrap_or_default);
    let gap = |width: usize, cell: &str| " ".repeat(width.saturating_sub(cell.width()));
    let line = |[label, product, amount]: &[String; 3]| {
        let (after_label, after_product) = (gap(labels, label), gap(products, product));
        format!("{label}{after_label}  {product}{after_product}  {}{amount}", gap(amounts, amount))
    };
    rows.iter().map(line).collect()
}

/// A text of one line: what would move the cursor or change colors is replaced.
pub(super) fn printable(text: &str) -> String {
    text.chars().map(|c| if c.is_control() { char::REPLACEMENT_CHARACTER } else { c }).collect()
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
            assert_eq!(number(&Fixed { units, decimals }.into()), words);
        }
    }
}
