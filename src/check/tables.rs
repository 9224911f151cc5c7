//! Tables: complete over what the model offers, then laid out flat.

use rust_decimal::Decimal;

use super::axes::{WrittenAxis, axes, last_unit};
use super::budget::{Bound, bound};
use super::names::Names;
use super::survey::Survey;
use crate::certainty::LineCertainty;
use crate::combinations::MOST_COMBINATIONS;
use crate::document::{self, Band, Cells, Figure};
use crate::fixed::Fixed;
use crate::plan::{Axis, Cell, Table};
use crate::problem::{Code, Path, Problems};

/// A table and the largest figure in it.
pub(super) type Bounded = (Table, Bound);

/// One figure is a table without axes.
pub(super) fn figure(figure: Figure) -> Option<Bounded> {
    flat(Vec::new(), &[figure], &[figure])
}

/// Compiles a table; none, and a problem, where it is not complete.
pub(super) fn table(
    written: &document::Table,
    names: &Names,
    path: &Path,
    problems: &mut Problems,
) -> Option<Bounded> {
    let before = problems.count();
    let axes = axes(written, names, &path.key("by"), problems)?;
    let cells = written.cells.as_ref()?;
    let mut survey = Survey { ends: vec![Vec::new(); axes.len()], figures: Vec::new(), problems };
    survey.visit(cells, &axes, 0, &path.key("cells"));
    let (mut ends, written_figures) = (survey.ends, survey.figures);
    for ends in &mut ends {
        ends.sort_unstable();
        ends.dedup();
    }
    let axes: Vec<(WrittenAxis, Vec<i128>)> = axes.into_iter().zip(ends).collect();
    let count = axes.iter().try_fold(1_usize, |count, (axis, ends)| count.checked_mul(axis.len(ends)));
    if count.is_none_or(|count| count > MOST_COMBINATIONS) {
        let message = format!("the table has more than {MOST_COMBINATIONS} cells");
        problems.add(Code::TooManyCombinations, path, message, "split it into a rate and a factor");
    }
    if problems.count() > before {
        return None;
    }
    let mut figures = Vec::new();
    fill(cells, &axes, &mut figures)?;
    flat(axes.into_iter().map(|(axis, ends)| axis.compile(ends)).collect(), &figures, &written_figures)
}

/// `written` are all figures of the table, once each, and those that no choice leads to as well.
fn flat(axes: Vec<Axis>, figures: &[Figure], written: &[Figure]) -> Option<Bounded> {
    let decimals = written.iter().flat_map(|figure| ends(*figure)).map(|end| end.scale()).max().unwrap_or(0);
    let largest = written.iter().map(|figure| cell(*figure, decimals).max).max().unwrap_or(0);
    let cells = figures.iter().map(|figure| cell(*figure, decimals)).collect();
    Some((Table { axes, cells, decimals }, bound(largest, decimals).ok()?))
}

fn ends(figure: Figure) -> Vec<Decimal> {
    match figure {
        Figure::Exact(decimal) | Figure::Approximate(decimal) => vec![decimal],
        Figure::Range { min, max } => vec![min, max],
        Figure::Unpublished => Vec::new(),
    }
}

fn cell(figure: Figure, decimals: u32) -> Cell {
    let units = |decimal: Decimal| Fixed::from(decimal).units_at(decimals);
    match figure {
        Figure::Exact(decimal) => Cell::exact(units(decimal)),
        Figure::Approximate(decimal) => {
            Cell { certainty: LineCertainty::Approximate, ..Cell::exact(units(decimal)) }
        }
        Figure::Range { min, max } => {
            Cell { certainty: LineCertainty::Range, min: units(min), max: units(max) }
        }
        Figure::Unpublished => Cell::UNPUBLISHED,
    }
}

/// The figures in the order of the axes, the last one running fastest. The cells are known to be complete.
fn fill(cells: &Cells, axes: &[(WrittenAxis, Vec<i128>)], figures: &mut Vec<Figure>) -> Option<()> {
    let Some(((axis, ends), rest)) = axes.split_first() else {
        let Cells::Figure(figure) = cells else { return None };
        figures.push(*figure);
        return Some(());
    };
    match cells {
        Cells::Figure(_) => (0..axis.len(ends)).try_for_each(|_| fill(cells, rest, figures)),
        Cells::Options(options) => (0..axis.len(ends)).try_for_each(|place| {
            let named = axis.options.as_ref().and_then(|names| options.get(&names.get(place)?.0));
            fill(named.or_else(|| options.get("*"))?.as_ref()?, rest, figures)
        }),
        Cells::Bands(bands) => bands_of(bands, axis, ends).try_for_each(|band| fill(band?, rest, figures)),
    }
}

/// The band that takes each option, or the numbers up to each end.
fn bands_of<'c>(
    bands: &'c [Option<Band>],
    axis: &'c WrittenAxis,
    ends: &'c [i128],
) -> impl Iterator<Item = Option<&'c Cells>> {
    // What the bands end with ascends, and the last one takes all the rest.
    let last: Vec<i128> = bands
        .iter()
        .flatten()
        .map(|band| band.end.map_or(i128::MAX, |end| last_unit(end, axis.decimals)))
        .collect();
    (0..axis.len(ends)).map(move |place| {
        let number = match &axis.options {
            Some(options) => Fixed::from(options.get(place)?.1?).units_if_whole(axis.decimals)?,
            None => ends.get(place).copied().unwrap_or(i128::MAX),
        };
        bands.get(last.partition_point(|last| *last < number))?.as_ref()?.is.as_ref()
    })
}
