//! Tables: complete over what the model offers, then laid out flat.

use std::collections::BTreeMap;

use rust_decimal::Decimal;

use super::budget::{Bound, bound};
use super::check_distinct;
use super::names::Names;
use crate::certainty::LineCertainty;
use crate::decimal::{Fixed, pow10};
use crate::document::{self, Band, Cells, End, Figure};
use crate::plan::{Axis, Cell, Setting, Table, Values};
use crate::problem::{Code, Path, Problems};
use crate::suggest::{did_you_mean, nearest};

/// The most cells of a table, and the most combinations that conditions may have.
pub(super) const MOST_COMBINATIONS: usize = 100_000;

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

/// An axis by its name, before the ends of its bands are known.
struct WrittenAxis {
    name: String,
    /// The options, each as tables write it and as a number where it is one; none for an axis of bands only.
    options: Option<Vec<(String, Option<Decimal>)>>,
    /// The index of the setting, or of the number.
    index: usize,
    /// Of the number.
    decimals: u32,
    is_number: bool,
}

impl WrittenAxis {
    fn len(&self, ends: &[i128]) -> usize {
        self.options.as_ref().map_or(ends.len() + 1, Vec::len)
    }

    fn compile(self, ends: Vec<i128>) -> Axis {
        match self.options {
            Some(options) => Axis::Options { setting: self.index, cells: options.len() },
            None => Axis::Bands { number: self.index, ends },
        }
    }

    fn option_names(&self) -> impl Iterator<Item = &str> {
        self.options.iter().flatten().map(|(name, _)| name.as_str())
    }
}

fn axes(
    written: &document::Table,
    names: &Names,
    path: &Path,
    problems: &mut Problems,
) -> Option<Vec<WrittenAxis>> {
    if written.by.is_empty() {
        problems.add(
            Code::BadValue,
            path,
            "the table has no axis",
            "name a setting or quantity, or write a figure in place of the table",
        );
    }
    check_distinct(&written.by, "axis", path, problems);
    let axes: Vec<_> = written
        .by
        .iter()
        .enumerate()
        .map(|(index, name)| axis(name, names, &path.index(index), problems))
        .collect();
    axes.into_iter().collect()
}

fn axis(name: &str, names: &Names, path: &Path, problems: &mut Problems) -> Option<WrittenAxis> {
    let known = names.setting(name).map(|(index, setting)| (index, options(setting), setting));
    if let Some((index, Some(options), setting)) = known {
        let is_number = matches!(setting.values, Values::Numbers { .. });
        return Some(WrittenAxis {
            name: name.to_owned(),
            options: Some(options),
            index,
            decimals: 0,
            is_number,
        });
    }
    if names.position(name).is_none() {
        names.report_unknown("setting or quantity", name, path, problems);
        return None;
    }
    let (index, bound) = names.number(name, path, problems)?;
    Some(WrittenAxis {
        name: name.to_owned(),
        options: None,
        index,
        decimals: bound.decimals,
        is_number: true,
    })
}

fn options(setting: &Setting) -> Option<Vec<(String, Option<Decimal>)>> {
    setting.values.options()?;
    let crate::refusal::Allowed::Options(values) = setting.allowed() else { return None };
    let names = values.iter().map(ToString::to_string);
    Some(names.map(|name| (name.clone(), crate::decimal::parse(&name))).collect())
}

/// Visits each part of the cells once: reports what is wrong, and collects the figures and the ends of bands.
struct Survey<'p> {
    ends: Vec<Vec<i128>>,
    figures: Vec<Figure>,
    problems: &'p mut Problems,
}

impl Survey<'_> {
    fn visit(&mut self, cells: &Cells, axes: &[WrittenAxis], depth: usize, path: &Path) {
        if let Cells::Figure(figure) = cells {
            self.figures.push(*figure);
        }
        let Some(axis) = axes.get(depth) else { return };
        match cells {
            Cells::Figure(_) => {}
            Cells::Options(options) => {
                self.check_options(options, axis, path);
                for (option, cells) in options {
                    let Some(cells) = cells else { continue };
                    self.visit(cells, axes, depth + 1, &path.key(option));
                }
            }
            Cells::Bands(bands) => {
                self.check_bands(bands, axis, depth, path);
                for (index, band) in bands.iter().enumerate() {
                    let Some(cells) = band.as_ref().and_then(|band| band.is.as_ref()) else { continue };
                    self.visit(cells, axes, depth + 1, &path.index(index).key("is"));
                }
            }
        }
    }

    fn check_options(&mut self, options: &BTreeMap<String, Option<Cells>>, axis: &WrittenAxis, path: &Path) {
        for option in
            options.keys().filter(|option| *option != "*" && !axis.option_names().any(|name| name == *option))
        {
            let meant = did_you_mean(nearest(option, axis.option_names()));
            let offered: Vec<&str> = axis.option_names().collect();
            let help = if offered.is_empty() {
                "it takes numbers: write a list of bands, or `*` for any number".to_owned()
            } else {
                format!("it offers {}", offered.join(", "))
            };
            let message = format!("`{}` has no option `{option}`{meant}", axis.name);
            self.problems.add(Code::UnknownOption, &path.key(option), message, help);
        }
        if options.contains_key("*") {
            return;
        }
        for option in axis.option_names().filter(|option| !options.contains_key(*option)) {
            let message = format!("there is no figure for {} `{option}`", axis.name);
            self.problems.add(
                Code::MissingCell,
                path,
                message,
                "write a figure, \"unpublished\" where it is not known, or `*` for the rest",
            );
        }
        if axis.options.is_none() {
            let help = "write a list of bands, or `*` for any number";
            self.problems.add(
                Code::MissingCell,
                path,
                format!("there is no figure for the numbers of `{}`", axis.name),
                help,
            );
        }
    }

    fn check_bands(&mut self, bands: &[Option<Band>], axis: &WrittenAxis, depth: usize, path: &Path) {
        if !axis.is_number {
            let message = format!("`{}` has no numbers, so it has no bands", axis.name);
            self.problems.add(Code::WrongType, path, message, "write an object from options to figures");
            return;
        }
        if bands.iter().any(Option::is_none) {
            return;
        }
        let last = bands.len().saturating_sub(1);
        let mut before = None;
        for (index, band) in bands.iter().flatten().enumerate() {
            let (problem, help) = match band.end {
                None if index < last => {
                    ("this band has no end and is not the last", "only the last band takes all the rest")
                }
                Some(_) if index == last => {
                    ("the last band has an end", "add a band without an end: {\"is\": …}")
                }
                Some(end) if before.is_some_and(|before| before >= order(end)) => {
                    ("the ends of bands do not ascend", "the first band that takes a number is used")
                }
                end => {
                    before = end.map(order);
                    continue;
                }
            };
            self.problems.add(Code::BadBands, &path.index(index), problem, help);
        }
        if bands.is_empty() {
            self.problems.add(Code::BadBands, path, "there is no band", "write at least {\"is\": …}");
        }
        let ends = bands.iter().flatten().filter_map(|band| band.end);
        if let (None, Some(all)) = (&axis.options, self.ends.get_mut(depth)) {
            all.extend(ends.map(|end| last_unit(end, axis.decimals)));
        }
    }
}

/// `below` x ends before `up_to` x.
fn order(end: End) -> (Decimal, bool) {
    match end {
        End::Below(decimal) => (decimal, false),
        End::UpTo(decimal) => (decimal, true),
    }
}

/// The last number that the band takes, as units of numbers that have `decimals`.
fn last_unit(end: End, decimals: u32) -> i128 {
    let (End::UpTo(decimal) | End::Below(decimal)) = end;
    let Fixed { units, decimals: own } = decimal.into();
    let shift = pow10(own.abs_diff(decimals));
    let (floor, whole) =
        if own > decimals { (units / shift, units % shift == 0) } else { (units * shift, true) };
    // Only a number that stands exactly at the end is taken by one kind of band and not by the other.
    if whole && matches!(end, End::Below(_)) { floor - 1 } else { floor }
}

/// The figures in the order of the axes, the last one running fastest. The cells are known to be complete.
fn fill(cells: &Cells, axes: &[(WrittenAxis, Vec<i128>)], figures: &mut Vec<Figure>) -> Option<()> {
    let (cells, Some(((axis, ends), rest))) = (cells, axes.split_first()) else {
        let Cells::Figure(figure) = cells else { return None };
        figures.push(*figure);
        return Some(());
    };
    for place in 0..axis.len(ends) {
        let below = match cells {
            Cells::Figure(_) => cells,
            Cells::Options(options) => {
                let named = axis.options.as_ref().and_then(|names| options.get(&names.get(place)?.0));
                named.or_else(|| options.get("*"))?.as_ref()?
            }
            Cells::Bands(bands) => band(bands, axis, ends, place)?,
        };
        fill(below, rest, figures)?;
    }
    Some(())
}

/// The first band that takes the option, or the numbers that end at this end.
fn band<'c>(bands: &'c [Option<Band>], axis: &WrittenAxis, ends: &[i128], place: usize) -> Option<&'c Cells> {
    let option = axis.options.as_ref().and_then(|options| options.get(place)?.1);
    let takes = |end: Option<End>| match (end, option) {
        (None, _) => true,
        (Some(End::UpTo(end)), Some(option)) => option <= end,
        (Some(End::Below(end)), Some(option)) => option < end,
        (Some(end), None) => ends.get(place).is_some_and(|last| *last <= last_unit(end, axis.decimals)),
    };
    bands.iter().flatten().find(|band| takes(band.end))?.is.as_ref()
}
