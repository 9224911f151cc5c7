//! Every figure that changed, at the combination of options and bands for which it holds.

use std::collections::BTreeMap;

use serde::Serialize;

use super::Side;
use super::figure::Figure;
use super::percent::percent;
use super::points::{Point, points};
use super::sheet::Sheet;
use crate::document;
use crate::plan::differ_along;

/// Tables that have more cells together are not compared.
const MOST_CELLS: usize = 100_000;

/// A figure that is not what it was.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct FigureChange {
    /// The label of the charge.
    pub charge: String,
    /// Where it stands: `resolution 2K, audio on`; empty where it holds for all.
    pub place: String,
    /// The figure before; absent where there was none.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub old: Option<Figure>,
    /// The figure after; absent where there is none.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub new: Option<Figure>,
    /// What that is: `+50 %`, `≈ +33.3 %`, `new`, `now published`; absent where the units differ.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub change: Option<String>,
}

/// The tables are too large to be compared.
#[derive(Debug)]
pub(super) struct TooMany;

type Pair = [Option<document::Figure>; 2];

/// Compares what two sheets say, whatever their axes: an axis that one of them does not have changes nothing there.
pub(super) fn changes<'w>(
    charge: &str,
    what: impl IntoIterator<Item = &'w str>,
    sides: [Side; 2],
    sheets: [Option<Sheet>; 2],
    same_unit: bool,
) -> Result<Vec<FigureChange>, TooMany> {
    let what: Vec<String> = what.into_iter().map(str::to_owned).collect();
    let mut names: Vec<&str> = Vec::new();
    for name in sheets.iter().flatten().flat_map(Sheet::by) {
        if !names.contains(&name.as_str()) {
            names.push(name);
        }
    }
    let mut axes: Vec<(&str, Vec<Point>)> =
        names.into_iter().map(|name| (name, points(name, sides, sheets))).collect();
    let mut pairs = pairs(&axes, sheets)?;
    drop_axes_without_difference(&mut axes, &mut pairs);
    let places = places(&axes);
    let different = places.into_iter().zip(pairs).filter(|(_, [old, new])| old != new);
    Ok(different
        .map(|(place, pair)| FigureChange {
            charge: charge.to_owned(),
            place: what.iter().cloned().chain(place).collect::<Vec<_>>().join(", "),
            old: pair[0].map(Figure::from),
            new: pair[1].map(Figure::from),
            change: same_unit.then(|| change(pair)),
        })
        .collect())
}

/// What a change is, in words or as a percentage.
fn change(pair: Pair) -> String {
    use document::Figure::{Approximate, Exact, Range, Unpublished};
    let (old, new) = match pair {
        [Some(old), Some(new)] => (old, new),
        [None, _] => return "new".to_owned(),
        [_, None] => return "gone".to_owned(),
    };
    if let Some(percent) = percent(old, new) {
        return percent;
    }
    let words = match (old, new) {
        (Unpublished, _) => "now published",
        (_, Unpublished) => "no longer published",
        (Range { .. }, Range { .. }) => "another range",
        (Range { .. }, _) => "no longer a range",
        (_, Range { .. }) => "now a range",
        (Exact(old), Approximate(new)) if old == new => "now approximate",
        (Approximate(old), Exact(new)) if old == new => "now exact",
        _ => "was free",
    };
    words.to_owned()
}

/// The figures of both sheets at each combination of points, the last axis running fastest.
fn pairs(axes: &[(&str, Vec<Point>)], sheets: [Option<Sheet>; 2]) -> Result<Vec<Pair>, TooMany> {
    let count = axes.iter().try_fold(1_usize, |count, (_, points)| count.checked_mul(points.len()));
    let count = count.filter(|count| *count <= MOST_CELLS).ok_or(TooMany)?;
    let pair = |cell: usize| {
        let mut at = BTreeMap::new();
        let mut rest = cell;
        for (name, points) in axes.iter().rev() {
            if let Some(point) = points.get(rest % points.len()) {
                at.insert(*name, point);
            }
            rest /= points.len();
        }
        let [old, new] = sheets;
        [(0, old), (1, new)].map(|(side, sheet)| {
            sheet.filter(|_| at.values().all(|point| point.is_offered(side)))?.figure(&at)
        })
    };
    Ok((0..count).map(pair).collect())
}

/// What holds for all of an axis is told once.
fn drop_axes_without_difference(axes: &mut Vec<(&str, Vec<Point>)>, pairs: &mut Vec<Pair>) {
    for axis in (0..axes.len()).rev() {
        let lengths: Vec<usize> = axes.iter().map(|(_, points)| points.len()).collect();
        if differ_along(pairs, &lengths, axis) {
            continue;
        }
        let stride: usize = lengths.iter().skip(axis + 1).product();
        let block = stride * lengths.get(axis).copied().unwrap_or(1);
        *pairs = pairs.chunks(block).flat_map(|block| block.iter().take(stride)).copied().collect();
        axes.remove(axis);
    }
}

/// All combinations of points in words, in the order of the pairs.
fn places(axes: &[(&str, Vec<Point>)]) -> Vec<Vec<String>> {
    axes.iter().fold(vec![Vec::new()], |places, (name, points)| {
        let longer = |place: Vec<String>| {
            let with = |point: &Point| place.iter().cloned().chain([point.words(name)]).collect::<Vec<_>>();
            points.iter().map(with).collect::<Vec<_>>()
        };
        places.into_iter().flat_map(longer).collect()
    })
}
