//! Prices in words, as the page says them: nothing here calculates or rounds.

use unicode_width::UnicodeWidthStr;

use crate::certainty::LineCertainty;
use crate::estimate::{Estimate, Factor, Line};
use crate::words::{self, number};

/// What an estimate comes to: `294 credits`, `at least 15 credits`, `price not published`.
pub(super) fn total(estimate: &Estimate) -> String {
    words::total(&estimate.total(), &estimate.unit, words::is_about(estimate))
}

/// What a line comes to; the unit stands at the total.
pub(super) fn amount(line: &Line) -> String {
    let words = match (line.certainty, &line.amount, &line.min, &line.max) {
        (LineCertainty::Exact, Some(amount), ..) => Some(number(*amount)),
        (LineCertainty::Approximate, Some(amount), ..) => Some(format!("≈ {}", number(*amount))),
        (LineCertainty::Range, _, Some(min), Some(max)) => Some(words::range(*min, *max)),
        _ => None,
    };
    words.unwrap_or_else(|| "not published".to_owned())
}

/// `4 (images)`, `1,500 (characters, billed as 2)`.
pub(super) fn factor(Factor { name, value, billed, per }: &Factor) -> String {
    let billed = billed.as_ref().map(|billed| format!(", billed as {}", number(*billed)));
    let per = per.as_ref().map(|per| format!(" ÷ {}", number(*per)));
    format!("{} ({name}{}){}", number(*value), billed.unwrap_or_default(), per.unwrap_or_default())
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
