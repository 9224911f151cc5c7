//! Tables as compiled: a flat list of figures, and how to find the one that is meant.

use super::{ABSENT, List, Node, decimals};
use crate::certainty::LineCertainty;
use crate::int::Int;

/// `[decimals, kind, cells, axes …]`: figures by axes. The cells stand in the order of the axes, the last one running fastest: certainty, lower and
/// upper end of each (kind 0), or where all are exact a figure each (1). One exact figure without axes stands in the place of the cells (2), and
/// nothing after it.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Table<'i>(pub(super) Node<'i>);

/// `[0, setting, cells, ends]`: as many cells as the setting has options. Or `[1, number, cells, ends]`: one cell for each end, and one
/// for all above; a number is in the first band whose end it does not pass. Either can have one more, the last one, for where
/// the setting does not exist.
#[derive(Debug, Clone, Copy)]
struct Axis<'i>(Node<'i>);

/// The kind of a table of one exact figure.
pub(crate) const ONE: i64 = 2;

impl<'i> Table<'i> {
    pub(crate) fn decimals(self) -> u32 {
        decimals(self.0.word(0))
    }

    pub(super) fn place(self) -> usize {
        self.0.at
    }

    /// The one exact figure, as a word, if there is no other.
    pub(super) fn figure(self) -> Option<i64> {
        let [_, kind, figure] = *self.0.fields().words;
        (kind == ONE).then_some(figure)
    }

    /// The figure for these choices, which make these numbers.
    pub(crate) fn look_up<N: Int>(self, choices: &[i64], numbers: &[N]) -> Cell<N> {
        let fields = self.0.fields::<3>();
        if fields.word(1) == ONE {
            return Cell::exact(fields.number(2));
        }
        let cell = self.axes().fold(0, |cell, axis| cell * axis.len() + axis.place(choices, numbers));
        let cells = fields.node(2);
        if fields.flag(1) {
            return Cell::exact(cells.number(cell));
        }
        let cell = cell * 3;
        Cell {
            certainty: LineCertainty::of(cells.word(cell)),
            min: cells.number(cell + 1),
            max: cells.number(cell + 2),
        }
    }

    /// The same of a quantity's table, whose figures are exact; what is unpublished there is a cell that is absent.
    pub(crate) fn figure_at<N: Int>(self, choices: &[i64], numbers: &[N]) -> N {
        let cell = self.look_up(choices, numbers);
        if cell.certainty == LineCertainty::Unpublished { N::of(ABSENT) } else { cell.min }
    }

    fn axes(self) -> impl Iterator<Item = Axis<'i>> {
        let axes = (self.0.word(1) != ONE).then(|| self.0.list_at(3));
        axes.into_iter().flat_map(List::nodes).map(Axis)
    }

    /// What its axes ask about (see [`super::Condition::asks`]).
    pub(crate) fn asks(self) -> impl Iterator<Item = usize> {
        self.axes().map(|axis| axis.0.index(1))
    }
}

impl Axis<'_> {
    fn len(self) -> usize {
        self.0.index(2)
    }

    /// The cell that is meant.
    fn place<N: Int>(self, choices: &[i64], numbers: &[N]) -> usize {
        let fields = self.0.fields::<3>();
        let (asked, last) = (fields.index(1), fields.index(2).wrapping_sub(1));
        if !fields.flag(0) {
            let choice = choices.get(asked).and_then(|choice| usize::try_from(*choice).ok());
            return choice.unwrap_or(last);
        }
        match numbers.get(asked) {
            Some(number) if *number >= N::default() => self.band(*number),
            _ => last,
        }
    }

    /// By bisection: the number of ends that the number passes.
    fn band<N: Int>(self, number: N) -> usize {
        let (mut low, mut high) = (0, self.0.index(3));
        while low < high {
            let middle = low.midpoint(high);
            if self.0.number::<N>(4 + middle) < number { low = middle + 1 } else { high = middle }
        }
        low
    }
}

/// One figure, without its point: the table or factor knows the decimals.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Cell<N> {
    pub(crate) certainty: LineCertainty,
    /// 0, like `max`, where the figure is unpublished.
    pub(crate) min: N,
    pub(crate) max: N,
}

impl<N: Int> Cell<N> {
    pub(crate) fn exact(units: N) -> Cell<N> {
        Cell { certainty: LineCertainty::Exact, min: units, max: units }
    }

    /// The product; as certain as the less certain of both.
    pub(crate) fn times(self, other: Cell<N>) -> Cell<N> {
        let certainty = self.certainty.max(other.certainty);
        Cell { certainty, min: self.min * other.min, max: self.max * other.max }
    }
}

#[cfg(feature = "checker")]
impl Cell<i128> {
    pub(crate) const UNPUBLISHED: Cell<i128> = Cell { certainty: LineCertainty::Unpublished, min: 0, max: 0 };

    pub(crate) fn is_exact(self) -> bool {
        self.certainty == LineCertainty::Exact
    }
}
