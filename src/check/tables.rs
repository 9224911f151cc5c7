//! Tables: complete over what the model offers, then laid out flat.

use std::collections::BTreeMap;

use rust_decimal::Decimal;

use super::axes::{WrittenAxis, axes, last_unit};
use super::budget::{Bound, bound};
use super::names::Names;
use super::survey::Survey;
use crate::certainty::LineCertainty;
use crate::document::{self, Band, Cells, Figure};
use crate::fixed::Fixed;
use crate::plan::{Axis, Cell, Table};
use crate::problem::{Code, Path, Place, Problems};
use crate::space::MOST_COMBINATIONS;

/// A table and the largest figure in it.
pub(super) type Bounded = (Table, Bound);

/// One figure is a table without axes.
pub(super) fn figure(figure: Figure) -> Option<Bounded> {
    flat(Vec::new(), &[figure], &[figure])
}

/// Cells that are absent, each with its index in the flat list. Where they can be met, they are missing.
#[derive(Debug)]
pub(super) struct Holes {
    /// The charge that has the table; none for one of a quantity.
    pub(super) charge: Option<usize>,
    pub(super) axes: Vec<Axis>,
    /// Index → which of `missing` it is.
    pub(super) cells: BTreeMap<usize, usize>,
    pub(super) missing: Vec<Missing>,
}

/// What could be said of an absent cell.
#[derive(Debug)]
pub(super) struct Missing {
    pub(super) place: Place,
    pub(super) message: String,
}

/// Whose table it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Owner {
    Charge,
    /// Its tables go along options, and their figures are exact.
    Quantity,
}

/// Compiles a table; none, and a problem, where it is not complete.
pub(super) fn table(
    written: &document::Table,
    owner: Owner,
    names: &Names,
    holes: &mut Vec<Holes>,
    path: &Path,
    problems: &mut Problems,
) -> Option<Bounded> {
    let exact = owner == Owner::Quantity;
    let before = problems.count();
    let axes = axes(written, names, exact, &path.key("by"), problems)?;
    let cells = written.cells.as_ref()?;
    let mut survey = Survey {
        ends: vec![Vec::new(); axes.len()],
        figures: Vec::new(),
        exact,
        may_have_holes: names.may_exclude,
        problems,
    };
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
    let mut filling = Filling::default();
    filling.fill(cells, &axes, &path.key("cells"))?;
    let axes: Vec<Axis> = axes.into_iter().map(|(axis, ends)| axis.compile(ends)).collect();
    if !filling.missing.is_empty() {
        let Filling { holes: cells, missing, .. } = filling;
        holes.push(Holes { charge: None, axes: axes.clone(), cells, missing });
    }
    flat(axes, &filling.figures, &written_figures)
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

/// The flat list of figures, as it grows.
#[derive(Default)]
struct Filling {
    /// In the order of the axes, the last one running fastest; unpublished where one is absent.
    figures: Vec<Figure>,
    holes: BTreeMap<usize, usize>,
    missing: Vec<Missing>,
}

impl Filling {
    /// The cells are known to be complete, but for holes that something may exclude.
    fn fill(&mut self, cells: &Cells, axes: &[(WrittenAxis, Vec<i128>)], path: &Path) -> Option<()> {
        let Some(((axis, ends), rest)) = axes.split_first() else {
            let Cells::Figure(figure) = cells else { return None };
            self.figures.push(*figure);
            return Some(());
        };
        let places = axis.len(ends) + usize::from(axis.may_not_exist);
        match cells {
            Cells::Figure(_) => (0..places).try_for_each(|_| self.fill(cells, rest, path)),
            Cells::Options(options) => (0..places).try_for_each(|place| {
                let name = axis.options.as_ref().and_then(|names| Some(names.get(place)?.0.as_str()));
                let named = name.filter(|name| options.contains_key(*name)).unwrap_or("*");
                let Some(cells) = options.get(named) else {
                    self.leave_hole(axis, name, rest, path);
                    return Some(());
                };
                self.fill(cells.as_ref()?, rest, &path.key(named))
            }),
            Cells::Bands(bands) => {
                for band in bands_of(bands, axis, ends) {
                    let (index, cells) = band?;
                    self.fill(cells, rest, &path.index(index).key("is"))?;
                }
                if axis.may_not_exist {
                    self.leave_hole(axis, None, rest, path);
                }
                Some(())
            }
        }
    }

    /// `option` is none where the setting does not exist.
    fn leave_hole(
        &mut self,
        axis: &WrittenAxis,
        option: Option<&str>,
        rest: &[(WrittenAxis, Vec<i128>)],
        path: &Path,
    ) {
        let count = rest.iter().map(|(axis, ends)| axis.len(ends) + usize::from(axis.may_not_exist));
        let message = match option {
            Some(option) => missing_option(axis, option),
            None => format!("there is no figure for where `{}` does not exist", axis.name),
        };
        for _ in 0..count.product() {
            self.holes.insert(self.figures.len(), self.missing.len());
            self.figures.push(Figure::Unpublished);
        }
        self.missing.push(Missing { place: path.place(), message });
    }
}

/// What is said of an option without a figure.
pub(super) fn missing_option(axis: &WrittenAxis, option: &str) -> String {
    format!("there is no figure for {} `{option}`", axis.name)
}

/// What can be done about it.
pub(super) const FIGURE_HELP: &str =
    "write a figure, \"unpublished\" where it is not known, or `*` for the rest";

/// The same for a quantity, whose figures are known.
pub(super) const EXACT_FIGURE_HELP: &str =
    "write a figure, or `*` for the rest; or let constraints exclude it, whatever quantities are";

/// The band that takes each option, or the numbers up to each end.
fn bands_of<'c>(
    bands: &'c [Option<Band>],
    axis: &'c WrittenAxis,
    ends: &'c [i128],
) -> impl Iterator<Item = Option<(usize, &'c Cells)>> {
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
        let index = last.partition_point(|last| *last < number);
        Some((index, bands.get(index)?.as_ref()?.is.as_ref()?))
    })
}
