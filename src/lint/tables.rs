//! The tables of a model as written: their axes, bands and figures, each with its place.

use std::collections::BTreeMap;
use std::mem::replace;
use std::ops::RangeInclusive;

use crate::check::last_unit;
use crate::document::{Band, Cells, Factor, Figure, Model, Rate, Table};
use crate::plan::Plan;
use crate::problem::Path;
use crate::reach::Reach;

/// Calls `look` with each table, the index of its charge, and its place.
pub(super) fn each_table(model: &Model, path: &Path, mut look: impl FnMut(usize, &Table, &Path)) {
    let path = path.key("price");
    for (index, charge) in model.price.iter().flatten().enumerate() {
        let path = path.index(index);
        if let Some(Rate::Table(table)) = &charge.rate {
            look(index, table, &path.key("rate"));
        }
        let path = path.key("times");
        for (place, factor) in charge.times.iter().enumerate() {
            if let Some(Factor::Table(table)) = factor {
                look(index, table, &path.index(place));
            }
        }
    }
}

/// Calls `look` with each figure and its place.
pub(super) fn each_figure(cells: &Cells, path: &Path, look: &mut dyn FnMut(Figure, &Path)) {
    match cells {
        Cells::Figure(figure) => look(*figure, path),
        Cells::Options(options) => {
            for (option, cells) in
                options.iter().filter_map(|(option, cells)| Some((option, cells.as_ref()?)))
            {
                each_figure(cells, &path.key(option), look);
            }
        }
        Cells::Bands(bands) => {
            let bands = bands.iter().map(|band| band.as_ref()?.is.as_ref());
            for (index, cells) in bands.enumerate().filter_map(|(index, cells)| Some((index, cells?))) {
                each_figure(cells, &path.index(index).key("is"), look);
            }
        }
    }
}

/// An axis of a table.
pub(super) struct Axis {
    /// The index of the setting, or of the number.
    pub(super) number: usize,
    /// The choice of each option, as tables name it; none for numbers between two ends.
    pub(super) options: BTreeMap<String, i64>,
    pub(super) reach: Reach,
    pub(super) decimals: u32,
}

pub(super) fn axes(plan: &Plan, table: &Table) -> Vec<Axis> {
    let numbers = table.by.iter().filter_map(|name| plan.number_named(name));
    let axes = numbers.map(|number| Axis {
        number,
        options: options(plan, number).unwrap_or_default(),
        reach: plan.reach(number),
        decimals: plan.decimals_of(number),
    });
    axes.collect()
}

fn options(plan: &Plan, number: usize) -> Option<BTreeMap<String, i64>> {
    let options = plan.settings.get(number)?.options()?;
    Some(options.iter().map(ToString::to_string).zip(0..).collect())
}

impl Axis {
    /// Each band, and from where to where it takes numbers.
    pub(super) fn each_band<'b>(
        &self,
        bands: &'b [Option<Band>],
    ) -> impl Iterator<Item = (&'b Band, RangeInclusive<i128>)> {
        let (mut start, decimals) = (i128::MIN, self.decimals);
        bands.iter().flatten().map(move |band| {
            let last = band.end.map_or(i128::MAX, |end| last_unit(end, decimals));
            // No band follows the one without an end.
            let first = replace(&mut start, last.checked_add(1).unwrap_or(last));
            (band, first..=last)
        })
    }
}
