//! A figure as a diff shows it.

use std::fmt;

use rust_decimal::Decimal;
use serde::Serialize;

use crate::amount::Amount;
use crate::certainty::LineCertainty;
use crate::document;
use crate::fixed::Fixed;
use crate::words;

/// A figure of a catalog; what is not known is absent.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
pub struct Figure {
    /// How certain it is.
    pub certainty: LineCertainty,
    /// The lower end.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub min: Option<Amount>,
    /// The upper end.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub max: Option<Amount>,
}

impl From<document::Figure> for Figure {
    fn from(figure: document::Figure) -> Figure {
        let (certainty, ends) = match figure {
            document::Figure::Exact(decimal) => (LineCertainty::Exact, Some((decimal, decimal))),
            document::Figure::Approximate(decimal) => (LineCertainty::Approximate, Some((decimal, decimal))),
            document::Figure::Range { min, max } => (LineCertainty::Range, Some((min, max))),
            document::Figure::Unpublished => (LineCertainty::Unpublished, None),
        };
        let amount = |decimal: Decimal| Amount::from(Fixed::from(decimal));
        let (min, max) = ends.map(|(min, max)| (amount(min), amount(max))).unzip();
        Figure { certainty, min, max }
    }
}

impl fmt::Display for Figure {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match (self.certainty, self.min, self.max) {
            (LineCertainty::Exact, Some(amount), _) => f.write_str(&words::number(amount)),
            (LineCertainty::Approximate, Some(amount), _) => write!(f, "≈ {}", words::number(amount)),
            (LineCertainty::Range, Some(min), Some(max)) => f.write_str(&words::range(min, max)),
            _ => f.write_str("not published"),
        }
    }
}
