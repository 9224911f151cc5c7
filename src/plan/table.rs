//! Tables as compiled: a flat list of figures, and how to find the one that is meant.

/// Figures by axes; without axes, one figure.
#[derive(Debug)]
pub(crate) struct Table {
    pub(crate) axes: Vec<Axis>,
    /// In the order of the axes, the last one running fastest.
    pub(crate) cells: Vec<Cell>,
    pub(crate) decimals: u32,
}

impl Table {
    /// The figure for these choices, which make these numbers.
    pub(crate) fn look_up(&self, choices: &[i64], numbers: &[i128]) -> Cell {
        self.cells.get(place(&self.axes, choices, numbers)).copied().unwrap_or(Cell::UNPUBLISHED)
    }

    /// Whether any two figures that differ in this axis alone are not the same.
    pub(crate) fn differs_along(&self, axis: usize) -> bool {
        let lengths: Vec<usize> = self.axes.iter().map(Axis::len).collect();
        differ_along(&self.cells, &lengths, axis)
    }
}

/// The same of any flat list, by the lengths of its axes.
pub(crate) fn differ_along<T: PartialEq>(cells: &[T], lengths: &[usize], axis: usize) -> bool {
    // In the flat list the cells of one axis stand `stride` apart, in blocks of all its cells.
    let stride: usize = lengths.iter().skip(axis + 1).product();
    let block = stride * lengths.get(axis).copied().unwrap_or(1);
    cells
        .chunks(block)
        .any(|block| block.iter().zip(block.iter().skip(stride)).any(|(one, next)| one != next))
}

/// Where in the flat list of these axes the figure stands.
pub(crate) fn place(axes: &[Axis], choices: &[i64], numbers: &[i128]) -> usize {
    axes.iter().fold(0, |index, axis| index * axis.len() + axis.place(choices, numbers))
}

/// One axis of a table.
#[derive(Debug, Clone)]
pub(crate) struct Axis {
    pub(crate) along: Along,
    /// Whether one more cell, the last one, is for where the setting does not exist.
    pub(crate) may_not_exist: bool,
}

/// What an axis tells apart.
#[derive(Debug, Clone)]
pub(crate) enum Along {
    /// As many cells as the setting has options.
    Options { setting: usize, cells: usize },
    /// One cell for each end, and one for all above; a number is in the first band whose end it does not pass.
    Bands { number: usize, ends: Vec<i128> },
}

impl Axis {
    pub(crate) fn len(&self) -> usize {
        let cells = match &self.along {
            Along::Options { cells, .. } => *cells,
            Along::Bands { ends, .. } => ends.len() + 1,
        };
        cells + usize::from(self.may_not_exist)
    }

    /// The setting or quantity (see `Use::number`).
    pub(crate) fn number(&self) -> usize {
        match self.along {
            Along::Options { setting: index, .. } | Along::Bands { number: index, .. } => index,
        }
    }

    /// Whether the setting does not exist.
    pub(crate) fn is_absent(&self, choices: &[i64], numbers: &[i128]) -> bool {
        self.may_not_exist && self.place(choices, numbers) == self.len() - 1
    }

    /// The cell that is meant.
    fn place(&self, choices: &[i64], numbers: &[i128]) -> usize {
        match &self.along {
            Along::Options { setting, .. } => {
                let choice = choices.get(*setting).and_then(|choice| usize::try_from(*choice).ok());
                choice.unwrap_or(self.len() - 1)
            }
            Along::Bands { number, ends } => match numbers.get(*number) {
                Some(number) if *number >= 0 => ends.partition_point(|end| end < number),
                _ => self.len() - 1,
            },
        }
    }
}

/// One figure, without its point: the table or factor knows the decimals.
pub(crate) type Cell = crate::image::Cell<i128>;
