//! A look at each part of a table's cells, once: is everything covered, and nothing else named?

use std::collections::BTreeMap;

use super::axes::{WrittenAxis, last_unit};
use super::tables::{EXACT_FIGURE_HELP, FIGURE_HELP, missing_option};
use crate::document::{Band, Cells, End, Figure};
use crate::problem::{Code, Path, Problems};
use crate::suggest::{did_you_mean, nearest};

/// Visits each part of the cells once: reports what is wrong, and collects the figures and the ends of bands.
pub(super) struct Survey<'p> {
    pub(super) ends: Vec<Vec<i128>>,
    pub(super) figures: Vec<Figure>,
    /// Whether every figure must be exact.
    pub(super) exact: bool,
    /// Whether a cell may be absent, if constraints, the conditions of settings, or a band that no number reaches exclude it.
    pub(super) may_have_holes: bool,
    pub(super) problems: &'p mut Problems,
}

impl Survey<'_> {
    pub(super) fn visit(&mut self, cells: &Cells, axes: &[WrittenAxis], depth: usize, path: &Path) {
        if let Cells::Figure(figure) = cells {
            self.figures.push(*figure);
            if self.exact && !matches!(figure, Figure::Exact(_)) {
                let message = "a quantity is made from exact figures";
                self.problems.add(Code::WrongType, path, message, "write a decimal");
            }
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
                // No number may reach a band.
                let may_have_holes = std::mem::replace(&mut self.may_have_holes, true);
                for (index, band) in bands.iter().enumerate() {
                    let Some(cells) = band.as_ref().and_then(|band| band.is.as_ref()) else { continue };
                    self.visit(cells, axes, depth + 1, &path.index(index).key("is"));
                }
                self.may_have_holes = may_have_holes;
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
            if !self.may_have_holes {
                let help = if self.exact { EXACT_FIGURE_HELP } else { FIGURE_HELP };
                self.problems.add(Code::MissingCell, path, missing_option(axis, option), help);
            }
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
                Some(end) if before.is_some_and(|before| before >= end.order()) => {
                    ("the ends of bands do not ascend", "the first band that takes a number is used")
                }
                end => {
                    before = end.map(End::order);
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
