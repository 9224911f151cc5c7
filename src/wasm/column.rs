//! One column: a number a row, and the choices that the numbers stand for.

use crate::image::{Kind, Setting};

#[derive(Debug, Default)]
pub(super) struct Column {
    pub(super) is_given: bool,
    /// One of both has the rows.
    pub(super) bytes: Vec<u8>,
    pub(super) words: Vec<u32>,
    pub(super) steps: Steps,
    /// How far apart its choices are in the table; 0 where they do not move the price.
    pub(super) stride: u16,
    /// The choice of the combination that is priced, while the table is made.
    pub(super) number: u32,
}

/// The choices of a setting, counted from 0.
#[derive(Debug, Default, Clone, Copy)]
pub(super) struct Steps {
    pub(super) first: i64,
    pub(super) step: i64,
    pub(super) count: u64,
}

impl Column {
    pub(super) fn is_too_large(&self) -> bool {
        // Unlike `max`, many at a time.
        let byte = self.bytes.iter().fold(0, |largest: u8, byte| largest.max(*byte));
        let word = self.words.iter().fold(0, |largest: u32, word| largest.max(*word));
        u64::from(word.max(byte.into())) >= self.steps.count
    }

    pub(super) fn is_mover(&self) -> bool {
        self.is_given && self.stride > 0
    }

    pub(super) fn row(&self, row: usize) -> u32 {
        let byte = || self.bytes.get(row).map_or(0, |byte| u32::from(*byte));
        self.words.get(row).copied().unwrap_or_else(byte)
    }

    /// Moves the cells to where the rows from `start` lead: all of them are in the table.
    pub(super) fn add_to(&self, cells: &mut [u16], start: usize) {
        for (cell, byte) in cells.iter_mut().zip(self.bytes.get(start..).unwrap_or_default()) {
            *cell += u16::from(*byte) * self.stride;
        }
        for (cell, word) in cells.iter_mut().zip(self.words.get(start..).unwrap_or_default()) {
            let [low, high, ..] = word.to_le_bytes();
            *cell += u16::from_le_bytes([low, high]) * self.stride;
        }
    }
}

impl Steps {
    pub(super) fn of(setting: Setting) -> Steps {
        let (first, step, count) = match setting.kind() {
            Kind::Span => {
                let [min, max, step] = setting.span();
                (min, step, (max - min) / step + 1)
            }
            _ => (0, 1, setting.count().unwrap_or(0)),
        };
        Steps { first, step, count: count.try_into().unwrap_or(0) }
    }
}
