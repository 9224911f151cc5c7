//! The axes of a table: their options, and where their bands end.

use rust_decimal::Decimal;

use super::check_distinct;
use super::names::Names;
use crate::decimal::parse;
use crate::document::{self, End};
use crate::fixed::{Fixed, pow10};
use crate::plan::{Along, Axis, Values};
use crate::problem::{Code, Path, Problems};

/// An axis by its name, before the ends of its bands are known.
pub(super) struct WrittenAxis {
    pub(super) name: String,
    /// The options, each as tables write it and as a number where it is one; none for an axis of bands only.
    pub(super) options: Option<Vec<(String, Option<Decimal>)>>,
    /// The index of the setting, or of the number.
    pub(super) index: usize,
    /// Of the number.
    pub(super) decimals: u32,
    pub(super) is_number: bool,
    /// Whether the setting has a `when`.
    pub(super) may_not_exist: bool,
}

impl WrittenAxis {
    /// How many cells there are; one more is for where the setting does not exist.
    pub(super) fn len(&self, ends: &[i128]) -> usize {
        self.options.as_ref().map_or(ends.len() + 1, Vec::len)
    }

    pub(super) fn compile(self, ends: Vec<i128>) -> Axis {
        let along = match self.options {
            Some(options) => Along::Options { setting: self.index, cells: options.len() },
            None => Along::Bands { number: self.index, ends },
        };
        Axis { along, may_not_exist: self.may_not_exist }
    }

    pub(super) fn option_names(&self) -> impl Iterator<Item = &str> {
        self.options.iter().flatten().map(|(name, _)| name.as_str())
    }
}

pub(super) fn axes(
    written: &document::Table,
    names: &Names,
    only_options: bool,
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
    check_distinct(written.by.iter().enumerate(), "axis", path, problems);
    let axes: Vec<_> = written
        .by
        .iter()
        .enumerate()
        .map(|(index, name)| {
            let (path, axis) = (path.index(index), axis(name, names, &path.index(index), problems)?);
            if !only_options {
                return Some(axis);
            }
            if axis.options.is_none() {
                let message = format!("`{name}` has no options");
                problems.add(Code::WrongType, &path, message, "a table of a quantity goes along options");
                return None;
            }
            // Where the setting does not exist, neither does the quantity.
            Some(WrittenAxis { may_not_exist: false, ..axis })
        })
        .collect();
    axes.into_iter().collect()
}

fn axis(name: &str, names: &Names, path: &Path, problems: &mut Problems) -> Option<WrittenAxis> {
    names.check_any(name, path, problems);
    let may_not_exist = names.position(name).is_some_and(|index| names.may_not_exist(index));
    if let Some((index, setting)) = names.setting(name)
        && let Some(options) = setting.options()
    {
        let decimals = match setting.values {
            Values::Numbers { decimals, .. } => Some(decimals),
            _ => None,
        };
        let options =
            options.iter().map(ToString::to_string).map(|text| (text.clone(), parse(&text))).collect();
        return Some(WrittenAxis {
            name: name.to_owned(),
            options: Some(options),
            index,
            decimals: decimals.unwrap_or(0),
            is_number: decimals.is_some(),
            may_not_exist,
        });
    }
    names.position(name)?;
    let (index, bound) = names.number(name, path, problems)?;
    Some(WrittenAxis {
        name: name.to_owned(),
        options: None,
        index,
        decimals: bound.decimals,
        is_number: true,
        may_not_exist,
    })
}

/// The last number that the band takes, as units of numbers that have `decimals`.
pub(crate) fn last_unit(end: End, decimals: u32) -> i128 {
    let (End::UpTo(decimal) | End::Below(decimal)) = end;
    let Fixed { units, decimals: own } = decimal.into();
    let shift = pow10(own.abs_diff(decimals));
    let (floor, whole) =
        if own > decimals { (units / shift, units % shift == 0) } else { (units * shift, true) };
    // Only a number that stands exactly at the end is taken by one kind of band and not by the other.
    if whole && matches!(end, End::Below(_)) { floor - 1 } else { floor }
}
