//! A price as it was worked out, in whole numbers: what JavaScript reads, and what questions go on with.

use crate::amount::Amount;
use crate::certainty::{Certainty, LineCertainty, Total};
use crate::fixed::Fixed;
use crate::image::{Cell, word};
use crate::int::Int;
#[cfg(not(feature = "checker"))]
use crate::range::Ends;

/// A price as it was worked out, in words: what JavaScript reads.
///
/// `[lines, certainty, decimals, whether it is wide, min, max, rest of min, rest of max]`, then for each line `[label, certainty, source, decimals, min, max, decimals of
/// the rate or -1, rate, …]`. The source counts the charges from 0; -1 is a rounding or a step. Where 64 bits are not enough, a line goes on
/// with the upper words of min, max and rate, and with what is to be taken from min and max: decimals, both, and their upper words.
///
/// A range has no lines: after the head stand the choices that lead to the least, then those that lead to the most.
#[derive(Debug, Default)]
pub(crate) struct Sheet {
    pub(crate) words: Vec<i64>,
    lines: usize,
}

const HEAD: usize = 8;
const LINE: usize = 16;

impl Sheet {
    /// Makes room for so many lines; it is kept from one price to the next.
    pub(crate) fn clear(&mut self, lines: usize) {
        let words = HEAD + LINE * lines;
        if self.words.len() < words {
            self.words.resize(words, 0);
        }
        self.lines = 0;
    }

    #[inline]
    pub(crate) fn add<N: Int>(
        &mut self,
        label: i64,
        cell: Cell<N>,
        decimals: u32,
        source: i64,
        rate: Option<Fixed<N>>,
    ) {
        let at = HEAD + LINE * self.lines;
        self.lines += 1;
        let Some(line) = self.words.get_mut(at..).and_then(|words| words.first_chunk_mut::<LINE>()) else {
            return;
        };
        // One by one: so few words are written sooner than copied.
        line[0] = label;
        line[1] = cell.certainty.word();
        line[2] = source;
        line[3] = decimals.into();
        line[4] = cell.min.low();
        line[5] = cell.max.low();
        line[6] = rate.map_or(-1, |rate| rate.decimals.into());
        line[7] = rate.map_or(0, |rate| rate.units.low());
        if N::IS_WIDE {
            let rate = rate.map_or(0, |rate| rate.units.high());
            line[8..].copy_from_slice(&[cell.min.high(), cell.max.high(), rate, 0, 0, 0, 0, 0]);
        }
    }

    /// What is to be taken from the ends of the last line.
    pub(crate) fn take_away<N: Int>(&mut self, [min, max]: [Fixed<N>; 2]) {
        let at = HEAD + LINE * self.lines;
        if let Some(words) = self.words.get_mut(at - 5..at).filter(|_| N::IS_WIDE) {
            let decimals = min.decimals.max(max.decimals).into();
            let [min, max] = [min.units, max.units];
            words.copy_from_slice(&[decimals, min.low(), max.low(), min.high(), max.high()]);
        }
    }

    pub(crate) fn finish<N: Int>(&mut self, certainty: Certainty, [min, max]: [Fixed<N>; 2]) {
        let (lines, decimals, is_wide) = (word(self.lines), min.decimals.into(), N::IS_WIDE.into());
        let [min, max] = [min.units, max.units];
        if let Some(head) = self.words.first_chunk_mut::<HEAD>() {
            let [low, high] = [[min.low(), max.low()], [min.high(), max.high()]];
            *head = [lines, certainty.word(), decimals, is_wide, low[0], low[1], high[0], high[1]];
        }
    }

    /// A range: no lines, and in their place the choices that lead to the least, and those that lead to the most.
    #[cfg(not(feature = "checker"))]
    pub(crate) fn write_range(&mut self, Ends { certainty, min, max }: Ends) {
        let [min, max] = [min, max].map(Option::unwrap_or_default);
        self.clear(0);
        self.finish(certainty, [min.amount, max.amount]);
        self.words.truncate(HEAD);
        self.words.extend(min.choices.iter().chain(&max.choices));
    }

    fn word(&self, at: usize) -> i64 {
        self.words.get(at).copied().unwrap_or(0)
    }

    /// The amount of a lower and an upper word, with the decimals that stand in a third place. Without an upper word there are 64 bits.
    fn amount(&self, low: usize, high: usize, decimals: usize) -> Fixed {
        let low = self.word(low);
        let units = if self.word(3) == 0 { low.into() } else { i128::join(low, self.word(high)) };
        Fixed { units, decimals: self.word(decimals).try_into().unwrap_or(0) }
    }

    pub(crate) fn certainty(&self) -> Certainty {
        Certainty::of(self.word(1))
    }

    /// Lower and upper end.
    pub(crate) fn ends(&self) -> [Fixed; 2] {
        [self.amount(4, 6, 2), self.amount(5, 7, 2)]
    }

    pub(crate) fn total(&self) -> Total {
        let [min, max] = self.ends();
        Total::new(self.certainty(), min.into(), max.into())
    }

    /// The lines, each with what [`Sheet`] says of it.
    pub(crate) fn lines(&self) -> impl Iterator<Item = Line> {
        (0..self.lines).map(|line| {
            let at = HEAD + line * LINE;
            let end = |low: usize, high: usize, below: usize| {
                let amount = Amount::from(self.amount(at + low, at + high, at + 3));
                if self.word(3) == 0 {
                    return amount;
                }
                amount - Amount::from(self.amount(at + below, at + below + 2, at + 11))
            };
            Line {
                label: usize::try_from(self.word(at)).unwrap_or(0),
                certainty: LineCertainty::of(self.word(at + 1)),
                source: usize::try_from(self.word(at + 2)).ok(),
                ends: [end(4, 8, 12), end(5, 9, 13)],
                rate: (self.word(at + 6) >= 0).then(|| self.amount(at + 7, at + 10, at + 6)),
            }
        })
    }
}

/// A line of a price.
#[cfg_attr(not(feature = "checker"), expect(dead_code, reason = "pages read the sheet"))]
#[derive(Debug)]
pub(crate) struct Line {
    /// A text of the catalog.
    pub(crate) label: usize,
    pub(crate) certainty: LineCertainty,
    /// The charge that it is of; none for roundings and steps.
    pub(crate) source: Option<usize>,
    /// Lower and upper end; without meaning where the line is unpublished.
    pub(crate) ends: [Amount; 2],
    /// The figure used, where it is one.
    pub(crate) rate: Option<Fixed>,
}
