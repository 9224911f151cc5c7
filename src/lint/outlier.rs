//! Outliers: figures far from most of their table, with nothing in between.

use super::tables::{each_figure, each_table};
use super::{Lint, Subject, Warnings};
use crate::amount::Amount;
use crate::document::{Figure, Table};
use crate::fixed::Fixed;
use crate::problem::Path;

/// Figures that are so many times apart, with none in between, are far from each other.
const FAR: i128 = 20;

/// Of fewer figures none is the odd one.
const FEWEST: usize = 3;

/// No figure has more.
const DECIMALS: u32 = 12;

pub(super) fn lint(subject: &Subject, warnings: &mut Warnings) {
    subject
        .each_model(|model, _, path| each_table(model, path, |_, table, path| look(table, path, warnings)));
}

fn look(table: &Table, path: &Path, warnings: &mut Warnings) {
    let (Some(cells), path) = (&table.cells, path.key("cells")) else { return };
    let mut figures = Vec::new();
    each_figure(cells, &path, &mut |figure, _| figures.extend(known(figure)));
    let Some((low, high)) = most(&figures) else { return };
    each_figure(cells, &path, &mut |figure, path| {
        let Some((min, max)) = known(figure).filter(|(min, max)| *min < low || *max > high) else { return };
        let message = format!(
            "most figures of this table are {}, and this one is {}",
            shown(low, high),
            shown(min, max)
        );
        warnings.add(Lint::Outlier, path.place(), message, "is the decimal point in its place?");
    });
}

/// The ends of a figure; none where it is free or unpublished.
fn known(figure: Figure) -> Option<(i128, i128)> {
    let (min, max) = match figure {
        Figure::Exact(decimal) | Figure::Approximate(decimal) => (decimal, decimal),
        Figure::Range { min, max } => (min, max),
        Figure::Unpublished => return None,
    };
    // What can be free has one end that counts.
    let min = if min.is_zero() { max } else { min };
    let units = |decimal| Fixed::from(decimal).units_at(DECIMALS);
    (!max.is_zero()).then(|| (units(min), units(max)))
}

/// Between which numbers most of the figures lie, none of them far from the next; none where no such most is.
fn most(figures: &[(i128, i128)]) -> Option<(i128, i128)> {
    let mut ends: Vec<i128> = figures.iter().flat_map(|(min, max)| [*min, *max]).collect();
    ends.sort_unstable();
    let mut groups = ends.chunk_by(|one, next| *next < one * FAR);
    let most = groups.find(|group| group.len() * 2 > ends.len() && figures.len() >= FEWEST)?;
    Some((*most.first()?, *most.last()?))
}

fn shown(low: i128, high: i128) -> String {
    let amount = |units| Amount::from(Fixed { units, decimals: DECIMALS });
    if low == high { amount(low).to_string() } else { format!("{} to {}", amount(low), amount(high)) }
}
