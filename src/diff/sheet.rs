//! Rates and multipliers as a catalog writes them: what they say at a place.

use std::collections::BTreeMap;

use super::points::Point;
use crate::document::{self, Cells, End, Table};

/// The sheets of two lists, in their order.
pub(super) fn side_by_side<'d>(
    [mut old, mut new]: [impl Iterator<Item = Sheet<'d>>; 2],
) -> impl Iterator<Item = [Option<Sheet<'d>>; 2]> {
    std::iter::from_fn(move || match [old.next(), new.next()] {
        [None, None] => None,
        both => Some(both),
    })
}

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
        let bands = self.along(name).into_iter().filter_map(|cells| match cells {
            Cells::Bands(bands) => Some(bands),
            _ => None,
        });
        bands.flatten().flatten().filter_map(|band| band.end).collect()
    }

    /// Whether `"*"` stands on an axis for nothing but that the setting does not exist: all of its options are named there.
    pub(super) fn has_absent(&self, name: &str, options: usize) -> bool {
        self.along(name).into_iter().any(|cells| match cells {
            Cells::Options(named) => named.contains_key("*") && named.len() > options,
            _ => false,
        })
    }

    /// What stands on an axis, wherever that is.
    fn along(&self, name: &str) -> Vec<&Cells> {
        let Sheet::Table(Table { by, cells: Some(cells) }) = self else { return Vec::new() };
        let depth = by.iter().position(|axis| axis == name);
        depth.map_or_else(Vec::new, |depth| (0..depth).fold(vec![cells], |level, _| below(&level)))
    }
}

fn below<'d>(level: &[&'d Cells]) -> Vec<&'d Cells> {
    let parts = level.iter().map(|cells| match cells {
        Cells::Figure(_) => Vec::new(),
        Cells::Options(options) => options.values().flatten().collect(),
        Cells::Bands(bands) => bands.iter().flatten().filter_map(|band| band.is.as_ref()).collect(),
    });
    parts.flatten().collect()
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
