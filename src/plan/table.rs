//! Tables as compiled: a flat list of figures, and how to find the one that is meant.

use crate::certainty::LineCertainty;
use crate::fixed::Fixed;

/// Figures by axes; without axes, one figure.
#[derive(Debug)]
pub(crate) struct Table {
    pub(crate) axes: Vec<Axis>,
    /// In the order of the axes, the last one running fastest.
    pub(crate) cells: Vec<Cell>,
    pub(crate) decimals: u32,
}

/// One axis of a table.
#[derive(Debug)]
pub(crate) enum Axis {
    /// As many cells as the setting has options.
    Options { setting: usize, cells: usize },
    /// One cell for each end, and one for all above; a number is in the first band whose end it does not pass.
    Bands { number: usize, ends: Vec<i128> },
}

impl Axis {
    pub(crate) fn len(&self) -> usize {
        match self {
            Axis::Options { cells, .. } => *cells,
            Axis::Bands { ends, .. } => ends.len() + 1,
        }
    }
}

/// One figure, without its point: the table or factor knows the decimals.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Cell {
    pub(crate) certainty: LineCertainty,
    /// 0, like `max`, where the figure is unpublished.
    pub(crate) min: i128,
    pub(crate) max: i128,
}

impl Cell {
    pub(crate) const UNPUBLISHED: Cell = Cell { certainty: LineCertainty::Unpublished, min: 0, max: 0 };

    pub(crate) fn exact(units: i128) -> Cell {
        Cell { certainty: LineCertainty::Exact, min: units, max: units }
    }

    /// The product; as certain as the less certain of both.
    pub(crate) fn times(self, other: Cell) -> Cell {
        let certainty = self.certainty.max(other.certainty);
        Cell { certainty, min: self.min * other.min, max: self.max * other.max }
    }

    /// The figure as numbers, lower end first.
    pub(crate) fn ends(self, decimals: u32) -> [Fixed; 2] {
        [self.min, self.max].map(|units| Fixed { units, decimals })
    }
}
