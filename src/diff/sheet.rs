//! Rates and multipliers as a catalog writes them: what they say at a place.

use std::collections::BTreeMap;

use super::points::Point;
use crate::document::{self, Cells, End, Table};

/// Figures as a catalog writes them: a rate, or a multiplier.
#[derive(Debug, Clone, Copy)]
pub(super) enum Sheet<'d> {
    Figure(document::Figure),
    Table(&'d Table),
}

impl Sheet<'_> {
    pub(super) fn by(&self) -> &[String] {
        match self {
            Sheet::Figure(_) => &[],
            Sheet::Table(table) => &table.by,
        }
    }

    pub(super) fn figure(&self, at: &BTreeMap<&str, &Point>) -> Option<document::Figure> {
        match self {
            Sheet::Figure(figure) => Some(*figure),
            Sheet::Table(table) => look_up(table.cells.as_ref()?, &table.by, at),
        }
    }

    /// The ends of the bands on an axis.
    pub(super) fn ends(&self, name: &str) -> Vec<End> {
        let mut ends = Vec::new();
        if let Sheet::Table(Table { by, cells: Some(cells) }) = self
            && let Some(depth) = by.iter().position(|axis| axis == name)
        {
            collect_ends(cells, depth, &mut ends);
        }
        ends
    }
}

fn collect_ends(cells: &Cells, depth: usize, ends: &mut Vec<End>) {
    match (cells, depth) {
        (Cells::Bands(bands), 0) => ends.extend(bands.iter().flatten().filter_map(|band| band.end)),
        (_, 0) | (Cells::Figure(_), _) => {}
        (Cells::Options(options), _) => {
            options.values().flatten().for_each(|cells| collect_ends(cells, depth - 1, ends));
        }
        (Cells::Bands(bands), _) => {
            let below = bands.iter().flatten().filter_map(|band| band.is.as_ref());
            below.for_each(|cells| collect_ends(cells, depth - 1, ends));
        }
    }
}

fn look_up(cells: &Cells, by: &[String], at: &BTreeMap<&str, &Point>) -> Option<document::Figure> {
    if let Cells::Figure(figure) = cells {
        return Some(*figure);
    }
    let (name, rest) = by.split_first()?;
    let point = at.get(name.as_str())?;
    let below = match cells {
        Cells::Figure(_) => None,
        Cells::Options(options) => options.get(&point.key()).or_else(|| options.get("*"))?.as_ref(),
        Cells::Bands(bands) => bands.iter().flatten().find(|band| point.is_in(band.end))?.is.as_ref(),
    };
    look_up(below?, rest, at)
}
